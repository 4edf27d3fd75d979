"""``entities.jsonl``: each entity with its names, the judgements that made it one, and every place where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from zhitu.exporters import citations
from zhitu.model import Article, Entity, Graph, Mention

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """A line of JSON for each entity, in the order of the graph."""
    articles = citations.index(graph)
    for entity in graph.entities:
        line = json.dumps(describe(entity, articles), ensure_ascii=False) + "\n"
        yield line.encode("utf-8", "backslashreplace")  # a lone surrogate becomes the escape that JSON knows


def describe(entity: Entity, articles: Mapping[str, Article]) -> dict[str, object]:
    """An entity as a record, with the judgements that made it one and all its mentions."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "code": entity.code,
        "judgements": [
            {"left": one.left, "right": one.right, "verdict": one.verdict, "reasons": one.reasons}
            for one in entity.judgements
        ],
        "mentions": [_place(mention, articles[mention.article]) for mention in entity.mentions],
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
