"""A user's own authority file: a CSV table of things that he knows, with the identifiers that he gives them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from zhitu.errors import InputError, Problem
from zhitu.intake import files
from zhitu.intake.judgements import load
from zhitu.model import Document, Heading

NEEDED = ("id", "name")
"""The columns that the first row must name; ``aliases`` and ``type`` may be there too, others are passed over."""

PARTED = "|"
"""What stands between aliases."""

LONGEST_CELL = 10_000
"""Characters of a cell; a longer one is no name and no identifier."""


def read(path: Path, problems: list[Problem]) -> tuple[Document, tuple[Heading, ...]]:
    """The file, and its headings in order, each id once; a problem for each row that cannot be used.

    Raises :class:`InputError` where there is no such file, or its first row does not name the columns.
    """
    if not path.is_file():
        raise InputError("there is no such authority file", str(path), "Check the path, or leave the option out.")
    document = load(files.File(path.name, path), problems)
    if document is None:
        raise InputError("the authority file is empty", str(path), "Begin it with id,name,aliases,type.")
    return document, tuple(_headings(document, problems))


def _headings(document: Document, problems: list[Problem]) -> Iterator[Heading]:
    rows = csv.reader(io.StringIO(document.text, newline=""))
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        if missing := [name for name in NEEDED if name not in header]:
            what = f"the first row does not name {' and '.join(missing)}"
            raise InputError(what, document.path, "Begin the file with id,name,aliases,type.")
        seen: set[str] = set()
        for row in rows:
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            if not any(cells.values()):
                continue
            where = f"{document.path}:{rows.line_num}"
            if fault := _fault(cells, seen):
                problems.append(Problem(fault, where, "Mend the row; the others were read."))
                continue
            seen.add(cells["id"])
            aliases = (one.strip() for one in cells.get("aliases", "").split(PARTED))
            yield Heading(cells["id"], cells["name"], tuple(filter(None, aliases)), cells.get("type", ""), where)
    except csv.Error as error:
        where = f"{document.path}:{rows.line_num}"
        problems.append(Problem(f"is no table: {error}", where, "Write it as CSV in UTF-8; the rows before were read."))


def _fault(cells: dict[str, str], seen: set[str]) -> str:
    """What is wrong with a row; empty if nothing is."""
    if not cells.get("id") or not cells.get("name"):
        return "a row without an id or a name"
    if any(len(cell) > LONGEST_CELL for cell in cells.values()):
        return f"a cell of more than {LONGEST_CELL} characters"
    return f"the id {cells['id']} stands twice" if cells["id"] in seen else ""
