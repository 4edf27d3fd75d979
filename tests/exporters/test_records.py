"""The files that other programs read: formats, ranges that give the quotes back, tables that stay tables."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zhitu import exporters
from zhitu.errors import InputError
from zhitu.exporters import citations, records, summary, tables
from zhitu.knowledge import Knowledge
from zhitu.model import Graph


def lines(chunks: Iterable[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(chunks).decode("utf-8").split("\n") if line]


def raw_of(graph: Graph, document: str) -> dict[int, str]:
    """The raw document's characters by their places, as far as the article knows them."""
    article = next(article for article in graph.articles if article.document == document)
    return {
        piece.raw + index: article.text[piece.start + index]
        for piece in article.origin.pieces
        for index in range(piece.length)
    }


def test_raw_characters_at_the_ranges_of_a_fact_are_its_quote(graph: Graph, knowledge: Knowledge) -> None:
    facts = lines(records.write_facts(graph, knowledge))
    assert len(facts) == len(graph.edges)
    torn = 0
    for fact in facts:
        assert fact["evidence"]
        for said in fact["evidence"]:
            raw = raw_of(graph, said["document"])
            assert "".join(raw[at] for start, end in said["ranges"] for at in range(start, end)) == said["quote"]
            torn += len(said["ranges"]) > 1
    assert torn, "no sentence of the sample goes over a column break"


def test_a_fact_names_its_ends_or_its_value(graph: Graph, knowledge: Knowledge) -> None:
    facts = {(fact["subject"]["name"], fact["relation"]): fact for fact in lines(records.write_facts(graph, knowledge))}
    leads = facts["贺清", "leads"]
    assert leads["subject"] == {"id": "e06", "name": "贺清", "kind": "Person", "type": "Person"}
    assert leads["object"]["name"] == "柳溪区总工会"
    assert leads["rule"] == "leads/a"
    assert facts["云杉劳模创新工作室", "foundingDate"]["object"] == {"value": "2019年"}
    assert facts["柳溪区总工会", "organizes"]["status"] == "planned"


def test_a_fact_said_twice_has_two_sentences_and_the_rule_of_the_surer(graph: Graph, knowledge: Knowledge) -> None:
    facts = [fact for fact in lines(records.write_facts(graph, knowledge)) if len(fact["evidence"]) > 1]
    assert [(fact["subject"]["name"], fact["object"]["name"]) for fact in facts] == [("苏明远", "云杉重工有限公司")]
    assert [said["document"] for said in facts[0]["evidence"]] == ["qinghe/0.txt", "qinghe/1.txt"]


def test_a_joint_that_repair_added_is_not_in_the_quote(graph: Graph) -> None:
    article = graph.articles[0]
    first, second = article.origin.pieces
    # One character of the text, the first behind the break, now has no place in the raw page.
    shorter = replace(second, start=second.start + 1, raw=second.raw + 1, length=second.length - 1)
    mended = replace(article, origin=replace(article.origin, pieces=(first, shorter)))
    edge = next(edge for edge in graph.edges if edge.relation == "launched")
    before = citations.cite(edge, {article.id: article})[0].quote
    after = citations.cite(edge, {article.id: mended})[0].quote
    assert len(after) == len(before) - 1


def test_ids_of_facts_are_distinct_and_stay(graph: Graph, knowledge: Knowledge) -> None:
    ids = [fact["id"] for fact in lines(records.write_facts(graph, knowledge))]
    assert len(set(ids)) == len(ids)
    fewer = replace(graph, edges=graph.edges[3:])
    assert [fact["id"] for fact in lines(records.write_facts(fewer, knowledge))] == ids[3:]


def test_articles_hold_the_body_and_its_raw_stretches(graph: Graph, knowledge: Knowledge) -> None:
    for article, line in zip(graph.articles, lines(records.write_articles(graph, knowledge)), strict=True):
        raw = raw_of(graph, article.document)
        assert line["text"] == article.text[article.body :]
        assert line["headline"] not in line["text"]
        assert "".join(raw[at] for start, end in line["ranges"] for at in range(start, end)) == line["text"]
        assert line["byline"] == {"reporters": ["陆禾"], "correspondents": ["宁远"], "photographers": []}
        assert line["repairs"][0]["kind"] == "joined"


def test_problems_keep_their_three_parts(graph: Graph, knowledge: Knowledge) -> None:
    assert lines(records.write_problems(graph, knowledge)) == [
        {"what": "a sentence without an end", "where": "qinghe/1.txt@77", "mend": "Look at the page."}
    ]


