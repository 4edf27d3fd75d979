"""A text cut at what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int, str]
"""Start, end (exclusive) and the mark."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text; ``mark`` is empty where nothing is marked."""

    text: str
    mark: str = ""


def cut(text: str, spans: Iterable[Span]) -> list[list[Stretch]]:
    """The lines of a text, cut at its marks; of marks inside others, or across them, the one that begins first."""
    found: list[list[Stretch]] = [[]]
    at = 0
    for start, end, mark in [*sorted(spans, key=lambda span: (span[0], -span[1], span[2])), (len(text), len(text), "")]:
        if start < at:
            continue
        for number, part in enumerate(text[at:start].split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append(Stretch(part))
        if end > start:
            found[-1].append(Stretch(text[start:end], mark))
        at = end
    return found
