"""Which pages of a file are one text, which are a newspaper's, and what of a page is no text."""

from __future__ import annotations

from zhitu.intake.readers import sheets
from zhitu.intake.readers.columns import Box, Line
from zhitu.intake.readers.sheets import Metadata, Page
from zhitu.model import Document

EM, PITCH, WIDTH, HEIGHT = 10.0, 16.0, 240.0, 600.0
TEXT = "柳塘镇的果农把新摘的枇杷装进竹篮"


def line(text: str, left: float, top: float, size: float = EM) -> Line:
    box = Box(left, top, left + size * len(text), top + size)
    return Line(text, box, size, box)


def rows(top: float, count: int = 6, left: float = 40) -> list[Line]:
    lines = [line(TEXT[2:], left + 2 * EM, top)]
    lines += [line(TEXT, left, top + number * PITCH) for number in range(1, count - 1)]
    return [*lines, line("送到集上。", left, top + (count - 1) * PITCH)]


def read(*pages: list[Line], metadata: Metadata = Metadata()) -> list[Document]:  # noqa: B008 - it is frozen
    filled = [Page(number, WIDTH, HEIGHT, tuple(lines)) for number, lines in enumerate(pages, start=1)]
    return list(sheets.read("file.pdf", filled, metadata, lambda page, box: f"page={page}"))


def test_the_largest_heading_of_the_first_page_is_the_title_though_a_later_one_is_larger() -> None:
    first = [line("枇杷熟了", 80, 90, 20), *rows(150)]
    (document,) = read(first, [*rows(100), line("九百", 80, 300, 40), *rows(400)])
    assert (document.title, document.is_record, document.headlines) == ("枇杷熟了", True, ())


def test_headings_of_one_size_are_headlines_of_several_articles() -> None:
    (document,) = read([line("枇杷熟了", 80, 90, 20), *rows(150), line("渔船归港", 80, 300, 20), *rows(350)])
    assert [document.text[start : start + 4] for start in document.headlines] == ["枇杷熟了", "渔船归港"]
    assert (document.title, document.is_record) == ("", False)


def test_running_heads_and_numbers_are_off_and_tell_the_day() -> None:
    pages = [[line("工会简报 2026年5月12日", 40, 20, 8), *rows(100), line(f"— {n} —", 110, 570, 8)] for n in (1, 2)]
    (document,) = read(*pages, metadata=Metadata(date="2030-01-01"))
    assert document.date == "2026-05-12"
    assert "简报" not in document.text
    assert "—" not in document.text


def test_a_paragraph_that_a_page_cuts_is_whole_again() -> None:
    (document,) = read(rows(450)[:-1], [line("送到集上。", 40, 100), *rows(140)])
    assert document.text.count("\n\n") == 1


def test_pages_with_articles_side_by_side_are_a_newspaper() -> None:
    page = [line("枇杷熟了", 40, 60, 20), *rows(100), line("渔船归港", 240, 60, 20), *rows(100, left=240)]
    found = read(page, page, rows(100))
    assert [document.path for document in found] == ["file.pdf#page=1", "file.pdf#page=2", "file.pdf#page=3"]
    assert not any(document.is_record for document in found)


def test_a_file_says_its_title_where_no_heading_shows_it() -> None:
    (document,) = read([line("枇杷熟了", 60, 90), *rows(150)], metadata=Metadata(title="枇杷熟了", author="于得水"))
    assert (document.title, document.author) == ("枇杷熟了", "于得水")
