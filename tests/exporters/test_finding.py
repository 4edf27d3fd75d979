"""Search on the page: names, aliases, pinyin, initials, headlines, and the part of each that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader


@pytest.fixture(scope="module")
def shared(
    visit_shared: Callable[..., Reader], graph: Graph, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Reader:
    path: Path = tmp_path_factory.mktemp("finding") / "graph.html"
    path.write_bytes(b"".join(viewer.write(graph, knowledge)))
    return visit_shared(path.as_uri())


@pytest.fixture
def page(shared: Reader) -> Iterator[Reader]:
    yield shared
    shared.page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("query", "name", "part"),
    [
        ("总工会", "柳溪区总工会", "总工会"),
        ("苏师傅", "苏明远", "苏师傅"),
        ("sumingyuan", "苏明远", "苏明远"),
        ("su ming", "苏明远", "苏明"),
        ("smy", "苏明远", "苏明远"),
        ("qhszgh", "青禾市总工会", "青禾市总工会"),
        ("zonggong", "柳溪区总工会", "总工"),
        ("zhonggong", "云杉重工有限公司", "重工"),
        ("zzonggong", "", ""),
        ("苏my", "苏明远", "苏明远"),
        ("qinghsz", "青禾市总工会", "青禾市总"),
        ("sushif", "苏明远", "苏师傅"),
        ("jiangxinchuandeng", "“匠心传灯”行动", "匠心传灯"),
        ("ＳＭＹ", "苏明远", "苏明远"),
        ("umingyuan", "", ""),
    ],
)
def test_what_is_typed_finds_the_name_and_shows_the_part(page: Reader, query: str, name: str, part: str) -> None:
    page.search(query)
    if not name:
        assert page.count("#found [role=option]") == 0
        assert query in page.text("#found .none")
        return
    assert page.text("#found [role=option] >> nth=0 >> span >> nth=0") == name
    assert page.text("#found [role=option] >> nth=0 >> b") == part


def test_initials_offer_every_name_that_they_fit_the_whole_one_first(page: Reader) -> None:
    page.search("qhs")
    names = page.page.locator("#found [role=option] > span:first-of-type").all_inner_texts()
    assert names[0] == "青禾市"
    assert "青禾市总工会" in names


def test_a_headline_opens_its_article(page: Reader) -> None:
    page.search("焊工大赛")
    names = page.page.locator("#found [role=option] > span:first-of-type").all_inner_texts()
    assert names == ["青禾焊工大赛", "柳溪区筹备焊工大赛"]
    page.page.keyboard.press("ArrowUp")
    assert page.page.get_attribute("#query", "aria-activedescendant") == "found-1"
    page.page.keyboard.press("Enter")
    page.page.wait_for_timeout(350)
    assert page.page.evaluate("decodeURIComponent(location.hash)").startswith("#article=qinghe/1.txt#a1")
    assert "苏师傅曾在柳溪区总工会工作" in page.text("main")


def test_escape_leaves_the_search_and_clears_it(page: Reader) -> None:
    page.search("苏")
    assert page.page.get_attribute("#query", "aria-expanded") == "true"
    page.page.keyboard.press("Escape")
    assert page.page.input_value("#query") == ""
    assert page.page.get_attribute("#query", "aria-expanded") == "false"
    assert page.page.evaluate("document.activeElement.id") != "query"


def test_the_number_of_what_was_found_is_told(page: Reader) -> None:
    page.search("总工会")
    assert page.text("#told") == "找到 2 项"


def test_the_table_turns_its_pages(open_page: Callable[..., Reader], make_graph: Callable[[int], Graph]) -> None:
    graph = make_graph(230)
    page = open_page(graph)
    page.page.click("#show-table")
    assert page.count("#table tbody tr") == 100
    assert page.text("#rows") == "第 1–100 行，共 230 行"
    page.page.click("#table th >> nth=0")
    seen = page.page.locator("#table tbody tr td:first-child").all_inner_texts()
    for _ in range(2):
        page.page.focus("#table [data-at='page pageNext']")
        page.page.keyboard.press("Enter")
        seen += page.page.locator("#table tbody tr td:first-child").all_inner_texts()
    assert page.text("#rows") == "第 201–230 行，共 230 行"
    assert page.page.is_disabled("#table [data-at='page pageNext']")
    assert sorted(seen) == sorted(entity.name for entity in graph.entities)
    assert page.page.get_attribute("#table table", "aria-rowcount") == "230"


def test_the_keyboard_stays_in_the_table(open_page: Callable[..., Reader], graph: Graph) -> None:
    page = open_page(graph)
    page.page.click("#show-table")
    page.page.focus("#table tbody tr:nth-child(3) button")
    name = page.page.evaluate("document.activeElement.textContent")
    page.page.keyboard.press("Enter")
    assert page.text("#panel h2") == name
    assert page.page.evaluate("document.activeElement.textContent") == name
    page.page.focus("#table th:nth-child(2) button")
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("document.activeElement.closest('th').getAttribute('aria-sort')") == "ascending"


def test_a_focus_is_all_that_the_table_lists(open_page: Callable[..., Reader], graph: Graph) -> None:
    page = open_page(graph)
    page.search("贺清")
    page.page.keyboard.press("Enter")
    page.page.focus("#picture")
    page.page.keyboard.press("Enter")
    page.page.click("#show-table")
    assert set(page.page.locator("#table tbody td:first-child").all_inner_texts()) == {"贺清", "柳溪区总工会"}
    page.page.click("#table-facts")
    assert page.count("#table tbody tr") == 1
    page.page.click("#table-articles")
    assert page.page.locator("#table tbody td:first-child").all_inner_texts() == ["青禾为一线工匠搭台"]
    assert page.text("#table tbody td:nth-child(5)") == "1"


def test_texts_are_sorted_as_chinese_is(open_page: Callable[..., Reader], graph: Graph) -> None:
    page = open_page(graph)
    page.page.click("#show-table")
    page.page.click("#table th >> nth=0")
    names = page.page.locator("#table tbody td:first-child").all_inner_texts()
    plain = [name for name in names if not name.startswith("“")]
    assert plain == ["贺清", "柳溪区", "柳溪区总工会", "青禾焊工大赛", "青禾市", "青禾市总工会", "苏明远", "唐素云",
                     "云杉劳模创新工作室", "云杉重工有限公司"]  # fmt: skip
