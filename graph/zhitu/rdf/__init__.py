"""A graph as RDF: its triples, questions to them in SPARQL, and the SHACL shapes that they satisfy.

Triples: made of :mod:`terms` and :mod:`iris` by :mod:`nodes` (with :mod:`places`), :mod:`statements` and
:mod:`selectors`; :mod:`stores` keeps those of a large build on the disk, :mod:`sources` is where those of an
export stand. Questions: :mod:`queries` have a name; :mod:`refusals` and :mod:`products` look at the text of one;
:mod:`engine` runs one in a process of its own, :mod:`pool` many over one graph, by :mod:`foreman`, :mod:`worker` and
:mod:`jobs`, each in :mod:`turns` and with its :mod:`shares` of the memory; :mod:`results` are the answers.
:mod:`shapes` judges a graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.knowledge import Knowledge, vocabulary
from zhitu.model import Graph
from zhitu.rdf import engine, nodes, results, shapes, statements
from zhitu.rdf.iris import Iris
from zhitu.rdf.results import Answer
from zhitu.rdf.shapes import Report

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph as RdfGraph

__all__ = ["Answer", "Report", "check", "quads", "query", "to_rdf", "triples"]


def triples(graph: Graph, knowledge: Knowledge) -> Iterator[Quad]:
    """Everything that a graph says, each quad once: nodes and plain edges in the default graph, the rest by document.

    The order follows the graph; raises :class:`zhitu.errors.OntologyError` for a class or relation that the
    vocabulary does not declare.
    """
    seen: set[Quad] = set()
    for quad in quads(graph, knowledge):
        if quad not in seen:
            seen.add(quad)
            yield quad


def quads(graph: Graph, knowledge: Knowledge) -> Iterator[Quad]:
    """The same as :func:`triples`, some more than once, for who sorts them anyway."""
    iris = Iris(graph.settings.base)
    words = vocabulary.load()
    build = nodes.build_iri(graph, knowledge, iris)
    yield from nodes.build(graph, knowledge, iris)
    for source in graph.sources:
        yield from nodes.document(source, iris)
    yield from nodes.articles(graph, iris)
    for entity in graph.entities:
        yield from nodes.entity(entity, words, knowledge, iris)
    articles = {article.id: article for article in graph.articles}
    for edge in graph.edges:
        yield from statements.edge(edge, words.property(edge.relation), articles, build, iris)


def to_rdf(graph: Graph, knowledge: Knowledge) -> RdfGraph:
    """The same triples as an rdflib graph, without the division by document."""
    return shapes.as_rdflib(triples(graph, knowledge), Iris(graph.settings.base).namespaces)


def query(source: Path, sparql: str, *, deadline: float = engine.DEADLINE) -> Answer:
    """The answer of an RDF file, or of the folder of a build, to a SPARQL query; ``deadline`` in seconds.

    Raises :class:`zhitu.errors.QueryError` where the query is refused, does not parse, or takes too long or too much.
    """
    return results.read(engine.run(source, sparql, deadline))


def check(source: Path) -> Report:
    """What the SHACL shapes hold against an RDF file, or against the folder of a build."""
    return shapes.check(source)
