"""What an analysis finds: sections of rows, whose cells may name an entity and whose rows bear their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhitu.exporters import citations
from zhitu.model import Article, Edge, Entity, Graph

QUOTES = 2
"""Sentences that a row shows of each edge; the graph has all of them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``entity`` is the id of what it names, empty for a number or a date."""

    text: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that says a fact, and where it stands."""

    text: str
    headline: str
    date: str
    document: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with what supports it."""

    cells: tuple[Cell, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A finding: ``key`` names it and its ``columns`` in both languages; ``total`` counts the rows that there are."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Book:
    """A graph with its entities and articles by id."""

    graph: Graph
    entities: dict[str, Entity]
    articles: dict[str, Article]

    @classmethod
    def of(cls, graph: Graph) -> Book:
        """The book of a graph."""
        return cls(graph, {one.id: one for one in graph.entities}, citations.index(graph))

    def name(self, entity: str) -> Cell:
        """A cell that names an entity."""
        return Cell(self.entities[entity].name, entity)

    def quote(self, edges: Iterable[Edge]) -> tuple[Quote, ...]:
        """The first sentences that say each of the edges, those that are the same once."""
        found: dict[Quote, None] = {}
        for edge in edges:
            for one in citations.cite(edge, self.articles)[:QUOTES]:
                article = one.article
                found[Quote(one.quote, article.headline, article.date, article.document)] = None
        return tuple(found)

    def dates(self, edge: Edge) -> list[str]:
        """The days on which the articles that say an edge appeared, in order; those without one are left out."""
        said = {
            self.articles[fact.subject.article].date for fact in edge.facts if fact.subject.article in self.articles
        }
        return sorted(said - {""})


def section(key: str, columns: Sequence[str], rows: Sequence[Row], most: int) -> Section:
    """A section of the first rows."""
    return Section(key, tuple(columns), tuple(rows[:most]), len(rows))
