"""Who stands in the middle: centrality, brokers between circles, and the circles themselves."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from zhitu.analysis.findings import Book, Cell, Row, Section, section
from zhitu.model import Status

if TYPE_CHECKING:
    import networkx

WHOLE = 2_000
"""Entities up to which all shortest paths are counted; above it those from a sample of the entities."""

SAMPLED = 100
"""Entities of the sample: on 5,000 invented entities the first twenty brokers were the same as with all."""

SEED = 1

SMALLEST_CIRCLE = 3
MEMBERS_NAMED = 8

TIES = (Status.STATED, Status.FORMER)
"""What is planned or denied joins nobody."""


class Ties:
    """The entities of a graph as a network without directions: joined where a text relates them."""

    def __init__(self, book: Book, most: int) -> None:
        self.book = book
        self.most = most

    @cached_property
    def net(self) -> networkx.Graph:
        """The network; its nodes are numbers of entities, so that nothing hangs on how texts are hashed."""
        import networkx

        numbers = {one.id: number for number, one in enumerate(self.book.graph.entities)}
        net = networkx.Graph()
        for edge in self.book.graph.edges:
            # A town is in its county whoever says so: that makes nobody central.
            told = edge.status in TIES and any(not fact.rule.startswith("gazetteer/") for fact in edge.facts)
            if told and not edge.literal and edge.subject in numbers and edge.object in numbers:
                net.add_edge(numbers[edge.subject], numbers[edge.object])
        return net

    @cached_property
    def circles(self) -> list[list[int]]:
        """The communities, the largest first, each with its best connected members first."""
        import networkx

        found = networkx.community.louvain_communities(self.net, seed=SEED)
        ranked = [sorted(one, key=lambda node: (-self.net.degree(node), node)) for one in found]
        return sorted(ranked, key=lambda one: (-len(one), one))

    def rank(self) -> Section:
        """The entities with the most neighbours, with the share of shortest paths that lead over each."""
        between = self.between
        nodes = sorted(self.net, key=lambda node: (-self.net.degree(node), -between[node], node))
        rows = [Row((self._name(n), Cell(str(self.net.degree(n))), Cell(f"{between[n]:.3f}"))) for n in nodes]
        return section("central", ("entity", "neighbours", "between"), rows, self.most)

    def find_brokers(self) -> Section:
        """The entities that join several circles, and those circles by their best connected members."""
        between = self.between
        circle = {node: number for number, members in enumerate(self.circles) for node in members}
        rows = []
        for node in sorted(self.net, key=lambda node: (-between[node], node)):
            joined = Counter(circle[other] for other in self.net[node] if circle[other] != circle[node])
            if joined and between[node] > 0:
                names = "、".join(self._label(self.circles[number][0]) for number in sorted(joined)[:MEMBERS_NAMED])
                rows.append(Row((self._name(node), Cell(f"{between[node]:.3f}"), Cell(names))))
        return section("brokers", ("entity", "between", "joins"), rows, self.most)

    def list_circles(self) -> Section:
        """The circles, each with its best connected members."""
        rows = [
            Row((Cell(str(len(members))), Cell("、".join(self._label(node) for node in members[:MEMBERS_NAMED]))))
            for members in self.circles
            if len(members) >= SMALLEST_CIRCLE
        ]
        return section("circles", ("size", "members"), rows, self.most)

    @cached_property
    def between(self) -> dict[int, float]:
        """The share of shortest paths that lead over each node."""
        import networkx

        sample = SAMPLED if len(self.net) > WHOLE else None
        found: dict[int, float] = networkx.betweenness_centrality(self.net, k=sample, seed=SEED)
        return found

    def _name(self, node: int) -> Cell:
        return self.book.name(self.book.graph.entities[node].id)

    def _label(self, node: int) -> str:
        return self.book.graph.entities[node].name
