"""Ways to set points in the plane: on a spiral, by forces, and as discs that touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

GOLDEN_ANGLE = 2.399963229728653
"""Turning by it between one point and the next fills a disc evenly, as in a sunflower."""

STEPS = 100
"""Moves of a force layout: on synthetic communities the mean length of an edge changed by less than 1 % after 60."""

CLOSEST = 1e-3
"""Points nearer than this (in edge lengths) push as if they were this far, so that no force is infinite."""

PLACES = 24
"""Places tried around a disc: more than this changed nothing that one can see."""

BATCH = 256
"""Places tried at once: one by one, numpy's own overhead took nine tenths of the time."""

MIDDLE = 0.6
"""What it costs to be far from the middle, against being far from one's own: keeps the picture round."""

GRAVITY = 0.06
"""Pull to the centre: without it a community is half as wide again; at 0.15 its nodes begin to touch."""


def spiral(count: int) -> Points:
    """``count`` points on a disc, the first in its centre, about one edge length apart."""
    import numpy as np

    turn = np.arange(count, dtype=np.float64)
    return np.stack([np.sqrt(turn) * np.cos(turn * GOLDEN_ANGLE), np.sqrt(turn) * np.sin(turn * GOLDEN_ANGLE)], axis=1)


def relax(start: Points, links: Sequence[tuple[int, int]]) -> Points:
    """The points after springs along the links and repulsion between all have worked on them.

    Only additions, multiplications and roots, in a fixed order: the same places on every machine.
    """
    import numpy as np

    points = start.copy()
    count = len(points)
    if count < 2:
        return points
    one = np.array([link[0] for link in links], dtype=np.intp)
    two = np.array([link[1] for link in links], dtype=np.intp)
    for step in range(STEPS):
        # Each axis by itself: sums along rows of memory take a third of the time.
        across = points[:, None, 0] - points[None, :, 0]
        down = points[:, None, 1] - points[None, :, 1]
        square = np.maximum(across * across + down * down, CLOSEST * CLOSEST)
        push = np.stack([(across / square).sum(axis=1), (down / square).sum(axis=1)], axis=1)
        force = push - points * GRAVITY * count**0.5
        if len(one):
            pull = (points[one] - points[two]) * np.sqrt(square[one, two])[:, None]
            np.add.at(force, one, -pull)
            np.add.at(force, two, pull)
        length = np.maximum(np.sqrt(force[:, 0] * force[:, 0] + force[:, 1] * force[:, 1]), CLOSEST)
        heat = 0.1 * count**0.5 * (1.0 - step / STEPS) + 0.01
        points += force * (np.minimum(length, heat) / length)[:, None]
    return points


def pack(sizes: Points, bonds: Points) -> Points:
    """Centres of discs (radii ``sizes``) that touch but do not overlap, those with strong ``bonds`` close together.

    One disc after the other is set where it touches one that stands already: the one most bound to those that
    stand, at the free place nearest to them and to the middle of all.
    """
    import numpy as np

    count = len(sizes)
    centres = np.zeros((count, 2))
    turns = np.arange(PLACES) * (2 * np.pi / PLACES)
    around = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    standing = [int(np.argmax(sizes))]
    waiting = [index for index in range(count) if index != standing[0]]
    while waiting:
        pulls = bonds[:, standing].sum(axis=1)
        chosen = max(waiting, key=lambda index: (pulls[index], sizes[index], -index))
        waiting.remove(chosen)
        weight = bonds[chosen, standing]
        target = (centres[standing] * weight[:, None]).sum(axis=0) / max(float(weight.sum()), CLOSEST)
        fence = centres[standing]
        reach = sizes[standing] + sizes[chosen]
        places = (fence[:, None, :] + around[None, :, :] * reach[:, None, None]).reshape(-1, 2)
        cost = distance(places, target) + MIDDLE * distance(places, np.zeros(2))
        order = np.argsort(cost, kind="stable")
        for some in np.array_split(order, max(1, len(order) // BATCH)):
            gaps = places[some][:, None, :] - fence[None, :, :]
            least = (reach - CLOSEST) * (reach - CLOSEST)
            free = (gaps[:, :, 0] * gaps[:, :, 0] + gaps[:, :, 1] * gaps[:, :, 1] >= least).all(axis=1)
            if free.any():
                centres[chosen] = places[some[int(np.argmax(free))]]
                break
        standing.append(chosen)
    return centres


def distance(points: Points, other: Points) -> Points:
    """How far each point is from another one."""
    import numpy as np

    gaps = points - other
    found: Points = np.sqrt(gaps[:, 0] * gaps[:, 0] + gaps[:, 1] * gaps[:, 1])
    return found
