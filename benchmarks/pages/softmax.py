"""One softmax over the ways to take each group of short lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pages.groups import Group

PENALTY = 1.0
"""Of half the sum of the squares of the weights."""

STEPS, ENOUGH = 50, 1e-9
"""Newton's steps at most, and what the next must take off the loss, by its size; about ten are made."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Table:
    """The ways of all groups, a row each, by cues, a column each; where groups start, and the rows that are right."""

    cues: Floats
    starts: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]

    @property
    def groups(self) -> npt.NDArray[np.intp]:
        """The group of each row."""
        return np.repeat(np.arange(len(self.starts)), np.diff(self.starts, append=len(self.cues)))


def tabulate(groups: Sequence[Group], names: Sequence[str]) -> Table:
    """The table of some groups by these cues; KeyError at a cue of no name."""
    columns = {name: number for number, name in enumerate(names)}
    found = np.zeros((sum(len(group.ways) for group in groups), len(names)))
    starts = np.cumsum([0, *(len(group.ways) for group in groups)])[:-1]
    for row, way in enumerate(way for group in groups for way in group.ways):
        for name, value in way.items():
            found[row, columns[name]] = value
    return Table(found, starts, starts + [group.right for group in groups])


def fit(groups: Sequence[Group], names: Sequence[str]) -> dict[str, float]:
    """The weight of each cue under which the right ways are likeliest, but for the penalty."""
    table = tabulate(groups, names)
    weights = np.zeros(len(names))
    loss, shares = weigh(table, weights)
    for _ in range(STEPS):
        means = np.add.reduceat(shares[:, None] * table.cues, table.starts)
        slope = means.sum(0) - table.cues[table.right].sum(0) + PENALTY * weights
        bend = (table.cues * shares[:, None]).T @ table.cues - means.T @ means + PENALTY * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        if slope @ step <= ENOUGH * loss:
            break
        before = loss
        loss, shares = weigh(table, weights - step)
        while loss > before:
            step /= 2
            loss, shares = weigh(table, weights - step)
        weights = weights - step
    return dict(zip(names, weights.tolist(), strict=True))


def weigh(table: Table, weights: Floats) -> tuple[float, Floats]:
    """The loss under some weights, and the share of each way in its group."""
    points = table.cues @ weights
    groups = table.groups
    points -= np.maximum.reduceat(points, table.starts)[groups]
    shares = np.exp(points)
    sums = np.add.reduceat(shares, table.starts)
    loss = np.log(sums).sum() - points[table.right].sum() + PENALTY * (weights @ weights) / 2
    return float(loss), shares / sums[groups]


def judge(groups: Sequence[Group], weights: Mapping[str, float]) -> float:
    """The share of groups of which the right way has most points; the first of equals is taken, as repair does."""
    right = 0
    for group in groups:
        points = [sum(weights[cue] * value for cue, value in way.items()) for way in group.ways]
        right += points.index(max(points)) == group.right
    return right / len(groups)
