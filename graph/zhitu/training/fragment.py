"""A trained head as a fragment of an ONNX model, to be set onto LAC's: the names of tensors join the two."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from onnx import ModelProto, TensorProto, helper, numpy_helper

from zhitu.reading.tokens.lac import FIRST_STATES, LENGTHS, NAMES, SECOND_STATES, TAGS, TOKENS
from zhitu.training.network import Head


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
    first = writer.add("Transpose", FIRST_STATES, perm=[1, 2, 0])
    second = writer.add("Transpose", SECOND_STATES, perm=[1, 2, 0])
    tags = writer.add("Transpose", TAGS, perm=[0, 2, 1])
    mask = _mask(writer)
    features = writer.add("Concat", first, second, tags, axis=1)
    entry = writer.store(weights["enter.weight"] * weights["scale"][None]), writer.store(weights["enter.bias"])
    hidden = writer.add("Mul", writer.add("Relu", writer.add("Conv", features, *entry)), mask)
    for number in range(len(head.convolutions)):
        layer = [writer.store(weights[f"convolutions.{number}.{part}"]) for part in ("weight", "bias")]
        seen = writer.add("Relu", writer.add("Conv", hidden, *layer, pads=[1, 1]))
        hidden = writer.add("Mul", writer.add("Add", hidden, seen), mask)
    scores = []
    for number in range(len(head.styles)):
        layer = [writer.store(weights[f"styles.{number}.{part}"]) for part in ("weight", "bias")]
        lines = writer.add("Transpose", writer.add("Conv", hidden, *layer), perm=[0, 2, 1])
        scores.append(writer.add("LogSoftmax", lines, axis=2))
    writer.add("Mean", *scores, output=NAMES)
    writer.give(NAMES)
    return writer.bytes()


class _Writer:
    """A fragment that grows node by node; tensors get names in the order in which they come."""

    def __init__(self) -> None:
        self.model = ModelProto()
        self.count = 0

    def add(self, operation: str, *inputs: str, output: str = "", **attributes: object) -> str:
        """The output of a new node."""
        output = output or self._name()
        self.model.graph.node.append(helper.make_node(operation, inputs, [output], **attributes))
        return output

    def store(self, values: ArrayLike) -> str:
        """The name under which these values are stored, as they are."""
        name = self._name()
        self.model.graph.initializer.append(numpy_helper.from_array(np.asarray(values), name))
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


def _mask(writer: _Writer) -> str:
    """1 for each character and 0 for the padding, (line, 1, character)."""
    whole = writer.add("Shape", TOKENS)
    longest = writer.add("Gather", whole, writer.store(np.int64(1)))
    places = writer.add("Range", writer.store(np.int64(0)), longest, writer.store(np.int64(1)))
    lengths = writer.add("Cast", LENGTHS, to=TensorProto.INT64)
    column = writer.add("Unsqueeze", lengths, writer.store(np.array([1, 2])))
    return writer.add("Cast", writer.add("Less", places, column), to=TensorProto.FLOAT)
