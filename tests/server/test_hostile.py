"""Requests that try to read, reach or break what they should not: each is refused in words, and the server lives on."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from .running import Running, run

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Running]:
    with run(built, "--deadline", "5") as running:
        yield running


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket on this machine that nobody may come to."""
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        yield waiting
        waiting.settimeout(0.2)
        with pytest.raises(TimeoutError):
            waiting.accept()


@pytest.fixture(autouse=True)
def alive(server: Running) -> Iterator[None]:
    """After whatever it was, the server still answers."""
    yield
    assert json.loads(server.ask("ASK { ?s zt:leads ?o }").body)["boolean"] is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ \\u0053ERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p 1SERVICE<{0}>{{}} }}",
        "LOAD <{0}>",
        "LOAD <{0}> INTO GRAPH <urn:g>",
    ],
)
def test_nothing_reaches_out(query: str, server: Running, listener: socket.socket) -> None:
    place = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    reply = server.ask(query.format(place))
    assert reply.status == 400
    assert "reach out" in json.loads(reply.body)["where"]


@pytest.mark.parametrize("clause", ["FROM <{0}>", "FROM NAMED <{0}>"])
def test_a_graph_elsewhere_is_not_fetched(clause: str, server: Running, listener: socket.socket) -> None:
    place = f"http://127.0.0.1:{listener.getsockname()[1]}/x.ttl"
    reply = server.ask(f"SELECT * {clause.format(place)} {{ ?s ?p ?o }}", "text/csv")
    assert reply.body == b"o,p,s\r\n"
    for name in ("default-graph-uri", "named-graph-uri"):
        assert server.ask("SELECT * { ?s ?p ?o }", "text/csv", **{name: place}).body == b"o,p,s\r\n"
    assert server.send("GET", "/data?graph=" + quote(place)).status == 404


def test_no_file_is_read(server: Running, built: Path) -> None:
    place = (built / "graph.nq").as_uri()
    assert server.ask(f"SELECT * FROM <{place}> {{ ?s ?p ?o }}").status == 400
    assert server.ask("SELECT * { ?s ?p ?o }", "text/csv", **{"default-graph-uri": place}).body == b"o,p,s\r\n"


@pytest.mark.parametrize("sign", ["{}", "()", "[]"])
def test_deep_nesting_ends_no_more_than_its_own_worker(sign: str, server: Running) -> None:
    deep = sign[0] * 40_000 + sign[1] * 40_000
    where = {"{}": deep, "()": f"FILTER{deep}", "[]": f"?s ?p {deep}"}[sign]
    reply = server.send("POST", "/sparql", f"SELECT * {{ {where} }}", {"Content-Type": QUERY})
    assert reply.status == 400
    assert json.loads(reply.body)["what"]


@pytest.mark.parametrize("letters", [100_001, 1_000_000, 3_000_000])
@pytest.mark.parametrize("kind", [FORM, QUERY])
def test_a_query_of_a_megabyte_is_too_large(letters: int, kind: str, server: Running) -> None:
    query = "ASK {}" + "#" * letters
    body = f"query={quote(query)}" if kind == FORM else query
    assert server.send("POST", "/sparql", body, {"Content-Type": kind}).status == 413


def test_an_address_of_a_megabyte_is_refused(server: Running) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        try:
            connection.sendall(b"GET /sparql?query=" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        except ConnectionError:
            return  # it did not even read on
        assert connection.recv(100).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%ff%22%20%7D", None, ""),
        ("/sparql?query=ASK{}&default-graph-uri=%c3%28", None, ""),
        ("/sparql", b"query=ASK+%7B+%3Fs+%3Fp+%22%80%22+%7D", FORM),
        ("/sparql", b'ASK { ?s ?p "\xc3\x28" }', QUERY),
        ("/sparql", b'ASK { ?s ?p "\xed\xa0\x80" }', QUERY),
        ("/sparql?query=%ED%A0%80", None, ""),
    ],
)
def test_what_is_not_utf8_is_refused(path: str, body: bytes | None, kind: str, server: Running) -> None:
    reply = server.send("POST" if body else "GET", path, body, {"Content-Type": kind} if kind else {})
    assert reply.status == 400
    assert "UTF-8" in json.loads(reply.body)["what"]


