"""The view in the address: what the reader set is spelt there, and comes back from there exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

MODE = """() => ({
    shown: document.querySelector('#shown').textContent, panel: document.querySelector('#panel').textContent,
    filters: document.querySelector('#filters').textContent, rows: document.querySelector('#table').textContent,
    table: document.querySelector('#table').hidden, language: document.documentElement.lang,
    off: [...document.querySelectorAll('.choices label')].filter((label) => !label.querySelector('input').checked)
        .map((label) => label.dataset.key ?? 'undated'),
    names: zhitu.written().map(({ text }) => text).sort(),
})"""


@pytest.fixture(scope="module")
def address(varied_graph: Graph, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("addresses") / "graph.html"
    path.write_bytes(b"".join(viewer.write(varied_graph, knowledge)))
    return path.as_uri()


def hash_of(page: Reader) -> str:
    page.page.wait_for_timeout(350)
    return str(page.page.evaluate("location.hash"))


def mode_of(page: Reader) -> dict[str, Any]:
    found: dict[str, Any] = page.page.evaluate(MODE)
    return found


def narrow(page: Reader) -> None:
    """Sets something of everything."""
    page.page.uncheck("#kinds [data-key=Person] input")
    page.page.hover("#relations [data-key=leads]")
    page.page.click("#relations [data-key=leads] .only")
    page.page.check("#relations [data-key=partOf] input")
    page.page.uncheck("#statuses [data-key=former] input")
    page.page.uncheck('#articles [data-key="wire.jsonl/"] input')
    page.page.click('#articles [data-key="wire.jsonl/"] .unfold')
    page.page.check('#articles [data-key="wire.jsonl#2#a"] input')
    page.page.click('#articles [data-key="wire.jsonl/"] .unfold')
    page.page.locator("#from").fill("24")
    page.page.uncheck("#undated")
    page.page.locator("#least").fill("50")
    page.page.click("#show-table")
    page.page.click("#table-facts")
    page.page.click("#table th >> nth=2")
    page.page.click("#table th >> nth=2")
    page.page.click("#table tbody button >> nth=0")
    page.page.click("#language")


def test_what_was_set_comes_back_from_the_address(visit: Callable[..., Reader], address: str) -> None:
    page = visit(address)
    narrow(page)
    spelt = hash_of(page)
    assert spelt.startswith("#entity=v")
    for part in (
        "types=-Person", "relations=-locatedIn,-worksFor", "statuses=-former",
        "sources=-wire.jsonl,@wire.jsonl%232%23a", "time=2023..",
        "undated=no", "least=50", "view=table", "table=facts", "sort=-object", "lang=en",
    ):  # fmt: skip
        assert f"&{part}" in spelt
    again = visit(address + spelt)
    assert mode_of(again) == mode_of(page)
    assert hash_of(again) == spelt


def test_a_whole_view_leaves_the_address_empty(visit: Callable[..., Reader], address: str) -> None:
    page = visit(address)
    assert hash_of(page) in ("", "#")
    before = mode_of(page)
    narrow(page)
    page.page.evaluate("location.hash = ''")
    page.page.wait_for_timeout(100)
    assert mode_of(page) | {"names": 0} == before | {"names": 0, "rows": mode_of(page)["rows"]}


def test_a_part_of_the_graph_comes_back(visit: Callable[..., Reader], address: str, varied_graph: Graph) -> None:
    page = visit(address)
    page.search("名号7")
    page.page.keyboard.press("Enter")
    page.page.focus("#picture")
    page.page.keyboard.press("Enter")
    spelt = hash_of(page)
    assert spelt == "#entity=v07&around=v07,1"
    near = {
        end
        for edge in varied_graph.edges
        if not edge.literal and "v07" in (edge.subject, edge.object)
        for end in (edge.subject, edge.object)
    }
    assert f" {len(near)} " in page.text("#shown")
    assert visit(address + spelt).text("#shown") == page.text("#shown")


@pytest.mark.parametrize(
    "spelt",
    [
        "entity=%E0%A4%A",
        "entity=<script>window.hurt=1</script>",
        "fact=__proto__&types=constructor&relations=-toString",
        "sources=-*,@__proto__,-hasOwnProperty,%E0%A4%A&time=9999-99..0000",
        "time=2024..2020&least=1e9&page=-1&sort=__proto__&table=__proto__&lang=fr&view=../../etc",
        "at=NaN,Infinity,1e99&around=v00,99999999&steps=-1&grown=v99,,,&hidden=v99",
        "path=v01,v01&shared=v01&turn=999999999",
        "=&&&=====&%&" + "types=" * 2000,
        "entity=" + "A" * 200_000,
        "skip",
    ],
)
def test_hostile_addresses_do_nothing(visit: Callable[..., Reader], address: str, spelt: str) -> None:
    page = visit(f"{address}#{spelt}")
    whole = "60 / 60 个实体"
    if not spelt.startswith(("fact", "sources")):
        assert page.text("#shown").startswith(whole) or "around" in spelt
    page.page.click("#reset")
    assert page.text("#shown").startswith(whole)
    assert page.page.evaluate("window.hurt") is None


def test_an_anchor_is_no_address(visit: Callable[..., Reader], address: str) -> None:
    page = visit(address)
    page.page.uncheck("#kinds [data-key=Person] input")
    page.page.focus("#skip")
    page.page.keyboard.press("Enter")
    page.page.wait_for_timeout(100)
    assert page.page.is_visible("#table table")
    assert not page.page.is_checked("#kinds [data-key=Person] input")
