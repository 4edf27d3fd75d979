"""GraphML and GEXF: what networkx reads back is the graph."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import warnings
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from zhitu.exporters import characters, gexf, graphml, network
from zhitu.exporters.viewer import selection
from zhitu.knowledge import Knowledge
from zhitu.model import Graph
from zhitu.rdf.iris import fact_id

LITE = Path(__file__).parents[2] / "node_modules" / "graphology-gexf"

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


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph"])
def test_graphml_has_the_lines_that_networkx_writes(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge
) -> None:
    theirs = io.BytesIO()
    nx.write_graphml_xml(network.weave(request.getfixturevalue(name)), theirs)
    ours = b"".join(graphml.write(request.getfixturevalue(name), knowledge))
    assert sorted(ours.splitlines()) == sorted(theirs.getvalue().splitlines())


@pytest.mark.parametrize("name", ["graph", "varied_graph"])
def test_the_edges_of_graphml_stand_in_the_order_of_the_graph(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge
) -> None:
    graph: Graph = request.getfixturevalue(name)
    root = ElementTree.fromstring(b"".join(graphml.write(graph, knowledge)))
    edges = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert edges == [fact_id(edge) for edge in graph.edges]


@pytest.mark.parametrize("name", READERS)
def test_empty_graph_loads(name: str, no_graph: Graph, knowledge: Knowledge) -> None:
    write, read = READERS[name]
    assert read(io.BytesIO(b"".join(write(no_graph, knowledge)))).number_of_nodes() == 0


VIZ = "{http://gexf.net/1.3/viz}"
GEXF = "{http://gexf.net/1.3}"

ALLOWED = {
    "gexf": ({"version", "variant"}, ["meta", "graph"]),
    "meta": ({"lastmodifieddate"}, ["creator"]),
    "creator": (set(), []),
    "graph": (
        {"defaultedgetype", "mode", "timeformat", "timerepresentation", "start", "end", "idtype"},
        ["attributes", "attributes", "nodes", "edges"],
    ),
    "attributes": ({"class", "mode"}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, []),
    "nodes": ({"count"}, ["node"]),
    "node": ({"id", "label", "start", "end", "pid"}, ["attvalues", "size", "position", "color", "shape"]),
    "edges": ({"count"}, ["edge"]),
    "edge": ({"id", "source", "target", "label", "weight", "start", "end", "type", "kind"}, ["attvalues"]),
    "attvalues": (set(), ["attvalue"]),
    "attvalue": ({"for", "value", "start", "end"}, []),
    "size": ({"value"}, []),
    "position": ({"x", "y", "z"}, []),
    "color": ({"r", "g", "b", "a"}, []),
    "shape": ({"value", "uri"}, []),
}
"""What the schema of GEXF 1.3 lets each element hold: attributes, and elements in the order in which we write them."""


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph"])
def test_gexf_keeps_to_its_schema(name: str, request: pytest.FixtureRequest, knowledge: Knowledge) -> None:
    root = ElementTree.fromstring(b"".join(gexf.write(request.getfixturevalue(name), knowledge)))
    for element in root.iter():
        kind = element.tag.replace(VIZ, "").replace(GEXF, "")
        attributes, children = ALLOWED[kind]
        assert element.tag.startswith(VIZ) == (kind in {"size", "position", "color", "shape"})
        assert set(element.attrib) <= attributes
        found = [child.tag.replace(VIZ, "").replace(GEXF, "") for child in element]
        assert found == sorted(found, key=children.index)
        if "start" in element.attrib:
            date.fromisoformat(element.attrib["start"])
    declared = {(one.get("class"), item.get("id")) for one in root.iter(f"{GEXF}attributes") for item in one}
    for kind in ("node", "edge"):
        used = {one.get("for") for node in root.iter(f"{GEXF}{kind}") for one in node.iter(f"{GEXF}attvalue")}
        assert {(kind, one) for one in used} <= declared
    nodes = [node.get("id") for node in root.iter(f"{GEXF}node")]
    assert len(set(nodes)) == len(nodes)
    assert {edge.get(end) for edge in root.iter(f"{GEXF}edge") for end in ("source", "target")} <= set(nodes)


def test_gephi_opens_with_sizes_colours_places_and_dates(graph: Graph, knowledge: Knowledge) -> None:
    net = nx.read_gexf(io.BytesIO(b"".join(gexf.write(graph, knowledge))))
    person, union = net.nodes["e05"], net.nodes["e00"]
    assert person["label"] == "苏明远"
    assert person["viz"]["size"] > net.nodes["e07"]["viz"]["size"], "he has most facts"
    assert person["viz"]["color"] != union["viz"]["color"]
    assert len({tuple(data["viz"]["position"].values()) for _, data in net.nodes(data=True)}) == len(net)
    assert union["start"] == "2025-03-12"
    assert {data["relation_zh"] for _, _, data in net.edges(data=True)} >= {"领导", "任职于"}


@pytest.mark.parametrize("name", ["graph", "hostile_graph"])
def test_igraph_reads_graphml(name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="the Python package igraph is not installed")
    graph: Graph = request.getfixturevalue(name)
    path = tmp_path / "graph.graphml"
    path.write_bytes(b"".join(graphml.write(graph, knowledge)))
    net = igraph.Graph.Read_GraphML(str(path))
    assert net.vcount() == len(graph.entities) + sum(edge.literal for edge in graph.edges)
    assert net.ecount() == len(graph.edges)
    assert net.vs["label"][: len(graph.entities)] == [characters.flatten(entity.name) for entity in graph.entities]
    assert all(size > 0 for size in net.vs["size"])


@pytest.mark.skipif(not (LITE.is_dir() and shutil.which("node")), reason="graphology-gexf is not there: npm ci")
@pytest.mark.parametrize("name", ["graph", "hostile_graph"])
def test_gephi_lite_reads_gexf(name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path) -> None:
    graph: Graph = request.getfixturevalue(name)
    path = tmp_path / "graph.gexf"
    path.write_bytes(b"".join(gexf.write(graph, knowledge)))
    script = Path(__file__).parent / "tools" / "read_gexf.mjs"
    ran = subprocess.run(["node", str(script), str(path)], capture_output=True, check=False, timeout=60)
    found = json.loads(ran.stdout or b"null")
    names = {entity.id: characters.flatten(entity.name) for entity in graph.entities}
    assert found, ran.stderr.decode()
    assert {one: known["label"] for one, known in found["nodes"] if not one.startswith("value-")} == names
    assert len(found["edges"]) == len(graph.edges)
    assert all(known["color"].startswith("rgb(") and "x" in known for _, known in found["nodes"])


def test_a_graph_too_big_for_a_layout_has_no_places(
    graph: Graph, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST_ENTITIES", 5)
    data = b"".join(gexf.write(graph, knowledge))
    assert b"viz:position" not in data
    assert nx.read_gexf(io.BytesIO(data)).number_of_edges() == len(graph.edges)


def test_gexf_bears_no_date_of_its_making(graph: Graph, knowledge: Knowledge) -> None:
    assert b"lastmodifieddate" not in b"".join(gexf.write(graph, knowledge))


def test_a_text_that_xml_holds_stays_whole() -> None:
    text = "中文 𠮷 \t\n <&>'\""
    assert characters.clean(text) == text
    assert characters.clean("a\x00\x0b\ud800\ufffeb") == "ab"


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
