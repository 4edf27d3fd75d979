"""Files that a graph is written to: the registry of exporters, by the name of the file each writes, and ``export``.

Shared: :mod:`characters` that other programs hold, :mod:`dates`, :mod:`citations` (where an edge stands),
:mod:`selectors` (where in a file), :mod:`marking` (a text cut at what is marked), :mod:`sorting` of lines, and
:mod:`placement`, by which files are there whole or not at all. The files: :mod:`tables` and :mod:`summary` for people;
:mod:`records`, :mod:`entities`, :mod:`proposals` and :mod:`judgements` as lines for programs; :mod:`turtle`,
:mod:`nquads` and :mod:`jsonld` with the triples; :mod:`network` for :mod:`graphml` and :mod:`gexf`; :mod:`viewer`, the
picture. On demand: :mod:`profiles`, the graph in other RDF, and :mod:`tools`, files of other programs. The pages of
things are :mod:`views` in :mod:`templates`; :mod:`transcript` is what ``zhitu read --json`` writes.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu import folders
from zhitu.errors import InputError
from zhitu.exporters import (
    entities,
    gexf,
    graphml,
    jsonld,
    judgements,
    nquads,
    placement,
    proposals,
    records,
    summary,
    tables,
    turtle,
    viewer,
)
from zhitu.model import Graph
from zhitu.rdf import stores

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
    "settings.json": records.write_settings,
    "proposals.jsonl": proposals.write_lines,
    "proposals.tsv": proposals.write,
    "summary.md": summary.write,
    "graph.html": viewer.write,
}


def export(graph: Graph, knowledge: Knowledge, folder: Path) -> tuple[Path, ...]:
    """The files written, in the order of :data:`EXPORTERS`; none is changed before all are written.

    Raises :class:`zhitu.errors.InputError` where the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        placed = placement.place_all(_write_all(graph, knowledge, folder), folder)
        stores.drop_stale(folder)
        return placed
    except OSError as error:
        raise InputError(
            f"the export could not be written: {error.strerror or error}",
            str(error.filename or folder),
            "Name a folder that can be written to, with room on its disk.",
        ) from error


def _write_all(graph: Graph, knowledge: Knowledge, folder: Path) -> Iterator[placement.Written]:
    """The files in their order; behind the dataset the store that is made of it, if it is so large that it has one."""
    store = folder / stores.FOLDER
    for name, write in EXPORTERS.items():
        yield folder / name, write(graph, knowledge)
        if name != stores.DATASET:
            continue
        dataset = folders.unfinished(folder / name)
        if stores.is_due(dataset):
            if store.exists() and not stores.is_ours(store):
                raise FileExistsError(errno.EEXIST, "something that no build wrote stands where the store goes", store)
            yield store, partial(stores.write, dataset)
