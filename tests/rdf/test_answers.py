"""Asking a graph: what comes back, in which forms, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import socket
import sys
import time
from pathlib import Path

import pytest

from zhitu import rdf
from zhitu.errors import InputError, QueryError
from zhitu.rdf import engine, refusals
from zhitu.rdf.results import Answer, Term, width

ELSEWHERE = "<http://127.0.0.1:1/>"


def test_a_select_gives_terms_in_columns(folder: Path) -> None:
    answer = rdf.query(folder, "SELECT ?s ?name ?none WHERE { ?s zt:leads ?b ; rdfs:label ?name }")
    iri = Term("iri", "https://w3id.org/zhitu/id/person-1")
    assert answer == Answer("select", ("s", "name", "none"), ((iri, Term("literal", "周明", "zh"), None),))


def test_an_ask_is_one_cell(folder: Path) -> None:
    yes = rdf.query(folder, "ASK { ?s zt:leads ?o }")
    no = rdf.query(folder, "ASK { ?s zt:acquired ?o }")
    assert (yes.holds(), no.holds()) == (True, False)
    assert (yes.text(), json.loads(no.json())["boolean"]) == ("answer\n──────\ntrue\n", False)


def test_a_construct_is_sorted_and_without_doubles(folder: Path) -> None:
    answer = rdf.query(folder, "CONSTRUCT { ?p zt:in ?a } WHERE { ?a zt:mentions ?p . ?p a zt:Person }")
    assert answer.columns == ("subject", "predicate", "object")
    assert len(answer.rows) == len(set(answer.rows)) == 6
    assert [str(row[0]) for row in answer.rows] == sorted(str(row[0]) for row in answer.rows)


def test_named_graphs_are_documents_and_the_default_graph_is_all(folder: Path) -> None:
    query = "SELECT DISTINCT ?p WHERE { GRAPH ?g { ?g zt:path ?p . ?fact a zt:Fact } } ORDER BY ?p"
    assert [str(row[0]) for row in rdf.query(folder / "graph.nq", query).rows] == [
        "seeds/week.jsonl#7",
        "seeds/第一天.txt",
    ]
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert rdf.query(folder / "graph.nq", count) == rdf.query(folder / "graph.ttl", count)


def test_a_table_aligns_wide_characters() -> None:
    answer = Answer(
        "select", ("名", "n"), ((Term("literal", "工会"), Term("literal", "1")), (Term("literal", "x"), None))
    )
    lines = answer.text().splitlines()
    assert lines[2] == "工会  1"
    assert len({width(line.split("  ")[0]) for line in lines[1:3]}) == 1


def test_a_table_does_not_command_the_terminal() -> None:
    text = Answer("select", ("x",), ((Term("literal", "a\x1b[2J\nb\u202ec"),),)).text()
    assert not {"\x1b", "\u202e"} & set(text)
    assert len(text.splitlines()) == 3


def test_a_csv_begins_no_formula_and_reads_back() -> None:
    cells = ["=1+1", "+1", "-1", "@x", "a,b", 'c"d', "行\n二"]
    text = Answer("select", ("x",), tuple((Term("literal", cell),) for cell in cells)).csv()
    read = [row[0] for row in csv.reader(io.StringIO(text, newline=""))]
    assert read == ["x", "'=1+1", "'+1", "'-1", "'@x", "a,b", 'c"d', "行\n二"]


def test_json_is_that_of_the_standard(folder: Path) -> None:
    answer = rdf.query(
        folder, "SELECT ?l ?c WHERE { ?f rdf:subject/rdfs:label ?l ; zt:confidence ?c } ORDER BY ?c LIMIT 1"
    )
    row = json.loads(answer.json())["results"]["bindings"][0]
    assert row["l"] == {"type": "literal", "value": "李青", "xml:lang": "zh"}
    assert row["c"] == {"type": "literal", "value": "0.4", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p ?x FILTER(?x<1)SERVICE#>\n{ELSEWHERE}{{?a ?b ?c}} }}",
        f"SELECT * {{ ?s ?p 1SERVICE{ELSEWHERE}{{}} }}",
        f"SELECT * {{ ?s ?p trueSERVICE{ELSEWHERE}{{}} }}",
        f"SELECT * {{ ?s ?p 1e5SERVICE{ELSEWHERE}{{}} }}",
        f"PREFIX x: {ELSEWHERE} SELECT * {{ SERVICEx:y{{}} }}",
        f"SELECT * {{ ?s zt:a\\#c ?o . SERVICE {ELSEWHERE} {{?a ?b ?c}} }}",
        f"SELECT * {{ ?s ?p zt:.SERVICE{ELSEWHERE}{{}} }}",
        f'SELECT * {{ VALUES ?x {{"""a"}} SERVICE {ELSEWHERE} {{ ?a ?b ?c }} }}',
        f"SELECT * {{ \\u0053ERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"LOAD {ELSEWHERE}",
        "SELECT * FROM <file:///etc/hosts> { ?s ?p ?o }",
        "SELECT * FROM NAMED <FILE:x.ttl> { GRAPH ?g { ?s ?p ?o } }",
        "INSERT DATA { <a:b> <a:c> 1 }",
        "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
        "drop all",
        "ASK {}" + " " * refusals.LONGEST_QUERY,
        "ASK " + "{" * 200 + "}" * 200,
        "SELECT * { ?s ?p " + "(" * 200 + ")" * 200 + " }",
    ],
)
def test_a_query_that_reaches_out_or_changes_is_refused(query: str) -> None:
    with pytest.raises(QueryError):
        refusals.refuse(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s rdfs:label "SERVICE"@zh }',
        'SELECT * { ?s rdfs:label "' + "(" * 200 + '" }',
        "SELECT * { " + "{ ?s ?p ?o } UNION " * 200 + "{} }",
        "ASK " + "{" * 90 + "}" * 90,
        "SELECT * { ?s rdfs:label '''it's a 'LOAD' ''' }",
        'SELECT * { ?s rdfs:label "\\" SERVICE " }',
        "SELECT * { ?s a <https://example.org/service> } # then LOAD it",
        "SELECT ?service WHERE { ?service a zt:Service . ?x zt:load $LOAD }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * { ?s <https://example.org/a_(service)> ?o }",
        "SELECT * FROM <https://example.org/g> { ?s ?p ?o }",
    ],
)
def test_a_word_in_a_string_a_name_or_a_comment_is_no_keyword(query: str, folder: Path) -> None:
    rdf.query(folder, query)


