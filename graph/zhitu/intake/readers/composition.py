"""The text of a document that a reader puts together of lines, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhitu.intake.readers import records
from zhitu.model import Document, Region


def compose(path: str, lines: Iterable[tuple[str, str]]) -> Document:
    """The document of these lines and their selectors; an empty line parts paragraphs and has no place."""
    parts: list[str] = []
    regions: list[Region] = []
    length = 0
    for line, selector in lines:
        text = records.SURROGATE.sub("\ufffd", line)
        if text.strip():
            regions.append(Region(length, length + len(text), selector))
        parts.append(text)
        length += len(text) + 1
    whole = "\n".join(parts)
    return Document(path, whole, records.digest(whole), regions=tuple(regions))


def part(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines with an empty one behind each: so the repair of a page sees paragraphs and no wrapped columns."""
    for line in lines:
        yield line
        yield ("", "")
