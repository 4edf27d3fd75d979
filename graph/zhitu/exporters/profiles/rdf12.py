"""Everything, and each statement also as RDF 1.2 has it: it reifies a triple term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from zhitu import rdf
from zhitu.exporters.turtle import serialise
from zhitu.knowledge import Knowledge
from zhitu.knowledge.namespaces import PREFIXES, RDF
from zhitu.model import Graph
from zhitu.rdf.iris import Iris

if TYPE_CHECKING:
    from pyoxigraph import Quad

REIFIES = NamedNode(RDF + "reifies")
PARTS = tuple(NamedNode(RDF + name) for name in ("subject", "predicate", "object"))


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the graph in Turtle 1.2."""
    yield b'VERSION "1.2"\n'
    yield from serialise(triples(graph, knowledge), PREFIXES | Iris(graph.settings.base).namespaces)


def triples(graph: Graph, knowledge: Knowledge) -> Iterator[Quad | Triple]:
    """The quads of the graph, and with them the triple that each statement reifies; some come more than once."""
    said: dict[NamedNode, dict[NamedNode, object]] = {}
    for quad in rdf.quads(graph, knowledge):
        yield quad
        if quad.predicate not in PARTS or not isinstance(quad.subject, NamedNode):
            continue
        parts = said.setdefault(quad.subject, {})
        parts[quad.predicate] = quad.object
        if len(parts) == len(PARTS):
            subject, predicate, object_ = (parts[part] for part in PARTS)
            assert isinstance(subject, NamedNode)
            assert isinstance(predicate, NamedNode)
            assert isinstance(object_, NamedNode | Literal)
            yield Triple(quad.subject, REIFIES, Triple(subject, predicate, object_))
            del said[quad.subject]
