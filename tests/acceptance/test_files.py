"""The files of a build hold one graph, and the tools that people have can read it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from zhitu.knowledge.namespaces import ZT
from zhitu.rdf.shapes import as_rdflib

from .conftest import Command, Corpus


def triples(path: Path) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(path=str(path))}


def test_rdflib_and_pyoxigraph_read_the_same_graph(corpus: Corpus) -> None:
    path = corpus.exports / "graph.ttl"
    read = Graph().parse(path)
    assert len(read) > 1000
    assert isomorphic(read, as_rdflib(ox.parse(path=str(path)), {}))


@pytest.mark.parametrize("name", ["graph.nq", "graph.jsonld"])
def test_the_other_files_say_the_same(corpus: Corpus, name: str) -> None:
    assert triples(corpus.exports / name) == triples(corpus.exports / "graph.ttl")


def test_the_facts_bear_the_ids_of_their_iris(corpus: Corpus) -> None:
    facts = {row["id"]: row for row in corpus.rows("facts.jsonl")}
    read = Graph().parse(corpus.exports / "graph.ttl")
    nodes = {str(node).rsplit("/", 1)[-1] for node in read.subjects(RDF.type, URIRef(ZT + "Fact"))}
    assert nodes == facts.keys()


def test_a_plain_triple_says_what_is_stated_and_nothing_else(corpus: Corpus) -> None:
    read = Graph().parse(corpus.exports / "graph.ttl")
    ends = [row for row in corpus.rows("facts.jsonl") if "id" in row["object"]]
    base = str(next(read.subjects(RDF.type, URIRef(ZT + "Fact")))).rsplit("fact/", 1)[0]
    said = {(row["subject"]["id"], row["relation"], row["object"]["id"]) for row in ends if row["status"] == "stated"}
    for row in ends:
        triple = (row["subject"]["id"], row["relation"], row["object"]["id"])
        node = (URIRef(base + triple[0]), URIRef(ZT + triple[1]), URIRef(base + triple[2]))
        assert (node in read) == (triple in said)


def test_networkx_reads_every_node_and_edge(corpus: Corpus) -> None:
    facts = [*corpus.rows("facts.jsonl")]
    entities = [*corpus.rows("entities.jsonl")]
    for net in (nx.read_graphml(corpus.exports / "graph.graphml"), nx.read_gexf(corpus.exports / "graph.gexf")):
        assert net.number_of_edges() == len(facts)
        assert {one["id"] for one in entities} <= set(net.nodes)


def test_the_shapes_hold(corpus: Corpus, zhitu: Command) -> None:
    ran = zhitu("check", corpus.exports)
    assert ran.returncode == 0, ran.stderr.decode()
