"""What the page knows, as values that JSON can hold: entities, edges, and every sentence that says an edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from zhitu.exporters import citations
from zhitu.exporters.citations import Citation
from zhitu.model import Entity, Fact, Graph, Measure, Mention, Range, Verdict

SUBJECT, OBJECT = 1, 2
"""Marks of a stretch of a sentence; a stretch that belongs to both (a place in its body's name) bears the sum."""

Segment = tuple[str, int]


def gather(graph: Graph) -> dict[str, Any]:
    """Entities, articles, edges (subject and object by number, or a value) and their evidence."""
    number = {entity.id: index for index, entity in enumerate(graph.entities)}
    articles = {article.id: index for index, article in enumerate(graph.articles)}
    by_id = citations.index(graph)
    reasons = explain(graph.entities)
    return {
        "entities": [describe(entity, articles, reasons[entity.id]) for entity in graph.entities],
        "edges": [
            {
                "s": number[edge.subject],
                "r": edge.relation,
                **({"v": edge.object} if edge.literal else {"o": number[edge.object]}),
                "c": round(edge.confidence, 3),
                "status": str(edge.status),
                "time": edge.time,
                "evidence": [cite(citation, articles) for citation in citations.cite(edge, by_id)],
            }
            for edge in graph.edges
        ],
        "articles": [
            {"headline": article.headline, "date": article.date, "document": article.document}
            for article in graph.articles
        ],
        "documents": len(graph.sources),
    }


def describe(entity: Entity, articles: dict[str, int], reasons: list[str]) -> dict[str, Any]:
    """An entity as the page lists it, with the articles that name it, each once."""
    seen = sorted({articles[mention.article] for mention in entity.mentions if mention.article in articles})
    return {
        "id": entity.id,
        "name": entity.name,
        "aliases": [alias for alias in entity.aliases if alias != entity.name],
        "kind": str(entity.kind),
        "type": entity.type,
        "code": entity.code,
        "mentions": len(entity.mentions),
        "articles": seen,
        "reasons": reasons,
    }


def explain(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """Why the names of each entity are held to be one."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for judgement in entity.judgements:
            if judgement.verdict is Verdict.SAME:
                found[entity.id].append(f"{judgement.left} = {judgement.right}: {'; '.join(judgement.reasons)}")
        found[entity.id] = sorted(set(found[entity.id]))
    return found


def cite(citation: Citation, articles: dict[str, int]) -> dict[str, Any]:
    """One sentence in stretches with their marks, where it stands, and what found the fact in it."""
    return {
        "a": articles[citation.article.id],
        "at": [list(stretch) for stretch in citation.ranges],
        "text": [list(segment) for segment in mark(citation.fact)],
        "rule": citation.fact.rule,
        "c": round(citation.fact.confidence, 3),
    }


def mark(fact: Fact) -> list[Segment]:
    """The fact's sentence, cut where a name of the subject or the object begins or ends."""
    text = fact.sentence.text
    marks = [(span, SUBJECT) for span in find(fact.subject, fact)] + [
        (span, OBJECT) for span in find(fact.object, fact)
    ]
    cuts = sorted({0, len(text), *(offset for span, _ in marks for offset in span)})
    segments: list[Segment] = []
    for start, end in pairwise(cuts):
        bits = {bit for (low, high), bit in marks if low <= start and end <= high}
        segments.append((text[start:end], sum(bits)))
    return segments


def find(name: Mention | Measure | str, fact: Fact) -> list[Range]:
    """Where a name stands in the fact's sentence: nowhere when the sentence only refers to it."""
    sentence = fact.sentence
    if isinstance(name, Mention):
        start, end = name.start - sentence.start, name.end - sentence.start
        return (
            [(start, end)] if start >= 0 and end <= len(sentence.text) and name.article == fact.subject.article else []
        )
    words = name.text if isinstance(name, Measure) else name
    start = sentence.text.find(words) if words else -1
    return [(start, start + len(words))] if start >= 0 else []
