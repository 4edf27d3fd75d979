"""What a build runs on: the processors of this machine, or a cluster; and where it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError, Problem
from zhitu.model import Mapper, Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from zhitu.pipeline import Plan, Seeds

ENGINES = "What reads: the processors of this machine, or a cluster of Apache Spark (pip install 'zhitu[spark]')."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: how many of each, what was passed over, and what was written."""

    documents: int
    articles: int
    entities: int
    edges: int
    problems: tuple[Problem, ...]
    written: list[str]


Build = Callable[["Seeds", "Plan"], Outcome]
"""Builds by a plan, with a mapper of its own, and writes."""


def is_uri(output: str, engine: str) -> bool:
    """Whether the output is a URI, which only a cluster writes to."""
    if "://" in output and engine == "local":
        raise InputError("only a cluster writes to a URI", output, "Name a folder, or add --engine spark --master URL.")
    return "://" in output


def find_cache(file: str | None, output: str, *, forget: bool) -> Path | None:
    """Where readings are remembered, if they are: those of shards stay on the cluster."""
    from zhitu import cache

    if "://" in output:
        if file is not None:
            mend = "Leave --cache out, or write to a folder, for which readings come back to this machine."
            raise InputError("what a cluster reads for a URI is not remembered", file, mend)
        return None
    return None if forget else Path(file) if file else cache.place()


@contextmanager
def opened(engine: str, master: str | None, jobs: int | None, settings: Settings, output: str) -> Iterator[Build]:
    """What builds, for as long as the context lasts."""
    if engine == "spark":
        with _on_cluster(master, jobs, settings, output) as found:
            yield found
        return
    from zhitu import processes

    if master is not None:
        raise InputError("--master says where Spark is, and nothing asks for it", master, "Add --engine spark.")
    count = jobs or processes.count()
    yield _into_folder(processes.mapper(count) if count > 1 else map, output)


@contextmanager
def _on_cluster(master: str | None, jobs: int | None, settings: Settings, output: str) -> Iterator[Build]:
    from zhitu import spark

    if master is None:
        mend = "Say --master spark://HOST:PORT, or --master 'local[2]' to try it on this machine."
        raise InputError("--engine spark does not say where Spark is", "--master", mend)
    if jobs is not None:
        mend = "Say it in the address (local[N]) or in Spark's settings (spark.executor.cores)."
        raise InputError("--jobs is for the engine local", "--jobs", mend)
    with spark.opened(master) as session:
        if is_uri(output, "spark"):
            spark.prepare(output)
            yield _into_shards(session, output)
        else:
            yield _into_folder(spark.mapper(session, settings.tagger), output)


def _into_folder(mapper: Mapper, folder: str) -> Build:
    def build(seeds: Seeds, plan: Plan) -> Outcome:
        from zhitu import export, pipeline

        graph = pipeline.build(seeds, replace(plan, mapper=mapper))
        counts = len(graph.sources), len(graph.articles), len(graph.entities), len(graph.edges)
        return Outcome(*counts, graph.problems, [str(path) for path in export(graph, folder)])

    return build


def _into_shards(session: SparkSession, uri: str) -> Build:
    def build(seeds: Seeds, plan: Plan) -> Outcome:
        from zhitu import spark

        built = spark.build(session, seeds, uri, plan)
        counts = built.documents, built.articles, built.entities, built.edges
        return Outcome(*counts, built.problems, [f"{uri}/{one.name}" for one in built.shards])

    return build
