"""The file for Protégé before the reasoner that Protégé brings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


def test_the_graph_is_consistent_with_its_vocabulary(folder: Path) -> None:
    owlready2 = pytest.importorskip("owlready2")
    if shutil.which("java") is None:
        pytest.skip("HermiT needs Java")
    world = owlready2.World()
    loaded = world.get_ontology((folder / "graph.rdf").as_uri()).load()
    person = world["https://w3id.org/zhitu/ontology#Person"]
    assert len(list(person.instances())) > 10
    with loaded:  # dates are no datatype of OWL 2, and stand for themselves
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    assert not list(world.inconsistent_classes())
