"""A prefilter for many expressions: one pass over a text tells the few that may match in it.

:mod:`literals` gives the literals that a text must hold for an expression to match, :mod:`look` finds which of many
words a text has, by Aho-Corasick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from zhitu.knowledge import Knowledge
from zhitu.reading.prefilter.literals import Words, required_literals
from zhitu.reading.prefilter.look import Look

T = TypeVar("T")

Clue = tuple[Words, ...]
"""The literals required for something to be found: sets of words, of each of which the text must hold one."""


class Prefilter(Generic[T]):
    """Things to be found in texts (expressions, ways to find names), each with a clue that a text must hold.

    With several clues a thing stands there several times, one behind the other. A bit stands for a thing, and a row of
    bits for what each asks for first, second and so on. ``free`` holds the bits of those that ask for less, ``met``
    those that each of the words gives if it stands in a text, and ``shared`` the pass over a text that answers, with
    the place where the bits begin. Filters of the same texts may share one pass
    (:func:`unite`), which changes no answer.
    """

    def __init__(self, things: Iterable[tuple[T, Clue]]) -> None:
        given = tuple(things)
        self.things = tuple(thing for thing, _ in given)
        self.rows = max((len(needed) for _, needed in given), default=0)
        self.free, met = 0, dict[str, int]()
        for row in range(self.rows):
            for number, (_, needed) in enumerate(given):
                bit = 1 << row * len(given) + number
                if row >= len(needed):
                    self.free |= bit
                for word in needed[row] if row < len(needed) else ():
                    met[word] = met.get(word, 0) | bit
        self.met = met
        self.shared = Look(met, self.free), 0

    def possible(self, text: str) -> list[T]:
        """The things, in order, for which the text has the words."""
        size = len(self.things)
        look, shift = self.shared
        met, left = look.met(text) >> shift, (1 << size) - 1
        for _ in range(self.rows):
            left &= met
            if not left:
                return []
            met >>= size
        found: list[T] = []
        while left:
            lowest = left & -left
            thing = self.things[lowest.bit_length() - 1]
            if not found or thing is not found[-1]:
                found.append(thing)
            left ^= lowest
        return found

    def found(self, text: str) -> bool:
        """Whether a text has the words of any of the things."""
        return bool(self.possible(text))


def unite(filters: Iterable[Prefilter[Any]]) -> None:
    """Lets one pass over a text answer for all of these filters, each with bits of its own behind those before it."""
    words, free, shifts, size = dict[str, int](), 0, dict[Prefilter[Any], int](), 0
    for one in filters:
        shifts[one] = size
        free |= one.free << size
        for word, bits in one.met.items():
            words[word] = words.get(word, 0) | bits << size
        size += one.rows * len(one.things)
    look = Look(words, free, shared=True)
    for one, shift in shifts.items():
        one.shared = look, shift


def prefilter_of(patterns: Iterable[re.Pattern[str]]) -> Prefilter[re.Pattern[str]]:
    """A filter of patterns: which of them may match in a text."""
    return Prefilter((pattern, required_literals(pattern.pattern, pattern.flags)) for pattern in patterns)


def always(_: Knowledge) -> tuple[Clue, ...]:
    """The clues of what may stand in any text."""
    return ((),)


def clues_of(*patterns: re.Pattern[str]) -> tuple[Clue, ...]:
    """What tells of any of the patterns, a clue each."""
    return tuple(required_literals(pattern.pattern, pattern.flags) for pattern in patterns)
