"""The tagger ``zhitu``: LAC's words, and names found by a head of ours on LAC's network, in one pass.

The head was trained by ``zhitu train``; docs/model-card.md says on what, and how well it does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Tagger, Token
from zhitu.reading.tags import ANCHORS, BODY, NAMES, NOUN, PERSON, SECOND
from zhitu.reading.tokens import lac, spans
from zhitu.reading.tokens.spans import Span
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

DOUBTED = 0.4
"""A name less probable than this, where LAC sees none, is right once in four times: 107 such on sentences kept back."""

TOGETHER = 16_384
"""Characters of which LAC's tags are looked for at once: from 8,000 to 32,000 it takes a quarter of what it takes batch
by batch; bounds the memory of long texts (a quarter of a kB a character)."""

TORN = 512
"""Lines of which names are put together at once; bounds the memory of long texts (13 kB a line)."""

CLIPPED = 3
"""Characters of most Chinese names: where LAC sees so many and the head one less, LAC is believed."""

LONE = 0.15
"""How often a person whom LAC alone sees is one: 22 of 187 on sentences kept back. Most others are 张先生 and 李老师,
whom annotators leave out and references need."""

ALONE = {PERSON: LONE, BODY: SECOND}
"""How sure a name is of these kinds that LAC alone sees."""

MEND = "Name a file that `zhitu train` wrote."


class Name(NamedTuple):
    """A name in a line, and the probability of its least probable character."""

    span: Span
    probability: float


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
        lines = tuple(sentence.text for sentence in sentences)
        for sentence, (words, names) in zip(sentences, model.read(lines), strict=True):
            yield tuple(join(words, sentence.start, names))

    return tag


class Names:
    """LAC's network with a head for names on it; weights that make no such head raise what onnxruntime raises."""

    def __init__(self, weights: bytes) -> None:
        self.network = lac.Network(weights, (lac.TAGS, lac.NAMES))
        self.network.run(["名"])  # a fragment without the head's output fails here and not in the midst of a text

    def find(self, lines: tuple[str, ...]) -> list[list[Name]]:
        """The names in each line."""
        return [names for _, names in self.read(lines)]

    def read(self, lines: tuple[str, ...]) -> list[tuple[list[tuple[str, str]], list[Name]]]:
        """LAC's words with their tags, and the names, of each line."""
        found: list[tuple[list[tuple[str, str]], list[Name]]] = [([], []) for _ in lines]
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
                done = order[-len(waiting) :]
                for index, words in zip(done, self.network.words([lines[i] for i in done], waiting), strict=True):
                    found[index] = words, []
                waiting = []
        for index, named in zip(order, _names(scores), strict=True):
            found[index][1].extend(named)
        return found


def join(words: list[tuple[str, str]], start: int, names: list[Name]) -> Iterator[Token]:
    """The words with their tags as tokens from ``start`` on, each name as one; what LAC alone held to be a place or a
    body is a noun."""
    ends = list(accumulate([len(word) for word, _ in words]))
    text = "".join([word for word, _ in words]) if names else ""
    at = 0
    for (first, last, kind), probability in names:
        index = bisect_right(ends, first)
        if first < at or (probability < DOUBTED and not _is_supported(words, ends, index, last)):
            continue
        whole = last - first == CLIPPED - 1 and ends[index] - first == len(words[index][0]) == CLIPPED
        end = ends[index] if kind == PERSON and whole and words[index][1] == PERSON else last
        yield from _between(words, ends, start, (at, first))
        yield Token(start + first, text[first:end], kind, _confidence(probability))
        at = end
    yield from _between(words, ends, start, (at, ends[-1] if ends else 0))


def _confidence(probability: float) -> float:
    """How often a name of that probability is right: more often than its least probable character.

    Counted on sentences kept back from training, and on People's Daily: 0.5 → 0.68, 0.67 → 0.79, 0.82 → 0.90,
    0.93 → 0.95; the root comes close to all of them.
    """
    return round(sqrt(probability), 4)


def _is_supported(words: list[tuple[str, str]], ends: list[int], index: int, end: int) -> bool:
    """Whether LAC sees a name before that end too, from that word on, of whatever kind and length."""
    last = bisect_left(ends, end, index)
    return any(tag in NAMES for _, tag in words[index : last + 1])


def _between(words: list[tuple[str, str]], ends: list[int], offset: int, part: Range) -> list[Token]:
    """The words of a part of the line as tokens; cut where they reach beyond."""
    start, end = part
    found: list[Token] = []
    for index in range(bisect_right(ends, start), len(words) if start < end else 0):
        (text, tag), stop = words[index], ends[index]
        begin = stop - len(text)
        if begin >= end:
            break
        own = NOUN if tag in ANCHORS else tag
        if start <= begin and stop <= end:
            found.append(Token(offset + begin, text, own, ALONE.get(tag, 0.0)))
        else:
            low, high = max(begin, start), min(stop, end)
            found.append(Token(offset + low, text[low - begin : high - begin], NOUN if tag == PERSON else own))
    return found


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
