"""The RDF files: equal graphs in every syntax and engine, whatever stands in the labels."""

from __future__ import annotations

import dataclasses
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset
from rdflib import Graph as RdfGraph
from rdflib.compare import isomorphic

from zhitu import rdf
from zhitu.exporters import jsonld, nquads, turtle
from zhitu.knowledge import Knowledge
from zhitu.knowledge.namespaces import PREFIXES, XSD
from zhitu.model import Graph
from zhitu.rdf import shapes

HOSTILE = [
    '"', "'''", '"""', "\\", "\\u0041", "a\nb\r\nc\td", "\x00\x07\x1b[31m", "\ud800x\udfff", "\ufffe\uffff", "<script>",
    'x"^^<http://www.w3.org/2001/XMLSchema#integer>', "@zh .", "𠮷", "\u202eabc", "{}|^`", " ", "zt:leads ; .",
]  # fmt: skip

# rdflib's own readers of datasets use what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning"
)

FORMATS = {"graph.ttl": (turtle, "turtle"), "graph.jsonld": (jsonld, "json-ld")}


def triples(data: bytes, format_: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=format_)}


def rename(graph: Graph, labels: Iterable[str]) -> Graph:
    entities = tuple(
        dataclasses.replace(entity, name=label, aliases=(label + "2",))
        for entity, label in zip(graph.entities, labels, strict=False)
    )
    return dataclasses.replace(graph, entities=(*entities, *graph.entities[len(entities) :]))


def test_rdflib_and_pyoxigraph_read_the_same_graph_from_each_file(
    sample: Graph, known: Knowledge, folder: Path
) -> None:
    want = rdf.to_rdf(sample, known)
    assert len(want) > 150
    for name, (_, format_) in FORMATS.items():
        read = RdfGraph().parse(folder / name, format=format_)
        assert isomorphic(read, want), name
        assert isomorphic(shapes.load(folder / name), want), name
    assert isomorphic(shapes.load(folder / "graph.nq"), want)


def test_nquads_keep_the_graph_of_each_document(sample: Graph, known: Knowledge, folder: Path) -> None:
    ours = set(rdf.triples(sample, known))
    assert set(ox.parse(path=str(folder / "graph.nq"))) == ours
    theirs = Dataset()
    theirs.parse(folder / "graph.nq", format="nquads")
    assert len({graph.identifier for graph in theirs.graphs() if len(graph)}) == 1 + len(sample.sources)
    assert sum(len(graph) for graph in theirs.graphs()) == len(ours)


def test_hostile_labels_come_back_as_they_were_cleaned(sample: Graph, known: Knowledge) -> None:
    for label in HOSTILE:
        hard = rename(sample, [label] * 3)
        want = {quad.triple for quad in rdf.triples(hard, known)}
        assert triples(b"".join(turtle.write(hard, known)), ox.RdfFormat.TURTLE) == want, label
        assert triples(b"".join(jsonld.write(hard, known)), ox.RdfFormat.JSON_LD) == want, label
        assert triples(b"".join(nquads.write(hard, known)), ox.RdfFormat.N_QUADS) == want, label


@settings(max_examples=25, deadline=None)
@given(labels=st.lists(st.text(st.characters(), min_size=1, max_size=8), min_size=3, max_size=3))
def test_any_label_survives_turtle_in_both_readers(labels: list[str]) -> None:
    quads = [
        ox.Quad(ox.NamedNode(f"a:{number}"), ox.NamedNode("a:label"), literal)
        for number, label in enumerate(labels)
        for literal in (rdf.terms.chinese(label), rdf.terms.plain(label))
    ]
    data = b"".join(turtle.serialise(quads, PREFIXES))
    assert triples(data, ox.RdfFormat.TURTLE) == {quad.triple for quad in quads}
    read = RdfGraph().parse(data=data, format="turtle")
    assert {str(value) for value in read.objects()} == {
        quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)
    }


