"""``store/``: the triples of a large build as the engine keeps them on a disk, so that a question need not load them.

It is made of ``graph.nq`` and can be made of it again at any time; of which state of that file it is stands in it. Its
default graph is the union of all graphs. Small graphs have none, since they load at once and answer faster so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from zhitu import folders

FOLDER = "store"

DATASET = "graph.nq"
"""The file of a build that knows which document says what."""

MADE_OF = "made-of.json"
"""In the store: the size of the dataset, and when it was written."""

TABLE = ".sst"
"""How the engine's files end."""

OPEN_FILES = Path("/dev/fd")
"""Where Unix lists the files that a process has open."""

LEAST = 32 * 1024**2
"""Bytes of N-Quads from which on there is a store: some five thousand facts, which take a second to load; a store opens
in 10 ms, and answers the named queries in six times the time."""

SLICE = 40_000
"""Lines that are loaded at once: 130 MB, and a sixth more time than with 280 MB."""


def is_due(dataset: Path) -> bool:
    """Whether a dataset is so large that there is a store of it."""
    return dataset.stat().st_size >= LEAST


def write(dataset: Path, target: Path) -> None:
    """Makes a store of the dataset in a new folder; raises OSError where it cannot be written."""
    try:
        store = Store(str(target))
        with dataset.open("rb") as file:
            while lines := b"".join(islice(file, SLICE)):
                store.bulk_extend(_with_union(lines))
        store.optimize()
        store.flush()
    except RuntimeError as error:  # what the engine raises for some troubles of a disk
        raise OSError(None, str(error), target) from error
    del store  # which ends its threads and closes its files
    (target / MADE_OF).write_text(json.dumps(_state(dataset)), encoding="ascii")


def ready(folder: Path, least: int) -> Path | None:
    """The store in the folder of a build, made anew where it is missing or of another graph.

    None where the graph is smaller than so many bytes or there is none, and where no store can be made.
    """
    dataset = folder / DATASET
    if not dataset.is_file() or dataset.stat().st_size < least:
        return None
    return folder / FOLDER if _is_of(folder / FOLDER, dataset) else rebuild(folder)


def rebuild(folder: Path) -> Path | None:
    """The store in the folder of a build, made anew; None where that fails: the triples can still be loaded."""
    store, dataset = folder / FOLDER, folder / DATASET
    part = folders.unfinished(store)
    try:
        folders.remove(part)
        write(dataset, part)
        folders.put(part, store)
    except (OSError, SyntaxError):  # a disk that is full or must not be written to, a dataset that is none
        # Perhaps another process put its own there at the same moment.
        return store if _is_of(store, dataset) else None
    finally:
        folders.remove(part)
    return store


def is_ours(store: Path) -> bool:
    """Whether a folder of that name was made here."""
    return (store / MADE_OF).is_file()


def drop_stale(folder: Path) -> None:
    """Removes a store that was made of another dataset than stands in the folder now."""
    if is_ours(folder / FOLDER) and not _is_of(folder / FOLDER, folder / DATASET):
        folders.remove(folder / FOLDER)


def last_file(store: Path) -> int:
    """The number that the files stay below which the engine opens only when they are asked for.

    Zero where it has opened all: it opens sixteen of each index at once, which are some gigabytes.
    """
    files = list(OPEN_FILES.iterdir())
    later = len(list(store.glob(f"*{TABLE}"))) - sum(_name(file).endswith(TABLE) for file in files)
    return max(int(file.name) for file in files) + 1 + later if later else 0


def _name(file: Path) -> str:
    try:
        return str(file.readlink())
    except OSError:  # the folder itself was open while it was listed; macOS has no links there
        return ""


def _with_union(lines: bytes) -> Iterator[Quad]:
    for quad in parse(lines, format=RdfFormat.N_QUADS):
        yield quad
        if not isinstance(quad.graph_name, DefaultGraph):
            yield Quad(quad.subject, quad.predicate, quad.object)


def _state(dataset: Path) -> list[int]:
    found = dataset.stat()
    return [found.st_size, found.st_mtime_ns]


def _is_of(store: Path, dataset: Path) -> bool:
    """Whether a store was made of the dataset as it is now."""
    try:
        return bool(json.loads((store / MADE_OF).read_bytes()) == _state(dataset))
    except (OSError, ValueError):
        return False
