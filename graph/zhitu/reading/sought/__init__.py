"""Expressions that are sought in every text, of which one look tells the few that it may hold.

:mod:`needs` tells which words a text must have for an expression to be found in it, :mod:`look` which of many words
it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from zhitu.knowledge import Knowledge
from zhitu.reading.sought.look import Look
from zhitu.reading.sought.needs import Words, needs

T = TypeVar("T")

Clue = tuple[Words, ...]
"""Sets of words of which each has one in every text in which something can be found."""


class Sought(Generic[T]):
    """Things sought in texts, each with a clue; with several it stands there several times, one behind the other.

    A bit stands for a thing, and a row of bits for what each asks for first, second and so on. ``free`` holds the bits
    of those that ask for less, ``met`` those that each of the words gives if it stands in a text. What is sought in the
    same texts may be looked for at once (:func:`unite`), which changes no answer.
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
        self.asked = Look(met, self.free), 0

    def possible(self, text: str) -> list[T]:
        """The things, in order, for which the text has the words."""
        size = len(self.things)
        look, shift = self.asked
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


def unite(sought: Iterable[Sought[Any]]) -> None:
    """Lets one look at a text answer for all that is sought in it, each with bits of its own behind those before it."""
    words, free, shifts, size = dict[str, int](), 0, dict[Sought[Any], int](), 0
    for one in sought:
        shifts[one] = size
        free |= one.free << size
        for word, bits in one.met.items():
            words[word] = words.get(word, 0) | bits << size
        size += one.rows * len(one.things)
    look = Look(words, free)
    for one, shift in shifts.items():
        one.asked = look, shift


def seek(patterns: Iterable[re.Pattern[str]]) -> Sought[re.Pattern[str]]:
    """The patterns, to be asked which of them a text may hold."""
    return Sought((pattern, needs(pattern.pattern)) for pattern in patterns)


def always(_: Knowledge) -> tuple[Clue, ...]:
    """The clues of what may stand in any text."""
    return ((),)


def clues_of(*patterns: re.Pattern[str]) -> tuple[Clue, ...]:
    """What tells of any of the patterns, a clue each."""
    return tuple(needs(pattern.pattern) for pattern in patterns)
