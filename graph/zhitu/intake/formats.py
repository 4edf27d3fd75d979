"""What can be read, by the end of a file's name. To add a format: a reader, and its line in ``FORMATS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import charset, records
from zhitu.model import Document

SIZE_LIMIT = 64 << 20
"""Largest plain file in bytes: a text of that size is a library, not a page."""

PLACES_SHOWN = 5
"""Places of lost characters that a problem names."""

Reader = Callable[[str, Path, list[Problem]], Iterator[Document]]
"""A reader takes the name shown, the file, and the list that problems go to."""


def read_plain(shown: str, path: Path, problems: list[Problem]) -> Iterator[Document]:
    """The one document of a plain text file."""
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        problems.append(Problem(f"cannot be read: {error.strerror}", shown, "Check the file and its rights."))
        return
    found = decode(shown, data, problems)
    if found:
        yield found


def decode(shown: str, data: bytes, problems: list[Problem]) -> Document | None:
    """The document in these bytes, or ``None`` and a problem where they hold no text."""
    if len(data) > SIZE_LIMIT:
        problems.append(Problem(f"larger than {SIZE_LIMIT >> 20} MiB", shown, "Split it, or write it as JSON Lines."))
        return None
    decoded = charset.decode(data)
    if decoded is None:
        problems.append(Problem("no text: a binary file, or an unknown encoding", shown, "Save it as UTF-8 text."))
        return None
    if not decoded.text.strip():
        problems.append(Problem("empty", shown, "Leave it out."))
        return None
    if decoded.lost:
        places = ", ".join(map(str, decoded.lost[:PLACES_SHOWN])) + (" …" if len(decoded.lost) > PLACES_SHOWN else "")
        what = f"{len(decoded.lost)} characters could not be read as {decoded.encoding}: at {places}"
        problems.append(Problem(what, shown, "Save it again as UTF-8; the rest was read."))
    return Document(shown, decoded.text, records.digest(decoded.text))


FORMATS: Mapping[str, Reader] = {
    "": read_plain,
    ".txt": read_plain,
    ".text": read_plain,
    ".jsonl": records.read,
    ".jsonl.gz": records.read_packed,
}


def reader(path: Path) -> Reader | None:
    """The reader for a file by its name, the longest suffix first; ``None`` where there is none."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    for start in range(len(suffixes)):
        if found := FORMATS.get("".join(suffixes[start:])):
            return found
    return None if suffixes else FORMATS[""]
