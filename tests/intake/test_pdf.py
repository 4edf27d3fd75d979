"""What PDF files hold beside plain lines, what of it is refused, and what any bytes do."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhitu import intake
from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.intake.readers import glyphs, pdf
from zhitu.model import Document

HERE = Path(__file__).parent / "specimens" / "pages"
SPECIMENS = [(HERE / f"{name}.pdf").read_bytes() for name in ("news", "vertical", "odd", "scanned")]


def read(path: Path, options: Options = intake.DEFAULTS) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(pdf.read(path.name, path, options, problems)), problems


def test_what_is_printed_twice_is_read_once_and_a_watermark_is_left_out() -> None:
    (document,), problems = read(HERE / "odd.pdf")
    assert document.title == "青山镇来了流动书车"
    assert document.text.count(document.title) == 1
    assert "样张" not in document.text
    assert [problem.what for problem in problems] == ["slanted text, perhaps a watermark, was left out: page 1"]


def test_a_table_is_read_by_its_rows() -> None:
    (document,), _ = read(HERE / "odd.pdf")
    assert "书车管理员 鲍小满\n\n采石场联络员 于得水\n\n司机 解春生\n\n书车每周三" in document.text


def test_a_file_with_a_password_is_a_problem() -> None:
    documents, problems = read(HERE / "locked.pdf")
    assert documents == []
    assert [(problem.what, problem.where) for problem in problems] == [
        ("a PDF file that is locked with a password", "locked.pdf")
    ]


def test_pages_beyond_the_limit_are_left_out_and_a_problem_says_so() -> None:
    (document,), problems = read(HERE / "report.pdf", Options(pages=1))
    assert {region.selector.split("&")[0] for region in document.regions} == {"page=1"}
    assert [problem.what for problem in problems] == ["2 pages; the first 1 are read"]
    assert "--limit pages=N" in problems[0].mend


def test_a_file_beyond_the_limit_is_not_opened() -> None:
    documents, problems = read(HERE / "report.pdf", Options(size=1000))
    assert documents == []
    assert [problem.what for problem in problems] == ["larger than 1000 bytes"]


@pytest.mark.parametrize("broken", ["D83D", "DC00", "D83DD83D"])
def test_half_a_character_in_the_title_leaves_the_rest_of_it_and_the_text(broken: str, tmp_path: Path) -> None:
    whole = HERE / "news.pdf"
    head, tail = whole.read_bytes().split(b"<FEFF6E2D")
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(head + b"<FEFF" + broken.encode() + tail[len(broken) - 4 :])
    with pypdfium2.PdfDocument(whole) as intact, pypdfium2.PdfDocument(damaged) as file:
        title = pdf.describe("news.pdf", intact, []).title
        assert pdf.describe("damaged.pdf", file, []).title == title[len(broken) // 4 :]
    documents, problems = read(damaged)
    assert [document.text for document in documents] == [document.text for document in read(whole)[0]]
    assert [problem.what for problem in problems] == [
        "damaged characters were left out of what the file says of itself: Title"
    ]


def test_an_empty_page_is_neither_text_nor_problem(tmp_path: Path) -> None:
    file = pypdfium2.PdfDocument.new()
    file.new_page(200, 200)
    file.save(tmp_path / "empty.pdf")
    assert read(tmp_path / "empty.pdf") == ([], [])


SHAPES = [("⽤", "用"), ("⼯", "工"), ("⻓", "长"), ("︵", "（"), ("﹁", "「"), ("︐", "，"), ("中", "中")]


@pytest.mark.parametrize(("char", "meant"), SHAPES)
def test_shapes_are_read_as_the_characters_that_are_meant(char: str, meant: str) -> None:
    assert glyphs.fold(char) == meant


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_damaged_files_end_in_documents_or_problems(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.intake.readers.scan.find_spec", lambda _: None)
    rng = random.Random(seed)
    data = bytearray(rng.choice(SPECIMENS))
    for _ in range(rng.randint(1, 40)):
        place = rng.randrange(len(data))
        data[place : place + rng.choice((0, 1, 1, 8))] = rng.randbytes(rng.choice((0, 1, 1, 8)))
    if rng.random() < 0.3:
        del data[rng.randrange(len(data)) :]
    path = tmp_path / "damaged.pdf"
    path.write_bytes(data)
    documents, problems = read(path)
    assert documents or problems or not has_text(bytes(data))
    for document in documents:
        ends = [region.end for region in document.regions]
        assert all(start < end for start, end in zip([region.start for region in document.regions], ends, strict=True))
        assert all(region.start >= end for region, end in zip(document.regions[1:], ends, strict=False))
        assert not ends or ends[-1] <= len(document.text)
        intake.articles(document)


def has_text(data: bytes) -> bool:
    """Whether a page of a file that opens bears characters."""
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        return any(glyphs.count(file[number]) >= pdf.FEWEST_CHARACTERS for number in range(len(file)))
