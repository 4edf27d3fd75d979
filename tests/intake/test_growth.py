"""What is hostile takes no square of time: four times as much of it takes about four times as long."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from zhitu import intake
from zhitu.intake.options import DEFAULTS
from zhitu.intake.page import joins
from zhitu.intake.readers import columns, elements, epub, glyphs, imprints, mail, paragraphs, prose, trees
from zhitu.intake.readers.columns import Box
from zhitu.intake.readers.glyphs import Glyph, Way
from zhitu.model import Document

TIMES = 4
"""How much larger the larger input is."""

MOST = 10
"""Times as long that it may take: four would be a straight line, sixteen a square."""

NOISE = 0.05
"""Seconds that say nothing."""

SPOKEN = "望溪镇总工会主席高远山到松涛茶业有限公司走访，听了夜校的第一堂课。"


def take_time(work: Callable[[int], object], number: int) -> float:
    begun = process_time()
    work(number)
    return process_time() - begun


def see_founder(number: int) -> object:
    return imprints.read_founder("<!--enpproperty" * number)


def see_declarations(number: int) -> object:
    return trees.parse_xhtml("<?xml version='1.0'?>" + "<!DOCTYPE [" * number, 10)


def see_lists(number: int) -> object:
    lines = []
    for place in range(1, number + 1):
        lines += [elements.Line(f"文章{row}", f"/html/body/div[{place}]/p[{row}]", "p", 1.0) for row in (1, 2)]
        lines += [elements.Line(SPOKEN, f"/html/body/p[{place}]", "p")] * 2
    return prose.gather(lines, frozenset(), -1)


def see_prints(number: int) -> object:
    spots = ((place % 997 / 9970, place // 997 / 9970) for place in range(number))
    boxes = [Box(left, top, left + 0.01, top + 0.01) for left, top in spots]
    return list(glyphs.drop_copies([Glyph("字", box, 0.0005, Way.RIGHT, box) for box in boxes]))


def see_rows(number: int) -> object:
    boxes = [Box(0, 30 * place, 10, 30 * place + 10) for place in range(number)]
    rows = [(columns.Line("字", box, 10 * (1 + place % 2) + 0.001 * place, box),) for place, box in enumerate(boxes)]
    return list(paragraphs.gather(1, [rows]))


def see_headings(number: int) -> object:
    """Headings on one line, below one another, and in a table."""
    spots = [(place, 0) for place in range(number)] + [(0, place) for place in range(number)]
    spots += [(place % 30, number + place // 30) for place in range(number)]
    boxes = [Box(20 * left, 20 * top, 20 * left + 10, 20 * top + 10) for left, top in spots]
    return columns.widen([columns.Line("字", box, 2.0, box) for box in boxes], 1.0)


def see_brackets(number: int) -> object:
    return joins.examine("（甲" * number + "”" * number)


def see_header(number: int) -> object:
    header = 'Content-Type: text/plain; a="' + '"' * number
    return list(mail.parse("a.eml", f"{header}\r\n\r\n{SPOKEN}".encode(), DEFAULTS, []))


def see_jumps(number: int) -> object:
    return intake.articles(Document("a.txt", "字\n（上接第1版）\n" * number, ""))


def see_strays(number: int) -> object:
    ends = "".join(
        f"本报讯 记者贺琳报道 茶厂办起第{chr(0x4E00 + place)}所夜校。\n好”她说起{chr(0x5E00 + place)}来”\n"
        for place in range(number)
    )
    return intake.articles(Document("a.txt", ends, ""))


@pytest.mark.parametrize(
    ("work", "number"),
    [
        (see_founder, 10_000),
        (see_declarations, 1_200),
        (see_lists, 600),
        (see_prints, 2_000),
        (see_rows, 1_000),
        (see_headings, 400),
        (see_brackets, 15_000),
        (see_header, 4_000),
        (see_jumps, 1_500),
        (see_strays, 200),
    ],
)
def test_the_time_grows_with_what_there_is(work: Callable[[int], object], number: int) -> None:
    few = min(take_time(work, number) for _ in range(3))
    many = min(take_time(work, TIMES * number) for _ in range(2))
    assert many <= MOST * max(few, NOISE)


def test_a_table_of_contents_that_stands_often_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(f'<item id="n{number}" href="nav.xhtml" properties="nav"/>' for number in range(50))
    items += '<item id="a" href="a.xhtml"/>'
    package = f'<package><manifest>{items}</manifest><spine><itemref idref="a"/></spine></package>'
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", '<container><rootfile full-path="a.opf"/></container>')
        archive.writestr("a.opf", package)
        archive.writestr("nav.xhtml", '<html><body><a href="a.xhtml">茶厂夜校</a></body></html>')
        archive.writestr("a.xhtml", f"<html><body><p>茶厂夜校</p><p>{SPOKEN}</p></body></html>")
    opened: list[str] = []
    load = epub.load
    monkeypatch.setattr(
        epub, "load", lambda archive, name, options: opened.append(name) or load(archive, name, options)
    )
    (found,) = epub.read("a.epub", path, DEFAULTS, [])
    assert found.title == "茶厂夜校"
    assert opened.count("nav.xhtml") == 1


def test_brackets_without_end_are_read() -> None:
    text = "望溪镇茶厂办起夜校" + "（甲）" * 5000
    articles, _ = intake.articles(Document("a.txt", text, ""))
    assert "".join(article.text for article in articles) == text