def test_every_line_is_json_whatever_the_names(hostile_graph: Graph, knowledge: Knowledge) -> None:
    for write in (records.write_facts, records.write_articles, records.write_problems):
        assert lines(write(hostile_graph, knowledge))


def rows(chunks: Iterable[bytes]) -> list[list[str]]:
    data = b"".join(chunks)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_have_a_row_for_each_node_and_edge(graph: Graph, knowledge: Knowledge) -> None:
    header, *nodes = rows(tables.write_nodes(graph, knowledge))
    assert header == list(tables.NODE_HEADER)
    union = next(dict(zip(header, row, strict=True)) for row in nodes if row[3] == "青禾市总工会")
    assert (union["aliases"], union["edges"]) == ("市总工会 | 市总", "2")
    header, *edges = rows(tables.write_edges(graph, knowledge))
    assert header == list(tables.EDGE_HEADER)
    assert len(edges) == len(graph.edges)


def test_no_control_reaches_tables_and_no_formula_hides_behind_one(hostile_graph: Graph, knowledge: Knowledge) -> None:
    for write in (tables.write_nodes, tables.write_edges, summary.write):
        text = b"".join(write(hostile_graph, knowledge)).decode()
        assert not [char for char in text if unicodedata.category(char) == "Cc" and char not in "\t\n\r"]
    assert tables.encode(("\x00=1+1", "石桥\x1b[31m\ud83d")) == "'=1+1,石桥[31m\r\n".encode()
    assert tables.encode(("\x7f=1+1", "石\x85桥\x9b31m")) == "'=1+1,石桥31m\r\n".encode()
    assert summary.escape("石\x7f桥\x9b31m") == "石桥31m"


def test_no_cell_begins_a_formula(hostile_graph: Graph, knowledge: Knowledge) -> None:
    for write in (tables.write_nodes, tables.write_edges):
        for row in rows(write(hostile_graph, knowledge)):
            assert len(row) == len(tables.NODE_HEADER if write is tables.write_nodes else tables.EDGE_HEADER)
            assert not [cell for cell in row if cell.startswith(tables.FORMULA_STARTS)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_guarded_cell_keeps_its_text(cell: str) -> None:
    assert next(csv.reader(io.StringIO(tables.encode((cell,)).decode(), newline=""))) == [f"'{cell}"]


def test_summary_says_what_was_found_in_both_languages(graph: Graph, knowledge: Knowledge) -> None:
    text = b"".join(summary.write(graph, knowledge)).decode()
    assert "实体 Entities: 11" in text
    assert "事实 Facts: 11" in text
    assert "青禾市总工会" in text
    assert "41%" in text, "the doubtful fact"
    assert "a sentence without an end" in text
    assert "qinghe/0.txt" in text


def test_no_name_becomes_markup_in_the_summary(hostile_graph: Graph, knowledge: Knowledge) -> None:
    text = b"".join(summary.write(hostile_graph, knowledge)).decode()
    assert "\\<img" in text
    assert not [line for line in text.splitlines() if "<script>" in line.replace("\\<script\\>", "")]
    tables_begun = [line for line in text.splitlines() if line.startswith("| --- |") or line.startswith("|---")]
    assert all("\\|" not in line for line in tables_begun)


def test_empty_graph_gives_every_file(no_graph: Graph, knowledge: Knowledge, tmp_path: Path) -> None:
    written = exporters.export(no_graph, knowledge, tmp_path / "out")
    assert [path.name for path in written] == list(exporters.EXPORTERS)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(exporters.EXPORTERS)


def test_an_exporter_that_fails_leaves_the_old_file_and_no_other(
    graph: Graph, knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(graph: Graph, knowledge: Knowledge) -> Iterable[bytes]:
        yield b"half"
        raise RuntimeError

    monkeypatch.setattr(exporters, "EXPORTERS", {"facts.jsonl": fail})
    (tmp_path / "facts.jsonl").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        exporters.export(graph, knowledge, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["facts.jsonl"]
    assert (tmp_path / "facts.jsonl").read_bytes() == b"old"


def test_a_folder_that_is_a_file_is_said_in_words(graph: Graph, knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(InputError) as caught:
        exporters.export(graph, knowledge, tmp_path / "out")
    assert caught.value.problem.mend


def test_all_files_hold_out_against_hostile_names(
    hostile_graph: Graph, knowledge: Knowledge, tmp_path: Path, make_graph: Callable[[int], Graph]
) -> None:
    names = [name for name in exporters.EXPORTERS if not name.endswith((".ttl", ".nq", ".jsonld"))]
    for name in names:
        assert b"".join(exporters.EXPORTERS[name](hostile_graph, knowledge)).decode("utf-8")
