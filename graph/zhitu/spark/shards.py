"""A graph as files that databases load at once: sorted N-Quads and Parquet in shards, with a manifest of digests."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import pickle
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import VERSION, Graph
from zhitu.spark import parts, sessions
from zhitu.spark.parts import EDGES, ENTITIES, FACTS, QUADS, Part, Told
from zhitu.spark.shelves import Shelf, place

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

MANIFEST = "manifest.json"

ARTICLES = 8_192
"""Articles of a shard, at most: some 5 MB of packed N-Quads, which a database loads in seconds."""

PARTS = 64
"""Parts of a graph that a task describes."""

ROWS = 16_384
"""Rows of Parquet that are held before they are written."""

OURS = re.compile(rf"({QUADS}|{ENTITIES}|{EDGES}|{FACTS})-\d{{4,}}\.(nq\.gz|parquet)(\.\w+\.part)?")
"""The names of our files: what bears one and is not in the manifest was left by another build."""

COLUMNS: dict[str, tuple[str, ...]] = {
    ENTITIES: ("id", "kind", "type", "name", "aliases:list", "code", "mentions:int"),
    EDGES: (
        *("id", "subject", "relation", "object", "literal:bool", "status", "time"),
        *("confidence:float", "facts:int"),
    ),
    FACTS: (
        *("edge", "document", "article", "start:int", "end:int", "subject", "object", "sentence", "rule"),
        *("confidence:float", "status", "time"),
    ),
}
"""The columns of each table, with their types where they are no text."""


@dataclass(frozen=True, slots=True, order=True)
class Shard:
    """A file that was written: its name, rows, bytes and SHA-256."""

    name: str
    rows: int
    bytes: int
    sha256: str


def prepare(uri: str) -> None:
    """Makes the folder at ``uri`` and the shelf in it.

    Raises :class:`InputError` where they cannot be made, before anything is read.
    """
    import pyarrow as pa

    try:
        system, folder = place(uri)
        system.create_dir(folder)
        Shelf(uri).make()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"cannot write there: {error}", uri, MEND) from error


def export(session: SparkSession, graph: Graph, knowledge: Knowledge, uri: str) -> tuple[Shard, ...]:
    """The shards of a graph that the machine that builds holds, described by the machines of a session."""
    told = parts.describe_graph(graph, knowledge, count(len(graph.articles)))
    packed = [pickle.dumps(part) for part in parts.split(graph, knowledge)]
    spread = session.sparkContext.parallelize(packed, -(-len(packed) // PARTS))
    rows = spread.map(_wrap).toDF("value binary").mapInArrow(partial(_describe, told), "file string, row binary")
    return write(rows, graph, knowledge, told, uri)


def write(rows: DataFrame, graph: Graph, knowledge: Knowledge, told: Told, uri: str) -> tuple[Shard, ...]:
    """The shards of the rows, each with the name of its file, written by the machines into the folder at ``uri``.

    The folder is there (:func:`prepare`); the manifest is written last. Of the graph only sources, problems and
    settings are asked for. The shard of a row hangs on its subject and the number of articles alone: the same graph
    gives the same bytes on any cluster. Raises :class:`InputError` where they cannot be written there.
    """
    from zhitu.exporters import records

    with failing(uri):
        files = rows.repartition(told.shards * len(parts.TABLES), "file").sortWithinPartitions("file", "row")
        found = files.mapInArrow(partial(_write, uri), "name string, rows long, bytes long, sha256 string").toArrow()
        shards = tuple(sorted(Shard(**row) for row in found.to_pylist()))
        problems = b"".join(records.write_problems(graph, knowledge))
        manifest = _describe_build(graph, knowledge, told, shards)
        system, folder = place(uri)
        _finish(system, folder, shards, {"problems.jsonl": problems, MANIFEST: manifest})
    return shards


@contextmanager
def failing(uri: str) -> Iterator[None]:
    """Tells in one sentence what the cluster, or this machine, could not do there."""
    import pyarrow as pa

    try:
        yield
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"cannot be written: {error}", uri, MEND) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in {"py4j", "pyspark"}:
            raise
        raise InputError(f"the cluster did not write: {sessions.tell(error)}", uri, MEND) from error


MEND = "Name a folder that every machine of the cluster may write: hdfs://…, s3://…, or file:///… on a shared disk."


def count(articles: int) -> int:
    """The number of shards for so many articles: a power of two, so that it seldom changes."""
    return 1 << max(0, -(-articles // ARTICLES) - 1).bit_length()


def _wrap(value: bytes) -> tuple[bytes]:
    return (value,)


def _describe(told: Told, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of the parts, each with the name of the file that it belongs in."""
    import pyarrow as pa

    for batch in batches:
        for value in batch.column(0).to_pylist():
            part: Part = pickle.loads(value)  # noqa: S301 - made by the machine that builds, as all that Spark sends
            rows = [(name(table, shard), line) for table, shard, line in parts.describe(part, told)]
            files, lines = ([row[at] for row in rows] for at in (0, 1))
            columns = [pa.array(files, pa.string()), pa.array(lines, pa.binary())]
            yield pa.RecordBatch.from_arrays(columns, ["file", "row"])


