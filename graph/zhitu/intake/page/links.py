"""The links of a page that together are the likeliest: each block goes on in one at most, and none in itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_ROUNDS = 20
"""Rounds of exchanges; pages settle after two or three."""

LEAST_GAIN = 1e-6
"""Log-odds below which an exchange is none: sums of fractions differ by less."""


@dataclass(frozen=True, slots=True)
class Link:
    """One block going on in another, with the log-odds of that."""

    left: int
    right: int
    weight: float


def choose(links: Iterable[Link]) -> dict[int, int]:
    """For each block the one that it goes on in: the best links first, then exchanges as long as all together gain."""
    choice = Choice(links)
    choice.take_best()
    for _ in range(MOST_ROUNDS):
        if not choice.exchange_all():
            break
    return choice.after


class Choice:
    """Links that may be chosen, and those that are: what stands ``after`` each block, and ``before``."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.weights = {(link.left, link.right): link.weight for link in links if link.weight > 0}
        self.rights: dict[int, list[int]] = {}
        for left, right in sorted(self.weights):
            self.rights.setdefault(left, []).append(right)
        self.after: dict[int, int] = {}
        self.before: dict[int, int] = {}

    def take_best(self) -> None:
        """Choose the links one by one, the best first, as far as each block is still free and no circle closes."""
        ends: dict[int, int] = {}
        for left, right in sorted(self.weights, key=lambda pair: (-self.weights[pair], pair)):
            first, last = ends.get(left, left), ends.get(right, right)
            if left not in self.after and right not in self.before and first != right:
                self.link(left, right)
                ends[first], ends[last] = last, first

    def link(self, left: int, right: int) -> None:
        """Choose one link; those of the two blocks so far must be gone."""
        self.after[left], self.before[right] = right, left

    def exchange_all(self) -> bool:
        """Try each link that was not chosen; whether one was exchanged."""
        tried = [self.exchange(left, right) for left, right in sorted(self.weights) if self.after.get(left) != right]
        return any(tried)

    def exchange(self, left: int, right: int) -> bool:
        """Link two blocks if that and the best new link of the block that loses this one gain more than is given up."""
        loser, old = self.before.get(right), self.after.get(left)
        if loser is None:
            return False
        given = self.weights[loser, right] + (self.weights[left, old] if old is not None else 0.0)
        free = [other for other in self.rights[loser] if other == old or other not in self.before]
        for other in sorted(free, key=lambda other: (-self.weights[loser, other], other)):
            if self.weights[left, right] + self.weights[loser, other] <= given + LEAST_GAIN:
                break
            self.link(left, right)
            self.link(loser, other)
            if not (self.runs_round(left) or self.runs_round(loser)):
                if old is not None and old != other:
                    del self.before[old]
                return True
            self.link(loser, right)
            self.unlink(left, other, old)
        return False

    def unlink(self, left: int, other: int, old: int | None) -> None:
        """Take back a trial: ``left`` gets its old block again, and ``other`` is free if it was."""
        if other != old:
            del self.before[other]
        if old is None:
            del self.after[left]
        else:
            self.link(left, old)

    def runs_round(self, start: int) -> bool:
        """Whether the links from a block lead back to it."""
        place = self.after.get(start)
        for _ in range(len(self.after)):
            if place is None or place == start:
                break
            place = self.after.get(place)
        return place == start
