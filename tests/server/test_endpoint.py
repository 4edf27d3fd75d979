"""The endpoint as its users meet it: formats, statuses, what it says of itself, and the graphs as a whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from zhitu.server.sparql import ROWS, TRIPLES

from .running import Running, run

DOCUMENT = "https://w3id.org/zhitu/id/document/qinghe/1.txt"
SELECT = "SELECT ?who { ?p zt:leads ?o . ?p rdfs:label ?who }"
CONSTRUCT = "CONSTRUCT { ?p zt:leads ?o } { ?p zt:leads ?o }"
LEADS = ox.Triple(
    ox.NamedNode("https://w3id.org/zhitu/id/person-1"),
    ox.NamedNode("https://w3id.org/zhitu/ontology#leads"),
    ox.NamedNode("https://w3id.org/zhitu/id/organization-1"),
)
WITHOUT_QUERY = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Running]:
    with run(built, "--deadline", "2") as running:
        yield running


@pytest.mark.parametrize("kind", ROWS)
def test_a_table_comes_in_every_format(kind: str, server: Running) -> None:
    reply = server.ask(SELECT, kind)
    assert (reply.status, reply.kind) == (200, kind)
    if kind == "text/csv":
        assert reply.body.decode() == "who\r\n苏明远\r\n"
        return
    rows = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.from_media_type(ROWS[kind]))
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["who"] for row in rows] == [ox.Literal("苏明远", language="zh")]


@pytest.mark.parametrize("kind", [kind for kind in ROWS if not kind.startswith("text/")])
@pytest.mark.parametrize(("query", "truth"), [("ASK { ?s zt:leads ?o }", True), ("ASK { ?s zt:spouse ?o }", False)])
def test_a_truth_comes_in_every_format_that_has_one(kind: str, query: str, truth: bool, server: Running) -> None:
    reply = server.ask(query, kind)
    answer = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.from_media_type(ROWS[kind]))
    assert isinstance(answer, ox.QueryBoolean)
    assert bool(answer) is truth


@pytest.mark.parametrize("kind", TRIPLES)
def test_triples_come_in_every_format(kind: str, server: Running) -> None:
    reply = server.ask(CONSTRUCT, kind)
    assert (reply.status, reply.kind) == (200, kind)
    format_ = ox.RdfFormat.from_media_type(TRIPLES[kind])
    assert [quad.triple for quad in ox.parse(reply.body, format=format_)] == [LEADS]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+json;q=0.1, */*;q=0", "text/csv"),
        ("text/turtle, text/tab-separated-values;q=0.2", "text/tab-separated-values"),
        ("text/*", "text/csv"),
        ("text/html, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_a_client_gets_the_format_that_it_likes_best(accept: str, kind: str, server: Running) -> None:
    reply = server.ask(SELECT, accept)
    assert (reply.status, reply.kind) == (200, kind)
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "text/csv;q=0, application/rdf+xml", "*/*;q=0"])
def test_a_form_that_a_table_has_not_is_refused(accept: str, server: Running) -> None:
    assert server.ask(SELECT, accept).status == 406


def test_a_triple_that_rdf_xml_cannot_tell_is_no_broken_xml(server: Running) -> None:
    query = "CONSTRUCT { <urn:a> <http://example.org/1> 1 } {}"
    assert server.ask(query, "application/rdf+xml").status == 406
    assert server.ask(query, "text/turtle").status == 200


def test_a_head_is_a_get_without_its_body(server: Running) -> None:
    path = "/sparql?query=" + quote(SELECT)
    got, head = (server.send(method, path, headers={"Accept": "text/csv"}) for method in ("GET", "HEAD"))
    assert head.body == b""
    assert {name: got.headers[name] for name in ("content-length", "content-type")} == {
        name: head.headers[name] for name in ("content-length", "content-type")
    }


def test_what_is_wrong_with_a_query_is_said_in_the_words_of_the_parser(server: Running) -> None:
    reply = server.ask("SELECT ?s WHERE { ?s ")
    assert reply.status == 400
    assert "1:22" in json.loads(reply.body)["where"]


def test_relative_names_are_those_of_the_service(server: Running) -> None:
    reply = server.ask("CONSTRUCT { <s> <#p> 1 } {}", "application/n-triples")
    assert reply.body.decode().startswith(f"<{server.address}/s> <{server.address}/sparql#p> ")


def test_a_query_that_does_not_end_is_told_so_at_the_deadline(server: Running) -> None:
    reply = server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert (reply.status, reply.headers["retry-after"]) == (503, "2")
    assert json.loads(reply.body)["what"] == "the query took too long"


def test_a_large_answer_comes_whole_or_not_at_all(server: Running) -> None:
    large = server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 20000", "text/csv")
    assert large.status == 200
    assert len(large.body) == int(large.headers["content-length"]) > 1_000_000
    assert large.body.count(b"\r\n") == 20_001
    assert server.ask("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 2000000", "text/csv").status in (413, 503)


def test_the_service_describes_itself(server: Running) -> None:
    reply = server.send("GET", "/sparql", headers={"Accept": "text/turtle"})
    sd = "http://www.w3.org/ns/sparql-service-description#"
    store = ox.Store()
    store.load(reply.body, format=ox.RdfFormat.TURTLE)
    told = store.query(
        f"PREFIX sd: <{sd}> SELECT ?name {{ <{server.address}/sparql> a sd:Service ; sd:endpoint ?e ;"
        "sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset/sd:namedGraph/sd:name ?name }"
    )
    assert isinstance(told, ox.QuerySolutions)
    assert [row["name"] for row in told] == [ox.NamedNode(DOCUMENT)]
    assert len(list(store.quads_for_pattern(None, ox.NamedNode(sd + "resultFormat"), None))) == 10


def test_a_browser_is_led_to_the_page_on_which_to_write_a_query(server: Running) -> None:
    reply = server.send("GET", "/sparql", headers=WITHOUT_QUERY)
    assert (reply.status, reply.headers["location"]) == (303, "/query")
    assert server.send("GET", "/query", headers=WITHOUT_QUERY).status == 200


def test_pages_of_other_origins_may_ask(server: Running) -> None:
    origin = {"Origin": "https://example.org"}
    asked = server.send("GET", "/sparql?query=" + quote("ASK {}"), headers=origin)
    wrong = server.send("GET", "/sparql?query=ASK", headers=origin)
    assert asked.headers["access-control-allow-origin"] == wrong.headers["access-control-allow-origin"] == "*"
    first = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type", **origin}
    flight = server.send("OPTIONS", "/sparql", headers=first)
    assert flight.status == 200
    assert "POST" in flight.headers["access-control-allow-methods"]
    assert "content-type" in flight.headers["access-control-allow-headers"]
    refused = server.send("OPTIONS", "/data", headers={**first, "Access-Control-Request-Method": "PUT"})
    assert refused.status == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/sparql", "/data?default", "/data/document/qinghe/1.txt"])
def test_other_methods_are_told_which_there_are(method: str, path: str, server: Running) -> None:
    reply = server.send(method, path, b"")
    assert reply.status == 405
    assert {"GET", "HEAD"} <= {name.strip() for name in reply.headers["allow"].split(",")}


def test_the_data_are_there_by_graph(server: Running, built: Path) -> None:
    graph = ox.NamedNode(DOCUMENT)
    of_document = {f"{quad.triple} ." for quad in ox.parse(path=str(built / "graph.nq")) if quad.graph_name == graph}
    plain = {"Accept": "application/n-triples"}
    for path in (f"/data?graph={quote(DOCUMENT, safe='')}", "/data/document/qinghe/1.txt"):
        reply = server.send("GET", path, headers=plain)
        assert set(reply.body.decode().splitlines()) == of_document, path
    default = server.send("GET", "/data?default", headers=plain).body.decode().splitlines()
    assert len(default) == len(set(default)) > len(of_document)
    assert of_document < set(default)
    assert server.send("GET", "/data").body == (built / "graph.nq").read_bytes()
    turtle = server.send("HEAD", "/data?default", headers={"Accept": "text/turtle"})
    assert (turtle.status, turtle.kind, turtle.body) == (200, "text/turtle", b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data?graph=http://example.org/none", 404),
        ("/data/document/none.txt", 404),
        ("/data/document/../../graph.nq", 404),
        ("/data/%2e%2e/%2e%2e/graph.nq", 404),
        ("/data/%00", 404),
        ("/data?graph=seeds/x", 400),
        ("/data?graph=", 400),
        ("/data?graph=file:///etc/passwd", 404),
        ("/data?graph=urn:a&graph=urn:b", 400),
        ("/data?default&graph=urn:a", 400),
        ("/data?graph=%ff", 400),
    ],
)
def test_a_graph_that_is_not_there_is_told(path: str, status: int, server: Running) -> None:
    reply = server.send("GET", path)
    assert reply.status == status
    assert json.loads(reply.body)["what"]


def test_a_new_build_is_asked_at_once_and_the_old_one_goes(built: Path, tmp_path: Path) -> None:
    def build(name: str) -> None:
        (tmp_path / "graph.nq").write_text(f'<urn:a> <urn:b> "{name}" .\n', encoding="utf-8")
        (tmp_path / "new.html").write_text(name, encoding="utf-8")
        (tmp_path / "new.html").replace(tmp_path / "graph.html")

    build("first")
    with run(tmp_path) as server:
        assert server.ask("SELECT ?o { ?s ?p ?o }", "text/csv").body == b"o\r\nfirst\r\n"
        build("second")
        assert server.ask("SELECT ?o { ?s ?p ?o }", "text/csv").body == b"o\r\nsecond\r\n"
        (tmp_path / "graph.nq").write_text("<broken", encoding="utf-8")
        os.utime(tmp_path / "graph.html", (1, 1))
        reply = server.ask("ASK {}")
        assert reply.status == 503
        assert "cannot be read" in json.loads(reply.body)["what"]
        build("third")
        assert server.ask("SELECT ?o { ?s ?p ?o }", "text/csv").body == b"o\r\nthird\r\n"
