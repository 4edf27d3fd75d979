"""What rests on little: facts that one source alone tells."""

from __future__ import annotations

from collections import Counter

from zhitu.analysis.findings import Book, Cell, Row, Section, section
from zhitu.model import Edge, Kinship


def find_single(book: Book, most: int) -> Section:
    """The facts that one document alone tells, those of the best connected entities first; a reprint is no second."""
    degrees: Counter[str] = Counter()
    for edge in book.graph.edges:
        degrees.update({edge.subject, *(() if edge.literal else (edge.object,))})
    # A quantity is reported once, as a rule; that says nothing of it.
    single = [edge for edge in book.graph.edges if edge.measure is None and count_sources(book, edge) == 1]
    single.sort(key=lambda edge: (-degrees[edge.subject], edge.subject, edge.relation, edge.object))
    rows = [
        Row((book.name(edge.subject), Cell(edge.relation), _end(book, edge)), book.quote((edge,))) for edge in single
    ]
    return section("single", ("entity", "relation", "object"), rows, most)


def count_sources(book: Book, edge: Edge) -> int:
    """How many documents tell an edge by themselves."""
    found = set()
    for name in {fact.subject.article for fact in edge.facts} & book.articles.keys():
        article = book.articles[name]
        first = next((version.of for version in article.versions if version.kind is Kinship.REPRINT), name)
        found.add(book.articles[first].document)
    return len(found)


def _end(book: Book, edge: Edge) -> Cell:
    return Cell(edge.object) if edge.literal else book.name(edge.object)
