"""Edges without their statements: what is so, for whom it does not matter who says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from zhitu import rdf
from zhitu.exporters.turtle import serialise
from zhitu.knowledge import Knowledge
from zhitu.knowledge.namespaces import PREFIXES, ZT
from zhitu.model import Graph
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad

LEFT_OUT = frozenset(NamedNode(ZT + name) for name in ("Fact", "Evidence", "Build"))
"""The classes of what says where a fact comes from."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the plain graph in Turtle."""
    return serialise(select(graph, knowledge), PREFIXES | Iris(graph.settings.base).namespaces)


def select(graph: Graph, knowledge: Knowledge) -> Iterator[Quad]:
    """The quads that tell of entities, their edges, quantities, articles and documents, and not of facts.

    Some come more than once, as they do from :func:`zhitu.rdf.quads`, which is asked twice: to hold all costs more.
    """
    quads = rdf.quads(graph, knowledge)
    hidden = {quad.subject for quad in quads if quad.predicate == TYPE and quad.object in LEFT_OUT}
    for quad in rdf.quads(graph, knowledge):
        if quad.subject not in hidden and quad.object not in hidden:
            yield quad
