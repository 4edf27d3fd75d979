"""Cytoscape.js opens the file: every node with its name and place, every edge between its ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from zhitu.exporters.characters import clean, flatten
from zhitu.exporters.tools import cytoscape
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

HERE = Path(__file__)
LIBRARY = HERE.parents[3] / "node_modules" / "cytoscape"


@pytest.mark.skipif(not (LIBRARY.is_dir() and shutil.which("node")), reason="Cytoscape.js is not there: npm ci")
@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph", "no_graph"])
def test_cytoscape_opens_every_element(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path
) -> None:
    graph: Graph = request.getfixturevalue(name)
    path = tmp_path / "graph.cyjs"
    path.write_bytes(b"".join(cytoscape.write(graph, knowledge)))
    command = ["node", str(HERE.with_name("read_cytoscape.mjs")), str(path)]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=60)
    found = json.loads(ran.stdout or b"null")
    assert found, ran.stderr.decode()
    names = {entity.id: flatten(entity.name) for entity in graph.entities}
    assert {row[0]: row[1] for row in found["nodes"] if not row[0].startswith("value-")} == names
    assert len({tuple(row[2:]) for row in found["nodes"]}) == len(found["nodes"]), "no two stand at one place"
    edges = sorted((edge.subject, clean(edge.relation)) for edge in graph.edges)
    assert sorted((row[0], row[2]) for row in found["edges"]) == edges
