"""``make calibrate``: what each rule's confidence should be, from the development data alone, and the curve.

A rule of which h of n facts were right gets (h + s·m) / (n + s): the mean m of all rules and the weight s of it are
those of the Beta distribution under which the counts of all rules are likeliest. A rule that nobody could judge claims
what its author believed, but no more than m, which stands in the table as ``*``.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from math import lgamma

from quality import calibration, reliability
from quality.data import CHECKOUT, HALVES, SHARED

TABLE = CHECKOUT / "ontology" / "lexicons" / "confidences.tsv"
CURVE = CHECKOUT / "docs" / "calibration.svg"
MEANS = tuple(part / 200 for part in range(140, 200))
WEIGHTS = (1, 2, 4, 8, 16, 32, 64)
"""Means and weights that are tried; the likeliest (0.9 and 8 at the last fit) lie well inside."""

HEADER = """\
# How sure a rule is: rule TAB confidence TAB right of judged. Written by make calibrate from the development data.
# A rule that does not stand here claims what its author believed, but no more than *, the mean of all.
"""

Counts = Mapping[str, tuple[int, int]]
"""For each rule, how many of its facts are right and how many were judged."""


def counts() -> dict[str, tuple[int, int]]:
    """The counts of the development half, by rule."""
    found: dict[str, tuple[int, int]] = {}
    for one in calibration.judged():
        if one.half == "dev":
            right, all_ = found.get(one.rule, (0, 0))
            found[one.rule] = (right + one.right, all_ + 1)
    return dict(sorted(found.items()))


def fit(found: Counts) -> tuple[float, int]:
    """The mean and the weight under which the counts are likeliest."""
    return max(
        ((mean, weight) for mean in MEANS for weight in WEIGHTS),
        key=lambda pair: (sum(_likelihood(*counted, *pair) for counted in found.values()), pair),
    )


def table(found: Counts) -> str:
    """The lines of the table."""
    mean, weight = fit(found)
    lines = [f"*\t{mean:.3f}\tweight {weight}"]
    for rule, (right, all_) in found.items():
        lines.append(f"{rule}\t{(right + weight * mean) / (all_ + weight):.3f}\t{right} of {all_}")
    return HEADER + "\n".join(lines) + "\n"


def _likelihood(right: int, all_: int, mean: float, weight: int) -> float:
    a, b = mean * weight, (1 - mean) * weight
    return lgamma(right + a) + lgamma(all_ - right + b) - lgamma(all_ + a + b) - lgamma(a) - lgamma(b) + lgamma(a + b)


def main() -> None:
    """Writes the table if asked for it, else the curve of what stands: run it in two processes, the table first."""
    if not SHARED.is_dir():
        raise SystemExit(f"Without {SHARED} there is too little to judge by.")
    if sys.argv[1:] == ["table"]:
        TABLE.write_text(table(counts()), encoding="utf-8")
    else:
        CURVE.write_text(reliability.draw({half: calibration.bins(half) for half in HALVES}), encoding="utf-8")


if __name__ == "__main__":
    main()
