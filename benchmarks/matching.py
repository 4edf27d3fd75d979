"""How often the full name of a body is found by a short one and back, by ``/reconcile``: ``python -m matching``."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz

from short_forms import pairs
from zhitu.explanation import fold
from zhitu.server.names import Names
from zhitu.server.reconcile.matching import liken

WAYS: dict[str, Callable[[str, str], float]] = {
    "zhitu": lambda short, full: liken(short, full, "Organization"),
    "ratio": fuzz.ratio,
    "WRatio": fuzz.WRatio,
    "partial_ratio": fuzz.partial_ratio,
}


def main() -> None:
    """Prints a line for each way and direction: how often the other name is found, among the first five, first."""
    known = pairs.load()
    told = [sorted((one.left, one.right), key=len) for one in known if one.verdict == "same" and one.left != one.right]
    # 市总工会 may be that of any city: only its article tells, which a table does not have.
    told = [(short, full) for short, full in told if short[0] not in "省市县区州" and not short.startswith("自治区")]
    everything = {name for pair in known for name in (pair.left, pair.right)}
    for direction, asked in (("short → full", told), ("full → short", [(full, short) for short, full in told])):
        names = sorted({*(everything - {one for one, _ in asked}), *(other for _, other in asked)})
        index = Names((name, number) for number, name in enumerate(names))
        for way, weigh in WAYS.items():
            ranks = [rank(index, names, one, other, weigh) for one, other in asked]
            found, five, first = (sum(place < most for place in ranks) for most in (len(names), 5, 1))
            print(f"{direction}  {way:14} of {len(asked)}: found {found}, among five {five}, first {first}")


def rank(index: Names, names: list[str], one: str, other: str, weigh: Callable[[str, str], float]) -> int:
    """At which place the other name comes, from 0; as many as there are names where it does not."""
    wanted = fold(one)
    scores = {names[number]: max(weigh(wanted, each) for each in like) for number, like in index.like(one).items()}
    order = sorted(scores, key=lambda name: (-scores[name], len(name), name))
    return order.index(other) if other in scores else len(names)


if __name__ == "__main__":
    main()
