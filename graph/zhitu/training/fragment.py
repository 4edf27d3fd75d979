"""A trained head as a fragment of an ONNX model, to be set onto LAC's: the names of tensors join the two.

Everything runs on (character, line, channel), as LAC's GRUs do, in plain matrix products: as convolutions of ONNX it
takes twice the time on the few lines of one article.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from zhitu.reading.tokens.lac import FIRST_STATES, LENGTHS, NAMES, SECOND_STATES, TAGS, TOKENS
from zhitu.training.network import LAYERS, WIDTH, Head

Weights = NDArray[np.float32]


def outputs(*names: str) -> bytes:
    """A fragment that only makes these tensors outputs."""
    writer = _Writer()
    for name in names:
        writer.give(name)
    return writer.bytes()


def write(head: Head) -> bytes:
    """The fragment of a head, with the output :data:`NAMES`: what all its styles say on average."""
    writer = _Writer()
    weights = {name: values.detach().numpy() for name, values in head.state_dict().items()}
    mask = _mask(writer)
    entry = (weights["enter.weight"] * weights["scale"][None])[:, :, 0].T
    tags = writer.add("Transpose", TAGS, perm=[1, 0, 2])
    summed = writer.store(weights["enter.bias"])
    start = 0
    for tensor, size in zip((FIRST_STATES, SECOND_STATES, tags), LAYERS, strict=True):
        part = writer.add("MatMul", tensor, writer.store(entry[start : start + size]))
        summed = writer.add("Add", part, summed)
        start += size
    hidden = writer.add("Mul", writer.add("Relu", summed), mask)
    for number in range(len(head.convolutions)):
        layer = f"convolutions.{number}"
        seen = _convolve(writer, hidden, weights[f"{layer}.weight"], weights[f"{layer}.bias"])
        hidden = writer.add("Mul", writer.add("Add", hidden, writer.add("Relu", seen)), mask)
    scores = []
    for number in range(len(head.styles)):
        product = writer.add("MatMul", hidden, writer.store(weights[f"styles.{number}.weight"][:, :, 0].T))
        raised = writer.add("Add", product, writer.store(weights[f"styles.{number}.bias"]))
        scores.append(writer.add("LogSoftmax", raised, axis=2))
    writer.add("Transpose", writer.add("Mean", *scores), output=NAMES, perm=[1, 0, 2])
    writer.give(NAMES)
    return writer.bytes()


class _Writer:
    """A fragment that grows node by node; tensors get names in the order in which they come."""

    def __init__(self) -> None:
        self.model = ModelProto()
        self.count = 0

    def add(self, operation: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        """The output of a new node."""
        output = output or self._name()
        node = helper.make_node(operation, inputs, [output])
        node.attribute.extend(helper.make_attribute(*attribute) for attribute in sorted(attributes.items()))
        self.model.graph.node.append(node)
        return output

    def store(self, values: ArrayLike) -> str:
        """The name under which these values are stored, as they are."""
        name = self._name()
        self.model.graph.initializer.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def give(self, name: str) -> None:
        """Makes a tensor an output of the model."""
        self.model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))

    def bytes(self) -> bytes:
        """The fragment, the same for the same calls."""
        return bytes(self.model.SerializeToString(deterministic=True))

    def _name(self) -> str:
        self.count += 1
        return f"zhitu.{self.count}"


def _convolve(writer: _Writer, hidden: str, weight: Weights, bias: Weights) -> str:
    """A convolution over the characters: what stands before and behind each is put beside it."""
    reach = WIDTH // 2
    padded = writer.add("Pad", hidden, writer.store(np.array([reach, 0, 0, reach, 0, 0], dtype=np.int64)))
    length = writer.add("Gather", writer.add("Shape", hidden), _number(writer, 0))
    shifted = []
    for shift in range(WIDTH):
        first = writer.store(np.array([shift], dtype=np.int64))
        last = writer.add("Unsqueeze", writer.add("Add", length, _number(writer, shift)), _axes(writer, 0))
        shifted.append(writer.add("Slice", padded, first, last, _axes(writer, 0)))
    beside = writer.add("Concat", *shifted, axis=2)
    # (channel, channel before, shift) → (shift and channel before, channel)
    matrix = weight.transpose(2, 1, 0).reshape(-1, weight.shape[0])
    return writer.add("Add", writer.add("MatMul", beside, writer.store(matrix)), writer.store(bias))


def _mask(writer: _Writer) -> str:
    """1 for each character and 0 for the padding, (character, line, 1)."""
    longest = writer.add("Gather", writer.add("Shape", TOKENS), _number(writer, 1))
    places = writer.add("Range", _number(writer, 0), longest, _number(writer, 1))
    column = writer.add("Unsqueeze", places, _axes(writer, 1))
    inside = writer.add("Less", column, writer.add("Cast", LENGTHS, to=TensorProto.INT64))
    return writer.add("Unsqueeze", writer.add("Cast", inside, to=TensorProto.FLOAT), _axes(writer, 2))


def _number(writer: _Writer, value: int) -> str:
    return writer.store(np.array(value, dtype=np.int64))


def _axes(writer: _Writer, axis: int) -> str:
    return writer.store(np.array([axis], dtype=np.int64))
