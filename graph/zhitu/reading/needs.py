"""Which characters a text must hold for an expression to be found in it, so that most expressions need not be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

MOST = 200
"""Characters of a set that is worth asking for; a text holds one of so many nearly always."""

Characters = frozenset[str]


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
