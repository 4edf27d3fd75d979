"""GraphML and GEXF: what networkx reads back is the graph."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from pathlib import Path

import networkx as nx
import pytest

from zhitu.exporters import gexf, graphml, network
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

READERS = {"graphml": (graphml.write, nx.read_graphml), "gexf": (gexf.write, nx.read_gexf)}


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_names_types_and_relations_back(name: str, graph: Graph, knowledge: Knowledge) -> None:
    write, read = READERS[name]
    net = read(io.BytesIO(b"".join(write(graph, knowledge))))
    literals = sum(edge.literal for edge in graph.edges)
    assert net.number_of_nodes() == len(graph.entities) + literals
    assert net.number_of_edges() == len(graph.edges)
    assert net.nodes["e00"]["label"] == "青禾市总工会"
    assert net.nodes["e00"]["type"] == "TradeUnion"
    assert net.nodes["e00"]["kind"] == "Organization"
    relations = {data["label"] for _, _, data in net.edges(data=True)}
    assert relations == {edge.relation for edge in graph.edges}


@pytest.mark.parametrize("name", READERS)
def test_names_that_xml_cannot_hold_are_cleaned(name: str, hostile_graph: Graph, knowledge: Knowledge) -> None:
    write, read = READERS[name]
    data = b"".join(write(hostile_graph, knowledge))
    net = read(io.BytesIO(data))
    assert "</script><script>window.hurt=1</script>" in {label for _, label in net.nodes(data="label")}
    assert b"\x00" not in data
    assert b"\x1b" not in data


@pytest.mark.parametrize("name", READERS)
def test_empty_graph_loads(name: str, no_graph: Graph, knowledge: Knowledge) -> None:
    write, read = READERS[name]
    assert read(io.BytesIO(b"".join(write(no_graph, knowledge)))).number_of_nodes() == 0


def test_gexf_bears_no_date_of_its_making(graph: Graph, knowledge: Knowledge) -> None:
    assert b"lastmodifieddate" not in b"".join(gexf.write(graph, knowledge))


def test_a_text_that_xml_holds_stays_whole() -> None:
    text = "中文 𠮷 \t\n <&>'\""
    assert network.clean(text) == text
    assert network.clean("a\x00\x0b\ud800\ufffeb") == "ab"


def test_bytes_do_not_hang_on_the_hash_seed() -> None:
    script = (
        "import hashlib, importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('samples', sys.argv[1])\n"
        "samples = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(samples)\n"
        "from zhitu import exporters, knowledge\n"
        "known = knowledge.load()\n"
        "for graph in (samples.news(), samples.synthetic(120)):\n"
        "    for name, write in exporters.EXPORTERS.items():\n"
        "        print(name, hashlib.sha256(b''.join(write(graph, known))).hexdigest())\n"
    )
    here = Path(__file__)
    seen = set()
    for seed in ("0", "12345"):
        with warnings.catch_warnings():
            done = subprocess.run(
                [sys.executable, "-c", script, str(here.with_name("conftest.py"))],
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(here.parents[2] / "graph"), "PATH": ""},
                capture_output=True,
                check=True,
            )
        seen.add(done.stdout)
    assert len(seen) == 1