def test_a_hostile_text_is_lexed_in_little_time() -> None:
    begun = time.process_time()
    for text in ('"""' * 30_000, "<a" * 45_000, "'\\" * 45_000, "a:" * 45_000, "\\u0022" * 15_000, "#" * 99_000):
        list(refusals.tokens(text))
    assert time.process_time() - begun < 5


def test_a_mistake_comes_back_with_the_parsers_words(folder: Path) -> None:
    with pytest.raises(QueryError, match="expected"):
        rdf.query(folder, "SELECT ?s WHERE { ?s ")


@pytest.mark.parametrize("tail", ["ORDER BY ?n", "GROUP BY ?a"])
def test_a_query_that_does_not_end_is_ended(folder: Path, tail: str) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match="too long"):
        rdf.query(
            folder,
            f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }} {tail}",
            deadline=0.5,
        )
    assert time.monotonic() - begun < 5


def test_an_answer_that_is_too_large_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_ANSWER", 1000)
    with pytest.raises(QueryError, match="too large"):
        rdf.query(folder, "SELECT * { ?s ?p ?o }")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds the memory of a process")
def test_a_query_that_eats_memory_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_MEMORY", 300 * 1024**2)
    with pytest.raises(QueryError, match="too much memory"):
        rdf.query(folder, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d", deadline=30)


@pytest.mark.parametrize(("name", "text"), [("x.ttl", "id:a zt:b"), ("x.txt", ""), ("missing.nq", None)])
def test_what_is_no_graph_is_refused_in_words(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        rdf.query(tmp_path / name, "ASK {}")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot take them away from one process")
def test_the_worker_opens_no_socket_and_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the lexer out of the way, the kernel still lets nothing out."""
    monkeypatch.setattr(refusals, "refuse", lambda query: None)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        with pytest.raises(QueryError, match="Too many open files"):
            rdf.query(folder, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            server.accept()
