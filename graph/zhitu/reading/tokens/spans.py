"""Names as labels of characters, and back: B-PER I-PER E-PER for a name, S-PER for one of a single character."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from zhitu.reading.tags import NAMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.int64]
    Scores = NDArray[np.float32]

LABELS = ("O", *(f"{place}-{kind}" for kind in NAMES for place in "BIES"))
"""Every label of a character, in the order of the network's scores."""

NEVER = -1e4
"""What it costs to go from a label to one that cannot follow: more than any line can win."""

Span = tuple[int, int, str]
"""Where a name starts and ends in its line, and its kind."""


def labels(length: int, spans: list[Span]) -> list[int]:
    """The labels of a line of that length, for names that do not overlap."""
    found = [0] * length
    for start, end, kind in spans:
        inner = ["B", *"I" * (end - start - 2), "E"] if end - start > 1 else ["S"]
        found[start:end] = [LABELS.index(f"{place}-{kind}") for place in inner]
    return found


def spans(path: Ids) -> list[Span]:
    """The names that a path of labels spells; the path must be one that :func:`transitions` allows."""
    found: list[Span] = []
    start = 0
    named = path.nonzero()[0]
    for at, label in zip(named.tolist(), path[named].tolist(), strict=True):
        place, _, kind = LABELS[label].partition("-")
        if place in ("B", "S"):
            start = at
        if place in ("E", "S"):
            found.append((start, at + 1, kind))
    return found


@cache
def transitions() -> Scores:
    """What each step costs, (label entered, label left): nothing where a name is spelled whole, else :data:`NEVER`."""
    import numpy as np

    costs = np.full((len(LABELS), len(LABELS)), NEVER, dtype=np.float32)
    for after, entered in enumerate(LABELS):
        for before, left in enumerate(LABELS):
            if _may_follow(entered, left):
                costs[after, before] = 0
    return costs


@cache
def edges() -> tuple[Scores, Scores]:
    """What each label costs as the first of a line, and as the last."""
    import numpy as np

    first = [0 if label[0] in "OBS" else NEVER for label in LABELS]
    last = [0 if label[0] in "OES" else NEVER for label in LABELS]
    return np.array(first, dtype=np.float32), np.array(last, dtype=np.float32)


def _may_follow(entered: str, left: str) -> bool:
    if left[0] in "BI":
        return entered[0] in "IE" and entered[1:] == left[1:]
    return entered[0] in "OBS"
