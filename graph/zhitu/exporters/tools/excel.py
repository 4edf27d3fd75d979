"""A workbook for Excel, LibreOffice and WPS: what the graph holds, a sheet each, every cell a text or a number."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhitu.exporters import placement
from zhitu.exporters.tables import FORMULA_STARTS
from zhitu.exporters.tools import sheets
from zhitu.exporters.tools.sheets import Cell, Sheet
from zhitu.model import VERSION, Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
"""The limits of a sheet; a table that is longer goes on in the next sheet."""

WIDTHS = {sheets.TEXT: 22, sheets.LIST: 26, sheets.NUMBER: 11, sheets.COUNT: 9, sheets.FLAG: 8}
WIDE = {"quote": 80, "text": 60, "headline": 40, "subject_name": 32, "object_name": 32, "name": 34}
"""Widths of columns, in characters: names in full, sentences as far as a screen goes."""

SHOWN = (sheets.FACTS, sheets.ENTITIES, sheets.EVIDENCE, sheets.INDICATORS, sheets.ARTICLES)
"""The sheets, those first that a person reads first."""

EPOCH = datetime(1980, 1, 1)
"""The date in the file, which no build changes: a zip begins then."""

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.xlsx``: the same graph gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "zhitu"
    _explain(book, graph)
    for sheet in SHOWN:
        _fill(book, sheet, sheet.rows(graph, knowledge))
    with tempfile.TemporaryDirectory() as folder:
        made, settled = Path(folder) / "made.xlsx", Path(folder) / "settled.xlsx"
        book.save(made)
        _settle(made, settled)
        yield from placement.read_chunks(settled)


def _explain(book: Any, graph: Graph) -> None:
    """The first sheet: what the book holds, in both languages."""
    sheet = book.create_sheet("说明 About")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 90
    counts = {"entities": len(graph.entities), "facts": len(graph.edges), "articles": len(graph.articles)}
    rows: list[tuple[str, Cell]] = [
        ("织图 zhitu", VERSION),
        ("实体 entities", counts["entities"]),
        ("事实 facts", counts["facts"]),
        ("文章 articles", counts["articles"]),
        (
            "编号 id",
            "各表以编号相连：facts.subject = entities.id，evidence.fact = facts.id。 The sheets are joined by ids.",
        ),
        (
            "原文 quote",
            "每条事实在 evidence 表中有原句和它在文章中的位置。 Each fact has its sentences in the sheet evidence.",
        ),
        ("状态 status", "stated 陈述 · planned 计划 · denied 否认 · former 曾经"),
    ]
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _fill(book: Any, sheet: Sheet, rows: Iterable[tuple[Cell, ...]]) -> None:
    """Writes a table into as many sheets as it needs, each with its header."""
    waiting = iter(rows)
    first: tuple[Cell, ...] | None = next(waiting, None)
    number = 1
    while first is not None or number == 1:
        page = _open(book, sheet, f"{sheet.heading} {sheet.name}" + (f" {number}" if number > 1 else ""))
        written = 1
        for row in chain([] if first is None else [first], waiting):
            page.append([_cell(page, value) for value in row])
            written += 1
            if written == MOST_ROWS:
                break
        first = next(waiting, None)
        number += 1


def _open(book: Any, sheet: Sheet, title: str) -> Any:
    """A new sheet with its header, which stays in sight and filters."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(title)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}1"
    heads = []
    for number, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = WIDE.get(column.name, WIDTHS[column.holds])
        head = WriteOnlyCell(page, f"{column.heading} {column.name}")
        head.font = Font(bold=True)
        heads.append(head)
    page.append(heads)
    return page


def _cell(page: Any, value: Cell) -> Any:
    """A cell: a text is never a formula, and stays none where a person edits it."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, list):
        value = " | ".join(value)
    if not isinstance(value, str) or not value:
        return WriteOnlyCell(page, value or None if isinstance(value, str) else value)
    cell = WriteOnlyCell(page, shorten(value))
    cell.data_type = "s"
    if value.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def shorten(text: str) -> str:
    """The text as far as a cell holds it: Excel counts UTF-16, in which a rare character is two."""
    if len(text) * 2 <= LONGEST_CELL:
        return text
    held = text.encode("utf-16-le", "replace")[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", "ignore")
    return text if len(held) == len(text) else held + "…"


def _settle(made: Path, settled: Path) -> None:
    """Packs the book anew without the hour at which it was made."""
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            if name == "docProps/core.xml":
                new.writestr(entry, STAMP.sub(rb"\g<1>" + f"{EPOCH.isoformat()}Z".encode(), old.read(name)))
                continue
            with old.open(name) as source, new.open(entry, "w", force_zip64=True) as target:
                while data := source.read(placement.CHUNK):
                    target.write(data)