def name(table: str, shard: int) -> str:
    """The name of a file."""
    return f"{table}-{shard:04}.{'nq.gz' if table == QUADS else 'parquet'}"


def _write(uri: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Writes the files that the sorted rows belong in; a row for each."""
    import pyarrow as pa

    system, folder = place(uri)
    rows = (row for batch in batches for row in zip(*(c.to_pylist() for c in batch.columns), strict=True))
    for file, some in groupby(rows, key=lambda row: row[0]):
        target = f"{folder}/{file}"
        part = f"{target}.{uuid4().hex}.part"  # a task that Spark tries a second time must not meet the first
        with system.open_output_stream(part) as stream:
            tally = Tally(stream)
            lines = (line for _, line in some)
            table = file.partition("-")[0]
            written = _write_lines(tally, lines) if table == QUADS else _write_table(tally, COLUMNS[table], lines)
        system.move(part, target)
        shard = Shard(file, written, tally.size, tally.digest.hexdigest())
        yield pa.RecordBatch.from_pylist([dict(zip(Shard.__slots__, astuple(shard), strict=True))])


def _write_lines(tally: Tally, lines: Iterable[bytes]) -> int:
    """The number of lines written, packed; those that come twice are written once."""
    written = 0
    with gzip.GzipFile("", "wb", 6, tally, mtime=0) as packed:
        for line, _ in groupby(lines):
            packed.write(line + b"\n")
            written += 1
    return written


def _write_table(tally: Tally, columns: tuple[str, ...], lines: Iterator[bytes]) -> int:
    """The number of rows written as Parquet."""
    import pyarrow as pa
    from pyarrow import parquet

    types = {"": pa.string(), "list": pa.list_(pa.string()), "int": pa.int64(), "bool": pa.bool_()}
    types["float"] = pa.float64()
    parted = [column.partition(":") for column in columns]
    schema = pa.schema([(title, types[kind]) for title, _, kind in parted])
    written = 0
    with parquet.ParquetWriter(tally, schema, compression="zstd") as writer:
        while some := [json.loads(line) for line in islice(lines, ROWS)]:
            values = list(zip(*some, strict=True))
            arrays = [pa.array(value, field.type) for value, field in zip(values, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            written += len(some)
    return written


class Tally(io.RawIOBase):
    """A stream that counts and digests what passes through it."""

    def __init__(self, stream: Any) -> None:
        self.digest = hashlib.sha256()
        self.size = 0
        self._stream = stream

    def writable(self) -> bool:
        """Always: it is only written to."""
        return True

    def write(self, data: Any) -> int:
        """The number of bytes written, all of them."""
        self._stream.write(data)
        self.digest.update(data)
        self.size += len(data)
        return len(data)

    def tell(self) -> int:
        """How many bytes were written so far."""
        return self.size


def _describe_build(graph: Graph, knowledge: Knowledge, told: Told, shards: tuple[Shard, ...]) -> bytes:
    """The manifest: what was built from what, and every file with its digest."""
    totals = {table: sum(one.rows for one in shards if one.name.startswith(table)) for table in parts.TABLES}
    sources = "\n".join(f"{one.digest} {one.path}" for one in graph.sources).encode("utf-8", "surrogatepass")
    said = {
        "zhitu": VERSION,
        "build": told.build,
        "tagger": graph.settings.tagger,
        "knowledge": knowledge.digest,
        "documents": {"count": len(graph.sources), "sha256": hashlib.sha256(sources).hexdigest()},
        "rows": totals,
        "files": [dict(zip(Shard.__slots__, astuple(one), strict=True)) for one in shards],
    }
    return (json.dumps(said, indent=1) + "\n").encode()


def _finish(system: Any, folder: str, shards: tuple[Shard, ...], last: dict[str, bytes]) -> None:
    """Writes what is written last, once all files are found to be there, and removes what other builds left."""
    from pyarrow.fs import FileSelector

    there = {info.base_name: info for info in system.get_file_info(FileSelector(folder))}
    for one in shards:
        if one.name not in there or there[one.name].size != one.bytes:
            raise OSError(f"{one.name} was written by a machine whose disk is not this one's")
    for file, data in last.items():
        with system.open_output_stream(f"{folder}/{file}.part") as stream:
            stream.write(data)
        system.move(f"{folder}/{file}.part", f"{folder}/{file}")
    kept = {one.name for one in shards}
    for other in there:
        if other not in kept and OURS.fullmatch(other):
            system.delete_file(f"{folder}/{other}")
