"""Files that real software made of one story: each gives the facts of its plain text, and shows where they stand."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import zhitu
from zhitu.model import Document, Graph

WEB = Path(__file__).parent / "specimens" / "web"
DATE = "2024-04-19"

Fact = tuple[str, str, str, str, str]

STORY = ("story.txt",)
BOTH = ("story.txt", "second.txt")

MADE = {
    "page.html": (STORY, DATE),
    "office.html": (STORY, ""),
    "office.xhtml": (STORY, ""),
    "issue.epub": (BOTH, ""),
}
"""Each file, the texts that it holds, and the date that it bears."""


@cache
def of_plain_text(names: tuple[str, ...], date: str) -> frozenset[Fact]:
    texts = [(name, (WEB / name).read_text(encoding="utf-8")) for name in names]
    return facts(zhitu.build([Document(name, text, "", date=date) for name, text in texts]))


def facts(graph: Graph) -> frozenset[Fact]:
    names = {entity.id: entity.name for entity in graph.entities}
    return frozenset(
        (names[edge.subject], edge.relation, names.get(edge.object, edge.object), edge.status, edge.time)
        for edge in graph.edges
    )


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_gives_the_facts_of_its_plain_text(name: str) -> None:
    graph = zhitu.build(WEB / name)
    assert facts(graph) == of_plain_text(*MADE[name])
    assert len(facts(graph)) > 10
    assert graph.problems == ()


Find = Callable[[str, str], str]
"""The text at a place of a file, found by other means than its reader's."""


def in_markup(name: str, place: str) -> str:
    return find_element((WEB / name).read_bytes(), place)


def in_book(name: str, place: str) -> str:
    member, path = place.split("!")
    with zipfile.ZipFile(WEB / name) as archive:
        return find_element(archive.read(member), path)


def find_element(data: bytes, path: str) -> str:
    from lxml import html

    (element,) = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8")).xpath(path)
    return str(element.text_content())


PLACES: dict[str, Find] = {
    "page.html": in_markup,
    "office.html": in_markup,
    "office.xhtml": in_markup,
    "issue.epub": in_book,
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_evidence_leads_to_the_place_in_the_file(name: str) -> None:
    graph = zhitu.build(WEB / name)
    articles = {article.id: article for article in graph.articles}
    shown = 0
    for edge in graph.edges:
        for fact in edge.facts:
            article = articles[fact.subject.article]
            ranges = article.origin.ranges(fact.sentence.start, fact.sentence.end)
            places = [region.selector for region in article.places(ranges)]
            assert places
            text = "".join("".join(PLACES[name](name, place).split()) for place in places)
            assert "".join(fact.sentence.text.split()) in text
            shown += 1
    assert shown
