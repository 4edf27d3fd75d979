"""Whether a graph has the shape that its readers rely on: SHACL, judged by pySHACL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError, Problem
from zhitu.knowledge import ontology
from zhitu.knowledge.namespaces import PREFIXES
from zhitu.rdf import sources
from zhitu.rdf.results import shorten

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph as RdfGraph
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Report:
    """What was found against the shapes: a problem for each node and rule, sorted; none if the graph holds."""

    triples: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether no shape is violated."""
        return not self.problems


def check(source: Path) -> Report:
    """The report on an RDF file, or on the folder of a build; raises :class:`InputError` where it does not parse."""
    import pyshacl
    from rdflib import Graph
    from rdflib.namespace import SH

    data = load(source)
    rules = Graph().parse(data=(ontology.folder() / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")
    # No inference: an export must say itself what it relies on; the rules are our own and need no check.
    _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=False, meta_shacl=False)
    assert isinstance(found, Graph)
    problems = set()
    for result in found.subjects(SH.resultSeverity, None):
        focus, path = found.value(result, SH.focusNode), found.value(result, SH.resultPath)
        where = " ".join(_show(node) for node in (focus, path, found.value(result, SH.value)) if node is not None)
        what = str(found.value(result, SH.resultMessage) or "a shape is violated")
        problems.add(Problem(what, where, "Build the graph again; if this stays, the ontology needs mending."))
    return Report(len(data), tuple(sorted(problems)))


def load(source: Path) -> RdfGraph:
    """The triples of a source as an rdflib graph, named graphs merged."""
    import pyoxigraph as ox

    path = sources.locate(source)
    try:
        return as_rdflib(ox.parse(path=str(path), format=sources.FORMATS[path.suffix.lower()]), {})
    except (SyntaxError, OSError) as error:
        raise InputError(f"the graph cannot be read: {error}", str(path), "Build it again.") from error


def as_rdflib(quads: Iterable[Quad], namespaces: Mapping[str, str]) -> RdfGraph:
    """Quads as an rdflib graph; much faster than rdflib's own parser."""
    import pyoxigraph as ox
    from rdflib import BNode, Graph, Literal, URIRef

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, **namespaces}.items():
        graph.bind(prefix, namespace)
    known: dict[str, URIRef] = {}

    def term(node: object) -> Node:
        if isinstance(node, ox.NamedNode):
            return known.get(node.value) or known.setdefault(node.value, URIRef(node.value))
        if isinstance(node, ox.Literal):
            if node.language:
                return Literal(node.value, lang=node.language)
            kind = node.datatype.value
            return Literal(node.value, datatype=None if kind.endswith("#string") else URIRef(kind), normalize=False)
        assert isinstance(node, ox.BlankNode)
        return BNode(node.value)

    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _show(node: Node) -> str:
    return shorten(str(node))
