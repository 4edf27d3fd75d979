"""How well verdicts agree with the pairs: what is joined rightly, what wrongly, what a person is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from short_forms.pairs import Pair

Answer = Callable[[Pair], str]
Row = tuple[Pair, str]

STEPS = 100
"""Thresholds of likeness that are tried, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs: those that are one body, those joined rightly and wrongly, the unsure ones and those asked."""

    pairs: int
    same: int
    joined_rightly: int
    false_merges: int
    unsure: int
    asked: int
    agreed: int

    @property
    def precision(self) -> float:
        """Of the pairs that are joined, the share that is one body."""
        joined = self.joined_rightly + self.false_merges
        return self.joined_rightly / joined if joined else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one body, the share that is joined."""
        return self.joined_rightly / self.same if self.same else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def accuracy(self) -> float:
        """The share of pairs joined where they are one body, and not joined where they are two or unknown."""
        return self.agreed / self.pairs if self.pairs else 1.0


def score(rows: Iterable[Row]) -> Score:
    """The counts of pairs with what is said of each."""
    all_rows = list(rows)
    same = [said for pair, said in all_rows if pair.verdict == "same"]
    unsure = [said for pair, said in all_rows if pair.verdict == "unsure"]
    return Score(
        pairs=len(all_rows),
        same=len(same),
        joined_rightly=same.count("same"),
        false_merges=sum(said == "same" for pair, said in all_rows if pair.verdict != "same"),
        unsure=len(unsure),
        asked=unsure.count("unsure"),
        agreed=sum((said == "same") == (pair.verdict == "same") for pair, said in all_rows),
    )


def by_likeness(measure: Callable[[str, str], float], threshold: float) -> Answer:
    """The verdict of a measure of likeness: one body from the threshold on."""
    return lambda pair: "same" if measure(pair.left, pair.right) >= threshold else "different"


def best_threshold(
    measure: Callable[[str, str], float], pairs: Sequence[Pair], goal: Callable[[Score], float]
) -> float:
    """The threshold that reaches most of a goal on these pairs, the highest of several."""
    rows = [(measure(pair.left, pair.right), pair) for pair in pairs]

    def reach(threshold: float) -> float:
        return goal(score((pair, "same" if like >= threshold else "different") for like, pair in rows))

    return max((step / STEPS for step in range(STEPS + 1)), key=lambda threshold: (reach(threshold), threshold))
