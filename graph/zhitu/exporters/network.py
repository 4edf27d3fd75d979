"""The graph as networkx holds it, for the formats of network tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhitu.exporters import citations
from zhitu.model import Graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph

HIGHEST_CONTROL = 0x20


def weave(graph: Graph) -> MultiDiGraph:
    """A networkx multigraph: a node an entity or a value, an edge an edge, keyed by its id."""
    from networkx import MultiDiGraph

    net = MultiDiGraph()
    for entity in graph.entities:
        net.add_node(
            clean(entity.id),
            label=clean(entity.name),
            kind=str(entity.kind),
            type=clean(entity.type),
            aliases=clean(" | ".join(entity.aliases)),
            code=clean(entity.code),
            mentions=len(entity.mentions),
        )
    for edge in graph.edges:
        target = clean(edge.object)
        if edge.literal:
            # A value has no id: one node for each, so that no two facts seem joined by a mere number.
            target = f"value-{citations.identify(edge)}"
            net.add_node(target, label=clean(edge.object), kind="Value", type="", aliases="", code="", mentions=0)
        net.add_edge(
            clean(edge.subject),
            target,
            key=citations.identify(edge),
            label=clean(edge.relation),
            confidence=float(edge.confidence),
            status=str(edge.status),
            time=clean(edge.time),
            sentences=len(edge.facts),
        )
    return net


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(char for char in text if holds(ord(char)))


def holds(code: int) -> bool:
    """Whether XML 1.0 can hold a character."""
    if code < HIGHEST_CONTROL:
        return code in (0x9, 0xA, 0xD)
    return code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
