"""Which units are one: a union-find that keeps why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zhitu.model import Judgement, Verdict
from zhitu.weaving.units import Unit

PROPOSALS_PER_NAME = 3
"""A name that might be any of many others is put to a person with this many of them, no more: enough to see why."""


class Clusters:
    """Units joined by judgements; which ones end up together does not depend on the order of joining.

    A wall, which only a person builds, keeps units apart whatever joins them: then the first to be joined stay
    together, and those that the same unit turns away are one, as far as no wall parts them too. Of units that
    are ``settled`` a person said what longer name they stand for: no rule need look for another.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._parents = list(range(len(units)))
        self._same: list[tuple[int, Judgement]] = []
        self._other: list[tuple[int, int, Judgement]] = []
        self.settled: set[int] = set()
        self._walls: list[str] = []
        self._sides: defaultdict[int, set[int]] = defaultdict(set)
        self._turned: defaultdict[int, list[int]] = defaultdict(list)

    def find(self, unit: int) -> int:
        """The unit that stands for the cluster of a unit."""
        while (parent := self._parents[unit]) != unit:
            self._parents[unit] = unit = self._parents[parent]
        return unit

    def join(self, left: int, right: int, *reasons: str) -> None:
        """Hold two units to be one; what is one already, or needs no reason, leaves no judgement."""
        if self._unite(left, right, reasons):
            return
        why = self._walls[min(self.walls(left, right))]
        self.part(left, right, *reasons, f"{why}，未合并")
        for other in self._turned[left]:
            if self._unite(other, right, reasons):
                return
        self._turned[left].append(right)

    def unite(self, left: int, right: int, *reasons: str) -> frozenset[int]:
        """The walls that keep two units from being one; where there are none, they are one now."""
        return frozenset() if self._unite(left, right, reasons) else self.walls(left, right)

    def wall(self, lefts: Iterable[int], rights: Iterable[int], why: str) -> int:
        """The number of a new wall, which no unit of the one side crosses to the other."""
        self._walls.append(why)
        number = len(self._walls) - 1
        for side, units in ((2 * number, lefts), (2 * number + 1, rights)):
            for unit in units:
                self._sides[self.find(unit)].add(side)
        return number

    def walls(self, left: int, right: int) -> frozenset[int]:
        """The walls between two units."""
        one, two = (self._sides.get(self.find(unit), frozenset[int]()) for unit in (left, right))
        return frozenset(side // 2 for side in one if side ^ 1 in two)

    def _unite(self, left: int, right: int, reasons: tuple[str, ...]) -> bool:
        """Whether two units are one, after joining them if no wall parts them."""
        one, two = sorted((self.find(left), self.find(right)))
        if one == two:
            return True
        if self.walls(one, two):
            return False
        self._parents[two] = one
        if two in self._sides:
            self._sides[one] |= self._sides.pop(two)
        if reasons:
            self._same.append((left, self._judge(left, right, Verdict.SAME, reasons)))
        return True

    def part(self, left: int, right: int, *reasons: str) -> None:
        """Hold two units to be different; nothing is done but to remember why."""
        self._other.append((left, right, self._judge(left, right, Verdict.DIFFERENT, reasons)))

    def doubt(self, left: int, others: Iterable[int], *reasons: str) -> None:
        """Propose to a person that a unit might be one of others."""
        for right in sorted(set(others) - {left})[:PROPOSALS_PER_NAME]:
            self._other.append((left, right, self._judge(left, right, Verdict.UNSURE, reasons)))

    def groups(self) -> dict[int, tuple[int, ...]]:
        """The units of each cluster, by the unit that stands for it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for unit in range(len(self.units)):
            found[self.find(unit)].append(unit)
        return {root: tuple(members) for root, members in found.items()}

    def judgements(self) -> dict[int, tuple[Judgement, ...]]:
        """Why each cluster is one, and what it was held apart from."""
        found: defaultdict[int, set[Judgement]] = defaultdict(set)
        for unit, judgement in self._same:
            found[self.find(unit)].add(judgement)
        for left, right, judgement in self._open():
            if judgement.verdict is Verdict.DIFFERENT:
                found[self.find(left)].add(judgement)
                found[self.find(right)].add(judgement)
        return {root: tuple(sorted(judgements)) for root, judgements in found.items()}

    def doubts(self) -> Iterator[tuple[int, int, Judgement]]:
        """What a person should look at, and has not decided: two units, and why they may be one."""
        for left, right, judgement in self._open():
            if judgement.verdict is Verdict.UNSURE and not self.walls(left, right):
                yield left, right, judgement

    def _open(self) -> Iterator[tuple[int, int, Judgement]]:
        """What was said of two units that nothing joined after all."""
        return (row for row in self._other if self.find(row[0]) != self.find(row[1]))

    def _judge(self, left: int, right: int, verdict: Verdict, reasons: tuple[str, ...]) -> Judgement:
        one, two = sorted((self.units[left].name, self.units[right].name))
        return Judgement(one, two, verdict, reasons)
