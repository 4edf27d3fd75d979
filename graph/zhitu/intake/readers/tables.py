"""Tables: a row is an article. The columns are those that the user names, else those with the usual names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import charset, losses
from zhitu.intake.options import Columns, Options
from zhitu.intake.readers import archives, plain, records
from zhitu.knowledge import lexicons, ontology
from zhitu.model import Document

DELIMITERS = ",\t;|"

CELL_LIMIT = 16 << 20
"""Longest cell in characters, as of a record of JSON Lines."""

BATCH = 256
"""Rows of a Parquet file that are in memory at once."""

Row = Sequence[object]


def read_csv(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The rows of a file whose cells are parted by commas, tabs, semicolons or bars."""
    data = plain.load(shown, path, options, problems)
    if data is None:
        return
    decoded = charset.decode(data)
    if decoded is None:
        problems.append(Problem("no text: a binary file, or an unknown encoding", shown, "Save it as UTF-8 text."))
        return
    if loss := losses.find(decoded, shown):
        problems.append(loss)
    head = decoded.text.partition("\n")[0]
    mark = max(DELIMITERS, key=head.count)
    csv.field_size_limit(CELL_LIMIT)
    rows = csv.reader(io.StringIO(decoded.text.replace("\0", "\ufffd"), newline=""), delimiter=mark)
    try:
        yield from read_rows(shown, rows, options, problems)
    except csv.Error as error:
        where = f"{shown}:{rows.line_num}"
        problems.append(Problem(f"a row that cannot be read: {error}", where, "Mend it. What stood before was read."))


def read_xlsx(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The rows of each sheet of a workbook, as its formulas last came out."""
    import openpyxl

    if fault := archives.find_fault(path, options):
        problems.append(Problem(fault, shown, "Save it anew, or allow more by --limit ratio=N or unpacked=N."))
        return
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        yield from read_rows(shown, rows, options, problems, f"sheet={sheet.title}&", f"#{sheet.title}")


def read_parquet(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The rows of a Parquet file."""
    try:
        import pyarrow.parquet
    except ImportError:
        problems.append(Problem("a Parquet file needs pyarrow", shown, "pip install 'zhitu[parquet]'"))
        return
    with pyarrow.parquet.ParquetFile(path, page_checksum_verification=True) as file:
        names = file.schema_arrow.names
        batches = (batch.to_pylist() for batch in file.iter_batches(BATCH))
        rows = ([row[name] for name in names] for batch in batches for row in batch)
        yield from read_rows(shown, chain([names], rows), options, problems, first=0)


def read_rows(  # noqa: PLR0913, PLR0917 - a table, its name, and how its places are written
    shown: str,
    rows: Iterable[Row],
    options: Options,
    problems: list[Problem],
    within: str = "",
    part: str = "",
    first: int = 1,
) -> Iterator[Document]:
    """The records of a table whose first row that is not empty names the columns; rows count from ``first``."""
    columns: Mapping[str, int] | None = None
    seen: set[str] = set()
    for number, row in enumerate(rows, start=first):
        cells = [_write(cell) for cell in row]
        if not any(cells):
            continue
        if columns is None:
            columns = find_columns(cells, options.columns)
            if "text" not in columns:
                named = "、".join(cell for cell in cells if cell)[:200]
                mend = f"Name one by --text-column; here stand {named}."
                problems.append(Problem("a table without a column of texts", f"{shown}{part}", mend))
                return
            continue
        values = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
        given = {name: values.get(name, "") for name in asdict(options.columns)}
        found = records.record(f"{shown}{part}", number, given, problems, f"{within}row={number}")
        if found.path in seen:
            where = f"{shown}{part}:{number}"
            problems.append(Problem("an id that stands twice", where, "The number of the row was added to it."))
            found = replace(found, path=f"{found.path}~{number}")
        seen.add(found.path)
        yield found


def find_columns(head: Sequence[str], wanted: Columns) -> dict[str, int]:
    """The number of the column of each thing, by the names of :class:`Columns`; what has none is left out."""
    small = [" ".join(cell.split()).casefold() for cell in head]
    found = {}
    for own, named in asdict(wanted).items():
        for name in (named.casefold(),) if named else _usual(own):
            if name in small:
                found[own] = small.index(name)
                break
    return found


@cache
def _usual(own: str) -> tuple[str, ...]:
    """The headings that tables of news bear over a thing, in small letters, the likeliest first."""
    headings = lexicons.read(ontology.folder() / "lexicons" / "column_names.tsv")
    return tuple(entry.word for entry in headings.values() if entry.kind == own)


def _write(cell: object) -> str:
    """A cell as text: a day as ISO 8601 has it, a whole number without its point, nothing for an empty one."""
    match cell:
        case None:
            return ""
        case str():
            return records.SURROGATE.sub("\ufffd", cell).strip()
        case datetime() | date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case bytes():
            return cell.decode("utf-8", "replace")
    return str(cell)
