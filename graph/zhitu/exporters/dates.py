"""Dates as the graph bears them: a year, a month or a day in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from zhitu.model import Article, Edge

FOUNDED = "foundingDate"
"""The relation whose object is itself a date."""

FORM = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
"""ISO 8601 also counts by weeks (2024-W01-1), which nothing else here reads."""

LENGTHS = {4: "-01-01", 7: "-01", 10: ""}
"""The lengths of an ISO year, month and day, and what makes a day of them."""


def iso(text: str) -> str:
    """The date, if the text is a year, a month or a day of the calendar in ISO 8601; else nothing."""
    if not FORM.fullmatch(text):
        return ""
    try:
        date.fromisoformat(text + LENGTHS[len(text)])
    except ValueError:
        return ""
    return text


def span(time: str) -> tuple[date, date]:
    """The first day of a year, a month or a day, and the day behind it."""
    parts = [int(part) for part in time.split("-")]
    start = date(*(*parts, 1, 1)[:3])
    if len(parts) == 3:
        # The calendar ends with the year 9999.
        return start, start + timedelta(days=1) if start < date.max else start
    if len(parts) == 2 and parts[1] < 12:
        return start, start.replace(month=parts[1] + 1)
    return start, date(parts[0] + 1, 1, 1) if parts[0] < date.max.year else date.max


def said(edge: Edge) -> str:
    """The time that the text gives a fact, or nothing."""
    return (iso(edge.object) if edge.relation == FOUNDED and edge.literal else "") or iso(edge.time)


def reported(edge: Edge, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The dates of the articles that say a fact, sorted; those without a date are left out."""
    places = {fact.subject.article for fact in edge.facts}
    return tuple(sorted({found for one in places if one in articles and (found := iso(articles[one].date))}))
