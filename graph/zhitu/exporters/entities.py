"""``entities.jsonl``: each entity with its names, its judgements, what is known of a place, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from zhitu.exporters import citations
from zhitu.knowledge import identity
from zhitu.knowledge.pinyin import transcribe
from zhitu.model import Article, Entity, Graph, Kind, Mention

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """A line of JSON for each entity, in the order of the graph."""
    articles = citations.index(graph)
    for entity in graph.entities:
        record = {**describe(entity, articles), **link(entity, knowledge)}
        line = json.dumps(record, ensure_ascii=False) + "\n"
        yield line.encode("utf-8", "backslashreplace")  # a lone surrogate becomes the escape that JSON knows


def describe(entity: Entity, articles: Mapping[str, Article]) -> dict[str, object]:
    """An entity as a record, with the judgements that made it one and all its mentions."""
    return {**tell(entity), "mentions": [_place(mention, articles[mention.article]) for mention in entity.mentions]}


def tell(entity: Entity) -> dict[str, object]:
    """An entity as a record, without where it stands."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "code": entity.code,
        "links": [{"id": one.id, "name": one.name, "match": one.match} for one in entity.links],
        "judgements": [
            {"left": one.left, "right": one.right, "verdict": one.verdict, "reasons": one.reasons}
            for one in entity.judgements
        ],
    }


def link(entity: Entity, knowledge: Knowledge) -> dict[str, object]:
    """What is known of an entity beside the news: its name in pinyin; of a place what its code tells.

    A place without a code has ``candidates``, the codes of the divisions of which any may be meant.
    """
    spelt: dict[str, object] = {"pinyin": transcribe(entity.name, entity.kind, entity.code, knowledge)}
    if entity.kind is not Kind.PLACE:
        return spelt
    known = identity.identify(entity.code, knowledge) if entity.code else None
    if known is None:
        codes = [one.code for one in identity.candidates(entity.name, knowledge.gazetteer)] if not entity.code else []
        return {**spelt, "candidates": codes}
    return {**spelt, "place": describe_place(known)}


def describe_place(known: identity.Identity) -> dict[str, object]:
    """A division or country as a record; ``point`` is of the settlement of that GeoNames id, which bears its name."""
    return {
        "level": known.place.level,
        "parents": [{"code": one.code, "name": one.name} for one in known.parents],
        "geonames": known.geonames,
        "point": {
            "latitude": known.point.latitude,
            "longitude": known.point.longitude,
            "settlement": known.point.settlement,
        }
        if known.point
        else None,
        "since": known.since or None,
        "until": known.until or None,
        "heir": known.heir,
        "former": [
            {"name": one.name, "kind": one.kind, "until": one.year or None, "code": one.then} for one in known.former
        ],
    }


def _place(mention: Mention, article: Article) -> dict[str, object]:
    return {
        "document": article.document,
        "article": article.id,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "ranges": article.origin.ranges(mention.start, mention.end),
        "kind": mention.kind,
        "value": mention.value,
        "code": mention.code,
        "confidence": mention.confidence,
    }
