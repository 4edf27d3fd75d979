"""Who is named together, month by month."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from zhitu.analysis.findings import Book, Cell, Row, Section, section
from zhitu.model import Kind, Kinship

MONTH = 7
"""Characters of a day that tell its month."""

YEAR = 4

MONTHS_TOLD = 12
"""Months that a cell holds; a pair of more is told by years."""

CROWD = 40
"""People and bodies of an article above which it is a list (of medals, of delegates): being on one joins nobody."""

SHARED = 2
"""Articles that a pair shares at least: one is chance."""


def count_pairs(book: Book, most: int) -> Section:
    """The people and bodies that articles name together most, and in which months."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in book.graph.entities:
        if one.kind in (Kind.PERSON, Kind.ORGANIZATION):
            for mention in one.mentions:
                named[mention.article].add(one.id)
    pairs: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for article, entities in named.items():
        copy = any(version.kind is Kinship.REPRINT for version in book.articles[article].versions)
        if len(entities) <= CROWD and not copy:
            for pair in combinations(sorted(entities), 2):
                pairs[pair][book.articles[article].date[:MONTH]] += 1
    ranked = sorted(pairs.items(), key=lambda item: (-item[1].total(), item[0]))
    rows = [
        Row((book.name(left), book.name(right), Cell(str(months.total())), Cell(_tell(months))))
        for (left, right), months in ranked
        if months.total() >= SHARED
    ]
    return section("together", ("entity", "other", "articles", "months"), rows, most)


def _tell(months: Counter[str]) -> str:
    """Each month with its number of articles; each year where the months are many."""
    if len(months) > MONTHS_TOLD:
        years: Counter[str] = Counter()
        for month, number in months.items():
            years[month[:YEAR]] += number
        months = years
    return "，".join(f"{month or '?'} {number}" for month, number in sorted(months.items()))
