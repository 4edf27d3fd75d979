"""``graph.nq``: plain edges and nodes in the default graph, statements and evidence in a graph for each document."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu import rdf
from zhitu.exporters import sorting, turtle
from zhitu.knowledge import Knowledge
from zhitu.model import Graph


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The lines of the graph in N-Quads, sorted."""
    return sorting.sort(turtle.split(rdf.quads(graph, knowledge)))
