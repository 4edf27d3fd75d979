"""The nodes of a graph as quads: entities, articles, documents, and the build that made them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from zhitu.knowledge import Knowledge
from zhitu.knowledge.namespaces import DCT, OWL, PROV, RDFS, SCHEMA, SKOS, ZT
from zhitu.knowledge.pinyin import transcribe
from zhitu.knowledge.vocabulary import Vocabulary
from zhitu.model import VERSION, Article, Entity, Graph, Kind, Kinship, Link, Match, Source, Version
from zhitu.rdf import places
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import TYPE, chinese, day, integer, pinyin, plain, term

ITEM = re.compile(r"Q[1-9][0-9]*")
WIKIDATA = "http://www.wikidata.org/entity/"


def entity(one: Entity, vocabulary: Vocabulary, knowledge: Knowledge, iris: Iris) -> Iterator[Quad]:
    """An entity: its class and its top class, its name, its other names, its code, and what is known of a place."""
    node = iris.entity(one.id)
    vocabulary.chain(one.type)
    for name in dict.fromkeys((one.kind.value, one.type)):
        yield Quad(node, TYPE, term(ZT + name))
    yield Quad(node, term(RDFS + "label"), chinese(one.name))
    for alias in one.aliases:
        if alias != one.name:
            yield Quad(node, term(SKOS + "altLabel"), chinese(alias))
    if spelt := transcribe(one.name, one.kind, one.code, knowledge):
        yield Quad(node, term(SKOS + "altLabel"), pinyin(spelt))
    if one.code:
        yield Quad(node, term(ZT + "code"), plain(one.code))
    for other in one.links:
        yield link(node, other)
    if one.kind is Kind.PLACE:
        yield from places.describe(one, knowledge, iris)


def link(node: NamedNode, other: Link) -> Quad:
    """A user's own identifier: an IRI that is the same or matches, or a text. Q64 is taken for an item of Wikidata."""
    iri = f"{WIKIDATA}{other.id}" if ITEM.fullmatch(other.id) else other.id
    try:
        if iri.startswith(("http://", "https://", "urn:")):
            same = OWL + "sameAs" if other.match is Match.SAME else SKOS + "exactMatch"
            return Quad(node, term(same), NamedNode(iri))
    except ValueError:
        pass
    return Quad(node, term(DCT + "identifier"), plain(other.id))


def articles(graph: Graph, iris: Iris) -> Iterator[Quad]:
    """Every article, whom it names and who reported it; each stands in the graph of its document."""
    named: dict[str, list[Entity]] = {}
    for one in graph.entities:
        for article_id in dict.fromkeys(mention.article for mention in one.mentions):
            named.setdefault(article_id, []).append(one)
    for text in graph.articles:
        yield from article(text, named.get(text.id, []), iris)


def article(one: Article, named: list[Entity], iris: Iris) -> Iterator[Quad]:
    """An article: its headline, date and byline, the entities that it names, its reporters among them."""
    node, home = iris.article(one.id), iris.document(one.document)

    def say(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(node, term(predicate), value, home)

    for kind in (SCHEMA + "NewsArticle", ZT + "Article"):
        yield Quad(node, TYPE, term(kind), home)
    yield say(DCT + "isPartOf", home)
    if one.headline:
        yield say(SCHEMA + "headline", chinese(one.headline))
    for subhead in one.subheads:
        yield say(SCHEMA + "alternativeHeadline", chinese(subhead))
    date = day(one.date)
    if date is not None:
        yield say(DCT + "issued", date)
    for predicate, text in (("publisher", one.source), ("url", one.url)):
        if text:
            yield say(SCHEMA + predicate, plain(text))
    for version in one.versions:
        yield related(version, node, home, iris)
    signed = {
        "reporter": one.byline.reporters,
        "correspondent": one.byline.correspondents,
        "photographer": one.byline.photographers,
    }
    for predicate, names in signed.items():
        for name in names:
            yield say(ZT + predicate, chinese(name))
    for other in named:
        yield say(ZT + "mentions", iris.entity(other.id))
    wrote = {*one.byline.reporters, *one.byline.correspondents}
    for other in named:
        if other.kind is Kind.PERSON and wrote.intersection((other.name, *other.aliases)):
            yield say(ZT + "reportedBy", iris.entity(other.id))


def related(version: Version, node: NamedNode, home: NamedNode, iris: Iris) -> Quad:
    """What an article is to another: the same in another place, or what corrects it."""
    other = iris.article(version.of)
    if version.kind is Kinship.CORRECTION:
        return Quad(other, term(SCHEMA + "correction"), node, home)
    return Quad(node, term(PROV + "alternateOf"), other, home)


def document(one: Source, iris: Iris) -> Iterator[Quad]:
    """A document: enough to find it and to prove that its text is the same."""
    home = iris.document(one.path)

    def say(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(home, term(predicate), value, home)

    for kind in (PROV + "Entity", ZT + "Document"):
        yield Quad(home, TYPE, term(kind), home)
    yield say(ZT + "path", plain(one.path))
    yield say(ZT + "textSha256", plain(one.digest))
    yield say(ZT + "textLength", integer(one.length))
    date = day(one.date)
    if date is not None:
        yield say(DCT + "issued", date)


def build_iri(graph: Graph, knowledge: Knowledge, iris: Iris) -> NamedNode:
    """The IRI of the build: the same for the same version, settings, knowledge and documents, whenever it ran."""
    told = (VERSION, repr(graph.settings), knowledge.digest)
    return iris.build("\0".join(chain(told, (f"{one.path}\0{one.digest}" for one in graph.sources))))


def build(graph: Graph, knowledge: Knowledge, iris: Iris) -> Iterator[Quad]:
    """The build: with what it was made, from which documents."""
    yield from tools(graph, knowledge, iris)
    node = build_iri(graph, knowledge, iris)
    for one in graph.sources:
        yield used(one, node, iris)


def used(one: Source, build: NamedNode, iris: Iris) -> Quad:
    """That a build was made from a document."""
    return Quad(build, term(PROV + "used"), iris.document(one.path))


def tools(graph: Graph, knowledge: Knowledge, iris: Iris) -> Iterator[Quad]:
    """With what a build was made."""
    node = build_iri(graph, knowledge, iris)
    for kind in (PROV + "Activity", ZT + "Build"):
        yield Quad(node, TYPE, term(kind))
    yield Quad(node, term(SCHEMA + "softwareVersion"), plain(VERSION))
    yield Quad(node, term(ZT + "tagger"), plain(graph.settings.tagger))
    yield Quad(node, term(ZT + "knowledge"), plain(knowledge.digest))
