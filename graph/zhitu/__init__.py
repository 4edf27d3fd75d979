"""织图 zhitu: weaves Chinese news into a knowledge graph in which every fact bears its evidence.

import zhitu
graph = zhitu.build("seeds/")
zhitu.export(graph, "exports/")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError, OntologyError, Problem, QueryError, ZhituError
from zhitu.model import VERSION, Document, Graph, Mapper, Reading, Settings

if TYPE_CHECKING:
    import networkx
    import rdflib

    from zhitu.analysis.frames import Frames
    from zhitu.evaluation import Evaluation
    from zhitu.intake import Options
    from zhitu.rdf import Answer, Report

__all__ = [
    "Document",
    "Graph",
    "InputError",
    "Mapper",
    "OntologyError",
    "Problem",
    "QueryError",
    "Reading",
    "Settings",
    "ZhituError",
    "build",
    "check",
    "evaluate",
    "export",
    "load",
    "query",
    "read",
    "report",
    "to_networkx",
    "to_pandas",
    "to_rdf",
]

__version__ = VERSION

DEFAULTS = Settings()


def build(  # noqa: PLR0913 - everything but the seeds is given by name
    seeds: str | Path | Iterable[str | Path | Document],
    *,
    settings: Settings = DEFAULTS,
    mapper: Mapper = map,
    progress: Callable[[str, int], None] | None = None,
    judgements: str | Path | None = None,
    authority: str | Path | None = None,
    options: Options | None = None,
) -> Graph:
    """The graph of all documents in files and folders; see :class:`zhitu.pipeline.Plan` for what it is told.

    The ``options`` (:class:`zhitu.intake.Options`) name the columns of tables and set limits.
    """
    from zhitu import intake, pipeline

    plan = pipeline.Plan(
        settings=settings,
        mapper=mapper,
        progress=progress,
        judgements=judgements,
        authority=authority,
        options=options or intake.DEFAULTS,
    )
    return pipeline.build(seeds, plan)


def read(text: str, *, settings: Settings = DEFAULTS) -> tuple[Reading, ...]:
    """What a text says, a reading for each article found in it; see :func:`zhitu.pipeline.read`."""
    from zhitu import pipeline

    return pipeline.read(text, settings=settings)


def export(graph: Graph, output: str | Path, form: str | None = None) -> tuple[Path, ...]:
    """The files written into the folder, one for each exporter; or, in the form of another tool, at ``output``.

    The forms are those of :data:`zhitu.exporters.tools.TOOLS`: ``zhitu.export(graph, "vault", "obsidian")``.
    """
    from zhitu import exporters, knowledge
    from zhitu.exporters import tools

    if form is not None:
        return tools.export(graph, knowledge.load(), form, Path(output))
    return exporters.export(graph, knowledge.load(), Path(output))


def load(folder: str | Path) -> Graph:
    """The graph that a build exported into a folder; see :func:`zhitu.restoration.load`."""
    from zhitu import restoration

    return restoration.load(folder)


def report(graph: Graph, folder: str | Path) -> tuple[Path, ...]:
    """The files of a report on the graph, written into the folder: ``report.html`` and ``report.md``."""
    from zhitu import analysis, knowledge

    return analysis.write(graph, knowledge.load(), Path(folder))


def query(source: str | Path, sparql: str) -> Answer:
    """The answer of an exported graph (a file, or the folder of a build) to a SPARQL query."""
    from zhitu import rdf

    return rdf.query(Path(source), sparql)


def check(source: str | Path) -> Report:
    """What the SHACL shapes hold against an exported graph (a file, or the folder of a build)."""
    from zhitu import rdf

    return rdf.check(Path(source))


def evaluate(
    gold: str | Path | Iterable[str | Path], *, settings: Settings = DEFAULTS, problems: list[Problem] | None = None
) -> Evaluation:
    """How well the texts of gold files are read; see :func:`zhitu.evaluation.evaluate`."""
    from zhitu import evaluation

    paths = [gold] if isinstance(gold, str | Path) else gold
    return evaluation.evaluate(paths, settings=settings, problems=problems)


def to_networkx(graph: Graph) -> networkx.MultiDiGraph:
    """The graph as networkx has it: a node an entity or a value, an edge an edge, keyed by its id."""
    from zhitu.exporters import network

    return network.weave(graph)


def to_pandas(graph: Graph) -> Frames:
    """The graph as three tables of pandas: entities, facts, and the sentences that say them."""
    from zhitu.analysis import frames

    return frames.make(graph)


def to_rdf(graph: Graph) -> rdflib.Graph:
    """The graph in RDF, as ``graph.ttl`` has it."""
    from zhitu import knowledge, rdf

    return rdf.to_rdf(graph, knowledge.load())
