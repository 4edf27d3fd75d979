"""A measured quantity from the text to every export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import zhitu
from zhitu import rdf
from zhitu.rdf import queries

TEXT = (
    "青川县总工会已建成工会驿站213家，到2099年将建成不少于400家工会驿站。\n另据介绍，青川县总工会已建成工会驿站213家。"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("indicators")
    (place / "news.txt").write_text(TEXT, encoding="utf-8")
    zhitu.export(zhitu.build(place / "news.txt"), place / "out")
    return place / "out"


def test_the_table_has_a_row_for_each_quantity_however_often_it_is_said(folder: Path) -> None:
    with (folder / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [{**row} for row in csv.DictReader(file)]
    parts = [(r["subject_name"], r["action"], r["counted"], r["sign"], r["number"], r["unit"], r["date"]) for r in rows]
    assert parts == [
        ("青川县总工会", "建成", "工会驿站", "", "213", "家", ""),
        ("青川县总工会", "建成", "工会驿站", "≥", "400", "家", "2099"),
    ]
    assert [(row["target"], row["sentences"]) for row in rows] == [("actual", "2"), ("target", "1")]


def test_a_fact_bears_the_parts_of_its_quantity(folder: Path) -> None:
    facts = [json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    aimed = next(fact for fact in facts if fact["status"] == "planned")
    assert aimed["object"] == {
        "value": "建成工会驿站 ≥400 家 2099 目标",
        "action": "建成",
        "counted": "工会驿站",
        "sign": "≥",
        "number": "400",
        "unit": "家",
        "date": "2099",
        "target": True,
    }


def test_the_rdf_satisfies_the_shapes_and_answers_the_question(folder: Path) -> None:
    assert rdf.check(folder).holds
    answer = rdf.query(folder, queries.named()["indicators"].text)
    rows = [tuple(str(cell or "") for cell in cells) for cells in answer.rows]
    assert rows == [
        ("青川县总工会", "建成", "工会驿站", "", "213", "家", "", "false"),
        ("青川县总工会", "建成", "工会驿站", "≥", "400", "家", "2099", "true"),
    ]
    assert rdf.query(folder / "graph.jsonld", queries.named()["indicators"].text) == answer


def test_only_what_is_reached_is_a_plain_triple(folder: Path) -> None:
    sparql = "SELECT ?value WHERE { ?body zt:hasIndicator ?i . ?i zt:value ?value }"
    assert [str(value) for (value,) in rdf.query(folder, sparql).rows] == ["213"]
