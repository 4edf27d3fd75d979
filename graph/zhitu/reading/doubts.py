"""Doubt that a picture's reading leaves: a fact is no surer than the names in it are legible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhitu.model import Article, Fact, Measure, Mention, Range

DIGITS = 4
"""Places of a confidence that is lowered; more would tell nothing."""


def lower(article: Article, facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts, each with its confidence times that of the least legible character in its names and values."""
    doubted = any(region.confidence < 1 for region in article.regions)
    for fact in facts:
        least = find_least(article, (fact.subject, fact.object), fact) if doubted else 1.0
        yield fact if least == 1 else replace(fact, confidence=round(fact.confidence * least, DIGITS))


def find_least(article: Article, ends: Iterable[Mention | Measure | str], fact: Fact) -> float:
    """The lowest confidence of a character under the ends of a fact."""
    places = (region for end in ends for region in article.places(article.origin.ranges(*locate(end, fact))))
    return min((region.confidence for region in places), default=1.0)


def locate(end: Mention | Measure | str, fact: Fact) -> Range:
    """Where an end of a fact stands in its article; the whole sentence for a value that is written otherwise."""
    if isinstance(end, Mention):
        return end.start, end.end
    text = end.text if isinstance(end, Measure) else end
    at = fact.sentence.text.find(text) if text else -1
    if at < 0:
        return fact.sentence.start, fact.sentence.end
    return fact.sentence.start + at, fact.sentence.start + at + len(text)
