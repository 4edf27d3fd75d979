"""Files that real software made of one story: each gives the facts of its plain text, and shows where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import zhitu
from zhitu.model import Document, Graph

WEB = Path(__file__).parent / "specimens" / "web"
DATE = "2024-04-19"

Fact = tuple[str, str, str, str, str]

MADE = {
    "page.html": DATE,
    "office.html": "",
    "office.xhtml": "",
}
"""Each file, and the date that it bears."""


@cache
def of_plain_text(name: str, date: str) -> frozenset[Fact]:
    text = (WEB / name).read_text(encoding="utf-8")
    return facts(zhitu.build([Document(name, text, "", date=date)]))


def facts(graph: Graph) -> frozenset[Fact]:
    names = {entity.id: entity.name for entity in graph.entities}
    return frozenset(
        (names[edge.subject], edge.relation, names.get(edge.object, edge.object), edge.status, edge.time)
        for edge in graph.edges
    )


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_file_gives_the_facts_of_its_plain_text(name: str) -> None:
    graph = zhitu.build(WEB / name)
    assert facts(graph) == of_plain_text("story.txt", MADE[name])
    assert len(facts(graph)) > 10
    assert graph.problems == ()


Find = Callable[[str, str], str]
"""The text at a place of a file, found by other means than its reader's."""


def in_markup(name: str, place: str) -> str:
    from lxml import html

    tree = html.document_fromstring((WEB / name).read_bytes())
    (element,) = tree.xpath(place)
    return str(element.text_content())


PLACES: dict[str, Find] = {
    "page.html": in_markup,
    "office.html": in_markup,
    "office.xhtml": in_markup,
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_evidence_leads_to_the_place_in_the_file(name: str) -> None:
    graph = zhitu.build(WEB / name)
    (article,) = graph.articles
    shown = 0
    for edge in graph.edges:
        for fact in edge.facts:
            ranges = article.origin.ranges(fact.sentence.start, fact.sentence.end)
            places = [region.selector for region in article.places(ranges)]
            assert places
            text = "".join("".join(PLACES[name](name, place).split()) for place in places)
            assert "".join(fact.sentence.text.split()) in text
            shown += 1
    assert shown
