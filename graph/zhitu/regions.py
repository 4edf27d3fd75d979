"""Where a text stands: an article in its raw document, and the document's text in the file that it was taken from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

Range = tuple[int, int]
"""A stretch of characters: start, end (exclusive)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that stands unbroken in the raw document: ``length`` characters."""

    start: int
    raw: int
    length: int


def _piece_start(piece: Piece) -> int:
    return piece.start


@dataclass(frozen=True, slots=True)
class Origin:
    """Where each character of an article stands in the raw document; joints that repair added have no place."""

    pieces: tuple[Piece, ...]

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of ``text[start:end]``, cut to it."""
        # A long plain text has a piece for each of its lines: only those that matter are looked at.
        first = max(bisect_right(self.pieces, start, key=_piece_start) - 1, 0)
        for piece in islice(self.pieces, first, None):
            if piece.start >= end:
                return
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if low < high:
                yield Piece(low, piece.raw + low - piece.start, high - low)

    def ranges(self, start: int, end: int) -> tuple[Range, ...]:
        """The raw ranges of ``text[start:end]`` in reading order, neighbours merged."""
        found: list[Range] = []
        for piece in self.within(start, end):
            raw = (piece.raw, piece.raw + piece.length)
            if found and found[-1][1] == raw[0]:
                found[-1] = (found[-1][0], raw[1])
            else:
                found.append(raw)
        return tuple(found)


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
