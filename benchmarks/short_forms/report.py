"""The benchmark as tables of Markdown: ours beside likeness of strings, and ours by pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from short_forms import answers, pairs
from short_forms.scoring import Row, Score, best_threshold, by_likeness, score

GOALS: tuple[Callable[[Score], float], ...] = (lambda got: got.f1, lambda got: got.accuracy)
"""What the thresholds of likeness are chosen for, on the half dev: each gets the best that it can do."""


def lines() -> Iterator[str]:
    """The report, line by line."""
    found = pairs.load()
    ours = [(pair, answers.ours(pair)) for pair in found]
    dev = [pair for pair in found if pair.half == "dev"]
    likenesses = [
        (f"{name} ≥ {threshold:.2f}", by_likeness(measure, threshold))
        for name, measure in answers.likenesses().items()
        for threshold in sorted({best_threshold(measure, dev, goal) for goal in GOALS})
    ]
    yield "| | pairs | same | P | R | F1 | false merges | right | unsure, asked |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for half in pairs.HALVES:
        yield _row(f"zhitu, {half}", score((pair, said) for pair, said in ours if pair.half == half))
        for name, say in likenesses:
            yield _row(f"{name}, {half}", score((pair, say(pair)) for pair in found if pair.half == half))
    yield ""
    yield from _by_pattern(ours)


def _by_pattern(ours: list[Row]) -> Iterator[str]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for pair, said in ours:
        groups[pair.pattern].append((pair, said))
    yield "| pattern | pairs | same | joined | false merges | unsure | asked |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for pattern, rows in sorted(groups.items()):
        got = score(rows)
        yield (
            f"| {pattern} | {got.pairs} | {got.same} | {got.joined_rightly} | {got.false_merges} "
            f"| {got.unsure} | {got.asked} |"
        )
    yield ""


def _row(name: str, got: Score) -> str:
    return (
        f"| {name} | {got.pairs} | {got.same} | {got.precision:.3f} | {got.recall:.3f} | {got.f1:.3f} "
        f"| {got.false_merges} | {got.accuracy:.3f} | {got.asked}/{got.unsure} |"
    )
