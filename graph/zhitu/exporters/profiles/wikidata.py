"""Facts in the shape that Wikidata has: an item, a statement of it with a rank, its qualifiers and references.

A relation that Wikidata has a property for bears that one, which turns some round (who leads a body is said of the
body); the others stand under ``https://w3id.org/zhitu/prop/`` in the same shape, so that one query fits all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from zhitu import rdf
from zhitu.exporters.turtle import serialise
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.knowledge.namespaces import PREFIXES, PROV, ZT
from zhitu.model import Article, Edge, Entity, Graph, Status
from zhitu.rdf import nodes, statements
from zhitu.rdf.iris import Iris, fact_id
from zhitu.rdf.terms import TYPE, chinese, day

WIKIDATA = "http://www.wikidata.org/"
OWN = "https://w3id.org/zhitu/"
WIKIBASE = "http://wikiba.se/ontology#"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A property of Wikidata; a ``turned`` one is said of the object."""

    id: str
    turned: bool = False


COUNTERPARTS = {
    "leads": Counterpart("P488", turned=True),
    "worksFor": Counterpart("P108"),
    "alumniOf": Counterpart("P69"),
    "birthPlace": Counterpart("P19"),
    "spouse": Counterpart("P26"),
    "parent": Counterpart("P8810"),
    "mentorOf": Counterpart("P802"),
    "participatesIn": Counterpart("P1344"),
    "organizes": Counterpart("P664", turned=True),
    "founded": Counterpart("P112", turned=True),
    "foundingDate": Counterpart("P571"),
    "partOf": Counterpart("P361"),
    "owns": Counterpart("P1830"),
    "cooperatesWith": Counterpart("P2652"),
    "locatedIn": Counterpart("P276"),
}
"""What Wikidata calls our relations, as its properties stood in 2026; a place lies in a division by P131."""

WITHIN = Counterpart("P131")
"""Where the object of ``locatedIn`` is a division."""

START = "P580"
"""The qualifier that says since when."""

STATED_IN, QUOTE, PUBLISHED, TITLE = "P248", "P1683", "P577", "P1476"
"""The parts of a reference."""

CODE, GEONAMES = "P442", "P1566"
"""The administrative code of China, and the id of GeoNames."""

RANKS = {
    Status.STATED: "NormalRank",
    Status.FORMER: "NormalRank",
    Status.PLANNED: "DeprecatedRank",
    Status.DENIED: "DeprecatedRank",
}
"""A planned or denied fact is no truth: Wikidata keeps such ones as deprecated."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the graph in Turtle, in Wikidata's shape."""
    prefixes = PREFIXES | Iris(graph.settings.base).namespaces | {"wikibase": WIKIBASE}
    for place, namespace in (("", WIKIDATA), ("z", OWN)):
        for prefix, path in (("p", ""), ("ps", "statement/"), ("pq", "qualifier/"), ("pr", "reference/")):
            prefixes[place + prefix] = f"{namespace}prop/{path}"
        prefixes[place + "wdt"] = f"{namespace}prop/direct/"
    return serialise(triples(graph, knowledge), prefixes)


def triples(graph: Graph, knowledge: Knowledge) -> Iterator[Quad]:
    """Entities with their labels, and a statement node for each of their edges."""
    iris = Iris(graph.settings.base)
    words = vocabulary.load()
    entities = {entity.id: entity for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    for entity in graph.entities:
        node = iris.entity(entity.id)
        yield Quad(node, TYPE, NamedNode(WIKIBASE + "Item"))
        yield from nodes.entity(entity, words, knowledge, iris)
    for edge in graph.edges:
        if edge.subject in entities:
            yield from _statement(edge, words.property(edge.relation), entities, articles, iris)
    homes = frozenset(iris.article(article.id) for article in graph.articles)
    yield from (quad for quad in rdf.quads(graph, knowledge) if quad.subject in homes)


def counterpart(edge: Edge, entities: Mapping[str, Entity]) -> Counterpart | None:
    """The property of Wikidata that an edge has, if there is one; a value never turns round."""
    if edge.relation == "locatedIn" and not edge.literal and entities[edge.object].code:
        return WITHIN
    return COUNTERPARTS.get(edge.relation)


def _statement(
    edge: Edge,
    relation: vocabulary.Property,
    entities: Mapping[str, Entity],
    articles: Mapping[str, Article],
    iris: Iris,
) -> Iterator[Quad]:
    known = counterpart(edge, entities)
    space, name = (f"{WIKIDATA}prop/", known.id) if known else (f"{OWN}prop/", edge.relation)
    subject: NamedNode = iris.entity(edge.subject)
    value: NamedNode | Literal = (
        iris.indicator(edge) if edge.measure
        else statements.value(edge.object, relation) if edge.literal
        else iris.article(edge.object) if edge.object in articles
        else iris.entity(edge.object)
    )  # fmt: skip
    if known and known.turned and isinstance(value, NamedNode):
        subject, value = value, subject
    node = NamedNode(f"{iris.base}statement/{fact_id(edge)}")
    yield Quad(subject, NamedNode(space + name), node)
    if edge.status is Status.STATED:
        yield Quad(subject, NamedNode(f"{space}direct/{name}"), value)
    yield Quad(node, TYPE, NamedNode(WIKIBASE + "Statement"))
    yield Quad(node, NamedNode(f"{space}statement/{name}"), value)
    yield Quad(node, NamedNode(WIKIBASE + "rank"), NamedNode(WIKIBASE + RANKS[edge.status]))
    yield Quad(node, NamedNode(f"{OWN}prop/qualifier/status"), NamedNode(ZT + edge.status.value.capitalize()))
    if (since := day(edge.time)) is not None:
        yield Quad(node, NamedNode(f"{WIKIDATA}prop/qualifier/{START}"), since)
    if edge.measure:
        yield from (_bare(quad) for quad in statements.indicator(iris.indicator(edge), edge.measure, node))
    for number, fact in enumerate(fact for fact in edge.facts if fact.subject.article in articles):
        article = articles[fact.subject.article]
        reference = NamedNode(f"{iris.base}reference/{fact_id(edge)}-{number}")
        yield Quad(node, NamedNode(PROV + "wasDerivedFrom"), reference)
        yield Quad(reference, TYPE, NamedNode(WIKIBASE + "Reference"))
        yield Quad(reference, NamedNode(f"{WIKIDATA}prop/reference/{STATED_IN}"), iris.article(article.id))
        yield Quad(reference, NamedNode(f"{WIKIDATA}prop/reference/{QUOTE}"), chinese(fact.sentence.text))
        if article.headline:
            yield Quad(reference, NamedNode(f"{WIKIDATA}prop/reference/{TITLE}"), chinese(article.headline))
        if (published := day(article.date)) is not None:
            yield Quad(reference, NamedNode(f"{WIKIDATA}prop/reference/{PUBLISHED}"), published)


def _bare(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object)
