"""The graph of the seeds, in every form of RDF, and readers that others wrote."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

import zhitu
from zhitu import exporters
from zhitu.exporters import tools
from zhitu.knowledge import Knowledge, load
from zhitu.model import Graph, Settings

ROOT = Path(__file__).parents[3]
PARSER = Path(__file__).with_name("parse.mjs")

FORMS = ("turtle", "nquads", "jsonld", "plain", "rdf12", "wikidata", "quickstatements", "nanopub", "protege",
         "schemaorg")  # fmt: skip

Quads = frozenset[ox.Quad]


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def graph() -> Graph:
    return zhitu.build(ROOT / "seeds", settings=Settings(tagger="jieba"))


@pytest.fixture(scope="session")
def folder(graph: Graph, known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All forms, each under the name that it has by itself; ``web`` is a folder of its own."""
    folder = tmp_path_factory.mktemp("forms")
    for form in FORMS:
        tools.export(graph, known, form, folder / tools.TOOLS[form].file)
    tools.export(graph, known, "web", folder / "web")
    return folder


@pytest.fixture(scope="session")
def built(graph: Graph, known: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    exporters.export(graph, known, folder)
    return folder


@pytest.fixture(scope="session")
def rapper() -> Callable[[Path, str], Quads]:
    """What raptor reads in a file."""
    if shutil.which("rapper") is None:
        pytest.skip("rapper is missing: install raptor2-utils")

    def read(path: Path, form: str) -> Quads:
        told = subprocess.run(
            ["rapper", "-q", "-i", form, "-o", "nquads", str(path)], capture_output=True, check=False, timeout=120
        )
        assert told.returncode == 0, told.stderr.decode()
        return frozenset(ox.parse(told.stdout, format=ox.RdfFormat.N_QUADS))

    return read


@pytest.fixture(scope="session")
def n3() -> Callable[[Path, str], Quads]:
    """What N3.js reads in a file."""
    if shutil.which("node") is None or not (ROOT / "node_modules" / "n3").is_dir():
        pytest.skip("N3.js is missing: run npm ci")

    def read(path: Path, form: str) -> Quads:
        told = subprocess.run(
            ["node", str(PARSER), str(path), form], capture_output=True, check=False, timeout=120, cwd=ROOT
        )
        assert told.returncode == 0, told.stderr.decode()
        return frozenset(ox.parse(told.stdout, format=ox.RdfFormat.N_QUADS))

    return read
