"""What a whole graph shows that no single sentence says: who is central, who followed whom, what is missing."""

from __future__ import annotations

from pathlib import Path

from zhitu.analysis import gaps, months, offices, report
from zhitu.analysis.findings import Book, Section
from zhitu.analysis.ties import Ties
from zhitu.errors import InputError
from zhitu.exporters import placement
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

MOST = 50
"""Rows of a section: what a person reads; the rest is asked for in SPARQL."""


def analyse(graph: Graph, knowledge: Knowledge, most: int = MOST) -> tuple[Section, ...]:
    """The findings in a graph, always in this order; each with at most so many rows."""
    book = Book.of(graph)
    ties = Ties(book, most)
    return (
        ties.rank(),
        ties.find_brokers(),
        ties.list_circles(),
        months.count_pairs(book, most),
        offices.find_successions(book, knowledge, most),
        offices.find_rivals(book, knowledge, most),
        offices.find_headless(book, most),
        gaps.find_single(book, most),
    )


def write(graph: Graph, knowledge: Knowledge, folder: Path) -> tuple[Path, ...]:
    """The files of a report, written into the folder, both or none.

    Raises :class:`InputError` where they cannot be written there.
    """
    sections = analyse(graph, knowledge)
    linked = (folder / "graph.html").is_file()
    files = {
        "report.html": report.write_html(graph, sections, linked=linked),
        "report.md": report.write_markdown(graph, sections),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return placement.place_all(((folder / name, chunks) for name, chunks in files.items()), folder)
    except OSError as error:
        mend = "Name a folder that can be written to, with room on its disk."
        raise InputError(f"the report could not be written: {error.strerror or error}", str(folder), mend) from error
