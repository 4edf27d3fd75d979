"""The public texts that we measure on; they lie beside the checkout and never inside it."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zhitu.exporters import transcript
from zhitu.model import Document, Settings
from zhitu.pipeline import read_document

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


def half(row: Row) -> str:
    """``dev``, which rules may be written on, or ``held``, which they may not; by the hash of the text."""
    return HALVES[int(_hash(row)[-1], 16) % 2]


def read(text: str, settings: Settings) -> Row:
    """What ``zhitu read --json`` says of one record."""
    document = Document("record", text, hashlib.sha256(text.encode()).hexdigest(), is_record=True)
    return transcript.record("record", read_document(document, settings))


def _hash(row: Row) -> str:
    return hashlib.sha256(row["text"].encode()).hexdigest()
