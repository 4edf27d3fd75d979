"""The pairs of ``pairs.tsv``: two names of bodies, where they stand, and whether they are one body."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("pairs.tsv")
HALVES = ("dev", "held")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names; ``together`` where one article bears both, ``places`` what the articles are about."""

    left: str
    right: str
    verdict: str
    together: bool
    places: tuple[str, ...]
    pattern: str

    @property
    def half(self) -> str:
        """``dev``, which rules may be written on, or ``held``, which they may not; by the hash of the pair."""
        text = "\t".join((self.left, self.right, *self.places))
        return HALVES[int(hashlib.sha256(text.encode()).hexdigest()[-1], 16) % 2]


def load() -> tuple[Pair, ...]:
    """All pairs, in the order of the file."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_pair(line) for line in lines if line and not line.startswith("#"))


def _pair(line: str) -> Pair:
    left, right, verdict, where, pattern, *_note = line.split("\t")
    scope, *places = where.split()
    return Pair(left, right, verdict, scope == "article", tuple(places), pattern)
