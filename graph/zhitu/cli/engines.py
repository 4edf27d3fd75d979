"""What a build runs on: the processors of this machine, or a cluster; and where it writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from zhitu.errors import InputError
from zhitu.model import Graph, Mapper, Settings

ENGINES = "What reads: the processors of this machine, or a cluster of Apache Spark (pip install 'zhitu[spark]')."

Write = Callable[[Graph], list[str]]
"""Writes a graph; returns what was written."""


def is_uri(output: str, engine: str) -> bool:
    """Whether the output is a URI, which only a cluster writes to."""
    if "://" in output and engine == "local":
        raise InputError("only a cluster writes to a URI", output, "Name a folder, or add --engine spark --master URL.")
    return "://" in output


@contextmanager
def opened(
    engine: str, master: str | None, jobs: int | None, settings: Settings, output: str
) -> Iterator[tuple[Mapper, Write]]:
    """What reads the documents and what writes the graph, for as long as the context lasts."""
    if engine == "spark":
        with _on_cluster(master, jobs, settings, output) as found:
            yield found
        return
    from zhitu import processes

    if master is not None:
        raise InputError("--master says where Spark is, and nothing asks for it", master, "Add --engine spark.")
    count = jobs or processes.count()
    yield processes.mapper(count) if count > 1 else map, lambda graph: _write_folder(graph, output)


@contextmanager
def _on_cluster(
    master: str | None, jobs: int | None, settings: Settings, output: str
) -> Iterator[tuple[Mapper, Write]]:
    from zhitu import knowledge, spark

    if master is None:
        mend = "Say --master spark://HOST:PORT, or --master 'local[2]' to try it on this machine."
        raise InputError("--engine spark does not say where Spark is", "--master", mend)
    if jobs is not None:
        mend = "Say it in the address (local[N]) or in Spark's settings (spark.executor.cores)."
        raise InputError("--jobs is for the engine local", "--jobs", mend)
    with spark.opened(master) as session:
        if is_uri(output, "spark"):
            spark.prepare(output)

        def write(graph: Graph) -> list[str]:
            if not is_uri(output, "spark"):
                return _write_folder(graph, output)
            return [f"{output}/{one.name}" for one in spark.export(session, graph, knowledge.load(), output)]

        yield spark.mapper(session, settings.tagger), write


def _write_folder(graph: Graph, folder: str) -> list[str]:
    from zhitu import export

    return [str(path) for path in export(graph, folder)]
