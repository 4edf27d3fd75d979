"""The likeliest words that make up a text, from its beginning to each place and from there to its end."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from zhitu.intake.misreadings import words

AGAIN = -2.0
"""A lone character that stands there more than once, against its share of the text; damage does not repeat itself."""

AGAIN_WORD = -1.0
"""The same of two and more characters."""

IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True)
class Own:
    """What a text repeats: how likely its lone characters, and its words of two to four characters, are in it."""

    alone: dict[str, float]
    words: dict[str, float]


@dataclass(frozen=True, slots=True)
class Paths:
    """For each place of a text the likelihood of the likeliest words before it, and of those after it."""

    before: list[float]
    after: list[float]


def learn(text: str) -> Own:
    """What a text repeats."""
    alone = {char: AGAIN + math.log((count - 1) / len(text)) for char, count in Counter(text).items() if count > 1}
    repeated = {}
    for length in range(2, words.LONGEST + 1):
        counts = Counter(text[place : place + length] for place in range(len(text) - length + 1))
        for word, count in counts.items():
            if count > 1 and "\n" not in word:
                repeated[word] = AGAIN_WORD + math.log((count - 1) / len(text))
    return Own(alone, repeated)


def find(text: str, own: Own) -> Paths:
    """The likeliest words of a text in both directions."""
    steps = _steps(text, own)
    size = len(text)
    letter = [char in words.letters() for char in text]
    inner = [here or char == "·" for here, char in zip(letter, text, strict=True)]
    before = [0.0] + [IMPOSSIBLE] * size
    run = IMPOSSIBLE
    for start in range(size):
        reached = before[start]
        for end, weight in steps[start]:
            before[end] = max(before[end], reached + weight)
        # A foreign name may go on for as long as its characters transcribe.
        entered = reached + words.FOREIGN if letter[start] else IMPOSSIBLE
        run = max(run, entered) + words.FOREIGN_LETTER if inner[start] else IMPOSSIBLE
        before[start + 1] = max(before[start + 1], run)
    after = [IMPOSSIBLE] * size + [0.0]
    run = IMPOSSIBLE
    for start in range(size - 1, -1, -1):
        best = max(after[end] + weight for end, weight in steps[start])
        run = max(run, after[start + 1]) + words.FOREIGN_LETTER if inner[start] else IMPOSSIBLE
        after[start] = max(best, run + words.FOREIGN if letter[start] else IMPOSSIBLE)
    return Paths(before, after)


def _steps(text: str, own: Own) -> list[list[tuple[int, float]]]:
    """The words and names that begin at each place: where each ends, and how likely it is."""
    known, repeated, surnames = words.known(), own.words, words.surnames()
    found = []
    for start, char in enumerate(text):
        here = [(start + 1, max(words.weigh(char), own.alone.get(char, IMPOSSIBLE)))]
        for end in range(start + 2, min(start + words.LONGEST, len(text)) + 1):
            word = text[start:end]
            weight = max(known.get(word, IMPOSSIBLE), repeated.get(word, IMPOSSIBLE))
            if weight > IMPOSSIBLE:
                here.append((end, weight))
        for first in (start + 1, start + 2):
            if (weight := surnames.get(text[start:first], 0.0)) and first < len(text):
                weight += words.give(text[first])
                here.append((first + 1, weight + words.ONE_GIVEN))
                if first + 1 < len(text):
                    here.append((first + 2, weight + words.give(text[first + 1])))
        found.append(here)
    return found
