"""Put an article together from ranges of its document, each character with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhitu.intake.page import bylines
from zhitu.model import Article, Document, Origin, Piece, Range, Region, Repair

Line = tuple[Range, ...]
"""Raw ranges that make up one line of an article."""


def assemble(  # noqa: PLR0913  the parts of an article are what they are
    document: Document,
    *,
    name: str,
    headline: Line,
    subheads: Sequence[Line],
    paragraphs: Sequence[Line],
    date: str,
    repairs: Sequence[Repair],
    title: str = "",
) -> Article:
    """The article of these lines; only the joints between them have no place in the document."""
    written = [quote(document.text, line) for line in paragraphs]
    # Lines of credits are read, for their names, and stand above the body wherever the page has them.
    signed = [bylines.is_credit(one) for one in written]
    beside = [line for line, own in zip(paragraphs, signed, strict=True) if own]
    body = [line for line, own in zip(paragraphs, signed, strict=True) if not own]
    head = [line for line in (headline, *subheads, *beside) if line]
    text, pieces, starts = write(document.text, (*head, *body))
    byline = bylines.collect(written)
    if document.author and not byline.reporters:
        byline = replace(byline, reporters=(document.author,))
    return Article(
        id=name,
        document=document.path,
        headline=title or quote(document.text, headline),
        subheads=tuple(quote(document.text, line) for line in subheads),
        byline=byline,
        date=date,
        text=text,
        body=starts[len(head)] if body else len(text),
        origin=Origin(pieces),
        repairs=tuple(repairs),
        regions=choose(document.regions, pieces),
        source=document.source,
        url=document.url,
    )


def choose(regions: Sequence[Region], pieces: Sequence[Piece]) -> tuple[Region, ...]:
    """The regions in which any of the pieces stand."""
    raw = sorted((piece.raw, piece.raw + piece.length) for piece in pieces)
    found: list[Region] = []
    at = 0
    for region in regions:
        while at < len(raw) and raw[at][1] <= region.start:
            at += 1
        if at < len(raw) and raw[at][0] < region.end:
            found.append(region)
    return tuple(found)


def write(raw: str, lines: Sequence[Line]) -> tuple[str, tuple[Piece, ...], list[int]]:
    """The text of some lines, where each piece of it stands in the raw text, and where each line starts."""
    parts: list[str] = []
    pieces: list[Piece] = []
    starts: list[int] = []
    length = 0
    for number, line in enumerate(lines):
        if number:
            parts.append("\n")
            length += 1
        starts.append(length)
        for place, (start, end) in enumerate(line):
            if place and parts[-1][-1:].isascii() and parts[-1][-1:].isalnum() and raw[start].isascii():
                # Latin words that a line break parted are two words.
                parts.append(" " if raw[start].isalpha() and parts[-1][-1].isalpha() else "")
                length += len(parts[-1])
            parts.append(raw[start:end])
            pieces.append(Piece(length, start, end - start))
            length += end - start
    return "".join(parts), tuple(pieces), starts


def quote(raw: str, line: Line) -> str:
    """The text of one line."""
    return write(raw, (line,))[0]
