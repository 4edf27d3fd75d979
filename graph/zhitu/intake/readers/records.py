"""JSON Lines: one record a line, ``{"id", "title", "date", "text"}`` and more, read as a stream."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO

from zhitu.errors import Problem
from zhitu.intake import charset, losses
from zhitu.intake.meter import Tell
from zhitu.intake.options import Columns, Options
from zhitu.model import Document, Region

LINE_LIMIT = 16 << 20
"""Longest record in bytes; a thick novel has a tenth of that."""

COLUMNS = tuple(column.name for column in fields_of(Columns))
"""What a record may hold."""

SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


def read(
    shown: str, path: Path, options: Options, problems: list[Problem], tell: Tell | None = None
) -> Iterator[Document]:
    """The records of a file, in order; a line that cannot be used is a problem."""
    try:
        with path.open("rb") as stream:
            yield from _told(parse(shown, stream, options, problems), stream, tell)
    except OSError as error:
        problems.append(Problem(f"cannot be read: {error.strerror}", shown, "Check the file and its rights."))


def read_packed(
    shown: str, path: Path, options: Options, problems: list[Problem], tell: Tell | None = None
) -> Iterator[Document]:
    """The records of a gzipped file, in order; a damaged end is a problem, what stands before it is read."""
    try:
        with path.open("rb") as packed, gzip.open(packed, "rb") as stream:
            yield from _told(parse(shown, io.BufferedReader(stream), options, problems), packed, tell)
    except (OSError, EOFError, zlib.error) as error:
        problems.append(Problem(f"cannot be unpacked: {error}", shown, "Pack the file again with gzip."))


def _told(documents: Iterable[Document], file: IO[bytes], tell: Tell | None) -> Iterator[Document]:
    """The documents; before each it is told how far the file has been read."""
    for one in documents:
        if tell is not None:
            tell(file.tell())
        yield one


def parse(shown: str, stream: IO[bytes], options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The records of an open stream of lines."""
    seen: dict[str, str] = {}
    total = number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        total += len(line)
        where = f"{shown}:{number}"
        if total > options.unpacked:
            mend = "Split the file, or allow more by --limit unpacked=N."
            problems.append(Problem("too large, read up to here", where, mend))
            return
        if len(line) > LINE_LIMIT:
            problems.append(Problem("a record that is too long", where, "Keep a record below 16 MiB."))
            while line and not line.endswith(b"\n") and total <= options.unpacked:
                line = stream.readline(LINE_LIMIT)
                total += len(line)
            continue
        if not line.strip():
            continue
        found = read_line(shown, number, line, options.columns, problems)
        if found is None:
            continue
        if seen.get(found.path, found.digest) != found.digest:
            problems.append(Problem("an id that stands twice", where, "The line number was added to it."))
            found = replace(found, path=f"{found.path}~{number}")
        seen[found.path] = found.digest
        yield found


def read_line(shown: str, number: int, line: bytes, columns: Columns, problems: list[Problem]) -> Document | None:
    """The record in one line, or ``None`` and a problem."""
    where = f"{shown}:{number}"
    decoded = charset.decode(line)
    try:
        fields = json.loads(decoded.text) if decoded else None
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        problems.append(
            Problem("not a JSON record", where, 'Write one object a line: {"id", "title", "date", "text"}.')
        )
        return None
    if decoded and (loss := losses.find(decoded, where, within_line=True)):
        problems.append(loss)
    return record(shown, number, choose(fields, columns), problems)


def choose(fields: Mapping[str, object], columns: Columns) -> dict[str, str]:
    """What a record holds, by the names of :class:`Columns`; a mark stands for what no encoding can write."""
    found = {own: field(fields, named) for own, named in _named(columns)}
    number = fields.get(columns.id or "id")
    return found | {"id": str(number)} if type(number) is int else found


@cache
def _named(columns: Columns) -> tuple[tuple[str, str], ...]:
    """Our names of columns, each with the user's own."""
    return tuple((own, getattr(columns, own) or own) for own in COLUMNS)


def field(fields: Mapping[str, object], name: str) -> str:
    """A field that is a string, with a mark in place of what no encoding can write; else the empty string."""
    value = fields.get(name)
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def record(shown: str, number: int, values: Mapping[str, str], problems: list[Problem], selector: str = "") -> Document:
    """The record of these values, by the names of :class:`Columns`; what is missing or unreadable is a problem."""
    where = f"{shown}:{number}"
    text = values["text"]
    if not text.strip():
        problems.append(Problem("a record without text", where, 'Give it a "text".'))
    when = to_iso(values["date"])
    if values["date"] and not when:
        problems.append(Problem("a date that cannot be read", where, "Write it as YYYY-MM-DD."))
    title, source, author, url = (" ".join(values[name].split()) for name in ("title", "source", "author", "url"))
    name = CONTROL.sub("_", values["id"]) or str(number)
    regions = (Region(0, len(text), selector),) if selector and text else ()
    return Document(f"{shown}#{name}", text, digest(text), title, when, True, regions, source, author, url)


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def to_iso(text: str) -> str:
    """The first day of the calendar that is written in a text, as YYYY-MM-DD; empty where there is none."""
    found = DATE.search(text)
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""
