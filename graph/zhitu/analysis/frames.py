"""The graph as tables of pandas, for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zhitu.errors import InputError
from zhitu.exporters import citations
from zhitu.model import Graph
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from pandas import DataFrame


class Frames(NamedTuple):
    """The tables of a graph; ``facts`` refer to ``entities`` by id, ``evidence`` to ``facts`` by theirs."""

    entities: DataFrame
    facts: DataFrame
    evidence: DataFrame


def make(graph: Graph) -> Frames:
    """The tables of a graph, indexed by the ids of entities and of facts.

    Raises :class:`InputError` where pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise InputError("pandas is not installed", "to_pandas", "pip install 'zhitu[notebook]'") from error

    names = {one.id: one.name for one in graph.entities}
    articles = citations.index(graph)
    entities = [
        (one.id, one.name, one.kind.value, one.type, one.code, list(one.aliases), len(one.mentions))
        for one in graph.entities
    ]
    facts, evidence = [], []
    for edge in graph.edges:
        key = fact_id(edge)
        said = citations.cite(edge, articles)
        target = ("", edge.object) if edge.literal else (edge.object, names[edge.object])
        ends = (edge.subject, names[edge.subject], edge.relation, *target)
        facts.append((key, *ends, edge.status.value, edge.time, edge.confidence, len(said)))
        evidence += [
            (key, one.article.document, one.article.headline, one.article.date, one.quote, one.fact.rule)
            for one in said
        ]
    return Frames(
        DataFrame(entities, columns=["id", "name", "kind", "type", "code", "aliases", "mentions"]).set_index("id"),
        DataFrame(
            facts,
            columns=[
                *("id", "subject_id", "subject", "relation", "object_id", "object"),
                *("status", "time", "confidence", "sentences"),
            ],
        ).set_index("id"),
        DataFrame(evidence, columns=["fact", "document", "headline", "date", "quote", "rule"]).set_index("fact"),
    )
