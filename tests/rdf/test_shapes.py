"""The shapes hold for what zhitu writes, and for nothing that is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhitu
from zhitu import rdf
from zhitu.errors import InputError
from zhitu.knowledge import Knowledge


@pytest.mark.parametrize("name", ["", "graph.ttl", "graph.nq", "graph.jsonld"])
def test_every_export_holds(folder: Path, name: str) -> None:
    report = rdf.check(folder / name)
    assert report.problems == ()
    assert report.holds
    assert report.triples > 150


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('    rdfs:label "周明"@zh ;\n', "", "an entity has one name"),
        ('rdfs:label "周明"@zh', 'rdfs:label "Zhou Ming"@en', "an entity has one name"),
        ("id:person-1\n    a zt:Person ;", "id:person-1\n    a zt:Person , zt:Place ;", "one top class"),
        ("zt:confidence 0.97", "zt:confidence 1.97", "between 0 and 1"),
        ("zt:status zt:Stated", "zt:status zt:Maybe", "one status"),
        ("rdf:object id:organization-2", "rdf:object id:organization-9", "a fact has one object"),
        ("rdf:subject id:person-1", "rdf:subject id:person-9", "a fact has one subject"),
        ('    zt:rule "leads/by-hand" ;\n', "", "names the rule"),
        ("oa:start 11", "oa:start 111", "begins before it ends"),
        ("zt:leads id:organization-1", "zt:leads id:place-1", "what is led"),
        ("zt:locatedIn id:place-1", "zt:locatedIn id:person-1", "a location"),
        ('zt:textSha256 "0123', 'zt:textSha256 "xyz', "digest of its text"),
        ('zt:foundingDate "2023"^^xsd:gYear', 'zt:foundingDate "去年"', "a founding date"),
    ],
)
def test_a_broken_graph_is_found_out(folder: Path, tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (folder / "graph.ttl").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "graph.ttl"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    report = rdf.check(broken)
    assert not report.holds
    assert any(message in problem.what for problem in report.problems), report.problems


def test_a_problem_says_where_it_stands(folder: Path, tmp_path: Path) -> None:
    text = (folder / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(text.replace('    rdfs:label "周明"@zh ;\n', ""), encoding="utf-8")
    report = rdf.check(tmp_path)
    assert any("person-1" in problem.where and "rdfs:label" in problem.where for problem in report.problems)


@pytest.mark.parametrize(
    ("name", "text"), [("x.ttl", "id:a zt:b"), ("x.txt", ""), ("empty/", None), ("missing.nq", None)]
)
def test_what_is_no_graph_is_refused_in_words(tmp_path: Path, name: str, text: str | None) -> None:
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    elif text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        rdf.check(tmp_path / name)


def test_whatever_the_examples_of_the_relations_say_satisfies_the_shapes(known: Knowledge, tmp_path: Path) -> None:
    texts = sorted({example.text for relation in known.relations for example in relation.examples})
    rows = (json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(texts))
    (tmp_path / "texts.jsonl").write_text("".join(rows), encoding="utf-8")
    zhitu.export(zhitu.build(tmp_path / "texts.jsonl"), tmp_path / "out")
    report = rdf.check(tmp_path / "out")
    assert report.holds, report
