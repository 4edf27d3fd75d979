"""Files that a graph is written to: the registry of exporters, by the name of the file each writes, and ``export``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError
from zhitu.exporters import (
    entities,
    gexf,
    graphml,
    jsonld,
    judgements,
    nquads,
    proposals,
    records,
    summary,
    tables,
    turtle,
    viewer,
)
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

Exporter = Callable[[Graph, "Knowledge"], Iterable[bytes]]

EXPORTERS: dict[str, Exporter] = {
    "graph.ttl": turtle.write,
    "graph.nq": nquads.write,
    "graph.jsonld": jsonld.write,
    "graph.graphml": graphml.write,
    "graph.gexf": gexf.write,
    "nodes.csv": tables.write_nodes,
    "edges.csv": tables.write_edges,
    "indicators.csv": tables.write_indicators,
    "entities.jsonl": entities.write,
    "facts.jsonl": records.write_facts,
    "articles.jsonl": records.write_articles,
    "documents.jsonl": records.write_documents,
    "problems.jsonl": records.write_problems,
    "judgements.jsonl": judgements.write,
    "proposals.tsv": proposals.write,
    "summary.md": summary.write,
    "graph.html": viewer.write,
}


def export(graph: Graph, knowledge: Knowledge, folder: Path) -> tuple[Path, ...]:
    """The files written, in the order of :data:`EXPORTERS`; a file is there whole or not at all.

    Raises :class:`zhitu.errors.InputError` where the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        return tuple(place(folder / name, write(graph, knowledge)) for name, write in EXPORTERS.items())
    except OSError as error:
        raise InputError(
            f"the export could not be written: {error.strerror or error}",
            str(error.filename or folder),
            "Name a folder that can be written to, with room on its disk.",
        ) from error


def sweep(folder: Path) -> None:
    """Removes the unfinished files that builds left which were killed."""
    for part in folder.glob(".*.part"):
        pid = part.suffixes[-2].removeprefix(".") if len(part.suffixes) > 1 else ""
        if pid.isdigit() and not is_running(int(pid)):
            part.unlink(missing_ok=True)


def is_running(pid: int) -> bool:
    """Whether a process of that number is there; where the system does not tell, it may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def place(path: Path, chunks: Iterable[bytes]) -> Path:
    """The path, once all the chunks stand in it; the file that stood there before stays until then."""
    # The process id keeps two builds into one folder from writing into each other's unfinished file.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(chunks)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path
