"""Where each node stands: communities as discs, each laid out inside, packed so that joined ones are near.

Links inside a community stay short, and the page need not compute anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zhitu.exporters.viewer import forces

if TYPE_CHECKING:
    from networkx import Graph as Net

    from zhitu.exporters.viewer.forces import Points

Position = tuple[int, int]
Pair = tuple[int, int]

SEED = 7
SPACING = 96
"""The length of an edge in pixels at scale 1: a name of six characters fits between two nodes."""

WIDENING = 1.2
"""Screens are wider than high; so is the picture."""

MANY = 400
"""A community with more members is set on a spiral: forces need their square in memory and time."""

MARGIN = 0.6
"""Room between two communities, in edge lengths."""


class Layout(NamedTuple):
    """The place in pixels of each node, and the number of its community; the largest community is 0."""

    places: list[Position]
    communities: list[int]


def place(count: int, links: Sequence[Pair], ties: Sequence[Pair] = ()) -> Layout:
    """Where each of ``count`` nodes stands that are joined by ``links``; the same input gives the same places.

    ``ties`` are not drawn, yet keep nodes near each other: what one article names stands together.
    """
    return _place(count, tuple(links), tuple(ties))


@lru_cache(maxsize=1)
def _place(count: int, links: tuple[Pair, ...], ties: tuple[Pair, ...]) -> Layout:
    """The same, made once for all files of one graph."""
    import networkx as nx
    import numpy as np

    if not count:
        return Layout([], [])
    net = nx.Graph()
    net.add_nodes_from(range(count))
    net.add_edges_from(sorted({(min(pair), max(pair)) for pair in (*links, *ties) if pair[0] != pair[1]}))
    groups = divide(net)
    inner = [arrange(net, group) for group in groups]
    sizes = np.array([extent(points) + MARGIN for points in inner])
    centres = spread(net, groups, sizes)
    places = np.zeros((count, 2))
    communities = [0] * count
    for number, (group, points, centre) in enumerate(zip(groups, inner, centres, strict=True)):
        places[group] = points + centre
        for node in group:
            communities[node] = number
    return Layout([(round(float(x) * SPACING * WIDENING), round(float(y) * SPACING)) for x, y in places], communities)


def tie(count: int, links: Sequence[Pair], groups: Iterable[Sequence[int]]) -> list[Pair]:
    """Ties from each part of the graph to the best connected node of a group that its own best node is in.

    ``groups`` are the nodes that each article names: without ties, what has no relation would stand anywhere.
    """
    import networkx as nx

    net = nx.Graph()
    net.add_nodes_from(range(count))
    net.add_edges_from(links)
    first: dict[int, int] = {}
    for group in groups:
        hub = min(group, key=lambda node: (-net.degree(node), node), default=-1)
        for node in group:
            first.setdefault(node, hub)
    found = []
    for part in nx.connected_components(net):
        best = min(part, key=lambda node: (-net.degree(node), node))
        if first.get(best, best) not in part:
            found.append((best, first[best]))
    return sorted(found)


def divide(net: Net) -> list[list[int]]:
    """The communities of a graph, the largest first, each sorted."""
    import networkx as nx

    found = nx.community.louvain_communities(net, seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))


def arrange(net: Net, group: Sequence[int]) -> Points:
    """The places of a community's members around its centre, the best connected begin in the middle."""
    order = sorted(range(len(group)), key=lambda index: (-net.degree(group[index]), index))
    points = forces.spiral(len(group))
    points[order] = points.copy()
    if len(group) <= MANY:
        number = {node: index for index, node in enumerate(group)}
        links = [(number[a], number[b]) for a, b in sorted(net.subgraph(group).edges)]
        points = forces.relax(points, links)
    centred: Points = points - (points.min(axis=0) + points.max(axis=0)) / 2
    return centred


def spread(net: Net, groups: Sequence[Sequence[int]], sizes: Points) -> Points:
    """The centres of the communities: joined ones near each other, no two discs over each other."""
    import numpy as np

    if len(groups) > MANY:
        return forces.spiral(len(groups)) * (2 * float(sizes.mean()))
    home = {node: number for number, group in enumerate(groups) for node in group}
    bonds = np.zeros((len(groups), len(groups)))
    for a, b in net.edges:
        if home[a] != home[b]:
            bonds[home[a], home[b]] += 1
            bonds[home[b], home[a]] += 1
    return forces.pack(sizes, bonds)


def extent(points: Points) -> float:
    """The radius of the smallest disc around the origin that holds all points."""
    return float((points * points).sum(axis=1).max() ** 0.5)
