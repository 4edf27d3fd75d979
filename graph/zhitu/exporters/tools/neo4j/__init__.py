"""Neo4j: CSV files for ``neo4j-admin database import``, and a script in Cypher for a running one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhitu.exporters.tools.neo4j import script, tables
from zhitu.model import Graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The tables, ``import.sh`` that loads them, and ``graph.cypher``."""
    for table in tables.TABLES:
        yield f"{table.name}.csv", tables.write(table, graph)
    yield "import.sh", [tables.command().encode()]
    yield "graph.cypher", script.write(graph)
