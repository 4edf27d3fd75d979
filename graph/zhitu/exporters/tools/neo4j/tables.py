"""The tables of ``neo4j-admin database import``: a header by its grammar, then a row a node or a relationship."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from zhitu.exporters.tools.neo4j import elements
from zhitu.exporters.tools.neo4j.elements import Node, Relationship, Value
from zhitu.model import Graph

PARTER = "\x1f"
"""Parts the items of a list: a control character, which no cleaned text holds, as a semicolon might be."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the header of its properties (``name`` or ``name:type``), and the rows' elements."""

    name: str
    properties: tuple[str, ...]
    rows: Callable[[Graph], Iterator[Node] | Iterator[Relationship]]
    joins: bool = False


TABLES = (
    Table("entities", ("name", "aliases:string[]", "type", "code", "mentions:int"), elements.entities),
    Table("articles", ("name", "document", "date", "reporters:string[]"), elements.articles),
    Table("values", ("name", "number", "unit"), elements.values),
    Table(
        "facts",
        ("id", "status", "time", "confidence:double", "rule", "quotes:string[]", "articles:string[]"),
        elements.facts,
        joins=True,
    ),
    Table("names", ("count:int",), elements.namings, joins=True),
)


def write(table: Table, graph: Graph) -> Iterator[bytes]:
    """A table in UTF-8: no cell holds a line break, and lists are parted by the control character U+001F."""
    ends = (":START_ID", ":END_ID", ":TYPE") if table.joins else ("id:ID", ":LABEL")
    yield _encode((*ends, *table.properties))
    names = [title.partition(":")[0] for title in table.properties]
    for row in table.rows(graph):
        cells = [_spell(row.properties[name]) for name in names]
        if isinstance(row, Node):
            yield _encode((row.id, PARTER.join(filter(elements.IDENTIFIER.fullmatch, row.labels)), *cells))
        else:
            yield _encode((row.start, row.end, row.type, *cells))


def command() -> str:
    """A script that loads the tables into a new database."""
    nodes = " ".join(f"--nodes={table.name}.csv" for table in TABLES if not table.joins)
    links = " ".join(f"--relationships={table.name}.csv" for table in TABLES if table.joins)
    return (
        "#!/bin/sh\n"
        "# Loads the tables beside this script into a new database, zhitu or the one that is named; for Neo4j 5.\n"
        'cd "$(dirname "$0")" || exit 1\n'
        "neo4j-admin database import full --array-delimiter=U+001F --id-type=string \\\n"
        f"  {nodes} \\\n"
        f'  {links} "${{1:-zhitu}}"\n'
    )


def _spell(value: Value) -> str:
    return PARTER.join(value) if isinstance(value, list) else str(value)


def _encode(row: Sequence[str]) -> bytes:
    """A row, in which a cell that holds a comma or a quote stands in quotes."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL).writerow(row)
    return text.getvalue().encode("utf-8")
