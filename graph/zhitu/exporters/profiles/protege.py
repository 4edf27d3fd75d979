"""Vocabulary and plain graph in one RDF/XML file: Protégé opens it without fetching anything, and reasons on it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from zhitu.exporters import placement, sorting, turtle
from zhitu.exporters.profiles import plain
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.knowledge.namespaces import OWL, PREFIXES, ZT
from zhitu.model import Graph
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import TYPE

INDIVIDUAL = NamedNode(OWL + "NamedIndividual")

OF_TYPE, FIRST = f"{TYPE} ".encode(), b"! "
"""How a line goes on behind its subject if it tells a type, and how it does so that it stands before all others."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of vocabulary and graph in RDF/XML."""
    rows = sorting.sort(_swap(line, OF_TYPE, FIRST) for line in turtle.split(triples(graph, knowledge)))
    ordered = turtle.join(_swap(row, FIRST, OF_TYPE) for row in rows)
    prefixes = PREFIXES | Iris(graph.settings.base).namespaces | {"zt": ZT}
    with sorting.spool() as file:  # the engine writes to a file, or all into memory
        serialize(ordered, file, format=RdfFormat.RDF_XML, prefixes=prefixes)
        file.seek(0)
        while data := file.read(placement.CHUNK):
            yield data


def triples(graph: Graph, knowledge: Knowledge) -> Iterator[Triple]:
    """The triples of the vocabulary, and of the plain graph, in which all that has a type is an individual."""
    yield from (quad.triple for quad in vocabulary.quads())
    for quad in plain.select(graph, knowledge):
        yield quad.triple
        if quad.predicate == TYPE:
            yield Triple(quad.subject, TYPE, INDIVIDUAL)


def _swap(line: bytes, old: bytes, new: bytes) -> bytes:
    """The line with something else behind its subject, if that is what stands there."""
    subject, rest = line.split(b" ", 1)
    return b"%b %b%b" % (subject, new, rest.removeprefix(old)) if rest.startswith(old) else line
