"""GEXF 1.3, for Gephi and Gephi Lite: it opens with labels, sizes, colours, places, and dates for the timeline.

networkx writes attributes that the schema of 1.3 does not have, and the day of the build; so this is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from zhitu.exporters import network
from zhitu.exporters.network import Link, Network, Node, Value
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

NODE = {
    "kind": "string", "type": "string", "type_zh": "string", "aliases": "string", "code": "string",
    "mentions": "integer", "facts": "integer",
}  # fmt: skip
LINK = {
    "relation_zh": "string", "confidence": "double", "status": "string", "time": "string", "sentences": "integer",
    "quote": "string",
}  # fmt: skip
"""The columns of Gephi's tables, and what they hold."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>zhitu</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.gexf``: a node a line, then a link a line."""
    net = Network(graph)
    yield HEAD.encode()
    for kind, columns in (("node", NODE), ("edge", LINK)):
        yield f'<attributes class="{kind}" mode="static">\n'.encode()
        for name, holds in columns.items():
            yield f'<attribute id="{name}" title="{name}" type="{holds}"/>\n'.encode()
        yield b"</attributes>\n"
    yield b"<nodes>\n"
    yield from map(_spell_node, net.nodes())
    yield b"</nodes>\n<edges>\n"
    yield from map(_spell_link, net.links())
    yield b"</edges>\n</graph>\n</gexf>\n"


def _spell_node(node: Node) -> bytes:
    red, green, blue = network.COLOURS[node.kind]
    seen = f'<viz:size value="{node.size}"/>'
    if node.place:
        seen += f'<viz:position x="{node.place[0]}" y="{node.place[1]}" z="0"/>'
    seen += f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:shape value="{network.SHAPES[node.kind]}"/>'
    told = _attributes([("id", node.id), ("label", node.label), ("start", node.start)])
    return f"<node{told}>{_values(node.known)}{seen}</node>\n".encode()


def _spell_link(link: Link) -> bytes:
    ends = [("id", link.id), ("source", link.source), ("target", link.target), ("label", link.label)]
    told = _attributes([*ends, ("weight", str(link.weight)), ("start", link.start)])
    return f"<edge{told}>{_values(link.known)}</edge>\n".encode()


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """The attributes of an element; a start that is not known is none."""
    return "".join(f" {name}={quoteattr(value)}" for name, value in pairs if value or name != "start")


def _values(known: Mapping[str, Value]) -> str:
    told = "".join(f"<attvalue for={quoteattr(name)} value={quoteattr(str(value))}/>" for name, value in known.items())
    return f"<attvalues>{told}</attvalues>"
