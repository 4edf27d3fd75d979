"""JSON Lines that other programs rely on: the facts with their evidence, the articles, the problems."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zhitu import codec
from zhitu.exporters import citations
from zhitu.model import VERSION, Article, Edge, Entity, Graph, Measure, Mention, order
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write_facts(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``facts.jsonl``: an edge a line, with every sentence that says it, and the facts as they were read."""
    entities = {entity.id: entity for entity in graph.entities}
    articles = citations.index(graph)
    for edge in graph.edges:
        yield encode({**describe_edge(edge, entities, articles), "facts": fold_facts(edge, entities, articles)})


def fold_facts(edge: Edge, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> list[codec.Row]:
    """The facts of an edge as rows, in which a mention is its number among those of the entity at that end."""
    subjects = _numbers(entities[edge.subject].mentions)
    objects = _numbers(() if edge.literal else entities[edge.object].mentions)
    texts = ((fact, articles.get(fact.subject.article)) for fact in edge.facts)
    return [codec.fold_fact(fact, subjects, objects, article.text if article else "") for fact, article in texts]


def _numbers(mentions: Sequence[Mention]) -> codec.Number:
    """Finds a mention among others, which are sorted; a city has too many to number them for each of its facts."""

    def find(mention: Mention) -> int | None:
        number = bisect_left(mentions, order(mention), key=order)
        return number if number < len(mentions) and mentions[number] == mention else None

    return find


def describe_edge(edge: Edge, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> dict[str, Any]:
    """An edge as a record, with every sentence that says it."""
    surest = max(edge.facts, key=citations.rank, default=None)
    return {
        "id": fact_id(edge),
        "subject": describe(entities[edge.subject]),
        "relation": edge.relation,
        "object": describe_object(edge, entities),
        "confidence": edge.confidence,
        "status": edge.status,
        "time": edge.time,
        "rule": surest.rule if surest else "",
        "evidence": [describe_citation(citation) for citation in citations.cite(edge, articles)],
    }


def describe(entity: Entity) -> dict[str, str]:
    """What a fact tells of an entity."""
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, "type": entity.type}


def describe_object(edge: Edge, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """What an edge points at: an entity, a value, or a measured quantity, which is a value with its parts."""
    if not edge.literal:
        return describe(entities[edge.object])
    return {"value": edge.object, **(describe_measure(edge.measure) if edge.measure else {})}


def describe_measure(measure: Measure) -> dict[str, Any]:
    """The parts of a measured quantity; the number stays in digits, which JSON's own numbers might round."""
    return {
        "action": measure.action,
        "counted": measure.counted,
        "sign": measure.sign,
        "number": measure.number,
        "unit": measure.unit,
        "date": measure.date,
        "target": measure.target,
    }


def describe_citation(citation: citations.Citation) -> dict[str, Any]:
    """One evidence of a fact: ``ranges`` count code points of the raw document, the other offsets of the article.

    ``places`` says where in its file, other than plain text, the sentence stands.
    """
    sentence = citation.fact.sentence
    return {
        "document": citation.article.document,
        "article": citation.article.id,
        "ranges": [list(stretch) for stretch in citation.ranges],
        "places": [region.selector for region in citation.article.places(citation.ranges)],
        "quote": citation.quote,
        "start": sentence.start,
        "end": sentence.end,
        "subject": [list(stretch) for stretch in citations.locate(citation.fact.subject, citation.fact)],
        "object": [list(stretch) for stretch in citations.locate(citation.fact.object, citation.fact)],
        "rule": citation.fact.rule,
        "confidence": citation.fact.confidence,
    }


def write_articles(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``articles.jsonl``: an article a line, its repaired body and the raw stretches that make it up."""
    return (encode(describe_article(article)) for article in graph.articles)


def describe_article(article: Article) -> dict[str, Any]:
    """An article as its readers need it.

    ``text`` is the body alone; ``head`` is what is read before it: headline and subheads, a line each. ``pieces`` says
    where ``head + text`` stands in the raw document, by stretches of start, raw start and length.
    """
    return {
        "id": article.id,
        "document": article.document,
        "headline": article.headline,
        "subheads": list(article.subheads),
        "byline": {
            "reporters": list(article.byline.reporters),
            "correspondents": list(article.byline.correspondents),
            "photographers": list(article.byline.photographers),
        },
        "date": article.date,
        "source": article.source,
        "url": article.url,
        "head": article.text[: article.body],
        "text": article.text[article.body :],
        "ranges": [list(stretch) for stretch in article.origin.ranges(article.body, len(article.text))],
        "pieces": [[piece.start, piece.raw, piece.length] for piece in article.origin.pieces],
        "repairs": [
            {"kind": repair.kind, "ranges": [list(stretch) for stretch in repair.ranges], "reason": repair.reason}
            for repair in article.repairs
        ],
        "versions": [{"kind": one.kind, "of": one.of, "share": one.share} for one in article.versions],
        "regions": [[one.start, one.end, one.selector, one.confidence] for one in article.regions],
    }


def write_documents(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``documents.jsonl``: what the graph was made from, a line each: a build of the same digests is the same."""
    for source in graph.sources:
        yield encode({"path": source.path, "digest": source.digest, "length": source.length, "date": source.date})


def write_problems(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``problems.jsonl``: what was passed over, where, and how to mend it, a line each."""
    for problem in graph.problems:
        yield encode({"what": problem.what, "where": problem.where, "mend": problem.mend})


def write_settings(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``settings.json``: what the build was told, and the version of zhitu that made it."""
    settings = graph.settings
    yield encode({"version": VERSION, "tagger": settings.tagger, "base": settings.base})


def encode(record: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes its JSON escape."""
    return (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
