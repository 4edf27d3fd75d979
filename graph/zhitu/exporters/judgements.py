"""``judgements.jsonl``: what a person decided, and of which entities of this build that speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhitu.exporters import records
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """A line of JSON for each row of the person's files, in their order."""
    for one in graph.rulings:
        row = one.ruling
        yield records.encode(
            {
                "verdict": row.decision,
                "left": row.left,
                "relation": row.relation,
                "right": row.right,
                "left_where": row.left_where,
                "right_where": row.right_where,
                "kind": row.kind,
                "file": row.source,
                "line": row.line,
                "start": row.start,
                "text": row.text,
                "fits": one.fits,
                "entities": list(one.entities),
            }
        )
