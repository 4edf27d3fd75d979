"""Who heads what: who followed whom, who rivals whom, and which bodies have no known head."""

from __future__ import annotations

from itertools import pairwise

from zhitu.analysis.findings import Book, Cell, Row, Section, section
from zhitu.knowledge import Knowledge
from zhitu.model import Edge, Kind, Status
from zhitu.weaving import conflicts

HELD = (Status.STATED, Status.FORMER)

OFTEN = 3
"""Articles that name a body before its unknown head is a gap worth filling."""


def find_successions(book: Book, knowledge: Knowledge, most: int) -> Section:
    """Those who held one title in one body one after the other, by the times that are said and the articles' days."""
    rows = []
    for (body, title), edges in _held(book, knowledge).items():
        dated = sorted((_span(book, edge), edge.subject, edge) for edge in edges if any(_span(book, edge)))
        for (_, _, before), (_, _, after) in pairwise(dated):
            if before.subject != after.subject and _precedes(book, before, after):
                last, first = _span(book, before)[1], _span(book, after)[0]
                cells = (
                    book.name(body), Cell(title), book.name(before.subject), Cell(last),
                    book.name(after.subject), Cell(first),
                )  # fmt: skip
                rows.append(Row(cells, book.quote((before, after))))
    rows.sort(key=lambda row: [cell.text for cell in row.cells])
    columns = ("body", "title", "before", "last-said", "after", "first-said")
    return section("successions", columns, rows, most)


def find_rivals(book: Book, knowledge: Knowledge, most: int) -> Section:
    """Two that are said to hold one title in one body, and nothing says one after the other."""
    rows = []
    for (body, title), edges in _held(book, knowledge).items():
        stated = [edge for edge in edges if edge.status is Status.STATED]
        for one, other in pairwise(sorted(stated, key=lambda edge: (_span(book, edge), edge.subject))):
            if one.subject != other.subject and not _precedes(book, one, other):
                cells = (book.name(body), Cell(title), book.name(one.subject), book.name(other.subject))
                rows.append(Row(cells, book.quote((one, other))))
    rows.sort(key=lambda row: [cell.text for cell in row.cells])
    return section("rivals", ("body", "title", "one", "other"), rows, most)


def find_headless(book: Book, most: int) -> Section:
    """The bodies that are named most of those whose head no text tells."""
    led = {edge.object for edge in book.graph.edges if edge.relation == "leads"}
    found = []
    for one in book.graph.entities:
        articles = len({mention.article for mention in one.mentions})
        if one.kind is Kind.ORGANIZATION and one.id not in led and articles >= OFTEN:
            found.append((-articles, one.name, one.id))
    rows = [Row((book.name(name), Cell(str(-articles)))) for articles, _, name in sorted(found)]
    return section("headless", ("body", "articles"), rows, most)


def _held(book: Book, knowledge: Knowledge) -> dict[tuple[str, str], list[Edge]]:
    """Who heads or headed each body, by the titles of which it has one at a time."""
    told = conflicts.find_heads(book.graph.edges, knowledge)
    held = {key: [edge for edge in edges if edge.status in HELD] for key, edges in told.items()}
    return {key: edges for key, edges in held.items() if edges}


def _precedes(book: Book, one: Edge, other: Edge) -> bool:
    """Whether one held the office before the other did: it is said to be over, or was last said on an earlier day.

    A year is not before a month of it.
    """
    last, first = _span(book, one)[1], _span(book, other)[0]
    width = min(len(last), len(first))
    last, first = last[:width], first[:width]
    over = one.status is Status.FORMER and other.status is Status.STATED
    return bool(last and first) and (last < first or (over and last == first))


def _span(book: Book, edge: Edge) -> tuple[str, str]:
    """From when to when an edge is said to hold: its own time, else the days of the articles that say it.

    What is said to have ended ends before them.
    """
    days = book.dates(edge)
    if edge.status is Status.FORMER:
        return ("", days[0] if days else "")
    start = edge.time or (days[0] if days else "")
    return (start, max(start, days[-1]) if days else start)
