"""The Reconciliation API, asked as OpenRefine asks: answers have the shape of version 0.2, and find what is meant."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from zhitu.exporters import export
from zhitu.knowledge import load
from zhitu.model import Edge, Entity, Fact, Graph, Kind, Mention, Sentence, Status
from zhitu.server import reconcile


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory, graph: Graph, serve: Callable[[Path], TestClient]) -> TestClient:
    """The graph with two companies in the city of the union, and two people of one name who work for them."""
    article = graph.articles[0]
    sentence = Sentence(article.body, article.text[article.body :].splitlines()[0])
    at = Mention(article.id, article.body, "青禾市总工会", Kind.ORGANIZATION, "青禾市总工会")

    def add(number: str, kind: Kind, type_: str, name: str) -> Entity:
        return Entity(f"{kind.value.lower()}-{number}", kind, type_, name, (), "", (at,), ())

    def join(subject: str, relation: str, object_: str, status: Status = Status.STATED) -> Edge:
        fact = Fact(at, relation, at, sentence, f"{relation}/x", 0.9, "", status)
        return Edge(subject, relation, object_, False, (fact,), 0.9, status, "")

    entities = (
        *graph.entities,
        add("2", Kind.ORGANIZATION, "Company", "云南“云杉”重工有限公司"),
        add("3", Kind.ORGANIZATION, "School", "柳溪学校"),
        add("2", Kind.PERSON, "Person", "陈伟"),
        add("3", Kind.PERSON, "Person", "陈伟"),
        add("4", Kind.PERSON, "Person", "陈伟强"),
        add("2", Kind.PLACE, "County", "柳溪区"),
    )
    edges = (
        *graph.edges,
        join("person-2", "worksFor", "organization-2"),
        join("person-3", "worksFor", "organization-3"),
        join("place-2", "locatedIn", "place-330000"),
        join("organization-3", "locatedIn", "place-2"),
        join("person-4", "leads", "organization-3", Status.DENIED),
        join("organization-2", "cooperatesWith", "organization-3"),
    )
    folder = tmp_path_factory.mktemp("staffed")
    grown = replace(graph, entities=tuple(sorted(entities, key=lambda one: one.id)), edges=edges)
    export(grown, load(), folder)
    return serve(folder)


def ask(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    """The candidates for one query of a batch, after their shape was looked at."""
    answer = client.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    assert list(found) == ["q0"]
    for one in found["q0"]["result"]:
        assert {type(one[key]) for key in ("id", "name", "description")} == {str}
        assert 0 <= one["score"] <= 100
        assert isinstance(one["match"], bool)
        assert all(isinstance(type_["id"], str) and type_["name"] for type_ in one["type"])
        assert len({feature["id"] for feature in one["features"]}) == len(one["features"])
        assert all(isinstance(feature["value"], int | float) for feature in one["features"])
    scores = [one["score"] for one in found["q0"]["result"]]
    assert scores == sorted(scores, reverse=True)
    return list(found["q0"]["result"])


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]


def matched(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found if one["match"]]


def test_the_manifest_says_what_there_is_and_where(client: TestClient) -> None:
    told = client.get("/reconcile").json()
    assert "0.2" in told["versions"]
    assert told["identifierSpace"] == "https://w3id.org/zhitu/id/"
    assert told["schemaSpace"] == "https://w3id.org/zhitu/ontology#"
    assert told["name"]
    assert {type_["id"] for type_ in told["defaultTypes"]} == {"Organization", "Person", "Place", "Program"}
    for url in (told["view"]["url"], told["preview"]["url"]):
        assert url.startswith("http://127.0.0.1/")
        assert "{{id}}" in url
        assert client.get(url.replace("{{id}}", "person-1")).status_code == 200
    for service in (*told["suggest"].values(), told["extend"]["propose_properties"]):
        assert client.get(service["service_url"] + service["service_path"]).status_code == 200
    assert client.get(told["logo"]).status_code == 200


@pytest.mark.parametrize(
    "written",
    ["青禾市总工会", " 青禾市 总工会", "《青禾市总工会》", "市总工会", "organization-1", "https://w3id.org/zhitu/id/organization-1"],
)  # fmt: skip
def test_a_name_an_alias_or_an_id_is_matched_without_a_person(client: TestClient, written: str) -> None:
    assert matched(ask(client, query=written)) == ["organization-1"]


def test_width_quotation_marks_and_traditional_characters_do_not_hide_a_name(staffed: TestClient) -> None:
    assert matched(ask(staffed, query="云南「云杉」重工有限公司")) == ["organization-2"]
    found = ask(staffed, query="青禾市總工會")
    assert ids(found)[0] == "organization-1"
    assert found[0]["score"] > 95
    assert not matched(found)


def test_a_part_of_the_name_of_a_body_finds_it_but_does_not_match(staffed: TestClient) -> None:
    found = ask(staffed, query="云杉重工")
    assert ids(found)[0] == "organization-2"
    assert not matched(found)


def test_namesakes_are_left_to_a_person_unless_the_row_tells_them_apart(staffed: TestClient) -> None:
    assert matched(ask(staffed, query="陈伟")) == []
    for value in ("柳溪学校", {"id": "organization-3", "name": "柳溪学校"}, ["别处", "柳溪学校"]):
        found = ask(staffed, query="陈伟", properties=[{"pid": "worksFor", "v": value}])
        assert matched(found) == ["person-3"]
        assert ids(found)[0] == "person-3"
    assert "person-4" in ids(ask(staffed, query="陈伟"))


def test_a_row_that_says_otherwise_keeps_a_name_from_matching(staffed: TestClient) -> None:
    found = ask(staffed, query="柳溪学校", properties=[{"pid": "locatedIn", "v": "昆明市"}])
    assert ids(found)[0] == "organization-3"
    assert not matched(found)


def test_a_place_within_a_place_is_evidence(staffed: TestClient) -> None:
    found = ask(staffed, query="柳溪学校", properties=[{"pid": "locatedIn", "v": "青禾市"}])
    assert (matched(found), found[0]["score"]) == (["organization-3"], 100)


def test_a_query_without_a_name_finds_by_the_row(staffed: TestClient) -> None:
    assert ids(ask(staffed, properties=[{"pid": "worksFor", "v": "柳溪学校"}])) == ["person-3"]
    assert ids(ask(staffed, properties=[{"pid": "^leads", "v": "苏明远"}])) == ["organization-1"]


def test_a_type_leaves_out_others_unless_it_only_should_fit(staffed: TestClient) -> None:
    assert ids(ask(staffed, query="青禾", type="Place")) == ["place-330000"]
    assert "organization-1" in ids(ask(staffed, query="青禾市", type=["Place", "MassOrganization"]))
    assert "organization-1" not in ids(ask(staffed, query="青禾市", type=["Place", "School"], type_strict="all"))
    loose = ask(staffed, query="青禾市", type="https://w3id.org/zhitu/ontology#Place", type_strict="should")
    assert ids(loose)[0] == "place-330000"
    assert "organization-1" in ids(loose)


def test_limits_are_kept(staffed: TestClient) -> None:
    assert len(ask(staffed, query="陈伟", limit=1)) == 1
    many = {f"q{number}": {"query": "陈伟"} for number in range(reconcile.MOST_QUERIES + 1)}
    assert staffed.post("/reconcile", data={"queries": json.dumps(many)}).status_code == 413
    big = "x" * (reconcile.LARGEST_BODY + 1)
    assert staffed.post("/reconcile", data={"queries": big}).status_code == 413
    assert ask(staffed, query="陈伟" * 5000) == []


@pytest.mark.parametrize(
    "queries",
    [
        "{", "[]", "[" * 100_000, '{"q0": 1}', '{"q0": {}}', '{"q0": {"query": ""}}',
        '{"q0": {"query": "x", "limit": "y"}}', '{"q0": {"query": "x", "limit": -1}}',
        '{"q0": {"query": "x", "limit": 1e999}}', '{"q0": {"query": "x", "type_strict": "no"}}',
        '{"q0": {"query": "x", "type": 3}}', '{"q0": {"query": "x", "type": {"id": 1}, "properties": [{"v": 2}]}}',
        '{"q0": {"query": "x", "properties": [{"pid": 5}]}}', '{"q0": {"query": "x", "properties": {"pid": "a"}}}',
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused_in_words(client: TestClient, queries: str) -> None:
    answer = client.post("/reconcile", data={"queries": queries})
    assert answer.status_code == 400
    assert answer.json()["what"]


def test_what_is_no_form_is_refused(client: TestClient) -> None:
    assert client.post("/reconcile", json={"q0": {"query": "x"}}).status_code == 415
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/reconcile", content=b"queries=%ff", headers=form).status_code == 400
    assert client.post("/reconcile", content=b"\xff", headers=form).status_code == 400
    assert client.post("/reconcile", content=b"&".join(b"a=1" for _ in range(99)), headers=form).status_code == 400
    assert client.post("/reconcile", data={"other": "1"}).status_code == 400


def test_a_batch_may_be_asked_by_get_and_each_query_stands_alone(client: TestClient) -> None:
    batch = {"a": {"query": "苏明远"}, "b": {"query": "没有此人"}, "__proto__": {"query": "青禾市"}}
    found = client.get("/reconcile", params={"queries": json.dumps(batch)}).json()
    assert {key: ids(one["result"])[:1] for key, one in found.items()} == {
        "a": ["person-1"], "b": [], "__proto__": ["place-330000"],
    }  # fmt: skip


def test_columns_are_filled_with_what_is_stated(staffed: TestClient) -> None:
    wanted = {
        "ids": ["organization-1", "organization-3", "nobody"],
        "properties": [{"id": "locatedIn"}, {"id": "^leads"}, {"id": "alias"}, {"id": "nothing"}],
    }
    told = staffed.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in told["meta"]] == ["locatedIn", "^leads", "alias", "nothing"]
    assert all(one["name"] for one in told["meta"])
    assert told["meta"][1]["type"]["id"] == "Person"
    assert told["rows"]["organization-1"] == {
        "locatedIn": [{"id": "place-330000", "name": "青禾市"}],
        "^leads": [{"id": "person-1", "name": "苏明远"}],
        "alias": [{"str": "市总工会"}],
        "nothing": [],
    }
    assert told["rows"]["organization-3"]["^leads"] == []  # a denied fact is no value
    assert not any(told["rows"]["nobody"].values())


def test_what_holds_both_ways_is_told_of_both(staffed: TestClient) -> None:
    wanted = {"ids": ["organization-2", "organization-3"], "properties": [{"id": "cooperatesWith"}]}
    rows = staffed.post("/reconcile", data={"extend": json.dumps(wanted)}).json()["rows"]
    assert ids(rows["organization-2"]["cooperatesWith"]) == ["organization-3"]
    assert ids(rows["organization-3"]["cooperatesWith"]) == ["organization-2"]
    for one, other in (("organization-2", "organization-3"), ("organization-3", "organization-2")):
        page = staffed.get(f"/id/{one}", params={"lang": "en"}).text
        assert re.search(r"<h3><a [^>]*>cooperates with</a>", page)
        assert f'href="/id/{other}?lang=en"' in page


def test_a_setting_bounds_the_values_of_a_cell(staffed: TestClient) -> None:
    wanted = {"ids": ["place-330000"], "properties": [{"id": "^locatedIn", "settings": {"limit": 1}}]}
    told = staffed.get("/reconcile", params={"extend": json.dumps(wanted)}).json()
    assert len(told["rows"]["place-330000"]["^locatedIn"]) == 1


@pytest.mark.parametrize("extend", ["{}", '{"ids": 3, "properties": []}', '{"ids": [], "properties": [{}]}'])
def test_columns_that_are_not_asked_as_the_api_asks_are_refused(client: TestClient, extend: str) -> None:
    assert client.post("/reconcile", data={"extend": extend}).status_code == 400


def test_properties_are_proposed_for_a_type(client: TestClient) -> None:
    told = client.get("/reconcile/properties", params={"type": "Person"}).json()
    assert told["type"] == "Person"
    names = [one["id"] for one in told["properties"]]
    assert "leads" in names
    assert "^leads" not in names
    assert "^leads" in [
        one["id"] for one in client.get("/reconcile/properties", params={"type": "TradeUnion"}).json()["properties"]
    ]
    assert len(client.get("/reconcile/properties", params={"type": "Person", "limit": "2"}).json()["properties"]) == 2


@pytest.mark.parametrize(
    ("what", "prefix", "expected"),
    [
        ("entity", "qinghe", "place-330000"),
        ("entity", "qhszgh", "organization-1"),
        ("entity", "市总", "organization-1"),
        ("entity", "person-1", "person-1"),
        ("type", "工会", "TradeUnion"),
        ("type", "trade", "TradeUnion"),
        ("type", "zt:TradeUnion", "TradeUnion"),
        ("property", "领导", "leads"),
        ("property", "located", "locatedIn"),
    ],
)
def test_what_is_typed_is_suggested(client: TestClient, what: str, prefix: str, expected: str) -> None:
    told = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix}).json()["result"]
    assert expected in ids(told)
    assert all(isinstance(one["id"], str) and one["name"] for one in told)
    rest = client.get(f"/reconcile/suggest/{what}", params={"prefix": prefix, "cursor": "1"}).json()["result"]
    assert ids(rest) == ids(told)[1:]


def test_suggestions_refuse_what_they_do_not_know(client: TestClient) -> None:
    assert client.get("/reconcile/suggest/nothing").status_code == 404
    assert client.get("/reconcile/suggest/entity", params={"cursor": "x"}).status_code == 400


def test_a_preview_may_be_framed_by_others_and_no_other_page(client: TestClient) -> None:
    shown = client.get("/reconcile/preview", params={"id": "organization-1"})
    assert "青禾市总工会" in shown.text
    assert "frame-ancestors *" in shown.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in client.get("/id/organization-1").headers["content-security-policy"]
    assert client.get("/reconcile/preview", params={"id": "nobody"}).status_code == 404


@pytest.mark.parametrize("path", ["/reconcile", "/reconcile/suggest/entity", "/reconcile/properties"])
def test_other_sites_may_ask(client: TestClient, path: str) -> None:
    origin = {"Origin": "https://openrefine.example"}
    assert client.get(path, headers=origin).headers["access-control-allow-origin"] == "*"
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = client.options(path, headers=asked)
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == "*"
    assert "POST" in allowed.headers["access-control-allow-methods"]
    assert client.options("/reconcile").status_code == 204


def test_labels_are_in_the_language_that_is_asked_for(client: TestClient) -> None:
    for language, label in (("zh", "工会"), ("en", "Trade union")):
        answer = client.get(
            "/reconcile", params={"queries": '{"q": {"query": "市总工会"}}'}, headers={"accept-language": language}
        )
        assert answer.json()["q"]["result"][0]["type"][0]["name"] == label


def test_hostile_names_come_as_text(spoilt: Path, serve: Callable[[Path], TestClient]) -> None:
    client = serve(spoilt)
    assert ask(client, query="organization-1")[0]["name"].startswith("</title>")
    shown = client.get("/reconcile/preview", params={"id": "organization-1"})
    assert "<script" not in shown.text
    assert client.get("/reconcile/suggest/entity", params={"prefix": "title"}).json()["result"]
