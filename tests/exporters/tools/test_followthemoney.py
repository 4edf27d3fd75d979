"""FollowTheMoney's own library reads every entity, loses no value, and finds each end of a link of the right schema."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from zhitu.exporters.tools import followthemoney
from zhitu.knowledge import Knowledge
from zhitu.model import Graph, Status

ftm = pytest.importorskip("followthemoney", reason="the Python package followthemoney is not installed")


def read(graph: Graph, knowledge: Knowledge) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(followthemoney.write(graph, knowledge)).split(b"\n") if line]


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph"])
def test_its_library_takes_every_value_as_it_is(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge
) -> None:
    check(request.getfixturevalue(name), knowledge)


def check(graph: Graph, knowledge: Knowledge) -> None:
    """Has the library read every value, and compares what it holds with what was written."""
    rows = read(graph, knowledge)
    schemata = {row["id"]: ftm.model[row["schema"]] for row in rows}
    assert len(schemata) == len(rows)
    for row in rows:
        entity = ftm.model.get_proxy(row, cleaned=False)
        for key, values in row["properties"].items():
            assert sorted(entity.get(key)) == sorted(values), (row["id"], key)
            prop = schemata[row["id"]].get(key)
            if prop.range:
                assert all(schemata[value].is_a(prop.range) for value in values), (row["id"], key)
        missing = [key for key in schemata[row["id"]].required if key not in row["properties"]]
        assert not missing or row["id"].startswith("article-"), (row["id"], missing)


def test_a_head_is_a_directorship_with_the_article_and_the_sentence_as_its_proof(
    graph: Graph, knowledge: Knowledge
) -> None:
    rows = {row["id"]: row for row in read(graph, knowledge)}
    links = [row for row in rows.values() if row["schema"] == "Directorship"]
    heads = {rows[row["properties"]["director"][0]]["properties"]["name"][0]: row["properties"] for row in links}
    assert set(heads) == {"苏明远", "贺清"}
    assert heads["贺清"]["summary"] == ["贺清任柳溪区总工会主席。"]
    proof = rows[heads["贺清"]["proof"][0]]
    assert (proof["schema"], proof["properties"]["title"]) == ("Article", ["青禾为一线工匠搭台"])
    assert proof["properties"]["publishedAt"] == ["2025-03-12"]


def test_a_division_lies_where_the_gazetteer_has_it_and_an_article_names_its_source(
    graph: Graph, knowledge: Knowledge
) -> None:
    entities = tuple(replace(one, code="430281" if one.name == "柳溪区" else "") for one in graph.entities)
    articles = tuple(replace(one, source="青禾日报", url="https://news.example.org/a/1?b=2") for one in graph.articles)
    known = replace(graph, entities=entities, articles=articles)
    rows = {row["id"]: row["properties"] for row in read(known, knowledge)}
    place = next(found for found in rows.values() if found.get("full") == ["柳溪区"])
    assert (place["country"], place["state"]) == (["cn"], ["湖南省"])
    assert 27 < float(place["latitude"][0]) < 28
    article = next(found for one, found in rows.items() if one.startswith("article-"))
    assert (article["publisher"], article["sourceUrl"]) == (["青禾日报"], ["https://news.example.org/a/1?b=2"])
    check(known, knowledge)


def test_a_long_address_that_is_none_is_soon_left_out(graph: Graph, knowledge: Knowledge) -> None:
    articles = tuple(replace(one, url="http://" + "a" * 60_000 + " 新") for one in graph.articles)
    begun = time.process_time()
    rows = read(replace(graph, articles=articles), knowledge)
    assert not [row for row in rows if "sourceUrl" in row["properties"]]
    assert time.process_time() - begun < 5


def test_what_is_planned_is_no_role_yet_and_what_is_denied_is_not_told(graph: Graph, knowledge: Knowledge) -> None:
    planned = [row for row in read(graph, knowledge) if row["properties"].get("status") == ["planned"]]
    assert [row["schema"] for row in planned] == ["UnknownLink"]
    denied = replace(graph, edges=tuple(replace(edge, status=Status.DENIED) for edge in graph.edges))
    assert not [row for row in read(denied, knowledge) if row["id"].startswith("link-")]


def test_a_former_post_says_so_and_does_not_begin_then(graph: Graph, knowledge: Knowledge) -> None:
    edges = tuple(replace(edge, time="2019-05") for edge in graph.edges)
    found = [row for row in read(replace(graph, edges=edges), knowledge) if row["schema"] == "Employment"]
    told = {row["properties"]["status"][0]: row["properties"] for row in found}
    assert "startDate" not in told["former"]
    assert told["former"]["date"] == told["stated"]["startDate"] == ["2019-05"]
