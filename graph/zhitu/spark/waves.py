"""A mapper that reads on a cluster: documents go out in waves, their readings come back encoded."""

from __future__ import annotations

import json
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple
from typing import TYPE_CHECKING

from zhitu import codec, pipeline
from zhitu.errors import InputError, Problem, ZhituError
from zhitu.model import Batch, Mapper, Readings, Work
from zhitu.spark import sessions
from zhitu.spark.shelves import Shelf

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

WAVE = 128
"""Batches of a wave, each a task of about a second, which a machine that goes away takes with it."""

CHARACTERS = 8_000_000
"""Characters after which a wave is full: the driver holds the texts of two waves, and what was read in them."""

AT_ONCE = 2
"""Waves under way: while the last tasks of one are read, others begin with the next."""

READ, STOPPED = 0, 1
"""What a row from a worker holds: readings, or the problem that stops the build."""

ENDED = "reading this document ended the process of the cluster that read it, perhaps for want of memory"

ENDINGS = ("Python worker exited unexpectedly", "ExecutorLostFailure")
"""What Spark says of a task whose process ended each time that it was tried: only then a document may be at fault."""

Wave = list[Batch]


def mapper(session: SparkSession, tagger: str, shelf: Shelf | None = None, kept: list[str] | None = None) -> Mapper:
    """A mapper that reads on the machines of a session, each with a Python that reads as this one does.

    Spark gives the tasks of a machine that goes away to the others. A document that ends whatever reads it is a
    problem of the graph. With a ``shelf`` the readings stay there, and nothing but problems comes back; the names of
    their files are noted in ``kept``. Raises :class:`InputError` where the machines cannot run zhitu, or would read
    otherwise.
    """
    expected = sessions.identity(tagger)
    files = kept if kept is not None else []

    def apply(work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        function = task(work, tagger, expected, shelf)
        under_way: deque[Future[list[tuple[Readings, ...]]]] = deque()
        pool = ThreadPoolExecutor(AT_ONCE, "wave")
        try:
            for wave in split(batches):
                if len(under_way) >= AT_ONCE:
                    yield from under_way.popleft().result()
                under_way.append(pool.submit(read, session, function, wave, files))
            while under_way:
                yield from under_way.popleft().result()
        finally:
            if under_way:
                session.sparkContext.cancelAllJobs()
            pool.shutdown(cancel_futures=True)

    return apply


def split(batches: Iterable[Batch]) -> Iterator[Wave]:
    """The batches in waves."""
    wave: Wave = []
    size = 0
    for batch in batches:
        wave.append(batch)
        size += sum(len(document.text) for document in batch)
        if len(wave) >= WAVE or size >= CHARACTERS:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def read(session: SparkSession, function: Task, wave: Wave, kept: list[str]) -> list[tuple[Readings, ...]]:
    """What the documents of a wave say; where the job fails, its halves are tried, down to the document at fault."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        return run(session, function, wave, kept)
    except (Py4JError, PySparkException) as error:
        if not any(sign in str(error) for sign in ENDINGS):
            mend = "Look into the cluster's log. Its Python (PYSPARK_PYTHON) needs the packages that this one has."
            raise InputError(f"the cluster did not read: {sessions.tell(error)}", "--master", mend) from error
    if len(wave) > 1:
        half = len(wave) // 2
        return read(session, function, wave[:half], kept) + read(session, function, wave[half:], kept)
    (batch,) = wave
    if len(batch) > 1:
        alone = read(session, function, [(document,) for document in batch], kept)
        return [tuple(readings for (readings,) in alone)]
    mend = "The rest was read. Leave the document out, split it, or give the workers more memory."
    return [((pipeline.empty_reading(batch[0], (Problem(ENDED, batch[0].path, mend),)),),)]


def run(session: SparkSession, function: Task, wave: Wave, kept: list[str]) -> list[tuple[Readings, ...]]:
    """What the documents of a wave say, read by one job; the names of the files where it is kept are noted."""
    import pyarrow as pa

    values = [b"\n".join(map(codec.encode_document, batch)) for batch in wave]
    rows = pa.table({"number": pa.array(range(len(wave)), pa.int32()), "value": values})
    tasks = session.createDataFrame(rows).repartition(len(wave))
    found = tasks.mapInArrow(function, "number int, kind int, value binary").toArrow()
    readings: dict[int, tuple[Readings, ...]] = {}
    for number, kind, value in zip(*(column.to_pylist() for column in found.columns), strict=True):
        if kind == STOPPED:
            raise InputError(*json.loads(value))
        file, *rows = zlib.decompress(value).split(b"\n")
        kept.extend([file.decode()] if file else ())
        readings[number] = tuple(map(codec.decode, rows))
    return [readings[number] for number in range(len(wave))]


Task = Callable[["Iterable[pa.RecordBatch]"], "Iterator[pa.RecordBatch]"]


def task(work: Work, tagger: str, expected: str, shelf: Shelf | None) -> Task:
    """What a worker does: rows of batches in, rows of readings out; what stops a build comes back as a row too."""

    def apply(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        for batch in batches:
            numbers, kinds, values = [], [], []
            for number, value in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                try:
                    agree(expected, sessions.identity(tagger))
                    documents = tuple(map(codec.decode_document, value.split(b"\n")))
                    readings, file = work(documents), ""
                    if shelf:
                        file = shelf.keep(value, readings)
                        readings = tuple(tuple(one for one in some if not one.article.text) for some in readings)
                    found = READ, zlib.compress(b"\n".join([file.encode(), *map(codec.encode, readings)]), 1)
                except ZhituError as error:
                    found = STOPPED, json.dumps(astuple(error.problem)).encode()
                numbers.append(number)
                kinds.append(found[0])
                values.append(found[1])
            arrays = [pa.array(numbers, pa.int32()), pa.array(kinds, pa.int32()), pa.array(values, pa.binary())]
            yield pa.RecordBatch.from_arrays(arrays, ["number", "kind", "value"])

    return apply


def agree(expected: str, found: str) -> None:
    """Raises :class:`InputError` where a worker would read otherwise than the machine that builds."""
    if expected != found:
        ours, theirs = expected.split("; "), found.split("; ")
        differ = [f"{one} here, {other} there" for one, other in zip(ours, theirs, strict=True) if one != other]
        mend = "Install the same versions on all machines, and let PYSPARK_PYTHON name that Python."
        raise InputError(f"a worker reads otherwise: {', '.join(differ)}", "--master", mend)
