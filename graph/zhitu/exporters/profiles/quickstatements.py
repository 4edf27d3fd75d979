"""New items for a Wikibase in the language of QuickStatements: labels, aliases and what needs no other new item.

A new item has no number before it is made, so that edges of new ones cannot be told here; ``wikidata`` has them. What
the user's authority file knows as an item (Q64) is that item, and edges between such ones are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhitu.exporters import dates
from zhitu.exporters.profiles.wikidata import CODE, COUNTERPARTS, GEONAMES, PUBLISHED, QUOTE, TITLE, counterpart
from zhitu.knowledge import Knowledge, identity
from zhitu.knowledge.pinyin import transcribe
from zhitu.model import Article, Edge, Entity, Graph, Kind, Status
from zhitu.rdf.nodes import ITEM
from zhitu.rdf.terms import clean

PRECISION = {4: "9", 7: "10", 10: "11"}
"""What Wikidata calls a year, a month and a day, by the length of the ISO date."""

FILLED = {4: "-00-00", 7: "-00", 10: ""}


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The commands in version 1, a block for each entity that an article names, parted by tabs."""
    articles = {article.id: article for article in graph.articles}
    entities = {entity.id: entity for entity in graph.entities}
    items = {entity.id: link.id for entity in graph.entities for link in entity.links if ITEM.fullmatch(link.id)}
    about: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        told = edge.relation == dates.FOUNDED if edge.literal else edge.object in items
        if told and not edge.measure and edge.status is Status.STATED and counterpart(edge, entities):
            about.setdefault(edge.subject, []).append(edge)
    for entity in graph.entities:
        if entity.mentions:
            rows = list(_item(entity, items.get(entity.id, "LAST"), articles, about.get(entity.id, ()), knowledge))
            for edge in about.get(entity.id, ()):
                if not edge.literal and entity.id in items and (known := counterpart(edge, entities)):
                    ends = items[edge.subject], items[edge.object]
                    left, right = reversed(ends) if known.turned else ends
                    rows.append((left, known.id, right, *_source(edge, articles)))
            yield "".join("\t".join(row) + "\n" for row in rows).encode()


def _item(
    entity: Entity, item: str, articles: Mapping[str, Article], edges: list[Edge] | tuple[()], knowledge: Knowledge
) -> Iterator[tuple[str, ...]]:
    if item == "LAST":
        yield ("CREATE",)
        yield (item, "Lzh", quote(entity.name))
    for alias in entity.aliases:
        if alias != entity.name:
            yield (item, "Azh", quote(alias))
    if spelt := transcribe(entity.name, entity.kind, entity.code, knowledge):
        yield (item, "Azh-latn", quote(spelt))
    known = identity.identify(entity.code, knowledge) if entity.code and entity.kind is Kind.PLACE else None
    if known and entity.code.isdigit():
        yield (item, CODE, quote(entity.code))
    if known and known.geonames:
        yield (item, GEONAMES, quote(known.geonames))
    for edge in edges:
        if edge.literal and (date := _date(edge.object)):
            yield (item, COUNTERPARTS[edge.relation].id, date, *_source(edge, articles))


def _source(edge: Edge, articles: Mapping[str, Article]) -> Iterator[str]:
    """The first article that says it, as a reference: its title and date, and the sentence."""
    said = next((fact for fact in edge.facts if fact.subject.article in articles), None)
    if said is None:
        return
    article = articles[said.subject.article]
    if article.headline:
        yield from (f"S{TITLE[1:]}", f"zh:{quote(article.headline)}")
    if date := _date(article.date):
        yield from (f"S{PUBLISHED[1:]}", date)
    yield from (f"S{QUOTE[1:]}", f"zh:{quote(said.sentence.text)}")


def _date(text: str) -> str:
    if not dates.iso(text):
        return ""
    return f"+{text}{FILLED[len(text)]}T00:00:00Z/{PRECISION[len(text)]}"


def quote(text: str) -> str:
    """A text in double quotes on one line; the language has no escape, so that quotes inside become single ones."""
    return '"' + " ".join(clean(text).replace('"', "'").split()) + '"'
