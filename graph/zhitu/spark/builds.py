"""A build that ends in shards: read, woven and written by the machines of a cluster."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zhitu import knowledge, pipeline
from zhitu.errors import Problem
from zhitu.model import Graph, Settings
from zhitu.spark import parts, shards, waves, weaver
from zhitu.spark.flows import SparkFlow
from zhitu.spark.shards import Shard
from zhitu.spark.shelves import Shelf

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TASKS = 2
"""Parts of the rows for each core, so that a slow one holds up little."""

FILES = 16
"""Files of readings in a part, at most: some 16 seconds of reading, and a fraction of that in each step of weaving."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: how many documents, articles, entities and edges, what was passed over, and the files."""

    documents: int
    articles: int
    entities: int
    edges: int
    problems: tuple[Problem, ...]
    shards: tuple[Shard, ...]


def build(session: SparkSession, seeds: pipeline.Seeds, uri: str, plan: pipeline.Plan | None = None) -> Built:
    """Builds what :func:`zhitu.pipeline.build` does, into the folder at ``uri`` (:func:`shards.prepare`).

    The readings stand on a shelf beside the shards until these are written. What only one machine can weave, a person's
    rulings, links to an authority file and Traditional texts, is woven by the machine that builds. Raises what
    :func:`zhitu.pipeline.build` and :func:`shards.write` raise.
    """
    plan = plan or pipeline.Plan()
    settings = plan.settings
    shelf, kept = Shelf(uri), list[str]()
    try:
        # What comes back here is no whole reading: remembered, it would be found by builds without a cluster.
        mapper = waves.mapper(session, settings.tagger, shelf, kept)
        gathered = pipeline.gather(seeds, replace(plan, mapper=mapper, remembered=None))
        with shards.failing(uri):
            if gathered.rulings or gathered.headings is not None:
                return _weave_here(session, gathered, shelf, kept, settings)
            cores = session.sparkContext.defaultParallelism
            flow = SparkFlow(session, max(TASKS * cores, -(-len(kept) // FILES)))
            known = knowledge.load()
            woven = weaver.weave(flow, shelf, kept, gathered.sources, gathered.problems, known, settings)
            if woven is None:
                return _weave_here(session, gathered, shelf, kept, settings)
            written = shards.write(flow.join(woven.rows), woven.graph, known, woven.told, uri)
            return _tell(woven.graph, woven.articles, written)
    finally:
        with suppress(OSError):
            shelf.remove()


def _weave_here(
    session: SparkSession, gathered: pipeline.Gathered, shelf: Shelf, files: Iterable[str], settings: Settings
) -> Built:
    """The same by the machine that builds, which then holds all readings."""
    readings = tuple(reading for name in sorted(files) for reading in shelf.open(name))
    graph = pipeline.finish(replace(gathered, readings=readings), settings)
    written = shards.export(session, graph, knowledge.load(), shelf.uri)
    return _tell(graph, len(graph.articles), written)


def _tell(graph: Graph, articles: int, written: tuple[Shard, ...]) -> Built:
    entities, edges = (
        sum(one.rows for one in written if one.name.startswith(table)) for table in (parts.ENTITIES, parts.EDGES)
    )
    return Built(len(graph.sources), articles, entities, edges, graph.problems, written)
