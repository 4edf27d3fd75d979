"""The page in a browser: what a reader sees and does, with no network and no script but its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhitu.exporters import viewer
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader


def number_of(graph: Graph, name: str) -> int:
    return next(index for index, entity in enumerate(graph.entities) if entity.name == name)


def test_picture_is_drawn(reader: Reader) -> None:
    lit = reader.page.evaluate(
        """() => { const canvas = document.querySelector('#picture canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Map();
        for (let at = 0; at < data.length; at += 4) {
            const key = data.slice(at, at + 3).join(); seen.set(key, (seen.get(key) || 0) + 1); }
        return [...seen.values()].filter((count) => count > 150).length; }"""
    )
    assert lit >= 5, "the ground and the colours of four types"


def test_search_finds_an_alias_and_opens_its_entity(reader: Reader) -> None:
    reader.search("苏师傅")
    assert "苏明远" in reader.text("#found li >> nth=0")
    reader.page.keyboard.press("Enter")
    assert reader.text("#panel h2") == "苏明远"
    assert "苏师傅" in reader.text("#panel .names")
    assert reader.page.evaluate("location.hash") == "#entity=e05"


def test_search_walks_with_arrows_and_leaves_with_escape(reader: Reader) -> None:
    reader.search("总工会")
    assert reader.count("#found [role=option]") == 2
    reader.page.keyboard.press("ArrowDown")
    chosen = reader.text("#found [aria-selected=true] span >> nth=0")
    reader.page.keyboard.press("Enter")
    assert reader.text("#panel h2") == chosen
    reader.search("不存在")
    assert "不存在" in reader.text("#found")
    reader.page.keyboard.press("Escape")
    assert not reader.page.is_visible("#found")


def test_click_on_a_node_shows_its_facts_with_marked_sentences(reader: Reader, graph: Graph) -> None:
    number = number_of(graph, "贺清")
    reader.click_entity(number)
    assert reader.text("#panel h2") == "贺清"
    assert reader.text("#panel .evidence blockquote") == "贺清任柳溪区总工会主席。"
    assert reader.text("#panel mark.subject") == "贺清"
    assert reader.text("#panel mark.object") == "柳溪区总工会"
    source = reader.text("#panel .from")
    assert "青禾为一线工匠搭台" in source
    assert "2025-03-12" in source
    assert "qinghe/0.txt" in source


def test_raw_place_is_that_of_the_sentence(reader: Reader, graph: Graph) -> None:
    number = number_of(graph, "贺清")
    edge = next(edge for edge in graph.edges if edge.subject == graph.entities[number].id)
    sentence = edge.facts[0].sentence
    ((start, end),) = graph.articles[0].origin.ranges(sentence.start, sentence.end)
    reader.click_entity(number)
    assert f"{start}–{end}" in reader.text("#panel .place")


def test_click_on_an_edge_shows_the_fact_and_all_its_evidence(reader: Reader, graph: Graph) -> None:
    number = next(index for index, edge in enumerate(graph.edges) if len(edge.facts) > 1)
    reader.click_edge(number)
    panel = reader.text("#panel")
    assert "苏明远" in panel
    assert "云杉重工有限公司" in panel
    assert "90%" in panel
    assert "worksFor/a" in panel
    assert reader.count("#panel .evidence") == 2


def test_counts_of_the_filters_are_true(reader: Reader, graph: Graph) -> None:
    counts = reader.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.choices label')]
        .map((label) => [label.dataset.key, Number(label.querySelector('.number').textContent)]))"""
    )
    for kind in ("Organization", "Person", "Place", "Program"):
        assert counts[kind] == sum(entity.kind == kind for entity in graph.entities)
    for relation in {edge.relation for edge in graph.edges}:
        assert counts[relation] == sum(edge.relation == relation for edge in graph.edges)
    for status in {edge.status for edge in graph.edges}:
        assert counts[status] == sum(edge.status == status for edge in graph.edges)


def test_filters_take_away_and_reset_brings_back(reader: Reader, graph: Graph) -> None:
    whole = reader.text("#shown")
    reader.page.uncheck("#kinds [data-key=Person] input")
    people = sum(entity.kind == "Person" for entity in graph.entities)
    assert reader.text("#shown").startswith(f"{len(graph.entities) - people} /")
    reader.page.uncheck("#relations [data-key=locatedIn] input")
    reader.page.click("#show-table")
    reader.page.click("#table-facts")
    left = [e for e in graph.edges if e.relation != "locatedIn" and "Person" not in str(kinds_of(graph, e))]
    assert reader.count("#table tbody tr") == len(left)
    reader.page.click("#reset")
    assert reader.count("#table tbody tr") == len(graph.edges)
    reader.page.click("#show-picture")
    assert reader.text("#shown") == whole


def kinds_of(graph: Graph, edge: Any) -> list[str]:
    kinds = {entity.id: str(entity.kind) for entity in graph.entities}
    return [kinds[edge.subject], kinds.get(edge.object, "")]


