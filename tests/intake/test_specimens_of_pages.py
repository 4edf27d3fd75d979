"""PDF files and scans made by Chromium, LibreOffice and a scanner's faults: the same facts as their text, in place."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest

import zhitu
from zhitu import intake
from zhitu.errors import Problem
from zhitu.model import Document, Edge, Graph

HERE = Path(__file__).parent / "specimens" / "pages"

needs_ocr = pytest.mark.skipif(find_spec("rapidocr") is None, reason="needs the extra ocr")

PLACE = re.compile(r"page=(\d+)&viewrect=([\d.]+),([\d.]+),([\d.]+),([\d.]+)")


def read(name: str) -> tuple[list[Document], list[Problem]]:
    problems: list[Problem] = []
    return list(intake.documents([HERE / name], problems=problems)), problems


def tell(graph: Graph) -> set[tuple[str, ...]]:
    """What a graph says, with every sentence and how sure it is."""
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (*name(edge, names), edge.status, close_up(fact.sentence.text), fact.rule, str(fact.confidence), fact.time)
        for edge in graph.edges
        for fact in edge.facts
    }


def close_up(text: str) -> str:
    """A text without the blank before a number, which a page shows no wider than what typesetters leave there."""
    return re.sub(r" (?=\d)", "", text)


def tell_briefly(graph: Graph) -> set[tuple[str, ...]]:
    names = {entity.id: entity.name for entity in graph.entities}
    return {(*name(edge, names), edge.status) for edge in graph.edges}


def name(edge: Edge, names: dict[str, str]) -> tuple[str, str, str]:
    return names[edge.subject], edge.relation, names.get(edge.object, edge.object)


@pytest.mark.parametrize("file", ["news.pdf", "turned.pdf"])
def test_a_newspaper_page_says_what_its_text_says(file: str) -> None:
    graph = zhitu.build([HERE / file])
    assert len(graph.articles) == 3
    assert graph.problems == ()
    assert tell(graph) == tell(zhitu.build([HERE / "news.txt"])) != set()
    assert {article.source for article in graph.articles} == {"渭水工人报"}


def test_the_articles_of_a_newspaper_page_have_their_headlines_and_paragraphs() -> None:
    (page,), _ = read("news.pdf")
    articles, _ = intake.articles(page)
    (text,), _ = read("news.txt")
    plain, _ = intake.articles(text)
    told = [(one.headline, one.subheads, one.byline, one.date, close_up(one.text)) for one in articles]
    assert told == [(one.headline, one.subheads, one.byline, one.date, close_up(one.text)) for one in plain]


@pytest.mark.parametrize(("file", "text"), [("report.pdf", "report.txt"), ("vertical.pdf", "scan.txt")])
def test_a_text_that_flows_says_what_its_text_says(file: str, text: str) -> None:
    (document,), problems = read(file)
    assert problems == []
    written = (HERE / text).read_text(encoding="utf-8").strip()
    assert document.text.replace(" ", "") == written.replace(" ", "")
    assert document.title == written.split("\n")[0]
    plain = replace(document, text=written, digest="", regions=())
    assert tell(zhitu.build([document])) == tell(zhitu.build([plain])) != set()


@pytest.mark.parametrize("file", ["news.pdf", "turned.pdf", "report.pdf", "vertical.pdf"])
def test_each_line_leads_to_the_page_and_the_box_that_hold_its_characters(file: str) -> None:
    (document,), _ = read(file)
    with pypdfium2.PdfDocument(HERE / file) as pages:
        for region in document.regions:
            match = PLACE.fullmatch(region.selector)
            assert match
            page, left, top, width, height = (float(part) for part in match.groups())
            shown = pages[int(page) - 1]
            box = (left, top, left + width, top + height)
            if shown.get_rotation() == 90:
                box = (top, shown.get_width() - left - width, top + height, shown.get_width() - left)
            tall = shown.get_bbox()[3]
            inside = shown.get_textpage().get_text_bounded(box[0] - 1, tall - box[3] - 1, box[2] + 1, tall - box[1] + 1)
            said = document.text[region.start : region.end]
            assert "".join(inside.split()) == "".join(said.split())


def test_running_heads_and_page_numbers_of_a_report_are_off() -> None:
    (document,), _ = read("report.pdf")
    assert "内部资料" not in document.text
    assert not re.search(r"第\s?\d\s?页", document.text)
    assert {region.selector.split("&")[0] for region in document.regions} == {"page=1", "page=2"}


@needs_ocr
@pytest.mark.parametrize("file", ["scan.png", "scanned.pdf"])
def test_a_scan_says_what_its_text_says(file: str) -> None:
    graph = zhitu.build([HERE / file], options=intake.Options(seconds=900))
    assert tell_briefly(graph) == tell_briefly(zhitu.build([HERE / "scan.txt"])) != set()
    assert all(article.regions for article in graph.articles)


def test_a_scan_without_ocr_is_a_problem_that_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.intake.readers.scan.find_spec", lambda _: None)
    problems: list[Problem] = []
    for name in ("scan.png", "scanned.pdf"):
        read_here = intake.formats.read(name, HERE / name, intake.DEFAULTS, problems)
        assert list(read_here) == []
    assert ["zhitu[ocr]" in problem.mend for problem in problems] == [True, True]
