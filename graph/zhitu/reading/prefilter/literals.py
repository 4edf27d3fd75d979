"""Which words a text must hold for an expression to be found in it, so that most expressions need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

MOST = 64
"""Words of a set that is worth asking for; the facts' patterns pass on as few texts with twice as many."""

SELDOM = 30.0
"""A word of one character more stands in so many times fewer texts; only the order of sizes matters here."""

Words = frozenset[str]

NOTHING: Words = frozenset(("",))
"""What a part matches that takes no place in a text."""


def required_literals(expression: str, flags: int = 0) -> tuple[Words, ...]:
    """Sets of words of which each has one in every text that the expression is found in; none where case is ignored.

    Raises :class:`re.error` for what is no regular expression.
    """
    from re import _parser  # type: ignore[attr-defined]  # the library's own parser, which has no public name

    parsed = _parser.parse(expression, flags)
    return () if parsed.state.flags & re.IGNORECASE else tuple(dict.fromkeys(_of_all(parsed)))


def _of_all(parts: Iterable[Any]) -> Iterator[Words]:
    """The sets of parts that follow on one another; those that spell few words together make one set."""
    run = NOTHING
    for operation, given in parts:
        spelled = _spelled(str(operation), given)
        if spelled is not None and len(run) * len(spelled) <= MOST:
            run = _product(run, spelled)
            continue
        yield from _asked(run)
        run = spelled or NOTHING
        if spelled is None:
            yield from _of_one(str(operation), given)
    yield from _asked(run)


def _of_one(operation: str, given: Any) -> Iterator[Words]:
    """The sets of a part that spells too many words; what is not known here asks for nothing."""
    match operation:
        case "SUBPATTERN" if not given[1] & re.IGNORECASE:
            yield from _of_all(given[-1])
        case "MAX_REPEAT" | "MIN_REPEAT" if given[0] > 0:
            yield from _of_all(given[2])
        case "BRANCH":
            best = (min(_of_all(branch), key=_commonness, default=NOTHING) for branch in given[1])
            yield from _asked(frozenset().union(*best))


def _asked(words: Words) -> Iterator[Words]:
    """The set without the words that hold another of it, if one of them must be met and they are not too many."""
    if "" in words:
        return
    fewest: list[str] = []
    for word in sorted(words, key=len):
        if not any(shorter in word for shorter in fewest):
            fewest.append(word)
    if len(fewest) <= MOST:
        yield frozenset(fewest)


def _commonness(words: Words) -> float:
    """About how many of a great many texts hold one of the words."""
    return sum(SELDOM ** -len(word) for word in words)


def _spelled(operation: str, given: Any) -> Words | None:
    """The words that a part can match, if they are few; what only looks around matches nothing."""
    found: Words | None = None
    match operation:
        case "LITERAL":
            found = frozenset(chr(given))
        case "AT" | "ASSERT" | "ASSERT_NOT":
            found = NOTHING
        case "IN":
            found = _members(given)
        case "SUBPATTERN" if not given[1] & re.IGNORECASE:
            found = _sequence(given[-1])
        case "BRANCH":
            branches = [_sequence(branch) for branch in given[1]]
            found = None if None in branches else frozenset().union(*filter(None, branches))
        case "MAX_REPEAT" | "MIN_REPEAT" if (once := _sequence(given[2])) is not None:
            found = _repeated(once, *given[:2])
    return found if found is not None and len(found) <= MOST else None


def _sequence(parts: Iterable[Any]) -> Words | None:
    """The words that parts spell which follow on one another, if they are few."""
    run = NOTHING
    for operation, given in parts:
        spelled = _spelled(str(operation), given)
        if spelled is None or len(run) * len(spelled) > MOST:
            return None
        run = _product(run, spelled)
    return run


def _repeated(once: Words, least: int, most: int) -> Words | None:
    """The words one behind the other, at least and at most so many times, if these are few."""
    if most > MOST or len(once) ** most > MOST:
        return None
    found, run = frozenset[str](), NOTHING
    for count in range(most + 1):
        found |= run if count >= least else frozenset()
        run = _product(run, once)
    return found


def _product(before: Words, after: Words) -> Words:
    """The words of one set, each followed by those of the other."""
    if NOTHING in (before, after):
        return before if after == NOTHING else after
    return frozenset(left + right for left in before for right in after)


def _members(given: Iterable[tuple[Any, Any]]) -> Words | None:
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
