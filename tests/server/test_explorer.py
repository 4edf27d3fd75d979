"""The explorer as it is served: it asks the server for what its page does not hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from zhitu.exporters import export
from zhitu.exporters.viewer import selection
from zhitu.knowledge import load
from zhitu.model import Graph
from zhitu.server import Options


def test_around_an_entity_are_its_facts_their_ends_and_their_articles(client: TestClient) -> None:
    part = client.get("/explorer/around", params={"id": "organization-1"}).json()
    assert part["entities"]["name"] == ["青禾市总工会", "苏明远", "青禾市"]
    assert part["entities"]["facts"] == [3, 1, 1]
    assert [part["words"][number] for number in part["edges"]["r"]] == ["leads", "locatedIn", "hasIndicator"]
    assert part["articles"]["headline"] == ["青禾焊工开赛"]
    start, end = part["evidence"]["start"][0], part["evidence"]["end"][0]
    assert part["articles"]["text"][0][start:end] == "青禾市总工会主席苏明远宣布比赛开始。"


def test_an_article_comes_with_all_that_it_names(client: TestClient) -> None:
    part = client.get("/explorer/article", params={"id": "qinghe/1.txt#a1"}).json()
    assert part["entities"]["name"] == ["青禾市总工会", "苏明远", "青禾市", "青禾焊工"]
    assert len(part["edges"]["id"]) == 3
    assert len(part["articles"]["mentions"][0]) == 3 * 5


@pytest.mark.parametrize("query", ["总工会", "qhszgh", "青禾市工会"])
def test_the_whole_graph_is_searched(client: TestClient, query: str) -> None:
    assert client.get("/explorer/seek", params={"query": query}).json()[0]["id"] == "organization-1"


@pytest.mark.parametrize("path", ["around", "article"])
@pytest.mark.parametrize("wanted", ["", "nobody", "../graph.nq", "甲" * 5000, "\x00"])
def test_what_is_not_there_is_told(client: TestClient, path: str, wanted: str) -> None:
    answer = client.get(f"/explorer/{path}", params={"id": wanted})
    assert answer.status_code == 404
    assert "no such" in answer.json()["what"]


def test_the_page_may_ask_its_own_server_alone(client: TestClient) -> None:
    page = client.get("/").text
    assert "connect-src 'self'" in page
    assert "default-src 'none'" in page


def test_a_page_that_holds_a_part_brings_the_rest(
    launch: Callable[[Options], str],
    visit: Callable[..., Any],
    graph: Graph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selection, "MOST_ENTITIES", 2)
    export(graph, load(), tmp_path)
    reader = visit(launch(Options(tmp_path)))
    assert reader.text("#shown").startswith("2 /")
    reader.page.evaluate("location.hash = '#entity=organization-1'")
    reader.page.wait_for_selector("#panel >> text=苏明远")
    assert reader.text("#panel h2") == "青禾市总工会"
    assert "建成驿站" in reader.text("#panel")
    # What came has a place on the picture, and is there when it is chosen.
    reader.page.click("#panel button:has-text('苏明远')")
    assert reader.text("#panel h2") == "苏明远"
    assert reader.page.evaluate("zhitu.entityAt(2).x") > 0


def test_hostile_texts_stay_texts_when_they_are_brought(
    launch: Callable[[Options], str],
    visit: Callable[..., Any],
    spoilt: Path,
) -> None:
    reader = visit(launch(Options(spoilt)))
    for entity in ("organization-1", "person-1", "place-330000", "program-1"):
        reader.page.evaluate(f"location.hash = '#entity={entity}'")
        reader.page.wait_for_timeout(100)
    assert reader.page.evaluate("window.hurt") is None
