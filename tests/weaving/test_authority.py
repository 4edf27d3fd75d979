"""A user's own list of things: linked where names leave no doubt, and told where they do."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

import zhitu
from zhitu.errors import InputError
from zhitu.model import Graph, Match, Settings

TEXT = "醴陵市总工会主席谭维岳到湖南釉里春瓷业有限公司走访。株洲市总工会主席方镜湖参加。\n"


def build(folder: Path, rows: str, text: str = TEXT) -> Graph:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / "a.txt").write_text("本报讯\n" + text, encoding="utf-8")
    (folder / "list.csv").write_text(rows, encoding="utf-8-sig")
    return zhitu.build(folder / "in", settings=Settings(tagger="jieba"), authority=folder / "list.csv")


def linked(graph: Graph) -> dict[str, list[tuple[str, Match]]]:
    return {one.name: [(link.id, link.match) for link in one.links] for one in graph.entities if one.links}


def test_a_body_is_the_same_and_a_person_matches(tmp_path: Path) -> None:
    graph = build(
        tmp_path,
        "id,name,aliases,type\nhttps://example.org/u7,醴陵市总工会,,工会\nP-12,谭维岳,,Person\nX1,无名公司,,\n",
    )
    assert linked(graph) == {
        "醴陵市总工会": [("https://example.org/u7", Match.SAME)],
        "谭维岳": [("P-12", Match.EXACT)],
    }
    assert any(source.path == "authority/list.csv" for source in graph.sources)


def test_the_links_are_in_all_files_and_come_back(tmp_path: Path) -> None:
    graph = build(
        tmp_path, "id,name,type\nhttps://example.org/u7,醴陵市总工会,TradeUnion\nQ1,谭维岳,Person\nP-3,株洲市总工会,\n"
    )
    out = tmp_path / "out"
    zhitu.export(graph, out)
    assert zhitu.load(out) == graph
    store = ox.Store()
    store.load((out / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS)
    query = """PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?p ?o { ?s ?p ?o VALUES ?p { owl:sameAs skos:exactMatch dct:identifier }
            FILTER(!CONTAINS(STR(?o), "geonames")) }"""
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    assert {(row["p"].value.rpartition("/")[2].rpartition("#")[2], row["o"].value) for row in answer} == {
        ("sameAs", "https://example.org/u7"),
        ("exactMatch", "http://www.wikidata.org/entity/Q1"),
        ("identifier", "P-3"),
    }
    with (out / "nodes.csv").open(encoding="utf-8-sig") as file:
        assert {row["name"]: row["links"] for row in csv.DictReader(file)}["谭维岳"] == "Q1"
    rows = [json.loads(line) for line in (out / "entities.jsonl").read_text("utf-8").splitlines()]
    assert {"id": "Q1", "name": "谭维岳", "match": "exact"} in [link for row in rows for link in row["links"]]


def test_a_sign_that_parts_lines_elsewhere_ends_no_row(tmp_path: Path) -> None:
    graph = build(tmp_path, "id,name,aliases\nP-12,谭维岳,谭\u2028维岳\nP-3,株洲市总工会,\n")
    assert linked(graph) == {"谭维岳": [("P-12", Match.EXACT)], "株洲市总工会": [("P-3", Match.SAME)]}
    assert not [problem for problem in graph.problems if "list.csv" in problem.where]


def test_two_entries_of_one_name_are_proposed_and_a_type_parts_them(tmp_path: Path) -> None:
    graph = build(tmp_path, "id,name,type\nA,谭维岳,\nB,谭维岳,\n")
    assert linked(graph) == {}
    assert [problem.where for problem in graph.problems if "A、B" in problem.what] == ["list.csv:2", "list.csv:3"]
    graph = build(tmp_path, "id,name,type\nA,谭维岳,Person\nB,谭维岳,Company\n")
    assert linked(graph) == {"谭维岳": [("A", Match.EXACT)]}


def test_the_id_among_the_aliases_decides(tmp_path: Path) -> None:
    first = build(tmp_path, "id,name\nA,谭维岳\nB,谭维岳\n")
    (person,) = [one for one in first.entities if one.name == "谭维岳"]
    graph = build(tmp_path, f"id,name,aliases\nA,老谭,{person.id}\n")
    assert linked(graph) == {"谭维岳": [("A", Match.SAME)]}


def test_bad_rows_are_told_and_passed_over(tmp_path: Path) -> None:
    graph = build(tmp_path, "id,name,type\n,空,\nA,谭维岳,Nonsense\nB,株洲市总工会,\nB,谭维岳,\n")
    assert linked(graph) == {"株洲市总工会": [("B", Match.SAME)]}
    assert [problem.where for problem in graph.problems if problem.where.startswith("list.csv")] == [
        "list.csv:2",
        "list.csv:3",
        "list.csv:5",
    ]


def test_an_id_that_is_no_iri_is_a_text(tmp_path: Path) -> None:
    graph = build(tmp_path, "id,name\nhttps://a b\\<>,谭维岳\n")
    zhitu.export(graph, tmp_path / "out")
    assert "dct:identifier" in (tmp_path / "out" / "graph.ttl").read_text("utf-8")


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not name id and name"):
        build(tmp_path, "number,label\n1,谭维岳\n")
    with pytest.raises(InputError, match="no such authority file"):
        zhitu.build(tmp_path, authority=tmp_path / "none.csv")
