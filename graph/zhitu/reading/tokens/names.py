"""The tagger ``zhitu``: LAC's words, and names found by a head of ours on LAC's network, in one pass.

The head was trained by ``zhitu train``; docs/model-card.md says on what, and how well it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Tagger, Token
from zhitu.reading.tokens import lac, spans
from zhitu.reading.tokens.joining import Name, join
from zhitu.reading.tokens.viterbi import best_paths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

SUFFIX = ".onnx"
"""How the name of a file of weights ends."""

WEIGHTS = "names.onnx"
"""The file of the head, beside this module."""

TOGETHER = 16_384
"""Characters of which LAC's tags are looked for at once: from 8,000 to 32,000 it takes a quarter of what it takes batch
by batch; bounds the memory of long texts (a quarter of a kB a character)."""

TORN = 512
"""Lines of which names are put together at once; bounds the memory of long texts (13 kB a line)."""

MEND = "Name a file that `zhitu train` wrote."


def load(_: Knowledge) -> Tagger:
    """LAC with the head that zhitu ships, ready to tag, on one thread."""
    return _tagger(Names((files("zhitu.reading.tokens") / WEIGHTS).read_bytes()))


def load_file(path: Path) -> Tagger:
    """LAC with the head in a file that ``zhitu train`` wrote; raises :class:`InputError` where it holds none."""
    try:
        return _tagger(Names(path.read_bytes()))
    except OSError as error:
        raise InputError(f"the weights cannot be read: {error.strerror}", str(path), MEND) from error
    except Exception as error:  # onnxruntime raises classes of its own, one for each way in which a model is broken
        raise InputError("the file holds no weights for names", str(path), MEND) from error


def _tagger(model: Names) -> Tagger:
    def tag(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Token, ...]]:
        paths, names = model.read(tuple(sentence.text for sentence in sentences))
        for part in _parts(sentences):
            full = [index for index in part if index in paths]
            words = model.network.parted([paths[index] for index in full])
            found = join([sentences[index] for index in full], words, [names[index] for index in full])
            tokens = dict(zip(full, found, strict=True))
            yield from (tokens.get(index, ()) for index in part)

    return tag


def _parts(sentences: tuple[Sentence, ...]) -> Iterator[range]:
    """The indexes of all sentences, of so many at once as have :data:`TOGETHER` characters."""
    start = size = 0
    for index, sentence in enumerate(sentences):
        size += len(sentence.text)
        if size >= TOGETHER:
            yield range(start, index + 1)
            start, size = index + 1, 0
    yield range(start, len(sentences))


class Names:
    """LAC's network with a head for names on it; weights that make no such head raise what onnxruntime raises."""

    def __init__(self, weights: bytes) -> None:
        self.network = lac.Network(weights, (lac.TAGS, lac.NAMES))
        self.network.run(["名"])  # a fragment without the head's output fails here and not in the midst of a text

    def find(self, lines: tuple[str, ...]) -> list[list[Name]]:
        """The names in each line."""
        return self.read(lines)[1]

    def read(self, lines: tuple[str, ...]) -> tuple[dict[int, Ids], list[list[Name]]]:
        """LAC's tags of the characters of each line that is not empty, by its index, and the names in each line."""
        paths: dict[int, Ids] = {}
        found: list[list[Name]] = [[] for _ in lines]
        order: list[int] = []
        scores: list[Scores] = []
        waiting: list[Scores] = []
        batches = list(lac.batches(lines))
        for batch in batches:
            chosen = [lines[index] for index in batch]
            tags, names = self.network.run(chosen)
            order += batch
            scores += lac.strip(chosen, names)
            waiting += lac.strip(chosen, tags)
            if batch is batches[-1] or sum(map(len, waiting)) >= TOGETHER:
                paths |= zip(order[-len(waiting) :], self.network.paths(waiting), strict=True)
                waiting = []
        for index, named in zip(order, _names(scores), strict=True):
            found[index] = named
        return paths, found


def _names(lines: list[Scores]) -> list[list[Name]]:
    """The names in each line, from the scores of its labels, (character, label); the longest line comes first."""
    import numpy as np

    found: list[list[Name]] = [[] for _ in lines]
    if not lines:
        return found
    scores, ends = np.concatenate(lines), list(accumulate(map(len, lines)))
    path = _path(scores, ends)
    sure = np.exp(scores[np.arange(len(path)), path]).tolist()
    line = 0
    for first, last, kind in spans.spans(path):
        while ends[line] < last:
            line += 1
        start = ends[line] - len(lines[line])
        found[line].append(Name((first - start, last - start, kind), min(sure[first:last])))
    return found


def _path(scores: Scores, ends: list[int]) -> Ids:
    """The best labels that spell whole names in each of the lines that end there, the longest first; mostly they are
    the best of each character."""
    import numpy as np

    first, last = spans.edges()
    costs = spans.transitions()
    path: Ids = scores.argmax(axis=1)
    stops = np.asarray(ends)
    starts = np.concatenate(([0], stops[:-1]))
    toll = np.concatenate(([0], costs[path[1:], path[:-1]]))
    toll[starts] = first[path[starts]]
    toll[stops - 1] += last[path[stops - 1]]
    torn = np.flatnonzero(np.minimum.reduceat(toll, starts) < 0).tolist()
    for some in (torn[at : at + TORN] for at in range(0, len(torn), TORN)):
        lengths = [ends[line] - int(starts[line]) for line in some]
        bounded = np.zeros((len(some), lengths[0], scores.shape[1]), dtype=scores.dtype)
        for row, (line, length) in enumerate(zip(some, lengths, strict=True)):
            bounded[row, :length] = scores[starts[line] : ends[line]]
        bounded[:, 0] += first
        bounded[np.arange(len(some)), np.asarray(lengths) - 1] += last
        for line, best in zip(some, best_paths(bounded, costs, lengths), strict=True):
            path[starts[line] : ends[line]] = best
    return path
