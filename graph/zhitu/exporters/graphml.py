"""GraphML, for yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhitu.exporters import network
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.graphml``: nodes with their names and types, edges with their relation and confidence."""
    from networkx import write_graphml_xml

    buffer = io.BytesIO()
    # networkx would take lxml where it is installed, and the two writers differ in their bytes.
    write_graphml_xml(network.weave(graph), buffer, prettyprint=True, edge_id_from_attribute=None)
    yield buffer.getvalue()
