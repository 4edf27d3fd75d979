"""A person's table is read however a spreadsheet wrote it, and a row that cannot be used is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu import knowledge
from zhitu.errors import InputError, Problem
from zhitu.exporters import proposals
from zhitu.intake import judgements
from zhitu.intake.files import File
from zhitu.rulings import Decision, Ruling

HEADER = "verdict\tleft\trelation\tright\tleft_where\tright_where\tkind\tnote"


def read(tmp_path: Path, data: bytes) -> tuple[tuple[Ruling, ...], list[Problem]]:
    path = tmp_path / "judgements.tsv"
    path.write_bytes(data)
    problems: list[Problem] = []
    document = judgements.load(File("judgements.tsv", path), problems)
    if document is None:
        return (), problems
    rulings, unread = judgements.read(document, knowledge.load().lexicons["verdicts"])
    return rulings, [*problems, *unread]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_table_may_come_from_any_spreadsheet(tmp_path: Path, encoding: str, end: str) -> None:
    lines = ("# 编辑部的判定", HEADER, "same\t石桥工会\t\t石桥市总工会\ta.txt#a1\t\t\t看过原文", "", "删除\t快车道")
    rulings, problems = read(tmp_path, end.join(lines).encode(encoding))
    assert not problems
    assert [(r.decision, r.left, r.right, r.left_where, r.line) for r in rulings] == [
        (Decision.SAME, "石桥工会", "石桥市总工会", "a.txt#a1", 3),
        (Decision.DROP, "快车道", "", "", 5),
    ]


def test_a_ruling_knows_where_its_row_stands(tmp_path: Path) -> None:
    text = f"{HEADER}\r\nsame\t甲厂\t\t乙厂\r\n"
    (ruling,), _ = read(tmp_path, text.encode())
    assert text[ruling.start : ruling.start + len(ruling.text)] == ruling.text == "same\t甲厂\t\t乙厂"


def test_a_header_names_the_columns_in_any_order(tmp_path: Path) -> None:
    (ruling,), problems = read(tmp_path, "verdict\tright\tmine\tleft\nname\t乙厂\t？\t甲厂\n".encode())
    assert (ruling.left, ruling.right, problems) == ("甲厂", "乙厂", [])


def test_rows_of_proposals_can_be_pasted_whole(tmp_path: Path) -> None:
    cells = (
        "same",
        "=甲厂",
        "",
        "'乙\t厂\n“丙”",
        "p#a1",
        "q#a1",
        "",
        "",
        "7",
        "理由",
        "句子。",
        "句\n子",
        "x-1",
        "x-2",
    )
    table = b"".join(proposals.encode(row) for row in (proposals.HEADER, ("unsure", *cells[1:]), cells))
    (ruling,), problems = read(tmp_path, table)
    assert (ruling.left, ruling.right, problems) == ("=甲厂", "'乙 厂 “丙”", [])


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("maybe\t甲厂\t\t乙厂", "unknown verdict"),
        ("same\t甲厂", "without right"),
        ("same 甲厂 乙厂", "unknown verdict"),
        ("wrong\t甲厂\t\t乙厂", "without relation"),
        (HEADER.replace("verdict", "same") + "\tmore\tand more", "more than 8 cells"),
        ("same\t甲厂\t\t" + "乙" * 200_000, "more than 8 cells"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_the_rest_is_read(tmp_path: Path, row: str, word: str) -> None:
    rulings, (problem,) = read(tmp_path, f"same\t甲厂\t\t乙厂\n{row}\ndrop\t丙厂\n".encode())
    assert [one.decision for one in rulings] == [Decision.SAME, Decision.DROP]
    assert word in problem.what
    assert problem.where == "judgements.tsv:2"


def test_a_quotation_mark_that_is_never_closed_harms_its_row_alone(tmp_path: Path) -> None:
    rulings, _ = read(tmp_path, 'drop\t"甲厂\ndrop\t乙厂\n'.encode())
    assert [one.left for one in rulings] == ["甲厂", "乙厂"]


def test_a_damaged_row_is_told(tmp_path: Path) -> None:
    lines = ["same\t石桥市总工会主席\t\t石桥的主席".encode()] * 20
    rulings, problems = read(tmp_path, b"\n".join([*lines, b"drop\t\xff\xfe\xff"]))
    assert len(rulings) == 20
    assert [p.where for p in problems if p.what == "a row that is not UTF-8"] == ["judgements.tsv:21"]


def test_the_example_of_the_documentation_can_be_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "judgements.md").read_text(encoding="utf-8")
    example = page.split("```")[1]
    rulings, problems = read(tmp_path, example.encode())
    assert {one.decision for one in rulings} == set(Decision)
    assert not problems
    assert all(f"| `{decision}`" in page for decision in Decision)


def test_an_absent_file_that_was_named_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file of judgements"):
        judgements.named(tmp_path / "absent.tsv")


def test_files_beside_documents_are_found(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for folder in (tmp_path, tmp_path / "deep"):
        (folder / "a.txt").write_text("天气晴好。", encoding="utf-8")
        (folder / "judgements.tsv").write_text(HEADER, encoding="utf-8")
    assert [file.shown for file in judgements.beside([tmp_path])] == ["deep/judgements.tsv", "judgements.tsv"]
    assert [file.path for file in judgements.beside([tmp_path / "a.txt"])] == [tmp_path / "judgements.tsv"]
    assert [file.shown for file in judgements.beside([tmp_path], [tmp_path / "deep"])] == ["judgements.tsv"]