@pytest.mark.parametrize(
    "query", ['ASK { ?s ?p "\x00" }', "\ufeffASK {}", "ASK { ?s ?p '\U0010ffff' }", "", " ", "\x00" * 9]
)
def test_odd_signs_are_a_query_or_a_mistake_in_it(query: str, server: Running) -> None:
    assert server.send("POST", "/sparql", query, {"Content-Type": QUERY}).status in (200, 400)


@pytest.mark.parametrize(
    "name", ["not an iri", "http://[::1", "urn:a b", "<urn:a>", "http://example.org/%", "../graph.nq", "\u202e"]
)
def test_a_name_that_is_none_is_refused_or_empty(name: str, server: Running) -> None:
    reply = server.ask("SELECT * { ?s ?p ?o }", "text/csv", **{"default-graph-uri": name})
    assert reply.status == 400 or reply.body == b"o,p,s\r\n"


def test_a_thousand_parameters_are_too_many(server: Running) -> None:
    assert server.send("POST", "/sparql", "a=1&" * 5000 + "query=ASK{}", {"Content-Type": FORM}).status == 400


@pytest.mark.parametrize(
    "lines",
    [
        b"Host: 127.0.0.1\r\nAccept: " + b"a/b;q=nan," * 900,
        b"Host: 127.0.0.1\r\nAccept: ;;;,,,/;q=\xff",
        b'Host: 127.0.0.1\r\nContent-Type: ;charset="',
        b"Host: 127.0.0.1\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example",
    ],
)
def test_odd_headers_do_no_harm(lines: bytes, server: Running) -> None:
    said = talk(server, b"GET /sparql?query=ASK{} HTTP/1.1\r\nConnection: close\r\n" + lines + b"\r\n\r\n")
    assert int(said.split(b" ")[1]) in (200, 400, 406)
    assert b"evil.example" not in said


@pytest.mark.parametrize(
    "host", [b"evil.example", b"127.0.0.1.evil.example", b"<script>", b"a b", b"127.0.0.1@evil", b""]
)
def test_the_host_of_a_request_is_this_machine(host: bytes, server: Running) -> None:
    """Else a page whose name was pointed at this machine could ask as one of ours."""
    said = talk(server, b"GET /sparql HTTP/1.1\r\nConnection: close\r\nHost: " + host + b"\r\n\r\n")
    assert int(said.split(b" ")[1]) in (400, 421)


@pytest.mark.parametrize(
    "path", ["//sparql", "/sparql/../../graph.nq", "/sparql%00", "/SPARQL", "/sparql;x", "/data/..%2f..%2fgraph.nq"]
)
def test_odd_paths_lead_nowhere(path: str, server: Running) -> None:
    assert server.send("GET", path).status in (404, 307)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /sparql?query=ASK{} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\r\n b\r\nBad Name: x\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET /sparql?query=\xe5\xb7\xa5 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
)
def test_what_is_no_http_is_refused(request_: bytes, server: Running) -> None:
    said = talk(server, request_)
    assert said == b"" or 400 <= int(said.split(b" ")[1]) < 500


def test_a_client_that_leaves_takes_its_query_with_it(server: Running) -> None:
    """Forty endless queries whose clients hung up leave no worker behind that others would wait for."""
    for _ in range(40):
        server.begin("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }").close()
    begun = time.monotonic()
    assert server.ask("ASK {}").status == 200
    assert time.monotonic() - begun < 4


def talk(server: Running, request: bytes) -> bytes:
    """What the server says to these very bytes, until it closes or falls silent."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=2) as connection:
        connection.sendall(request)
        said = b""
        try:
            while piece := connection.recv(65536):
                said += piece
        except (TimeoutError, ConnectionError):
            pass
        return said
