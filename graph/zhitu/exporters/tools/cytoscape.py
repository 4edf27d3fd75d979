"""Cytoscape's JSON (``.cyjs``), for Cytoscape Desktop and Cytoscape.js: elements with data, places and a style."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zhitu.exporters import network
from zhitu.exporters.network import Network
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.cyjs``: an element a line."""
    net = Network(graph)
    head = {"shared_name": "zhitu", "name": "zhitu", "SUID": 1}
    yield f'{{"format_version": "1.0", "generated_by": "zhitu", "data": {_spell(head)},\n'.encode()
    yield b'"elements": {"nodes": ['
    between = "\n"
    for node in net.nodes():
        red, green, blue = network.COLOURS[node.kind]
        seen = {"size": node.size, "color": f"#{red:02x}{green:02x}{blue:02x}", "start": node.start}
        named = {"id": node.id, "name": node.label, "shared_name": node.label}
        element: dict[str, Any] = {"data": {**named, **node.known, **seen}}
        if node.place:
            # Its screen counts down, as the page's does.
            element["position"] = {"x": node.place[0], "y": -node.place[1]}
        yield (between + _spell(element)).encode()
        between = ",\n"
    yield b'\n], "edges": ['
    between = "\n"
    for link in net.links():
        told = {"id": link.id, "source": link.source, "target": link.target, "interaction": link.label}
        shown = {"name": link.label, "weight": link.weight, "start": link.start}
        yield (between + _spell({"data": {**told, **shown, **link.known}})).encode()
        between = ",\n"
    yield b"\n]}}\n"


def _spell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
