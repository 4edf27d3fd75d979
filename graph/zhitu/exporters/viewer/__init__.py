"""The interactive page: one HTML file that works without any network, made with pyvis.

pyvis makes the network (nodes, edges, options) and renders it; the template is ours, since its own needs a CDN
and runs scripts that stand in names. Everything a stranger wrote reaches the page as JSON and is shown as text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zhitu.exporters.viewer import layout, page, payload
from zhitu.knowledge import vocabulary
from zhitu.model import Graph, Status

if TYPE_CHECKING:
    from pyvis.network import Network

    from zhitu.knowledge import Knowledge

BUDGET = 1500
"""Nodes drawn at once: at 1,500 a frame takes 20 ms of two cores without a GPU; beyond it all is a grey ball."""

DOUBTFUL = 0.5
"""An edge below this confidence is dashed: more likely wrong than right."""

SHAPES = {"Organization": "square", "Person": "dot", "Place": "triangle", "Program": "diamond"}
"""Shape says the type as colour does, for those who cannot tell the colours apart."""

BEND = 0.16
"""How far an edge bends aside for each other edge between the same two nodes."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.html``: search, filters, a picture, a table, and for each fact the sentences that say it."""
    facts = payload.gather(graph)
    facts["budget"] = BUDGET
    facts["labels"] = label()
    yield page.render(draw(facts), facts)


def label() -> dict[str, dict[str, str]]:
    """What the vocabulary calls its classes and properties, by language."""
    terms = vocabulary.load()
    classes = {name: dict(term.labels) for name, term in terms.classes.items()}
    return classes | {name: dict(term.labels) for name, term in terms.properties.items()}


def draw(facts: dict[str, Any]) -> Network:
    """The pyvis network of the page's entities and of the edges between them."""
    from pyvis.network import Network

    links = [(number, edge) for number, edge in enumerate(facts["edges"]) if "o" in edge]
    ends = [(edge["s"], edge["o"]) for _, edge in links]
    degrees = Counter(end for pair in ends for end in pair)
    named: list[list[int]] = [[] for _ in facts["articles"]]
    for index, entity in enumerate(facts["entities"]):
        for article in entity["articles"]:
            named[article].append(index)
    count = len(facts["entities"])
    places = layout.place(count, ends, layout.tie(count, ends, named))
    bends = bend(ends)
    net = Network(directed=True)
    net.options = OPTIONS
    # add_node and add_edge search all that is there before each addition: 17 s at 20,000 nodes.
    net.nodes = [
        {
            "id": index,
            "label": entity["name"],
            "group": entity["kind"],
            "shape": SHAPES[entity["kind"]],
            "size": round(6.5 + 2.7 * degrees[index] ** 0.5, 1),
            "x": x,
            "y": y,
        }
        for index, (entity, (x, y)) in enumerate(zip(facts["entities"], places, strict=True))
    ]
    net.edges = [
        {
            "id": number,
            "from": edge["s"],
            "to": edge["o"],
            "bend": bends[index],
            "dashes": edge["c"] < DOUBTFUL or edge["status"] != Status.STATED,
        }
        for index, (number, edge) in enumerate(links)
    ]
    return net


def bend(ends: Sequence[tuple[int, int]]) -> list[float]:
    """How each edge bends, so that no two between the same nodes lie over each other; the first is straight."""
    seen: defaultdict[tuple[int, int], int] = defaultdict(int)
    found = []
    for start, end in ends:
        pair = (min(start, end), max(start, end))
        turn = seen[pair]
        seen[pair] += 1
        # Right, left, further right…: a bend is seen from the edge's own start, so a way back is mirrored.
        aside = BEND * ((turn + 1) // 2) * (1 if turn % 2 else -1)
        found.append(round(aside if start <= end else -aside, 2))
    return found


OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "labelHighlightBold": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.42}},
        "smooth": False,
        "width": 1,
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
    "interaction": {
        "hover": True,
        "tooltipDelay": 200,
        "hideEdgesOnDrag": False,
        "hideEdgesOnZoom": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
}
"""vis-network's settings: no physics (places are computed before), straight edges (the cheapest to draw)."""
