"""GEXF, for Gephi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhitu.exporters import network
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

DATED = re.compile(r' lastmodifieddate="[0-9-]{10}"')
"""networkx writes the day of the build, and the same graph must give the same bytes tomorrow."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.gexf``: nodes with their names and types, edges with their relation and confidence."""
    from networkx import generate_gexf

    net = network.weave(graph)
    for _, _, attributes in net.edges(data=True):
        # Gephi lays out by weight, and knows no confidence.
        attributes["weight"] = max(attributes["confidence"], 0.01)
    for number, line in enumerate(generate_gexf(net)):
        # Only the head bears the date; a name further down may look like one.
        head = number < 3
        yield ((DATED.sub("", line, count=1) if head else line) + "\n").encode("utf-8")
