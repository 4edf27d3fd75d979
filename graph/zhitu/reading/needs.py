"""Which characters a text must hold for an expression to be found in it, so that most expressions need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

MOST = 200
"""Characters of a set that is worth asking for; a text holds one of so many nearly always."""

Characters = frozenset[str]

T = TypeVar("T")


class Sought(Generic[T]):
    """Things sought in texts, of which a text of few characters can hold few; all are asked for at once.

    A bit stands for a thing, and a row of bits for what each asks for first, second and so on. ``free`` holds the bits
    of those that ask for less, ``met`` those that a character in the text gives.
    """

    def __init__(self, things: Iterable[tuple[T, tuple[Characters, ...]]]) -> None:
        given = tuple(things)
        self.things = tuple(thing for thing, _ in given)
        self.rows = max((len(needed) for _, needed in given), default=0)
        self.free, self.met = 0, dict[str, int]()
        for row in range(self.rows):
            for number, (_, needed) in enumerate(given):
                bit = 1 << row * len(given) + number
                if row >= len(needed):
                    self.free |= bit
                for character in needed[row] if row < len(needed) else ():
                    self.met[character] = self.met.get(character, 0) | bit

    def possible(self, text: str) -> Iterator[T]:
        """The things, in order, for which the text has the characters."""
        met = self.free
        for character in self.met.keys() & frozenset(text):
            met |= self.met[character]
        left = (1 << len(self.things)) - 1
        for _ in range(self.rows):
            left &= met
            met >>= len(self.things)
        while left:
            lowest = left & -left
            yield self.things[lowest.bit_length() - 1]
            left ^= lowest


def sought(patterns: Iterable[re.Pattern[str]]) -> Sought[re.Pattern[str]]:
    """The patterns, each with what :func:`needs` says of it."""
    return Sought((pattern, needs(pattern.pattern)) for pattern in patterns)


def needs(expression: str) -> tuple[Characters, ...]:
    """Sets of characters of which each is met in every text that the expression is found in.

    Raises :class:`re.error` for what is no regular expression.
    """
    from re import _parser  # type: ignore[attr-defined]  # the library's own parser, which has no public name

    return tuple(dict.fromkeys(_of_all(_parser.parse(expression))))


def _of_all(parts: Iterable[Any]) -> Iterator[Characters]:
    """The sets of parts that all must be met."""
    for operation, given in parts:
        yield from _of_one(str(operation), given)


def _of_one(operation: str, given: Any) -> Iterator[Characters]:
    """The sets of one part; what is not known here asks for nothing."""
    match operation:
        case "LITERAL":
            yield frozenset(chr(given))
        case "IN":
            found = _members(given)
            if found is not None and len(found) <= MOST:
                yield found
        case "SUBPATTERN":
            yield from _of_all(given[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" if given[0] > 0:
            yield from _of_all(given[2])
        case "BRANCH":
            best = [min(_of_all(branch), key=len, default=None) for branch in given[1]]
            if all(best):
                yield frozenset().union(*(one for one in best if one))


def _members(given: Iterable[tuple[Any, Any]]) -> Characters | None:
    """The characters of a class that names them all; none where it says what they are not, or what kind they are."""
    found: set[str] = set()
    for operation, value in given:
        match str(operation):
            case "LITERAL":
                found.add(chr(value))
            case "RANGE":
                found.update(map(chr, range(value[0], min(value[1], value[0] + MOST) + 1)))
            case _:
                return None
    return frozenset(found)
