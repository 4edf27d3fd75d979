"""The graph as network tools hold it: nodes and links with labels, dates, sizes, colours and places to stand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from zhitu.exporters import citations, dates
from zhitu.exporters.characters import clean, flatten
from zhitu.exporters.viewer import drawing, layout, selection
from zhitu.knowledge import vocabulary
from zhitu.model import Edge, Entity, Graph
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Value = str | int | float

COLOURS = {
    "Organization": (44, 99, 150),
    "Person": (207, 90, 52),
    "Place": (47, 138, 99),
    "Program": (138, 79, 158),
    "Value": (112, 116, 127),
}
"""The colours of the page, so that one graph looks the same everywhere."""

SHAPES = {"Organization": "square", "Person": "disc", "Place": "triangle", "Program": "diamond", "Value": "disc"}

ASIDE = 42
"""How far a value stands from what has it, in pixels: half an edge."""

COLUMN, LINE = 4, 14
"""So many values stand in a column, one so many pixels below the other: as high as their labels."""

FAINTEST = 0.01
"""The least weight of a link: Gephi lays out by weight, and takes none of nothing."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or a value; ``place`` is where it stands, if a layout was made, ``start`` the day it is first known."""

    id: str
    label: str
    kind: str
    size: float
    place: tuple[int, int] | None
    start: str
    known: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Link:
    """A fact between two nodes; ``start`` is when it began, or was first told of."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    start: str
    known: dict[str, Value]


class Network:
    """The nodes and links of a graph; a value is a node of its own for each fact, so that a number joins no two."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.articles = citations.index(graph)
        ends = (end for edge in graph.edges for end in (edge.subject, *(() if edge.literal else (edge.object,))))
        self.degrees = Counter(ends)

    def nodes(self) -> Iterator[Node]:
        """The entities in the order of the graph, then the values."""
        for entity in self.graph.entities:
            yield self._entity(entity)
        beside: Counter[str] = Counter()
        for edge in self.graph.edges:
            if edge.literal:
                yield self._value(edge, beside[edge.subject])
                beside[edge.subject] += 1

    def links(self) -> Iterator[Link]:
        """A link for each edge, in the order of the graph."""
        for edge in self.graph.edges:
            cited = citations.cite(edge, self.articles)
            yield Link(
                fact_id(edge),
                clean(edge.subject),
                value_id(edge) if edge.literal else clean(edge.object),
                clean(edge.relation),
                max(float(edge.confidence), FAINTEST),
                self._start(edge),
                {
                    "relation_zh": call(edge.relation),
                    "confidence": float(edge.confidence),
                    "status": str(edge.status),
                    "time": clean(edge.time),
                    "sentences": len(edge.facts),
                    "quote": clean(cited[0].quote) if cited else "",
                },
            )

    def _entity(self, entity: Entity) -> Node:
        known: dict[str, Value] = {
            "kind": str(entity.kind),
            "type": clean(entity.type),
            "type_zh": call(entity.type),
            "aliases": clean(" | ".join(entity.aliases)),
            "code": clean(entity.code),
            "mentions": len(entity.mentions),
            "facts": self.degrees[entity.id],
        }
        degree, start = self.degrees[entity.id], self._starts.get(entity.id, "")
        place = self._places.get(entity.id)
        return Node(clean(entity.id), flatten(entity.name), str(entity.kind), measure(degree), place, start, known)

    def _value(self, edge: Edge, number: int) -> Node:
        known: dict[str, Value] = {"kind": "Value", "type": "", "type_zh": "", "aliases": "", "code": ""}
        known |= {"mentions": 0, "facts": 1}
        home = self._places.get(edge.subject)
        place = (home[0] + ASIDE * (1 + number // COLUMN), home[1] + LINE * (number % COLUMN)) if home else None
        return Node(value_id(edge), flatten(edge.object), "Value", measure(0), place, self._start(edge), known)

    def _start(self, edge: Edge) -> str:
        told = dates.reported(edge, self.articles)
        time = dates.said(edge) or (told[0] if told else "")
        return dates.span(time)[0].isoformat() if time else ""

    @cached_property
    def _starts(self) -> Mapping[str, str]:
        """The first day of each entity: of its facts, and of the articles that name it."""
        found: dict[str, str] = {}
        for edge in self.graph.edges:
            for end in (edge.subject, *(() if edge.literal else (edge.object,))):
                if start := self._start(edge):
                    found[end] = min(found.get(end, start), start)
        for entity in self.graph.entities:
            for article in {mention.article for mention in entity.mentions} & self.articles.keys():
                if time := dates.iso(self.articles[article].date):
                    start = dates.span(time)[0].isoformat()
                    found[entity.id] = min(found.get(entity.id, start), start)
        return found

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """Where each entity stands, as on the page; nowhere in a graph that is too big for one."""
        entities = self.graph.entities
        if len(entities) > selection.MOST_ENTITIES:
            return {}
        number = {entity.id: index for index, entity in enumerate(entities)}
        ends = [(number[edge.subject], number[edge.object]) for edge in self.graph.edges if not edge.literal]
        named: dict[str, dict[int, None]] = {article: {} for article in self.articles}
        for index, entity in enumerate(entities):
            for mention in entity.mentions:
                if mention.article in named:
                    named[mention.article][index] = None
        groups = [list(group) for group in named.values()]
        laid = layout.place(len(entities), ends, layout.tie(len(entities), ends, groups))
        # A screen counts down, the tools count up.
        return {entity.id: (x, -y) for entity, (x, y) in zip(entities, laid.places, strict=True)}


def measure(degree: int) -> float:
    """The size of a node with so many facts, as the page has it."""
    return round(drawing.LEAST_SIZE + drawing.GROWTH * math.sqrt(degree), 1)


def call(name: str) -> str:
    """What the vocabulary calls a class or a relation in Chinese; its own name where it knows none."""
    return clean(vocabulary.load().label(name, "zh"))


def value_id(edge: Edge) -> str:
    """The id of the node of a fact's value."""
    return f"value-{fact_id(edge)}"


def weave(graph: Graph) -> MultiDiGraph:
    """A networkx multigraph: a node an entity or a value, an edge an edge, keyed by its id."""
    from networkx import MultiDiGraph

    net = MultiDiGraph()
    network = Network(graph)
    for node in network.nodes():
        net.add_node(node.id, **tell_node(node))
    for link in network.links():
        net.add_edge(link.source, link.target, key=link.id, **tell_link(link))
    return net


def tell_node(node: Node) -> dict[str, Value]:
    """All that network tools know of a node."""
    red, green, blue = COLOURS[node.kind]
    seen: dict[str, Value] = {"size": node.size, "r": red, "g": green, "b": blue, "start": node.start}
    if node.place:
        seen |= {"x": float(node.place[0]), "y": float(node.place[1])}
    return {"label": node.label, **node.known, **seen}


def tell_link(link: Link) -> dict[str, Value]:
    """All that network tools know of a link."""
    return {"label": link.label, **link.known, "weight": link.weight, "start": link.start}
