"""Makes LAC's network heed the lengths of the sentences in a padded batch.

The network as shipped takes a ``length`` and leaves it unused, so the backward half of its GRUs would read the
padding first and give other tags. Here ``length`` is declared int32 and led into the GRU nodes, where ONNX has an input
for it. The model is a protobuf message; only four of its fields need to be known, so no ONNX package is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

Buffer = bytes | memoryview

MODEL_GRAPH = 7
GRAPH_NODE, GRAPH_INPUT = 1, 11
NODE_INPUT, NODE_OPERATION = 1, 4
"""Field numbers of the messages of ONNX."""

BYTES = 2
"""The wire type of protobuf for what has a length: messages and strings."""

FIXED = {1: 8, 5: 4}
"""The sizes of the wire types of fixed size."""

SEQUENCE_LENGTHS = 4
"""Which input of a GRU node takes the lengths (X, W, R, B, sequence_lens, initial_h)."""

INT32, INT64 = b"\x08\x06", b"\x08\x07"
"""The element type of a tensor as it stands in the declaration of an input."""


def wire(model: bytes) -> bytes:
    """The same model with ``length`` led into its GRU nodes; raises ValueError if it is no ONNX model with such."""
    parts: list[Buffer] = []
    wired = 0
    for number, kind, whole, content in _fields(memoryview(model)):
        if number == MODEL_GRAPH and kind == BYTES:
            graph, wired = _wire_graph(content)
            parts += [_head(MODEL_GRAPH, sum(map(len, graph))), *graph]
        else:
            parts.append(whole)
    if not wired:
        raise ValueError("the model has no GRU to wire")
    return b"".join(parts)


def _wire_graph(graph: memoryview) -> tuple[list[Buffer], int]:
    """The parts of the graph, its weights as they stand in the model: these thirty megabytes are copied once."""
    parts: list[Buffer] = []
    wired = 0
    for number, _, whole, content in _fields(graph):
        if number == GRAPH_NODE and _is_gru(content):
            parts.append(_field(GRAPH_NODE, _wire_node(content)))
            wired += 1
        elif number == GRAPH_INPUT and b"length" in bytes(content):
            parts.append(_field(GRAPH_INPUT, bytes(content).replace(INT64, INT32, 1)))
        else:
            parts.append(whole)
    return parts, wired


def _is_gru(node: memoryview) -> bool:
    return any(number == NODE_OPERATION and bytes(content) == b"GRU" for number, _, _, content in _fields(node))


def _wire_node(node: memoryview) -> bytes:
    parts: list[Buffer] = []
    inputs = 0
    for number, _, whole, _ in _fields(node):
        if number == NODE_INPUT:
            replaced = inputs == SEQUENCE_LENGTHS
            parts.append(_field(NODE_INPUT, b"length") if replaced else whole)
            inputs += 1
        else:
            parts.append(whole)
    return b"".join(parts)


def _fields(message: memoryview) -> Iterator[tuple[int, int, memoryview, memoryview]]:
    """Number, wire type, the whole field, and what it holds, of each field of a message."""
    position = 0
    while position < len(message):
        start = position
        key, position = _varint(message, position)
        kind = key & 7
        if kind == BYTES:
            size, position = _varint(message, position)
        elif kind in FIXED:
            size = FIXED[kind]
        elif kind == 0:
            size = _varint(message, position)[1] - position
        else:
            raise ValueError(f"wire type {kind} has no place in an ONNX model")
        content = message[position : position + size]
        position += size
        yield key >> 3, kind, message[start:position], content


def _varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        value |= (byte & 0x7F) << shift
        position += 1
        if byte < 0x80:
            return value, position
        shift += 7


def _field(number: int, content: bytes) -> bytes:
    return _head(number, len(content)) + content


def _head(number: int, length: int) -> bytes:
    """What stands before the content of a field that has a length."""
    return _as_varint(number << 3 | BYTES) + _as_varint(length)


def _as_varint(value: int) -> bytes:
    groups: list[int] = []
    while value >= 0x80:
        groups.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*groups, value])
