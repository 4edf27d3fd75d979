"""What a confidence is worth: of the facts that a rule is so sure of, how many are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt

from quality import data, own
from zhitu import evaluation
from zhitu.evaluation import gold
from zhitu.evaluation.scoring import agrees, fold
from zhitu.model import Settings

BINS = (0.0, 0.80, 0.85, 0.90, 0.95, 1.01)
NORMAL = 1.96
"""Standard deviations on each side that hold 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of one half of the data: what found it, how sure it is, and whether it is right."""

    half: str
    rule: str
    stated: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts of one half whose confidence lies between two: how many, how sure on average, how many are right."""

    low: float
    high: float
    count: int
    stated: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count if self.count else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, 95 times of 100 (Wilson)."""
        if not self.count:
            return 0.0, 1.0
        spread = NORMAL**2 / self.count
        middle = (self.share + spread / 2) / (1 + spread)
        reach = NORMAL / (1 + spread) * sqrt(self.share * (1 - self.share) / self.count + spread / self.count / 4)
        return max(0.0, middle - reach), min(1.0, middle + reach)


def report() -> Iterator[str]:
    """Observed precision by stated confidence, and the expected calibration error, as lines of Markdown."""
    halves = {half: bins(half) for half in data.HALVES}
    yield "| stated confidence | dev: facts | says | right | held: facts | says | right | 95 of 100 |"
    yield "| --- |" + " ---: |" * 7
    for dev, held in zip(*halves.values(), strict=True):
        low, high = held.interval
        cells = f"{_cells(dev)} | {_cells(held)} | {low:.2f} to {high:.2f}"
        yield f"| {dev.low:.2f} to {min(dev.high, 1):.2f} | {cells} |"
    yield ""
    errors = (f"{error(found):.3f} on {half}" for half, found in halves.items())
    yield f"Expected calibration error: {', '.join(errors)}."
    for half, found in halves.items():
        sure = [one for one in found if one.low >= 0.9]
        count, right = sum(one.count for one in sure), sum(one.right for one in sure)
        yield f"Of the {count} facts of confidence 0.9 or more on {half}, {right / max(count, 1):.3f} are right."
    yield ""


def bins(half: str) -> tuple[Bin, ...]:
    """The judged facts of one half, by stated confidence."""
    found = [one for one in judged() if one.half == half]
    return tuple(_bin(low, high, [o for o in found if low <= o.stated < high]) for low, high in pairwise(BINS))


def error(found: Iterable[Bin]) -> float:
    """The expected calibration error: by how much a confidence and the share that is right differ on average."""
    found = tuple(found)
    total = sum(one.count for one in found)
    return sum(one.count * abs(one.stated - one.share) for one in found) / max(total, 1)


@cache
def judged() -> tuple[Judged, ...]:
    """Every fact of which our own sentences or the public ones say whether it is right."""
    return (*_own(), *_relations())


def _bin(low: float, high: float, inside: list[Judged]) -> Bin:
    stated = sum(one.stated for one in inside) / max(len(inside), 1)
    return Bin(low, high, len(inside), stated, sum(one.right for one in inside))


def _cells(one: Bin) -> str:
    return f"{one.count} | {one.stated:.3f} | {one.share:.3f}" if one.count else "0 | - | -"


def _own() -> Iterator[Judged]:
    """The facts that our own sentences annotate without gaps."""
    for half, file in (*own.SPLITS.items(), *own.DEALS.items(), *own.NEWS.items()):
        for row in gold.read([own.GOLD / file], []):
            found = evaluation.read(row.text, Settings())["facts"]
            yield from (_judge(half, fact, row) for fact in found if fact["relation"] in row.relations)


def _relations() -> Iterator[Judged]:
    """The facts of which the public sentences say whether they are right."""
    for fields, row in data.gold(data.load("relations_open.jsonl")):
        pairs = {(fold(one.subject), one.relation) for one in row.claims or ()}
        for fact in evaluation.read(row.text, Settings())["facts"]:
            if (fold(fact["subject"]), fact["relation"]) in pairs:
                yield _judge(data.half(fields), fact, row)


def _judge(half: str, fact: data.Row, row: gold.Row) -> Judged:
    return Judged(half, fact["rule"], fact["confidence"], any(agrees(fact, one) for one in row.claims or ()))
