"""Our files in every syntax of RDF, as parsers that others wrote read them: the same triples, and the same again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from rdflib import Graph as RdfGraph
from rdflib.compare import isomorphic

from zhitu import rdf
from zhitu.exporters import sorting, tools
from zhitu.knowledge import Knowledge
from zhitu.model import Graph
from zhitu.rdf import shapes

Quads = frozenset[ox.Quad]
Read = Callable[[Path, str], Quads]

# rdflib's own parsers use what it wants others to leave
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

OXIGRAPH = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
RAPTOR = {".ttl": "turtle", ".nq": "nquads", ".trig": "trig", ".rdf": "rdfxml"}
N3 = {".ttl": "text/turtle", ".nq": "application/n-quads", ".trig": "application/trig"}

FILES = ("graph.ttl", "graph.nq", "graph-plain.ttl", "graph-wikidata.ttl", "nanopubs.trig", "graph.rdf")


def ours(path: Path) -> Quads:
    return frozenset(ox.parse(path.read_bytes(), format=OXIGRAPH[path.suffix]))


def bare(quads: Quads) -> set[ox.Triple]:
    return {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads}


@pytest.mark.parametrize("name", FILES)
def test_raptor_reads_what_oxigraph_reads(name: str, folder: Path, rapper: Read) -> None:
    path = folder / name
    assert rapper(path, RAPTOR[path.suffix]) == ours(path)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".rdf")])
def test_n3_reads_what_oxigraph_reads(name: str, folder: Path, n3: Read) -> None:
    path = folder / name
    assert n3(path, N3[path.suffix]) == ours(path)


@pytest.mark.parametrize("name", ["graph.ttl", "graph-plain.ttl", "graph-wikidata.ttl", "graph.rdf"])
def test_rdflib_reads_what_oxigraph_reads(name: str, folder: Path) -> None:
    read = RdfGraph().parse(folder / name)
    assert len(read) == len(bare(ours(folder / name)))
    assert isomorphic(read, shapes.as_rdflib(ours(folder / name), {}))


@pytest.mark.parametrize(("name", "form"), [("graph.nq", "nquads"), ("nanopubs.trig", "trig")])
def test_rdflib_reads_the_named_graphs(name: str, form: str, folder: Path, tmp_path: Path) -> None:
    read = Dataset()
    read.parse(folder / name, format=form)
    again = tmp_path / "again.nq"
    read.serialize(again, format="nquads")
    assert ours(again) == ours(folder / name)


@pytest.mark.parametrize(
    ("first", "second"),
    [("text/turtle", ox.RdfFormat.N_TRIPLES), ("application/n-quads", ox.RdfFormat.TRIG),
     ("application/trig", ox.RdfFormat.JSON_LD)],
)  # fmt: skip
def test_the_graph_comes_back_the_same_through_other_syntaxes(
    first: str, second: ox.RdfFormat, folder: Path, tmp_path: Path, n3: Read
) -> None:
    """N-Quads to the second syntax by Oxigraph, back to Turtle or TriG, and read by N3.js."""
    want = ours(folder / "graph.nq")
    flat = frozenset(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in bare(want))
    quads = flat if first == "text/turtle" else want
    inputs = bare(quads) if second is ox.RdfFormat.N_TRIPLES else quads
    text = ox.serialize(inputs, format=second)
    assert text is not None
    middle = frozenset(ox.parse(text, format=second))
    assert middle == quads
    back = ox.RdfFormat.from_media_type(first)
    assert back is not None
    path = tmp_path / "back"
    path.write_bytes(ox.serialize(bare(middle) if first == "text/turtle" else middle, format=back) or b"")
    assert n3(path, first) == quads


def test_the_files_of_one_graph_say_the_same(folder: Path, graph: Graph, known: Knowledge) -> None:
    want = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in rdf.triples(graph, known)}
    for name in ("graph.ttl", "graph.nq", "graph.jsonld"):
        assert bare(ours(folder / name)) == want, name


@pytest.mark.parametrize("form", ["plain", "rdf12", "wikidata", "quickstatements", "nanopub", "protege", "schemaorg"])
def test_a_profile_has_the_same_bytes_again(form: str, graph: Graph, known: Knowledge, folder: Path) -> None:
    tool = tools.TOOLS[form]
    ((name, chunks),) = tool.write(graph, known)
    assert b"".join(chunks) == (folder / name).read_bytes()


def test_a_file_for_protege_sorted_on_the_disk_has_the_bytes_of_one_sorted_in_memory(
    graph: Graph, known: Knowledge, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "HELD", 5_000)
    monkeypatch.setattr(sorting, "SLICE", 10)
    monkeypatch.setattr(sorting, "BLOCK", 700)
    ((name, chunks),) = tools.TOOLS["protege"].write(graph, known)
    assert b"".join(chunks) == (folder / name).read_bytes()
