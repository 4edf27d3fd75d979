"""Lines in their order, each once: in memory while they are few, else in sorted runs on the disk, which are merged.

SQLite sorts outside memory too, but takes 1.6 times the processor for it, and a copy of all on the disk even where all
fits memory (docs/decisions/0037); of the standard library this takes the merging and the file.
"""

from __future__ import annotations

import heapq
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby, islice, pairwise
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

HELD = 32 * 1024**2
"""Bytes of lines that are held: a graph of 2,500 articles is sorted in memory, a larger one in runs of that length."""

LINE = 41
"""Bytes that a line takes beside its own."""

SLICE = 1_000
"""Lines that are taken at once: some 200 KB, and 20 MB where each holds the text of an article."""

BLOCK = 64 * 1024
"""Bytes of a run that are read at once: the runs of ten million lines take 6 MB so."""

_room: ContextVar[Path | None] = ContextVar("_room", default=None)


@contextmanager
def beside(folder: Path) -> Iterator[None]:
    """Within it runs are kept on the disk of that folder, since elsewhere the room may be small, or memory."""
    token = _room.set(folder)
    try:
        yield
    finally:
        _room.reset(token)


def sort(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in the order of their bytes, each once; a line ends in a line feed and holds no other end of a line.

    Raises OSError where there is no room on the disk for them.
    """
    stream = iter(lines)
    held: list[bytes] = []
    if not _fill(held, stream):
        yield from _once(sorted(held))
        return
    with spool() as file:
        ends = [0]
        while held:
            held.sort()
            file.writelines(_once(held))
            ends.append(file.tell())
            held.clear()
            _fill(held, stream)
        yield from _once(heapq.merge(*(_read(file, *run) for run in pairwise(ends))))


@contextmanager
def spool() -> Iterator[BinaryIO]:
    """A file on the disk that is gone afterwards."""
    # Most systems give it no name at all; a killed build leaves it nowhere, or where the next one sweeps.
    with tempfile.TemporaryFile(dir=_room.get(), prefix=".spool-", suffix=f".{os.getpid()}.part") as file:
        yield file


def _fill(held: list[bytes], stream: Iterator[bytes]) -> bool:
    """Takes lines from the stream until there is no more room; whether that came to pass."""
    size = 0
    while size < HELD:
        some = list(islice(stream, SLICE))
        if not some:
            return False
        held += some
        size += sum(map(len, some)) + LINE * len(some)
    return True


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Sorted lines without those that are the same."""
    return map(itemgetter(0), groupby(lines))


def _read(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """The lines between two places of a file that others read too."""
    rest = b""
    while start < end:
        file.seek(start)
        block = file.read(min(BLOCK, end - start))
        start += len(block)
        *lines, rest = (rest + block).splitlines(keepends=True)
        yield from lines
    yield rest
