"""Tables for spreadsheets: the nodes and the edges as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zhitu.exporters import citations
from zhitu.exporters.characters import disarm
from zhitu.knowledge import identity
from zhitu.knowledge.pinyin import transcribe
from zhitu.model import Entity, Graph, Kind
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as the machine's old code page, and Chinese as noise."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Spreadsheets run a cell that begins so; a name from a stranger's page must stay a name."""

NODE_HEADER = (
    "id", "kind", "type", "name", "aliases", "code", "mentions", "edges",
    "pinyin", "level", "within", "geonames", "latitude", "longitude", "links",
)  # fmt: skip
EDGE_HEADER = (
    "id", "subject", "subject_name", "relation", "object", "object_name",
    "confidence", "status", "time", "rule", "sentences", "document", "article", "quote",
)  # fmt: skip
INDICATOR_HEADER = (
    "id", "subject", "subject_name", "action", "counted", "sign", "number", "unit", "date", "target",
    "confidence", "sentences", "document", "article", "quote",
)  # fmt: skip


def write_nodes(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``nodes.csv``: an entity a row."""
    degrees = Counter(end for edge in graph.edges for end in ends(edge.subject, edge.object, edge.literal))
    yield encode(NODE_HEADER, mark=BYTE_ORDER_MARK)
    for entity in graph.entities:
        aliases = " | ".join(entity.aliases)
        counts = (str(len(entity.mentions)), str(degrees[entity.id]))
        named = (entity.id, entity.kind, entity.type, entity.name, aliases, entity.code)
        spelt = transcribe(entity.name, entity.kind, entity.code, knowledge)
        links = " | ".join(link.id for link in entity.links)
        yield encode((*named, *counts, spelt, *_place(entity, knowledge), links))


def _place(entity: Entity, knowledge: Knowledge) -> tuple[str, ...]:
    """The level of a place, what it lies in (the widest last), its GeoNames id, and the point of its settlement."""
    known = identity.identify(entity.code, knowledge) if entity.code and entity.kind is Kind.PLACE else None
    if known is None:
        return ("",) * 5
    point = (str(known.point.latitude), str(known.point.longitude)) if known.point else ("", "")
    return (known.place.level, " | ".join(one.name for one in known.parents), known.geonames, *point)


def ends(subject: str, target: str, literal: bool) -> tuple[str, ...]:
    """The entities at the ends of an edge."""
    return (subject,) if literal or subject == target else (subject, target)


def write_edges(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``edges.csv``: an edge a row, with its first sentence; a value stands in ``object_name``."""
    names = {entity.id: entity.name for entity in graph.entities}
    articles = citations.index(graph)
    yield encode(EDGE_HEADER, mark=BYTE_ORDER_MARK)
    for edge in graph.edges:
        cited = citations.cite(edge, articles)
        target = ("", edge.object) if edge.literal else (edge.object, names[edge.object])
        first = (cited[0].article.document, cited[0].article.id, cited[0].quote) if cited else ("", "", "")
        rule = max(edge.facts, key=citations.rank).rule if edge.facts else ""
        what = (fact_id(edge), edge.subject, names[edge.subject], edge.relation, *target)
        yield encode((*what, f"{edge.confidence:.4g}", edge.status, edge.time, rule, str(len(cited)), *first))


def write_indicators(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``indicators.csv``: a measured quantity a row, with its first sentence."""
    names = {entity.id: entity.name for entity in graph.entities}
    articles = citations.index(graph)
    yield encode(INDICATOR_HEADER, mark=BYTE_ORDER_MARK)
    for edge in graph.edges:
        if (measure := edge.measure) is None:
            continue
        cited = citations.cite(edge, articles)
        first = (cited[0].article.document, cited[0].article.id, cited[0].quote) if cited else ("", "", "")
        what = (measure.action, measure.counted, measure.sign, measure.number, measure.unit, measure.date)
        said = ("target" if measure.target else "actual", f"{edge.confidence:.4g}", str(len(cited)))
        yield encode((fact_id(edge), edge.subject, names[edge.subject], *what, *said, *first))


def encode(cells: Iterable[str], mark: str = "") -> bytes:
    """One row in UTF-8, its formulas made harmless by an apostrophe, which spreadsheets do not show.

    Controls are left out: readers of tables stop at them, and a spreadsheet would see the formula behind one.
    """
    row = io.StringIO(newline="")
    shown = map(disarm, cells)
    csv.writer(row).writerow(f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in shown)
    return (mark + row.getvalue()).encode()
