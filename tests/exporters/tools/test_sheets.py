"""The workbook as openpyxl reads it, and the tables as DuckDB loads them, with every key kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zhitu.exporters import tools
from zhitu.exporters.characters import clean
from zhitu.exporters.tools import excel, sheets
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

GRAPHS = ("graph", "hostile_graph", "varied_graph")


def open_book(graph: Graph, knowledge: Knowledge) -> Any:
    openpyxl = pytest.importorskip("openpyxl")
    return openpyxl.load_workbook(io.BytesIO(b"".join(excel.write(graph, knowledge))))


def read_rows(book: Any, sheet: sheets.Sheet) -> list[dict[str, Any]]:
    page = book[f"{sheet.heading} {sheet.name}"]
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]


@pytest.mark.parametrize("name", GRAPHS)
def test_no_cell_of_the_workbook_is_a_formula(name: str, request: pytest.FixtureRequest, knowledge: Knowledge) -> None:
    graph: Graph = request.getfixturevalue(name)
    book = open_book(graph, knowledge)
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "b"}, cell.value
                if cell.data_type == "s" and cell.value[0] in "=+-@":
                    assert cell.quotePrefix, "it would become a formula where a person edits it"
    names = {row["id"]: row["name"] for row in read_rows(book, sheets.ENTITIES)}
    assert names == {entity.id: clean(entity.name) for entity in graph.entities}


def test_the_workbook_holds_each_fact_with_its_sentences(graph: Graph, knowledge: Knowledge) -> None:
    book = open_book(graph, knowledge)
    facts = read_rows(book, sheets.FACTS)
    assert len(facts) == len(graph.edges)
    said = next(row for row in facts if row["sentences"] == 2)
    assert (said["subject_name"], said["relation_zh"], said["object_name"]) == ("苏明远", "任职于", "云杉重工有限公司")
    assert (said["first_reported"], said["last_reported"]) == ("2025-03-12", "2025-04-02")
    quotes = [row["quote"] for row in read_rows(book, sheets.EVIDENCE) if row["fact"] == said["id"]]
    assert [quote[-8:] for quote in quotes] == ["受聘为首席导师。", "公司的职工代表。"]
    assert book.worksheets[1].freeze_panes == "A2"


def test_the_workbook_says_no_hour(graph: Graph, knowledge: Knowledge) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(excel.write(graph, knowledge)))) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert book.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(
    graph: Graph, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 5)
    book = open_book(graph, knowledge)
    pages = [page for page in book.worksheets if page.title.startswith("实体")]
    assert [page.title for page in pages] == ["实体 entities", "实体 entities 2", "实体 entities 3"]
    assert sum(page.max_row - 1 for page in pages) == len(graph.entities)
    assert all(page["A1"].value == "编号 id" for page in pages)


@pytest.mark.parametrize("text", ["长" * 40_000, "😀" * 20_000, "x" * 32_767, "短"])
def test_a_long_text_is_cut_to_what_a_cell_holds(text: str) -> None:
    held = excel.shorten(text)
    assert len(held.encode("utf-16-le")) // 2 <= excel.LONGEST_CELL
    assert held == text or (held.endswith("…") and text.startswith(held[:-1]))


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> Callable[[Graph], Any]:
    duckdb = pytest.importorskip("duckdb", reason="the Python package duckdb is not installed")
    pytest.importorskip("pyarrow", reason="the Python package pyarrow is not installed")

    def load(graph: Graph) -> Any:
        tools.export(graph, knowledge, "duckdb", tmp_path)
        monkeypatch.chdir(tmp_path)
        connection = duckdb.connect()
        connection.execute((tmp_path / "load.sql").read_text(encoding="utf-8"))
        return connection

    return load


@pytest.mark.parametrize("name", GRAPHS)
def test_duckdb_loads_every_row_and_keeps_every_key(
    name: str, request: pytest.FixtureRequest, database: Callable[[Graph], Any], knowledge: Knowledge
) -> None:
    graph: Graph = request.getfixturevalue(name)
    connection = database(graph)
    for sheet in sheets.SHEETS:
        rows = connection.execute(f"SELECT * FROM {sheet.name}").fetchall()
        assert rows == list(sheet.rows(graph, knowledge))
    assert connection.execute("SELECT count(*) FROM facts").fetchone() == (len(graph.edges),)


def test_the_views_answer(graph: Graph, database: Callable[[Graph], Any]) -> None:
    connection = database(graph)
    assert {row[:2] for row in connection.execute("SELECT * FROM heads").fetchall()} == {
        ("苏明远", "云杉劳模创新工作室"),
        ("贺清", "柳溪区总工会"),
    }
    assert connection.execute("SELECT count(*) FROM said_once").fetchone() == (len(graph.edges) - 1,)
    one = connection.execute("SELECT one, other, articles FROM named_together WHERE articles = 2").fetchall()
    assert len(one) >= 1