@settings(max_examples=50, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\\<>^@ )\\r\\n\\0.'), max_size=12))
def test_any_object_survives_turtle_whatever_its_graph(text: str) -> None:
    node, number = ox.NamedNode("http://example.org/a"), ox.NamedNode(XSD + "integer")
    literals = [
        ox.Literal(text),
        ox.Literal(text, language="zh"),
        ox.Literal(text, datatype=number),
        ox.Literal(text, datatype=ox.NamedNode("http://example.org/kind")),
    ]
    said = [ox.Triple(node, rdf.terms.TYPE, literal) for literal in literals]
    objects = [*literals, *said, ox.Triple(node, rdf.terms.TYPE, said[0]), node, rdf.terms.TYPE, ox.BlankNode("b")]
    want = [ox.Triple(node, rdf.terms.TYPE, one) for one in objects]
    for home in (ox.DefaultGraph(), node):
        quads = [ox.Quad(one.subject, one.predicate, one.object, home) for one in want]
        data = b"".join(turtle.serialise([*quads, *want], PREFIXES))
        parsed = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
        assert {str(quad.triple) for quad in parsed if not isinstance(quad.object, ox.BlankNode)} == {
            str(triple) for triple in want if not isinstance(triple.object, ox.BlankNode)
        }
        assert len(parsed) == len(want)


def test_the_order_of_a_graph_does_not_matter(sample: Graph, known: Knowledge) -> None:
    shuffled = random.Random(7)

    def mix(values: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(shuffled.sample(values, len(values)))

    other = dataclasses.replace(
        sample, entities=mix(sample.entities), edges=mix(sample.edges), articles=mix(sample.articles)
    )
    for exporter in (turtle, nquads, jsonld):
        assert b"".join(exporter.write(other, known)) == b"".join(exporter.write(sample, known))


def test_the_bytes_do_not_depend_on_the_hash_seed(folder: Path) -> None:
    code = (
        "import sys, runpy; sys.path[:0] = sys.argv[1:]; from zhitu import knowledge; "
        "from zhitu.exporters import turtle, nquads, jsonld; made = runpy.run_path('conftest.py')['make_sample'](); "
        "out = sys.stdout.buffer; [out.writelines(e.write(made, knowledge.load())) for e in (turtle, nquads, jsonld)]"
    )
    want = b"".join((folder / name).read_bytes() for name in ("graph.ttl", "graph.nq", "graph.jsonld"))
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, *sys.path]
        made = subprocess.run(command, capture_output=True, check=True, cwd=Path(__file__).parent, env=environment)
        assert made.stdout == want


def test_turtle_stands_a_line_for_each_object_under_sorted_subjects(folder: Path) -> None:
    text = (folder / "graph.ttl").read_text(encoding="utf-8")
    block = next(block for block in text.split("\n\n") if block.startswith("id:person-1\n"))
    assert block == (
        'id:person-1\n    a zt:Person ;\n    rdfs:label "周明"@zh ;\n'
        '    skos:altLabel "Zhōu Míng"@zh-latn-pinyin ;\n'
        '    zt:holdsTitle "主席"@zh ;\n    zt:leads id:organization-1 ;\n    zt:receivedHonour "县劳动模范"@zh ;\n.'
    )
    subjects = [block.split("\n")[0] for block in text.split("\n\n")[1:]]
    assert subjects == sorted(subjects)


def test_jsonld_reads_as_plain_json(folder: Path) -> None:
    import json

    nodes = {node["@id"]: node for node in json.loads((folder / "graph.jsonld").read_bytes())["@graph"]}
    assert nodes["id:person-1"] == {
        "@id": "id:person-1",
        "@type": "zt:Person",
        "label": "周明",
        "pinyin": "Zhōu Míng",
        "holdsTitle": "主席",
        "leads": "id:organization-1",
        "receivedHonour": "县劳动模范",
    }


@pytest.mark.parametrize("exporter", [turtle, nquads, jsonld])
def test_an_empty_graph_is_a_file_that_parses(exporter: object, sample: Graph, known: Knowledge) -> None:
    empty = dataclasses.replace(sample, entities=(), edges=(), articles=(), sources=())
    data = b"".join(exporter.write(empty, known))  # type: ignore[attr-defined]
    formats = {turtle: ox.RdfFormat.TURTLE, nquads: ox.RdfFormat.N_QUADS, jsonld: ox.RdfFormat.JSON_LD}
    assert len(triples(data, formats[exporter])) == 5  # type: ignore[index]
