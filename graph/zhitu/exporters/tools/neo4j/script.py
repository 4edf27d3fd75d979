"""A script in Cypher: constraints, then nodes and relationships in batches; run a second time, it changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from zhitu.exporters.tools.neo4j import elements
from zhitu.exporters.tools.neo4j.elements import Node, Relationship, Value
from zhitu.model import Graph

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

BATCH = 500
"""Rows of a statement: some 200 kB, which a server plans in well under a second."""

LABELS = (elements.ENTITY, elements.ARTICLE, elements.VALUE)

Shape = tuple[str, str, str]
"""The type of relationships and the labels of their ends: a statement joins those of one shape."""


def write(graph: Graph) -> Iterator[bytes]:
    """The statements, each on lines of its own and closed by a semicolon."""
    yield b"// cypher-shell -f graph.cypher\n"
    for label in LABELS:
        name = f"{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n".encode()
    yield b"CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);\n"
    for nodes in (elements.entities(graph), elements.articles(graph), elements.values(graph)):
        for labels, some in _batch(nodes, _labels):
            yield _merge_nodes(labels, some).encode()
    for links in (elements.facts(graph), elements.namings(graph)):
        for shape, several in _batch(links, _shape):
            yield _merge_links(shape, several).encode()


def _labels(node: Node) -> tuple[str, ...]:
    return tuple(filter(elements.IDENTIFIER.fullmatch, node.labels))


def _shape(one: Relationship) -> Shape:
    return one.type, *one.ends


def _batch(rows: Iterable[T], shape: Callable[[T], K]) -> Iterator[tuple[K, list[T]]]:
    """The rows in batches of one shape each, those that are full first."""
    waiting: defaultdict[K, list[T]] = defaultdict(list)
    for row in rows:
        some = waiting[shape(row)]
        some.append(row)
        if len(some) == BATCH:
            yield shape(row), waiting.pop(shape(row))
    yield from waiting.items()


def _merge_nodes(labels: tuple[str, ...], nodes: Iterable[Node]) -> str:
    rows = ",\n".join(f" {_map({'id': node.id, **node.properties})}" for node in nodes)
    head, *more = labels
    also = "".join(f":{label}" for label in more)
    return f"UNWIND [\n{rows}\n] AS row\nMERGE (n:{head} {{id: row.id}})\nSET n{also or ':' + head}, n += row;\n"


def _merge_links(shape: Shape, links: Iterable[Relationship]) -> str:
    kind, start, end = shape
    links = list(links)
    rows = ",\n".join(
        f" {{start: {literal(one.start)}, end: {literal(one.end)}, is: {_map(one.properties)}}}" for one in links
    )
    key = " {id: row.is.id}" if "id" in links[0].properties else ""
    return (
        f"UNWIND [\n{rows}\n] AS row\n"
        f"MATCH (a:{start} {{id: row.start}})\nMATCH (b:{end} {{id: row.end}})\n"
        f"MERGE (a)-[r:{kind}{key}]->(b)\nSET r += row.is;\n"
    )


def _map(properties: Mapping[str, Value]) -> str:
    """The properties that say something, as a map."""
    return (
        "{"
        + ", ".join(f"{name}: {literal(value)}" for name, value in properties.items() if value not in ("", []))
        + "}"
    )


def literal(value: Value) -> str:
    """A value as Cypher writes it.

    A backslash before a u is kept apart from it: Neo4j reads \\\\uXXXX as a character before it looks for quotes, and a
    name that spells a quote so would end its string.
    """
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return "'" + escaped.replace("\\\\u", "\\\\' + 'u").replace("\\\\U", "\\\\' + 'U") + "'"
    return repr(value)
