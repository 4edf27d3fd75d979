"""GraphML, for yEd, Cytoscape, igraph and networkx.

networkx would hold all of it as a tree, some 8 KB for each node and edge; so this is written here, in the same lines,
the edges in the order of the graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from zhitu.exporters import network
from zhitu.exporters.network import Network, Value
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

TYPES = {str: "string", int: "long", float: "double"}

IN_ATTRIBUTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}

Keys = Mapping[str, str]
"""The key of each column."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.graphml``: nodes with their names and types, edges with their relation and confidence."""
    net = Network(graph)
    # all nodes have the same columns, and all links
    node = next(map(network.tell_node, net.nodes()), {})
    link = next(map(network.tell_link, net.links()), {})
    of_nodes = {name: f"d{number}" for number, name in enumerate(node)}
    of_links = {name: f"d{number}" for number, name in enumerate(link, start=len(node))}
    declared = [*_declare("node", node, of_nodes), *_declare("edge", link, of_links)]
    yield "".join((HEAD, *reversed(declared), '  <graph edgedefault="directed">\n')).encode()
    for one in net.nodes():
        yield _spell("node", {"id": one.id}, network.tell_node(one), of_nodes)
    for other in net.links():
        ends = {"source": other.source, "target": other.target, "id": other.id}
        yield _spell("edge", ends, network.tell_link(other), of_links)
    yield b"  </graph>\n</graphml>\n"


def _declare(scope: str, known: Mapping[str, Value], keys: Keys) -> Iterator[str]:
    for name, value in known.items():
        yield f'  <key id="{keys[name]}" for="{scope}" attr.name="{name}" attr.type="{TYPES[type(value)]}" />\n'


def _spell(element: str, ends: Mapping[str, str], known: Mapping[str, Value], keys: Keys) -> bytes:
    told = "".join(f' {name}="{escape(value, IN_ATTRIBUTES)}"' for name, value in ends.items())
    data = "".join(
        f'      <data key="{keys[name]}">{text}</data>\n' if text else f'      <data key="{keys[name]}" />\n'
        for name, text in ((name, escape(str(value))) for name, value in known.items())
    )
    return f"    <{element}{told}>\n{data}    </{element}>\n".encode()
