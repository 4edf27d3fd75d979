"""Tables of articles: which column holds what, each row with its place, and what is said of the rest."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import zhitu
from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import Columns, Options
from zhitu.model import Document, Graph

SPECIMENS = Path(__file__).parent / "specimens" / "tables"
SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "青禾市总工会主席苏明远5月3日宣布，第三届职工技能大赛在青禾市开幕。"


def read(path: Path, **options: object) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(intake.documents([path], problems=problems, options=Options(**options))), problems  # type: ignore[arg-type]


def say(graph: Graph) -> set[tuple[str, str, str]]:
    """Every edge by the names of its ends."""
    names = {entity.id: entity.name for entity in graph.entities}
    return {(names[edge.subject], edge.relation, names.get(edge.object, edge.object)) for edge in graph.edges}


@pytest.mark.parametrize("name", ["news.csv", "news-gb18030.csv", "news.xlsx", "news.parquet"])
def test_a_table_says_what_its_articles_say_as_text(name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    texts = []
    for seed in ("tongcheng-hospital", "qu-baisheng"):
        headline, _, text = (SEEDS / f"{seed}.txt").read_text(encoding="utf-8").strip().partition("\n\n")
        texts.append(Document(seed, text, "", headline, "2025-09-18", is_record=True))
    table = zhitu.build(SPECIMENS / name)
    assert say(table) == say(zhitu.build(texts))
    assert len(table.edges) > 10
    assert {(one.source, one.date) for one in table.articles} == {("桐城工人报", "2025-09-18")}
    assert not table.problems


@pytest.mark.parametrize(
    ("name", "rows"),
    [("news.csv", ["row=2", "row=3"]), ("news.xlsx", ["sheet=news&row=2", "sheet=news&row=3"])],
)
def test_evidence_leads_to_the_row(name: str, rows: list[str]) -> None:
    documents, _ = read(SPECIMENS / name)
    assert [[region.selector for region in one.regions] for one in documents] == [[row] for row in rows]
    graph = zhitu.build(SPECIMENS / name)
    article = next(one for one in graph.articles if one.headline == "瞿柏生")
    assert [region.selector for region in article.places([(0, 3)])] == rows[1:]


def test_the_columns_that_the_user_names_win(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text(f"正文\t原稿\t日子\n别的\t{TEXT}\t2024年5月4日\n", encoding="utf-8")
    found, problems = read(table, columns=Columns(text="原稿", date="日子"))
    assert [(one.text, one.date) for one in found] == [(TEXT, "2024-05-04")]
    assert not problems


def test_fields_of_json_lines_are_named_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"nr": 7, "body": "{TEXT}", "paper": "青禾日报"}}\n', encoding="utf-8")
    found, _ = read(tmp_path / "a.jsonl", columns=Columns(id="nr", text="body", source="paper"))
    assert [(one.path, one.text, one.source) for one in found] == [("a.jsonl#7", TEXT, "青禾日报")]


def test_a_table_without_texts_says_which_columns_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("姓名,电话\n苏明远,1\n", encoding="utf-8")
    found, problems = read(tmp_path / "a.csv")
    assert not found
    assert "姓名、电话" in problems[0].mend


def test_cells_of_a_workbook_are_read_as_people_see_them(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "来稿"
    sheet.append(["编号", "日期", "正文"])
    sheet.append([3.0, datetime.date(2024, 5, 4), TEXT])
    sheet.append([None, None, None])
    sheet.append([3, "昨天", TEXT])
    book.save(tmp_path / "a.xlsx")
    found, problems = read(tmp_path / "a.xlsx")
    assert [(one.path, one.date) for one in found] == [("a.xlsx#来稿#3", "2024-05-04"), ("a.xlsx#来稿#3~4", "")]
    assert [problem.what for problem in problems] == ["a date that cannot be read", "an id that stands twice"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"", b"\x00" * 100])
def test_what_is_no_workbook_is_a_problem(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    found, problems = read(tmp_path / "a.xlsx")
    assert not found
    assert [problem.where for problem in problems] == ["a.xlsx"]
    assert "damaged" in problems[0].what


def test_a_cell_as_long_as_a_library_is_a_problem_and_what_stands_before_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"正文\n{TEXT}\n{'长' * (17 << 20)}\n", encoding="utf-8")
    found, problems = read(tmp_path / "a.csv")
    assert [one.text for one in found] == [TEXT]
    assert problems[0].where == "a.csv:3"