def test_least_confidence_hides_what_is_less_sure(reader: Reader, graph: Graph) -> None:
    reader.page.locator("#least").fill("95")
    reader.page.click("#show-table")
    reader.page.click("#table-facts")
    assert reader.count("#table tbody tr") == sum(edge.confidence >= 0.95 for edge in graph.edges)


def test_neighbours_alone_and_back_again(reader: Reader, graph: Graph) -> None:
    reader.search("苏明远")
    reader.page.keyboard.press("Enter")
    reader.page.click("#panel .actions button >> nth=0")
    assert "4 个实体" in reader.text("#shown")
    reader.page.click("#leave")
    assert f"{len(graph.entities)} / {len(graph.entities)}" in reader.text("#shown")


def test_arrows_walk_and_the_screen_reader_hears_it(reader: Reader) -> None:
    reader.page.focus("#picture")
    reader.page.keyboard.press("ArrowRight")
    first = reader.text("#panel h2")
    assert first in reader.page.inner_text("#told")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        reader.page.keyboard.press(key)
    assert reader.text("#panel h2") in reader.page.inner_text("#told")
    reader.page.keyboard.press("Escape")
    assert reader.count("#panel .start") == 1


def test_table_holds_what_the_picture_holds(reader: Reader, graph: Graph) -> None:
    reader.page.click("#show-table")
    assert reader.count("#table tbody tr") == len(graph.entities)
    reader.page.click("#table th >> nth=3")
    reader.page.click("#table th >> nth=3")
    assert reader.page.get_attribute("#table th >> nth=3", "aria-sort") == "descending"
    numbers = [int(text) for text in reader.page.locator("#table tbody td:nth-child(4)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    reader.page.click("#table tbody button >> nth=0")
    assert reader.text("#panel h2") == reader.text("#table tr[aria-current=true] button >> nth=0")


def test_download_guards_its_cells(open_page: Callable[[Graph], Reader], hostile_graph: Graph) -> None:
    reader = open_page(hostile_graph)
    reader.page.click("#show-table")
    with reader.page.expect_download() as download:
        reader.page.click("#table .tools .end")
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\"'=HYPERLINK" in data


def test_language_turns_every_text(reader: Reader) -> None:
    reader.click_entity(0)
    assert reader.page.get_attribute("html", "lang") == "zh-CN"
    reader.page.click("#language")
    assert reader.page.get_attribute("html", "lang") == "en"
    assert reader.text("#filters h2 >> nth=0") == "Types"
    assert "located in" in reader.text("#relations").lower()
    shown = reader.text("header, #filters, #badge, #zoom, footer")
    assert not [char for char in shown.replace("中文", "") if "\u4e00" <= char <= "\u9fff" and char != "织"]
    reader.page.click("#language")
    assert reader.text("#filters h2 >> nth=0") == "实体类型"


def test_dark_and_light(reader: Reader) -> None:
    before = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    reader.page.click("#theme")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_address_points_at_an_entity(reader: Reader) -> None:
    reader.page.evaluate("location.hash = '#entity=e02'")
    reader.page.wait_for_timeout(100)
    assert reader.text("#panel h2") == "青禾市"


def test_no_text_runs_as_a_script(open_page: Callable[[Graph], Reader], hostile_graph: Graph) -> None:
    reader = open_page(hostile_graph)
    for number in range(len(hostile_graph.entities)):
        reader.page.evaluate(f"location.hash = '#entity=e{number:02}'")
        reader.page.wait_for_timeout(20)
    for number in range(len(hostile_graph.edges)):
        reader.page.evaluate(f"location.hash = '#fact={number}'")
        reader.page.wait_for_timeout(20)
    reader.search("<")
    assert reader.count("#found [role=option]") > 0
    reader.page.keyboard.press("Escape")
    reader.page.click("#show-table")
    reader.page.click("#table-facts")
    reader.page.click("#language")
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("window.hurt") is None
    assert reader.count("img, iframe, object, embed, body script:not([type]) ~ img") == 0


def test_a_big_graph_draws_its_budget_and_finds_the_rest(
    open_page: Callable[[Graph], Reader], make_graph: Callable[[int], Graph]
) -> None:
    graph = make_graph(viewer.BUDGET + 300)
    reader = open_page(graph)
    assert f"{viewer.BUDGET} / {len(graph.entities)}" in reader.text("#shown")
    drawn = Counter(end for edge in graph.edges for end in (edge.subject, edge.object))
    hidden = min(range(len(graph.entities)), key=lambda number: (drawn[f"n{number:05}"], -number))
    reader.search(f"测试名称{hidden}")
    reader.page.keyboard.press("Enter")
    assert reader.text("#panel h2") == f"测试名称{hidden}"
    assert reader.page.evaluate(f"zhitu.entityAt({hidden}).x") > 0


def test_narrow_screen_does_not_scroll_sideways(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
