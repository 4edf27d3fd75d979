"""Where a document's text stands in the file that it was taken from: a page and a box, a row, an element."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Range = tuple[int, int]
"""A stretch of characters: start, end (exclusive)."""


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """Where a stretch of a document's text stands in the file that it was taken from.

    ``selector`` is the fragment that the file's format has for it: ``page=3&viewrect=72,120,300,14`` in a PDF (RFC
    8118, points from the top left), ``xywh=pixel:10,20,300,40`` in a picture (Media Fragments), ``row=7`` in a table
    (RFC 7111), an XPath in HTML. ``confidence`` is below 1 where a machine read the characters off a picture.
    """

    start: int
    end: int
    selector: str
    confidence: float = 1.0


def touch(regions: Sequence[Region], ranges: Iterable[Range]) -> Iterator[Region]:
    """The regions that any of the ranges touches, each once, in the order of the ranges."""
    seen: set[Region] = set()
    for low, high in ranges:
        first = max(bisect_right(regions, low, key=_start) - 1, 0)
        for region in islice(regions, first, None):
            if region.start >= high:
                break
            if region.end > low and region not in seen:
                seen.add(region)
                yield region


def _start(region: Region) -> int:
    return region.start
