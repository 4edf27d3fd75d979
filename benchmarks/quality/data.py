"""The public texts that we measure on; they lie beside the checkout and never inside it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from zhitu.evaluation import gold as gold_format
from zhitu.training.corpora import is_held

CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = CHECKOUT.parent / "shared"
HALVES = ("dev", "held")

Row = dict[str, Any]


def load(name: str) -> list[Row]:
    """The rows of a file of JSON lines, packed or not; none where the file is absent."""
    path = SHARED / "data" / name
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def sample(rows: Iterable[Row], size: int) -> list[Row]:
    """That many rows, the same on every run, chosen by the hash of their text."""
    return sorted(rows, key=_hash)[:size]


def unlearnt(rows: Iterable[Row]) -> list[Row]:
    """The rows that training keeps back: those that the weights of the tagger ``zhitu`` have not seen."""
    return [row for row in rows if is_held(row["text"])]


def half(row: Row) -> str:
    """``dev``, which rules may be written on, or ``held``, which they may not; by the hash of the text."""
    return HALVES[int(_hash(row)[-1], 16) % 2]


def gold(rows: Iterable[Row]) -> Iterator[tuple[Row, gold_format.Row]]:
    """Each row with the gold in it; what the gold's format does not know is passed over."""
    notes = gold_format.Notes("", [])
    for number, row in enumerate(rows, start=1):
        if parsed := gold_format.parse(row, number, notes):
            yield row, parsed


def _hash(row: Row) -> str:
    return hashlib.sha256(row["text"].encode()).hexdigest()
