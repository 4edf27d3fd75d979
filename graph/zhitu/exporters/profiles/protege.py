"""Vocabulary and plain graph in one RDF/XML file: Protégé opens it without fetching anything, and reasons on it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from zhitu.exporters.profiles import plain
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.model import Graph
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import OWL, PREFIXES, TYPE, ZT

INDIVIDUAL = NamedNode(OWL + "NamedIndividual")


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of vocabulary and graph in RDF/XML."""
    quads = set(plain.select(graph, knowledge))
    named = {quad.subject for quad in quads if quad.predicate == TYPE}
    rows = {Triple(quad.subject, quad.predicate, quad.object) for quad in (*vocabulary.quads(), *quads)}
    rows |= {Triple(node, TYPE, INDIVIDUAL) for node in named}
    ordered = sorted(
        rows, key=lambda row: (str(row.subject), row.predicate != TYPE, str(row.predicate), str(row.object))
    )
    prefixes = PREFIXES | Iris(graph.settings.base).namespaces | {"zt": ZT}
    yield serialize(ordered, format=RdfFormat.RDF_XML, prefixes=prefixes) or b""
