"""The graph as Neo4j sees it: nodes with labels, relationships with types, and their properties.

Only a stated fact bears the plain type of its relation (LEADS); what was, will be or is not has a type that says so
(LEADS_FORMER), so that nobody asks for heads and gets those of old.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhitu.exporters.characters import clean, flatten
from zhitu.exporters.tools import accounts
from zhitu.exporters.tools.accounts import Account
from zhitu.model import Article, Entity, Graph, Status

Value = str | int | float | list[str]

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9]*")
"""A label or a type that needs no quotes in Cypher and no escape in a table; ours are all such."""

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

VALUE = "Value"
ARTICLE = "Article"
ENTITY = "Entity"


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, its labels, and what else is known of it."""

    id: str
    labels: tuple[str, ...]
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between the nodes of two ids; ``ends`` are labels that those nodes bear."""

    start: str
    end: str
    type: str
    ends: tuple[str, str]
    properties: dict[str, Value]


def entities(graph: Graph) -> Iterator[Node]:
    """A node for each entity, with its class and those above it as labels."""
    return (_entity(one) for one in graph.entities)


def _entity(entity: Entity) -> Node:
    labels = dict.fromkeys((ENTITY, entity.kind.value, *reversed(accounts.chain(entity))))
    return Node(
        clean(entity.id),
        tuple(labels),
        {
            "name": flatten(entity.name),
            "aliases": _list(entity.aliases),
            "type": flatten(entity.type),
            "code": flatten(entity.code),
            "mentions": len(entity.mentions),
        },
    )


def articles(graph: Graph) -> Iterator[Node]:
    """A node for each article: what is needed to cite it."""
    return (_article(one) for one in graph.articles)


def _article(article: Article) -> Node:
    reporters = _list((*article.byline.reporters, *article.byline.correspondents))
    return Node(
        accounts.key(article),
        (ARTICLE,),
        {
            "name": flatten(article.headline or article.id),
            "document": flatten(article.document),
            "date": flatten(article.date),
            "reporters": reporters,
        },
    )


def values(graph: Graph) -> Iterator[Node]:
    """A node for each fact whose object is a value: a title, a date, a quantity."""
    for one in accounts.gather(graph):
        if one.target is None:
            measure = one.edge.measure
            number, unit = (measure.number, measure.unit) if measure else ("", "")
            known: dict[str, Value] = {"name": flatten(one.value), "number": flatten(number), "unit": flatten(unit)}
            yield Node(_value(one), (VALUE,), known)


def facts(graph: Graph) -> Iterator[Relationship]:
    """A relationship for each fact, with its sentences and the ids of their articles."""
    for one in accounts.gather(graph):
        edge = one.edge
        known: dict[str, Value] = {
            "id": one.id,
            "status": str(edge.status),
            "time": flatten(edge.time),
            "confidence": float(edge.confidence),
            "rule": flatten(one.rule),
            "quotes": _list(one.quotes),
            "articles": list(dict.fromkeys(accounts.key(citation.article) for citation in one.citations)),
        }
        end, label = (clean(one.target.id), ENTITY) if one.target else (_value(one), VALUE)
        yield Relationship(clean(one.subject.id), end, type_of(edge.relation, edge.status), (ENTITY, label), known)


def namings(graph: Graph) -> Iterator[Relationship]:
    """A relationship from each article to each entity that it names, with how often."""
    keys = {article.id: accounts.key(article) for article in graph.articles}
    for entity in graph.entities:
        counts = Counter(keys[mention.article] for mention in entity.mentions if mention.article in keys)
        for article, count in sorted(counts.items()):
            yield Relationship(article, clean(entity.id), "NAMES", (ARTICLE, ENTITY), {"count": count})


def type_of(relation: str, status: Status) -> str:
    """The type of a relation's relationships: WORKS_FOR, WORKS_FOR_FORMER."""
    name = HUMP.sub("_", relation).upper() if IDENTIFIER.fullmatch(relation) else "RELATED"
    return name if status is Status.STATED else f"{name}_{status.upper()}"


def _value(one: Account) -> str:
    return f"value-{one.id}"


def _list(texts: Iterable[str]) -> list[str]:
    return [*filter(None, map(flatten, texts))]
