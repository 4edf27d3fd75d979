"""Where the names stand in a repaired article, whose offsets the exports give in the raw document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhitu.model import Piece

Ranges = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a document, and the id of what it names."""

    entity: str
    text: str
    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text; ``entity`` is the id of what it names, empty if nothing."""

    text: str
    entity: str = ""


def align(text: str, ranges: Ranges) -> list[Piece]:
    """The pieces of a repaired text: its raw ranges in order, parted by the line ends and spaces that repair added."""
    spaces = len(text) - text.count("\n") - sum(end - start for start, end in ranges)
    pieces: list[Piece] = []
    at = 0
    for start, end in ranges:
        raw = start
        if spaces > 0 and text[at : at + 1] == " " and text[at - 1 : at].isascii():
            at, spaces = at + 1, spaces - 1
        while raw < end and at < len(text):
            line = text.find("\n", at)
            length = min(end - raw, (line if line >= 0 else len(text)) - at)
            if length:
                pieces.append(Piece(at, raw, length))
            else:
                at += 1  # over the line end, which has no place in the document
            at, raw = at + length, raw + length
    return pieces


def mark(text: str, ranges: Ranges, names: Iterable[Name]) -> list[list[Stretch]]:
    """The paragraphs of a text, cut at its names; of names inside others the outer ones.

    A name is marked only where the text has its very characters, so that a slip of alignment marks nothing.
    """
    pieces = sorted(align(text, ranges), key=lambda piece: piece.raw)
    starts = [piece.raw for piece in pieces]
    spans: list[tuple[int, int, str]] = []
    for name in names:
        start, end = _place(pieces, starts, name.ranges[0][0]), _place(pieces, starts, name.ranges[-1][1] - 1)
        if start is not None and end is not None and text[start : end + 1] == name.text:
            spans.append((start, end + 1, name.entity))
    return _cut(text, spans)


def mark_line(line: str, names: Iterable[Name]) -> list[Stretch]:
    """A headline, cut where names of its article first stand in it; the longer name first."""
    spans = []
    for name in names:
        start = line.find(name.text)
        if start >= 0:
            spans.append((start, start + len(name.text), name.entity))
    return _cut(line, spans)[0]


def _place(pieces: Sequence[Piece], starts: Sequence[int], raw: int) -> int | None:
    """Where a raw character stands in the text."""
    number = bisect_right(starts, raw) - 1
    if number < 0 or raw >= pieces[number].raw + pieces[number].length:
        return None
    return pieces[number].start + raw - pieces[number].raw


def _cut(text: str, spans: Iterable[tuple[int, int, str]]) -> list[list[Stretch]]:
    kept: list[tuple[int, int, str]] = []
    reached = 0
    for start, end, entity in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if start >= reached:
            kept.append((start, end, entity))
            reached = end
    found: list[list[Stretch]] = [[]]
    at = 0
    for start, end, entity in [*kept, (len(text), len(text), "")]:
        for number, part in enumerate(text[at:start].split("\n")):
            if number:
                found.append([])
            if part:
                found[-1].append(Stretch(part))
        if end > start:
            found[-1].append(Stretch(text[start:end], entity))
        at = end
    return found
