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
    # The page leads to the pages that the server has besides.
    for link, name in (("#panel .pairs a", "id/organization-1"), ("#ask", "query")):
        address = reader.page.evaluate(f"document.querySelector({link!r}).href")
        assert address.endswith(name)
        assert reader.page.request.get(address).ok
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


@pytest.fixture
def corrector(launch: Callable[[Options], str], visit: Callable[..., Any], built: Path, tmp_path: Path) -> Any:
    return visit(launch(Options(built, judgements=tmp_path / "judgements.tsv")))


def rows(folder: Path) -> list[list[str]]:
    lines = (folder / "judgements.tsv").read_text(encoding="utf-8-sig").splitlines()
    return [line.split("\t")[:8] for line in lines[1:]]


def open_corrections(reader: Any, entity: str) -> None:
    reader.page.evaluate(f"location.hash = '#entity={entity}'")
    reader.page.click("#panel .correct summary")


def test_a_fact_is_judged_in_the_browser_and_taken_back(corrector: Any, tmp_path: Path) -> None:
    open_corrections(corrector, "person-1")
    corrector.page.fill("#who", "宁远")
    corrector.page.click("#panel .fact button.open >> nth=0")
    corrector.page.click("#panel .correct summary")
    corrector.page.click("#panel .correct button.wrong")
    corrector.page.wait_for_selector("#panel .correct .rows li")
    assert rows(tmp_path) == [["wrong", "苏明远", "leads", "青禾市总工会", "", "", "", ""]]
    assert "宁远" in corrector.text("#panel .correct .rows")
    corrector.page.click("#panel .correct .rows button")
    corrector.page.wait_for_selector("#panel .correct .rows", state="detached")
    assert rows(tmp_path)[0][0] == "# taken back: wrong"


def test_a_name_a_type_and_another_entity_are_judged(corrector: Any, tmp_path: Path) -> None:
    open_corrections(corrector, "person-1")
    corrector.page.fill("#right-name", "苏明源")
    corrector.page.press("#right-name", "Enter")
    corrector.page.wait_for_selector("#panel .rows li >> nth=0")
    corrector.page.select_option("#right-type", "Organization")
    corrector.page.click("form:has(#right-type) button")
    corrector.page.wait_for_selector("#panel .rows li >> nth=1")
    corrector.page.fill("#other", "苏远")
    corrector.page.click("form:has(#other) button >> nth=1")
    corrector.page.wait_for_selector("#panel .rows li >> nth=2")
    assert rows(tmp_path) == [
        ["name", "苏明远", "", "苏明源", "", "", "Person", ""],
        ["type", "苏明远", "", "Organization", "", "", "Person", ""],
        ["different", "苏明远", "", "苏远", "", "", "Person", ""],
    ]


def test_what_cannot_be_written_is_told(corrector: Any, tmp_path: Path) -> None:
    open_corrections(corrector, "person-1")
    corrector.page.fill("#right-name", "")
    corrector.page.press("#right-name", "Enter")
    corrector.page.wait_for_selector("#panel .problem")
    assert "without right" in corrector.text("#panel .problem")
    assert not (tmp_path / "judgements.tsv").exists()
    # The browser's own line of the refusal is no fault of the page.
    corrector.wrong = [line for line in corrector.wrong if "400" not in line]


def test_a_page_that_nobody_may_correct_offers_nothing(
    launch: Callable[[Options], str], visit: Callable[..., Any], built: Path
) -> None:
    reader = visit(launch(Options(built)))
    reader.page.evaluate("location.hash = '#entity=person-1'")
    reader.page.wait_for_timeout(200)
    assert reader.count("#panel .correct") == 0
