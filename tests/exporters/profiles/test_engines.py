"""The same questions to rdflib, Oxigraph and Virtuoso: the same answers."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph

from zhitu.rdf import queries

Row = tuple[object, ...]
Ask = Callable[[str], list[Row]]

GRAPH = "urn:zhitu"
START = 90
"""Seconds that Virtuoso may need to make its files on a busy machine."""

SETTINGS = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/vt.db
TransactionFile = {folder}/vt.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def value(text: str, datatype: str) -> object:
    """A value and not its spelling: Virtuoso writes the boolean false as 0."""
    kind = datatype.rpartition("#")[2]
    if kind in {"integer", "decimal", "int", "double"}:
        return Decimal(text).normalize()
    return text in {"true", "1"} if kind == "boolean" else text


@pytest.fixture(scope="module")
def virtuoso(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Virtuoso with the graph, loaded by its own bulk loader."""
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso is missing: install virtuoso-opensource-7-bin")
    home = tmp_path_factory.mktemp("virtuoso")
    shutil.copy(folder / "graph.ttl", home)
    sql, http = free_port(), free_port()
    (home / "v.ini").write_text(SETTINGS.format(folder=home, sql=sql, http=http))
    server = subprocess.Popen(
        ["virtuoso-t", "+foreground", "+configfile", str(home / "v.ini")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
    )

    def ask(query: str) -> list[Row]:
        asked = urllib.parse.urlencode({"query": query, "default-graph-uri": GRAPH}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{http}/sparql", asked, {"Accept": "application/sparql-results+json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            told = json.load(answer)
        cells = [[row.get(name) for name in told["head"]["vars"]] for row in told["results"]["bindings"]]
        return [tuple(cell and value(cell["value"], cell.get("datatype", "")) for cell in row) for row in cells]

    try:
        wait(ask)
        load = f"ld_dir('{home}', 'graph.ttl', '{GRAPH}'); rdf_loader_run(); checkpoint;"
        told = subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"], capture_output=True, check=True, timeout=120
        )
        assert b"Error" not in told.stdout, told.stdout
        yield ask
    finally:
        server.kill()
        server.wait()


def wait(ask: Ask) -> None:
    end = time.monotonic() + START
    while True:
        try:
            ask("SELECT ?s { ?s ?p ?o } LIMIT 1")
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


@pytest.fixture(scope="module")
def oxigraph(folder: Path) -> Ask:
    store = ox.Store()
    store.load((folder / "graph.ttl").read_bytes(), ox.RdfFormat.TURTLE)

    def ask(query: str) -> list[Row]:
        answer = store.query(query)
        assert isinstance(answer, ox.QuerySolutions)
        return [
            tuple(
                cell and value(cell.value, cell.datatype.value if isinstance(cell, ox.Literal) else "") for cell in row
            )
            for row in answer
        ]

    return ask


@pytest.fixture(scope="module")
def rdflib(folder: Path) -> Ask:
    graph = RdfGraph().parse(folder / "graph.ttl")

    def ask(query: str) -> list[Row]:
        rows = graph.query(query)
        return [
            tuple(None if cell is None else value(str(cell), str(getattr(cell, "datatype", ""))) for cell in row)
            for row in rows
        ]

    return ask


def same(left: list[Row], right: list[Row]) -> bool:
    return sorted(left, key=repr) == sorted(right, key=repr)


@pytest.mark.parametrize("name", sorted(queries.named()))
def test_rdflib_and_oxigraph_answer_alike(name: str, rdflib: Ask, oxigraph: Ask) -> None:
    query = queries.named()[name].text
    assert same(rdflib(query), oxigraph(query))


@pytest.mark.parametrize("name", sorted(queries.named()))
def test_virtuoso_answers_as_oxigraph_does(name: str, virtuoso: Ask, oxigraph: Ask) -> None:
    query = queries.named()[name].text
    assert same(virtuoso(query), oxigraph(query))


def test_virtuoso_holds_all_triples(virtuoso: Ask, oxigraph: Ask) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert virtuoso(query) == oxigraph(query)
