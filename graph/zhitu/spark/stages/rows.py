"""What all steps share: the readings that they look at, how values are packed into rows, and who judges names."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from zhitu import knowledge
from zhitu.model import Reading
from zhitu.spark import parts, shards
from zhitu.spark.flows import Row
from zhitu.spark.shelves import Shelf
from zhitu.weaving.entities import Namer
from zhitu.weaving.shares import Judge, Share

FILE, ROW, FIRST = "file", "row", "first"
"""A file of readings, whose key is its name; a row of a table; where a place is named first."""

Spot = tuple[str, int]
"""A reading: its file, and its number there."""


@cache
def judge() -> Judge:
    """The judge of this process."""
    return Judge(knowledge.load())


@cache
def namer() -> Namer:
    """The namer of this process."""
    return Namer(knowledge.load(), judge().bodies)


def pack(*value: object) -> bytes:
    """A value of a row."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(value: bytes) -> Any:
    """What was packed."""
    return pickle.loads(value)  # noqa: S301 - packed by a machine of this very build


def text(word: str) -> bytes:
    """A text as a key."""
    return word.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a build, but for those whose article another reading tells of too."""

    shelf: Shelf
    dropped: frozenset[Spot] = frozenset()

    def of(self, file: str) -> Iterator[tuple[int, Reading]]:
        """The readings of a file, with their numbers."""
        return ((n, one) for n, one in enumerate(self.shelf.open(file)) if (file, n) not in self.dropped)


def find_tokens(share: Share, tokens: Mapping[str, str]) -> dict[int, str]:
    """What stands for each unit, once all articles were compared."""
    return {n: tokens.get(token, token) for n, token in share.tokens().items()}


def to_rows(rows: Iterable[parts.Row]) -> Iterator[Row]:
    """Rows of the tables, each with the file that it belongs in."""
    return ((ROW, shards.name(table, shard).encode(), line) for table, shard, line in rows)
