"""Parts of the graph that the explorer asks for: what is around an entity, what an article says, who bears a name."""

from __future__ import annotations

from typing import Any

from zhitu.exporters.viewer import payload
from zhitu.server.index import Index
from zhitu.server.lines import Row

MOST_FACTS = 400
"""Facts around one entity: more neighbours on one screen are a ball of wool; the surest come first."""

MOST_ARTICLES = 100
"""Articles that are sent only because they name the entity."""

MOST_FOUND = 20
"""Entities that a search offers."""


def around(index: Index, entity: str) -> dict[str, Any] | None:
    """An entity with its facts, their other ends, and the articles that say them, in the page's columns."""
    row = index.entity(entity)
    if row is None:
        return None
    facts = [index.facts.row(number) for number in index.facts_of(entity)]
    facts.sort(key=lambda fact: (-fact["confidence"], fact["id"]))
    facts = facts[:MOST_FACTS]
    named = dict.fromkeys(mention["article"] for mention in row["mentions"])
    return _columns(index, [row], facts, list(named)[:MOST_ARTICLES])


def of_article(index: Index, article: str) -> dict[str, Any] | None:
    """An article with all entities that it names and the facts that it says, in the page's columns."""
    if index.article(article) is None:
        return None
    numbers = index.named_in(article)
    named = [index.entities.row(number) for number in numbers]
    said = {number for row in named for number in index.facts_of(row["id"])}
    facts = [fact for number in sorted(said) if _says(fact := index.facts.row(number), article)]
    return _columns(index, named, facts, [article])


def seek(index: Index, query: str) -> list[dict[str, str]]:
    """The entities that a reader may mean, the likeliest first: id, name and kind."""
    rows = [index.entities.row(number) for number in index.names.find(query, MOST_FOUND)]
    return [{"id": row["id"], "name": row["name"], "kind": row["kind"]} for row in rows]


def _says(fact: Row, article: str) -> bool:
    return any(said["article"] == article for said in fact["evidence"])


def _columns(index: Index, rows: list[Row], facts: list[Row], articles: list[str]) -> dict[str, Any]:
    """The page's columns of these rows, of the ends of these facts, and of the articles that say them."""
    entities = {row["id"]: row for row in rows}
    for fact in facts:
        for end in (fact["subject"], fact["object"]):
            if "id" in end and end["id"] not in entities and (found := index.entity(end["id"])):
                entities[end["id"]] = found
    wanted = dict.fromkeys([*articles, *(said["article"] for fact in facts for said in fact["evidence"])])
    texts = [row for one in wanted if (row := index.article(one))]
    totals = {entity: len(index.facts_of(entity)) for entity in entities}
    return payload.gather(list(entities.values()), facts, texts, totals)
