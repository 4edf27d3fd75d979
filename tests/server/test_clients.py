"""The clients that people have, against a running server, in each format that they know."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from zhitu.knowledge.namespaces import ZT

from .running import Running, run

PREFIX = f"PREFIX zt: <{ZT}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
SELECT = PREFIX + "SELECT ?who ?body { ?p zt:leads ?o . ?p rdfs:label ?who . ?o rdfs:label ?body }"
CONSTRUCT = PREFIX + "CONSTRUCT { ?p zt:leads ?o } { ?p zt:leads ?o }"
LEADS = tuple(
    URIRef(iri)
    for iri in ("https://w3id.org/zhitu/id/person-1", ZT + "leads", "https://w3id.org/zhitu/id/organization-1")
)

OLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""rdflib warns of itself, in what it reads and in what the wrapper has it read."""


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Running]:
    with run(built) as running:
        yield running


@pytest.fixture(params=[("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)], ids=["get", "form", "direct"])
def wrapper(request: pytest.FixtureRequest, server: Running) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setMethod(request.param[0])
    client.setRequestMethod(request.param[1])
    return client


def ask(wrapper: SPARQLWrapper, query: str, form: str) -> object:
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    return wrapper.query().convert()


def test_sparqlwrapper_reads_tables(wrapper: SPARQLWrapper) -> None:
    whole = ask(wrapper, SELECT, JSON)
    assert [row["who"]["value"] for row in whole["results"]["bindings"]] == ["苏明远"]  # type: ignore[index]
    xml = ask(wrapper, SELECT, XML)
    assert "苏明远" in [node.firstChild.data for node in xml.getElementsByTagName("literal")]  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(ask(wrapper, SELECT, CSV).decode())))  # type: ignore[attr-defined]
    assert rows == [["who", "body"], ["苏明远", "青禾市总工会"]]
    assert ask(wrapper, SELECT, TSV).decode() == '?who\t?body\n"苏明远"@zh\t"青禾市总工会"@zh\n'  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", [JSON, XML])
def test_sparqlwrapper_reads_truths(form: str, wrapper: SPARQLWrapper) -> None:
    told = ask(wrapper, PREFIX + "ASK { ?s zt:leads ?o }", form)
    assert (told["boolean"] if form == JSON else "true" in told.toxml()) is True  # type: ignore[index,attr-defined]


@OLD
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD, N3, XML])
def test_sparqlwrapper_reads_triples(form: str, wrapper: SPARQLWrapper) -> None:
    told = ask(wrapper, CONSTRUCT, form)
    graph = Graph().parse(data=told, format="turtle") if isinstance(told, bytes) else told
    assert list(graph) == [LEADS]  # type: ignore[call-overload]


def test_sparqlwrapper_hears_of_mistakes(wrapper: SPARQLWrapper) -> None:
    with pytest.raises(QueryBadFormed, match="cannot be answered"):
        ask(wrapper, "SELECT * {", JSON)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_asks_as_a_store(method: str, form: str, server: Running) -> None:
    graph = Graph(SPARQLStore(f"{server.address}/sparql", method=method, returnFormat=form))
    assert [tuple(row) for row in graph.query(SELECT)] == [  # type: ignore[arg-type]
        tuple(Literal(name, lang=None if form == "csv" else "zh") for name in ("苏明远", "青禾市总工会"))
    ]


def test_rdflib_walks_the_graph(server: Running) -> None:
    graph = Graph(SPARQLStore(f"{server.address}/sparql"))
    assert list(graph.triples((None, URIRef(ZT + "leads"), None))) == [LEADS]
    assert LEADS in graph
    assert len(graph) > 50
    assert bool(graph.query(PREFIX + "ASK { ?s zt:leads ?o }").askAnswer)
    assert list(graph.query(CONSTRUCT)) == [LEADS]
    document = Graph(SPARQLStore(f"{server.address}/sparql"), URIRef("https://w3id.org/zhitu/id/document/qinghe/1.txt"))
    assert 0 < len(document) < len(graph)


@OLD
def test_rdflib_loads_a_graph_by_its_address(server: Running) -> None:
    for accepted in ("turtle", "xml", "nt", "json-ld"):
        assert LEADS in Graph().parse(f"{server.address}/data?default", format=accepted), accepted


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not here")
def test_curl_asks(server: Running) -> None:
    def curl(*options: str) -> str:
        return subprocess.run(["curl", "-sS", *options], capture_output=True, check=True, text=True).stdout

    place = f"{server.address}/sparql"
    assert json.loads(curl("-G", place, "--data-urlencode", f"query={SELECT}"))["head"]["vars"] == ["who", "body"]
    assert curl(place, "-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}").endswith(
        "苏明远,青禾市总工会\n"
    )
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", CONSTRUCT)
    assert "leads" in curl(place, *direct)
    assert curl("-o", "/dev/null", "-w", "%{http_code}", place, "-H", "Accept: image/png", *direct) == "406"
