"""The network that pyvis holds: a place, a shape and a size for each entity, a bend for each edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zhitu.exporters.summary import DOUBTFUL
from zhitu.exporters.viewer import layout, payload
from zhitu.model import Status

if TYPE_CHECKING:
    from pyvis.network import Network

SHAPES = {"Organization": "square", "Person": "dot", "Place": "triangle", "Program": "diamond"}
"""Shape says the type as colour does, for those who cannot tell the colours apart."""

BEND = 0.16
"""How far an edge bends aside for each other edge between the same two nodes."""

LEAST_SIZE, GROWTH = 6.5, 2.7
"""The size of a node without edges, and what it grows by with the root of their number."""

MEASURES = {"bend": BEND, "doubtful": DOUBTFUL, "least": LEAST_SIZE, "growth": GROWTH}
"""What the page needs to know to draw what a server adds as the rest is drawn; an edge below ``doubtful`` is dashed."""


def draw(facts: dict[str, Any]) -> Network:
    """The pyvis network of the page's entities and of the edges between them."""
    from pyvis.network import Network

    entities, edges, words = facts["entities"], facts["edges"], facts["words"]
    links = [number for number, target in enumerate(edges["o"]) if target != payload.NONE]
    ends = [(edges["s"][number], edges["o"][number]) for number in links]
    degrees = Counter(end for pair in ends for end in pair)
    count = len(entities["id"])
    named: list[list[int]] = [[] for _ in facts["articles"]["id"]]
    for index, articles in enumerate(entities["articles"]):
        for article in articles:
            named[article].append(index)
    laid = layout.place(count, ends, layout.tie(count, ends, named))
    bends = bend(ends)
    net = Network(directed=True)
    net.options = OPTIONS
    # add_node and add_edge search all that is there before each addition: 17 s at 20,000 nodes.
    net.nodes = [
        {
            "id": index,
            "shape": SHAPES[words[entities["kind"][index]]],
            "size": round(LEAST_SIZE + GROWTH * degrees[index] ** 0.5, 1),
            "x": x,
            "y": y,
            "group": community,
        }
        for index, ((x, y), community) in enumerate(zip(laid.places, laid.communities, strict=True))
    ]
    net.edges = [
        {
            "id": number,
            "from": ends[index][0],
            "to": ends[index][1],
            "bend": bends[index],
            "dashes": edges["c"][number] < DOUBTFUL or words[edges["status"][number]] != Status.STATED,
        }
        for index, number in enumerate(links)
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
        "hideNodesOnDrag": True,
        "hideEdgesOnZoom": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
}
"""vis-network's settings: no physics (places are computed before), straight edges (the cheapest to draw)."""
