"""Parquet, a file a table, and ``load.sql``, with which DuckDB makes a database of them with keys and views."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError
from zhitu.exporters import placement
from zhitu.exporters.tools import sheets
from zhitu.exporters.tools.sheets import Column, Row, Sheet
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

ROWS = 16_384
"""Rows that are held before they are written."""

SQL = {
    sheets.TEXT: "VARCHAR",
    sheets.NUMBER: "DOUBLE",
    sheets.COUNT: "BIGINT",
    sheets.FLAG: "BOOLEAN",
    sheets.LIST: "VARCHAR[]",
}

VIEWS = """
-- who leads what, as far as it is stated, with the first sentence that says so
CREATE OR REPLACE VIEW heads AS
  SELECT f.subject_name AS head, f.object_name AS body, f.time, f.confidence, min(e.quote) AS quote
  FROM facts f LEFT JOIN evidence e ON e.fact = f.id
  WHERE f.relation = 'leads' AND f.status = 'stated'
  GROUP BY ALL ORDER BY body, head;

-- names that stand in one article, and in how many
CREATE OR REPLACE VIEW named_together AS
  SELECT a.name AS one, b.name AS other, count(DISTINCT m.article) AS articles
  FROM mentions m JOIN mentions n ON m.article = n.article AND m.entity < n.entity
  JOIN entities a ON a.id = m.entity JOIN entities b ON b.id = n.entity
  GROUP BY ALL ORDER BY articles DESC, one, other;

-- facts that one article alone says
CREATE OR REPLACE VIEW said_once AS
  SELECT f.* FROM facts f JOIN evidence e ON e.fact = f.id
  GROUP BY ALL HAVING count(DISTINCT e.article) = 1;
"""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """A Parquet file for each table, and ``load.sql``; needs pyarrow, and says so where it is missing."""
    try:
        import pyarrow  # noqa: F401 - found missing before anything is written
    except ImportError as error:
        mend = "Install it: pip install 'zhitu[parquet]'"
        raise InputError("Parquet is written with pyarrow, which is not installed", "duckdb", mend) from error
    for sheet in sheets.SHEETS:
        yield f"{sheet.name}.parquet", _write_table(sheet, sheet.rows(graph, knowledge))
    yield "load.sql", [script().encode()]


def _write_table(sheet: Sheet, rows: Iterator[Row]) -> Iterator[bytes]:
    import pyarrow as pa
    from pyarrow import parquet

    types = {sheets.TEXT: pa.string(), sheets.NUMBER: pa.float64(), sheets.COUNT: pa.int64(), sheets.FLAG: pa.bool_()}
    types[sheets.LIST] = pa.list_(pa.string())
    schema = pa.schema([(column.name, types[column.holds]) for column in sheet.columns])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            while some := list(islice(rows, ROWS)):
                columns = zip(*some, strict=True)
                arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        yield from placement.read_chunks(path)


def script() -> str:
    """The statements that make the database; nothing in them comes from the graph."""
    tables = "\n".join(_define(sheet) for sheet in sheets.SHEETS)
    fills = "\n".join(map(_fill, sheets.SHEETS))
    return f"-- cd here, then: duckdb graph.duckdb < load.sql\n{tables}\n{fills}\n{VIEWS}"


def _fill(sheet: Sheet) -> str:
    return f"INSERT INTO {sheet.name} SELECT * FROM read_parquet('{sheet.name}.parquet');"  # noqa: S608 - a name of ours


def _define(sheet: Sheet) -> str:
    columns = ",\n".join(f"  {_column(column)}" for column in sheet.columns)
    return f"CREATE TABLE {sheet.name} (\n{columns}\n);"


def _column(column: Column) -> str:
    key = " PRIMARY KEY" if column is sheets.ID else ""
    refers = f" REFERENCES {column.refers} (id)" if column.refers else ""
    return f'"{column.name}" {SQL[column.holds]}{key}{refers}'
