"""A graph in parts that machines can write alone: documents with their facts, entities, and edges without a text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

from zhitu import knowledge as known
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.model import Article, Byline, Edge, Entity, Fact, Graph, Measure, Mention, Origin, Source
from zhitu.rdf import iris, nodes, statements
from zhitu.rdf.iris import Iris

if TYPE_CHECKING:
    from pyoxigraph import Quad

Item = TypeVar("Item")
Row = tuple[str, int, bytes]
"""The table that a row belongs to, its shard there, and the row: a line of N-Quads, or the columns in JSON."""

QUADS, ENTITIES, EDGES, FACTS = "quads", "entities", "edges", "facts"
TABLES = (QUADS, ENTITIES, EDGES, FACTS)

SLICE = 500
"""Entities, edges or quads of the build in a part: about as much as a long document."""


@dataclass(frozen=True, slots=True)
class Told:
    """What every part of a graph needs: the base of its IRIs, the IRI of the build, and among how many shards."""

    base: str
    build: str
    shards: int


@dataclass(slots=True)
class Part:
    """A piece of a graph: of an edge only the facts of the document are there; ``heads`` are articles that edges name.

    ``wholes`` are edges with one fact, for the table of edges, each with the number of its facts.
    """

    sources: list[Source] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    named: dict[str, list[Entity]] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    entities: list[tuple[Entity, int]] = field(default_factory=list)
    wholes: list[tuple[Edge, int]] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)


def describe_graph(graph: Graph, knowledge: Knowledge, shards: int) -> Told:
    """What every part of a graph needs."""
    names = Iris(graph.settings.base)
    return Told(graph.settings.base, nodes.build_iri(graph, knowledge, names).value, shards)


def split(graph: Graph, knowledge: Knowledge) -> Iterator[Part]:
    """The parts of a graph, always the same."""
    yield describe_tools(graph, knowledge)
    for ones in _slices(graph.entities):
        yield Part(entities=[(bare(one), len(one.mentions)) for one in ones])
    for edges in _slices(graph.edges):
        yield Part(wholes=[(replace(one, facts=one.facts[:1]), len(one.facts)) for one in edges])
    yield from _by_document(graph)


def describe_tools(graph: Graph, knowledge: Knowledge) -> Part:
    """The part that tells with what a graph was built."""
    return Part(lines=lines(nodes.tools(graph, knowledge, Iris(graph.settings.base))))


def split_sources(sources: Iterable[Source]) -> Iterator[Part]:
    """The parts that tell of documents."""
    return (Part(sources=some) for some in _slices(sources))


def describe(part: Part, told: Told) -> Iterator[Row]:
    """The rows of a part; a quad that several parts hold comes from each of them."""
    names = Iris(told.base)
    for line in part.lines:
        yield QUADS, crc32(line.partition(b" ")[0]) % told.shards, line
    yield from describe_quads(_quads(part, told, names), told)
    for one, mentions in part.entities:
        yield row(ENTITIES, told, one.id, one.kind, one.type, one.name, list(one.aliases), one.code, mentions)
    for edge, facts in part.wholes:
        yield describe_edge(edge, facts, told)
    for edge in part.edges:
        for fact in edge.facts:
            yield describe_fact(edge, fact, part.articles[fact.subject.article].document, told)


def describe_edge(edge: Edge, facts: int, told: Told) -> Row:
    """The row of an edge that rests on so many facts."""
    ends = edge.subject, edge.relation, edge.object, edge.literal
    return row(EDGES, told, iris.fact_id(edge), *ends, edge.status, edge.time, edge.confidence, facts)


def describe_fact(edge: Edge, fact: Fact, document: str, told: Told) -> Row:
    """The row of a fact of an edge, which stands in a document."""
    end = fact.object
    said = end.text if isinstance(end, Mention | Measure) else end
    place = document, fact.subject.article, fact.sentence.start, fact.sentence.end
    told_by = fact.sentence.text, fact.rule, fact.confidence, fact.status, fact.time
    return row(FACTS, told, iris.fact_id(edge), *place, fact.subject.text, said, *told_by)


def describe_quads(quads: Iterator[Quad], told: Told) -> Iterator[Row]:
    """The rows of quads."""
    for line in lines(quads):
        yield QUADS, crc32(line.partition(b" ")[0]) % told.shards, line


def row(table: str, told: Told, key: str, *columns: object) -> Row:
    """A row of a table, which begins with what it is sorted by."""
    line = json.dumps([key, *columns], ensure_ascii=False).encode("utf-8", "backslashreplace")
    return table, crc32(key.encode("utf-8", "surrogatepass")) % told.shards, line


def lines(quads: Iterator[Quad]) -> list[bytes]:
    """The quads as lines of N-Quads."""
    from pyoxigraph import RdfFormat, serialize

    return [line for line in (serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n") if line]


def bare(entity: Entity) -> Entity:
    """An entity without where it stands: a city stands in every article."""
    return replace(entity, mentions=(), judgements=())


def _quads(part: Part, told: Told, names: Iris) -> Iterator[Quad]:
    from pyoxigraph import NamedNode

    words, build = vocabulary.load(), NamedNode(told.build)
    for source in part.sources:
        yield nodes.used(source, build, names)
        yield from nodes.document(source, names)
    for article in part.articles.values():
        yield from nodes.article(article, part.named.get(article.id, []), names)
    for one, _ in part.entities:
        yield from nodes.entity(one, words, known.load(), names)
    ends = {name: part.articles.get(name) or _blank(name) for name in part.heads}
    for edge in part.edges:
        yield from statements.edge(edge, words.property(edge.relation), part.articles | ends, build, names)


def _by_document(graph: Graph) -> Iterator[Part]:
    """A part for each document: its articles, whom they name, and the facts that stand in them."""
    articles = {article.id: article for article in graph.articles}
    parts: dict[str, Part] = {}
    for source in graph.sources:
        parts.setdefault(source.path, Part()).sources.append(source)
    for article in graph.articles:
        parts.setdefault(article.document, Part()).articles[article.id] = article
    for one in graph.entities:
        slim = bare(one)
        for name in dict.fromkeys(mention.article for mention in one.mentions):
            parts[articles[name].document].named.setdefault(name, []).append(slim)
    alone = Part()  # places inside places, which no text says
    for edge in graph.edges:
        homes = dict.fromkeys(articles[f.subject.article].document for f in edge.facts if f.subject.article in articles)
        for path in homes or ("",):
            part = parts[path] if homes else alone
            of = [f for f in edge.facts if f.subject.article in part.articles] if homes else edge.facts
            part.edges.append(replace(edge, facts=tuple(of)))
            part.heads |= {end for end in (edge.subject, edge.object) if end in articles}
    yield from (parts[path] for path in sorted(parts))
    yield alone


def _blank(name: str) -> Article:
    """An article of which only the name is needed."""
    return Article(name, "", "", (), Byline(), "", "", 0, Origin(()))


def _slices(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while some := list(islice(rest, SLICE)):
        yield some
