"""Rows that go from machine to machine: made by each row alone, or by all rows of a key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Row = tuple[str, bytes, bytes]
"""What a row is, what it is gathered by, and what it holds."""

Gather = Callable[[str, bytes, list[bytes]], Iterable[Row]]
"""Makes rows of all that rows of one sort and one key hold."""

Rows = TypeVar("Rows")

SCHEMA = "sort string, key binary, value binary"
COLUMNS = ("sort", "key", "value")

BATCH = 512
"""Rows that are handed back at once."""


class Flow(Protocol[Rows]):
    """What moves rows: a cluster, or one process that plays one."""

    def begin(self, rows: Sequence[Row]) -> Rows:
        """Rows that the machine that builds holds."""

    def gather(self, rows: Sequence[Rows], function: Gather) -> Rows:
        """What comes of the rows of each sort and key together, remembered; in what order the rows come is open."""

    def pick(self, rows: Rows, *sorts: str) -> Rows:
        """The rows of some sorts."""

    def fetch(self, rows: Rows, *sorts: str) -> Iterator[Row]:
        """The rows of some sorts, on the machine that builds."""

    def count(self, rows: Rows, sort: str) -> int:
        """How many rows there are of a sort."""


class SparkFlow:
    """Moves rows by Spark: results stand on the disks of its machines, and are made again where one goes away."""

    def __init__(self, session: SparkSession, parts: int) -> None:
        self._session = session
        self._parts = parts

    def begin(self, rows: Sequence[Row]) -> DataFrame:
        """Rows that the machine that builds holds."""
        import pyarrow as pa

        types = (pa.string(), pa.binary(), pa.binary())
        columns = [pa.array([row[at] for row in rows], kind) for at, kind in enumerate(types)]
        return self._session.createDataFrame(pa.table(columns, names=list(COLUMNS)))

    def gather(self, rows: Sequence[DataFrame], function: Gather) -> DataFrame:
        """What comes of the rows of each sort and key together, remembered."""
        from pyspark import StorageLevel

        whole, *others = rows
        for other in others:
            whole = whole.union(other)
        together = whole.repartition(self._parts, "sort", "key").sortWithinPartitions("sort", "key")
        return together.mapInArrow(partial(_gather, function), SCHEMA).persist(StorageLevel.DISK_ONLY)

    def pick(self, rows: DataFrame, *sorts: str) -> DataFrame:
        """The rows of some sorts."""
        return rows.filter(rows["sort"].isin(*sorts))

    def fetch(self, rows: DataFrame, *sorts: str) -> Iterator[Row]:
        """The rows of some sorts, on the machine that builds."""
        return _list(self.pick(rows, *sorts).toArrow().to_batches())

    def join(self, rows: Sequence[DataFrame]) -> DataFrame:
        """The rows of all, by their keys as texts."""
        whole, *others = rows
        for other in others:
            whole = whole.union(other)
        return whole.selectExpr("cast(key as string) as file", "value as row")

    def count(self, rows: DataFrame, sort: str) -> int:
        """How many rows there are of a sort."""
        return int(self.pick(rows, sort).count())


def _gather(function: Gather, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    found: list[Row] = []
    for (sort, key), some in groupby(_list(batches), key=lambda row: row[:2]):
        for row in function(sort, key, [value for _, _, value in some]):
            found.append(row)
            if len(found) >= BATCH:
                yield _pack(found)
                found = []
    if found:
        yield _pack(found)


def _list(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    for batch in batches:
        columns: list[list[Any]] = [column.to_pylist() for column in batch.columns]
        yield from zip(*columns, strict=True)


def _pack(rows: Sequence[Row]) -> pa.RecordBatch:
    import pyarrow as pa

    types = (pa.string(), pa.binary(), pa.binary())
    arrays = [pa.array([row[at] for row in rows], kind) for at, kind in enumerate(types)]
    return pa.RecordBatch.from_arrays(arrays, list(COLUMNS))
