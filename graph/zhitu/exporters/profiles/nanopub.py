"""A nanopublication a fact: the assertion, where it comes from, and who published it, each in a graph of its own.

They bear no signature and no hash of themselves, which a publisher's key would give; one signs and publishes them with
the tools of nanopub.net.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from zhitu.knowledge import Knowledge, vocabulary
from zhitu.knowledge.namespaces import DCT, PREFIXES, PROV, RDF, RDFS, SCHEMA
from zhitu.knowledge.vocabulary import Property
from zhitu.model import VERSION, Article, Edge, Graph
from zhitu.rdf import nodes, statements
from zhitu.rdf.iris import Iris, fact_id
from zhitu.rdf.terms import TYPE, chinese, day, plain

NP = "http://www.nanopub.org/nschema#"

CREATOR = NamedNode("https://w3id.org/zhitu/software")
"""Who made them: the program, as no person has looked at them."""

ASSERTED = frozenset(RDF + name for name in ("subject", "predicate", "object"))
"""What a statement says twice, since the assertion says it."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the nanopublications in TriG, one for each fact that rests on an article."""
    iris = Iris(graph.settings.base)
    prefixes = {**PREFIXES, "np": NP}
    for prefix, namespace in sorted(prefixes.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n".encode()
    words = vocabulary.load()
    articles = {article.id: article for article in graph.articles}
    labels = {entity.id: entity.name for entity in graph.entities}
    build = nodes.build_iri(graph, knowledge, iris)
    for edge in graph.edges:
        if any(fact.subject.article in articles for fact in edge.facts):
            quads = publish(edge, words.property(edge.relation), articles, labels, build, iris)
            text = serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b""
            yield b"\n" + b"".join(line for line in text.splitlines(keepends=True) if not line.startswith(b"@prefix"))


def publish(  # noqa: PLR0913, PLR0917 - what a fact stands among
    one: Edge,
    relation: Property,
    articles: Mapping[str, Article],
    labels: Mapping[str, str],
    build: NamedNode,
    iris: Iris,
) -> Iterator[Quad]:
    """The quads of the nanopublication of an edge."""
    node = NamedNode(f"{iris.base}nanopub/{fact_id(one)}")
    head, assertion, provenance, publication = (NamedNode(f"{node.value}/{part}") for part in
                                                ("head", "assertion", "provenance", "pubinfo"))  # fmt: skip

    def about(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(node, NamedNode(predicate), value, publication)

    yield Quad(node, TYPE, NamedNode(NP + "Nanopublication"), head)
    for name, part in (("Assertion", assertion), ("Provenance", provenance), ("PublicationInfo", publication)):
        yield Quad(node, NamedNode(f"{NP}has{name}"), part, head)
    said = {quad.predicate.value: quad.object for quad in statements.edge(one, relation, articles, build, iris)}
    subject, predicate, object_ = said[RDF + "subject"], said[RDF + "predicate"], said[RDF + "object"]
    assert isinstance(subject, NamedNode)
    assert isinstance(predicate, NamedNode)
    yield Quad(subject, predicate, object_, assertion)
    for end in (one.subject, "" if one.literal else one.object):
        if end in labels:
            yield Quad(iris.entity(end), NamedNode(RDFS + "label"), chinese(labels[end]), assertion)
    yield Quad(assertion, NamedNode(PROV + "wasDerivedFrom"), iris.fact(one), provenance)
    for quad in statements.edge(one, relation, articles, build, iris):
        if quad.subject != subject and quad.predicate.value not in ASSERTED:
            yield Quad(quad.subject, quad.predicate, quad.object, provenance)
    dates = sorted(articles[fact.subject.article].date for fact in one.facts if fact.subject.article in articles)
    created = next((date for text in dates if (date := day(text))), None)
    if created is not None:
        yield about(DCT + "date", created)
    yield about(DCT + "creator", CREATOR)
    yield about(PROV + "wasGeneratedBy", build)
    yield Quad(CREATOR, NamedNode(SCHEMA + "softwareVersion"), plain(VERSION), publication)
