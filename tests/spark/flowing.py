"""A flow in one process, which hands rows on in an order that no key decides."""

from __future__ import annotations

import pickle
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhitu.spark.flows import Gather, Row


class Here:
    """Gathers rows as a cluster does, each batch of keys by a copy of the function."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)

    def begin(self, rows: Sequence[Row]) -> list[Row]:
        return list(rows)

    def gather(self, rows: Sequence[list[Row]], function: Gather) -> list[Row]:
        groups: defaultdict[tuple[str, bytes], list[bytes]] = defaultdict(list)
        for sort, key, value in self._shuffle([row for some in rows for row in some]):
            groups[sort, key].append(value)
        sent = pickle.loads(pickle.dumps(function))
        return [row for (sort, key), values in self._shuffle(groups.items()) for row in sent(sort, key, values)]

    def pick(self, rows: list[Row], *sorts: str) -> list[Row]:
        return [row for row in rows if row[0] in sorts]

    def fetch(self, rows: list[Row], *sorts: str) -> Iterator[Row]:
        return iter(self.pick(rows, *sorts))

    def count(self, rows: list[Row], sort: str) -> int:
        return len(self.pick(rows, sort))

    def _shuffle(self, items):
        return self._random.sample(list(items), len(items))
