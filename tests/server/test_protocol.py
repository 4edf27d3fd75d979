"""The cases of the SPARQL 1.1 Protocol test suite of the W3C, against a running ``zhitu serve``.

The suite (github.com/w3c/rdf-tests, folder sparql/sparql11/protocol) writes requests and expectations as RDF. Its 34
cases stand here under their names in our own words: what is sent, and what must come back. It changes its store by
updates; here the four small graphs that it wants are there from the start, and every update must be refused. In
``query_multiple_dataset`` its file escapes the & between two parameters, which makes them one; here they are two, as
the title of the case says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest

from .running import Reply, Running, run

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
TABLES = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
}  # fmt: skip
GRAPHS = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}

PLACE = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
ZERO, ONE, TWO, THREE = (PLACE.format(number) for number in range(4))
TYPED = "<{}> a ?type ."


@dataclass(frozen=True, slots=True)
class Case:
    """A request; ``wanted`` is the form of its answer, or the statuses that refuse it."""

    method: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: str | bytes | None = None
    kind: str = ""
    wanted: str = "refusal"


def get(*parameters: tuple[str, str], wanted: str = "true") -> Case:
    return Case("GET", parameters, wanted=wanted)


def post(body: str | bytes, kind: str, *parameters: tuple[str, str], wanted: str = "true") -> Case:
    return Case("POST", parameters, body, kind, wanted)


def default(*graphs: str) -> tuple[tuple[str, str], ...]:
    return tuple(("default-graph-uri", graph) for graph in graphs)


def named(*graphs: str) -> tuple[tuple[str, str], ...]:
    return tuple(("named-graph-uri", graph) for graph in graphs)


BOTH = f"ASK {{ {TYPED.format(ONE)} {TYPED.format(TWO)} }}"
BOTH_NAMED = f"{{ GRAPH ?a {{ {TYPED.format(ONE)} }} GRAPH ?b {{ {TYPED.format(TWO)} }} }}"
ALL = f"ASK {{ {TYPED.format(THREE)} GRAPH ?a {{ {TYPED.format(ONE)} }} GRAPH ?b {{ {TYPED.format(TWO)} }} }}"
ADD = "INSERT { GRAPH <http://example.org/new/> { ?s a <http://example.org/Seen> } } WHERE { { ?s a ?type } }"
SWAP = "WITH <http://example.org/homes> DELETE { ?p ?n 'Bo' } INSERT { ?p ?n 'Bao' } WHERE { ?p ?n 'Bo' }"

CASES = {
    "query_post_form": post(urlencode({"query": "ASK {}"}), FORM, *default(ZERO)),
    "query_dataset_default_graphs_get": get(("query", BOTH), *default(ONE, TWO)),
    "query_dataset_default_graphs_post": post(BOTH, QUERY, *default(ONE, TWO)),
    "query_dataset_named_graphs_post": post(f"ASK {BOTH_NAMED}", QUERY, *named(ONE, TWO)),
    "query_dataset_named_graphs_get": get(("query", f"ASK {BOTH_NAMED}"), *named(ONE, TWO)),
    "query_dataset_full": post(ALL, QUERY, *default(THREE), *named(ONE, TWO)),
    "query_multiple_dataset": post(f"ASK FROM <{THREE}> {BOTH_NAMED}", QUERY, *named(ONE, TWO)),
    "query_get": get(("query", "ASK {}"), *default(ZERO)),
    "query_content_type_select": post("SELECT (1 AS ?value) {}", QUERY, *default(ZERO), wanted="table"),
    "query_content_type_ask": post("ASK {}", QUERY, *default(ZERO), wanted="truth"),
    "query_content_type_describe": post("DESCRIBE <http://example.org/>", QUERY, *default(ZERO), wanted="graph"),
    "query_content_type_construct": post("CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, *default(ZERO), wanted="graph"),
    "query_post_direct": post("ASK {}", QUERY),
    "bad_query_method": Case("PUT", (("query", "ASK {}"), *default(ZERO)), b"", FORM),
    "bad_multiple_queries": get(("query", "ASK {}"), ("query", "SELECT * {}"), wanted="refusal"),
    "bad_query_wrong_media_type": post("ASK {}", "text/plain", wanted="refusal"),
    "bad_query_missing_form_type": post(urlencode({"query": "ASK {}"}), "", wanted="refusal"),
    "bad_query_missing_direct_type": post("ASK {}", "", wanted="refusal"),
    "bad_query_non_utf8": post("ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", wanted="refusal"),
    "bad_query_syntax": get(("query", "ASK {"), wanted="refusal"),
    "update_dataset_default_graph": post(ADD, UPDATE, ("using-graph-uri", ONE), wanted="refusal"),
    "update_dataset_default_graphs": post(
        ADD, UPDATE, ("using-graph-uri", ONE), ("using-graph-uri", TWO), wanted="refusal"
    ),
    "update_dataset_named_graphs": post(
        ADD, UPDATE, ("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO), wanted="refusal"
    ),
    "update_dataset_full": post(
        ADD, UPDATE, ("using-graph-uri", ONE), ("using-named-graph-uri", TWO), wanted="refusal"
    ),
    "update_post_form": post(urlencode({"update": "CLEAR ALL"}), FORM, wanted="refusal"),
    "update_post_direct": post("CLEAR ALL", UPDATE, wanted="refusal"),
    "update_base_uri": post(
        "INSERT DATA { GRAPH <http://example.org/base/> { <s> <p> <o> } }", UPDATE, wanted="refusal"
    ),
    "bad_update_get": get(("update", "CLEAR ALL"), wanted="refusal"),
    "bad_multiple_updates": post("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, wanted="refusal"),
    "bad_update_wrong_media_type": post("CLEAR NAMED", "text/plain", wanted="refusal"),
    "bad_update_missing_form_type": post("update=CLEAR%20NAMED", "", wanted="refusal"),
    "bad_update_non_utf8": post("CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16", wanted="refusal"),
    "bad_update_syntax": post("update=CLEAR%20XYZ", FORM, wanted="refusal"),
    "bad_update_dataset_conflict": post(
        SWAP, UPDATE, ("using-named-graph-uri", "http://example.org/people"), wanted="refusal"
    ),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("suite")
    typed = "<{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document> <{0}> .\n"
    (folder / "graph.nq").write_text(
        "".join(typed.format(graph) for graph in (ZERO, ONE, TWO, THREE)), encoding="utf-8"
    )
    (folder / "graph.html").write_text("", encoding="utf-8")
    with run(folder) as running:
        yield running


def send(server: Running, case: Case) -> Reply:
    headers = {"Content-Type": case.kind} if case.kind else {}
    asked = urlencode(case.parameters, quote_via=quote)
    return server.send(case.method, f"/sparql?{asked}" if asked else "/sparql", case.body, headers)


def test_the_suite_has_as_many_cases_as_the_one_of_the_w3c() -> None:
    assert len(CASES) == 34
    assert sum("update" not in name for name in CASES) == 20


@pytest.mark.parametrize("name", CASES)
def test_a_case_of_the_suite(name: str, server: Running) -> None:
    case = CASES[name]
    reply = send(server, case)
    if case.wanted == "refusal":
        assert 400 <= reply.status < 500, reply
        assert json.loads(reply.body)["what"]
        return
    assert reply.status == 200, reply
    assert reply.kind in (GRAPHS if case.wanted == "graph" else TABLES)
    if case.wanted in ("true", "truth"):
        assert json.loads(reply.body)["boolean"] is True
    if case.wanted == "table":
        assert json.loads(reply.body)["results"]["bindings"][0]["value"]["value"] == "1"


def test_no_update_of_the_suite_left_a_trace(server: Running) -> None:
    for name, case in CASES.items():
        if "update" in name:
            send(server, case)
    count = server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "text/csv")
    assert count.body == b"n\r\n4\r\n"


@pytest.mark.parametrize("dataset", [default(ONE), named(TWO), (*default(ONE), *named(TWO))])
def test_a_dataset_of_the_request_holds_nothing_else(dataset: tuple[tuple[str, str], ...], server: Running) -> None:
    """What the suite leaves open: a graph that was not named is not there."""
    where = "{ { SELECT ?s { ?s a ?t } } UNION { SELECT ?s { GRAPH ?g { ?s a ?t } } } }"
    reply = send(server, get(("query", f"SELECT ?s FROM <{THREE}> {where} ORDER BY ?s"), *dataset))
    seen = [row["s"]["value"] for row in json.loads(reply.body)["results"]["bindings"]]
    assert seen == [graph for _, graph in dataset]


def test_a_graph_that_is_not_there_is_empty_and_not_fetched(server: Running) -> None:
    elsewhere = "http://127.0.0.1:1/data.ttl"
    for parameters in ({"default-graph-uri": elsewhere}, {"named-graph-uri": elsewhere}):
        assert server.ask("SELECT * { ?s ?p ?o }", "text/csv", **parameters).body == b"o,p,s\r\n"
    assert server.ask(f"SELECT * FROM <{elsewhere}> {{ ?s ?p ?o }}", "text/csv").body == b"o,p,s\r\n"
