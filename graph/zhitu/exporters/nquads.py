"""``graph.nq``: plain edges and nodes in the default graph, statements and evidence in a graph for each document."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import RdfFormat, serialize

from zhitu import rdf
from zhitu.knowledge import Knowledge
from zhitu.model import Graph


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The lines of the graph in N-Quads, sorted."""
    lines = serialize(rdf.triples(graph, knowledge), format=RdfFormat.N_QUADS) or b""
    for line in sorted(lines.split(b"\n")):
        if line:
            yield line + b"\n"
