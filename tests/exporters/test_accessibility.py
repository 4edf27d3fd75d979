"""The page for those who see little, use no mouse, want no motion, or hold a phone; checked with axe-core too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.model import Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: run `npm ci --ignore-scripts`")

RUN = """async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
    .filter((found) => ['serious', 'critical'].includes(found.impact))
    .map((found) => `${found.id}: ${found.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`)"""


def check(reader: Reader) -> list[str]:
    """The serious and critical violations that axe-core finds on the page as it is now."""
    if not reader.page.evaluate("typeof axe === 'object'"):
        reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(reader.page.evaluate(RUN))


def go(reader: Reader, hash_: str) -> None:
    reader.page.evaluate(f"location.hash = {hash_!r}")
    reader.page.wait_for_timeout(80)


def views(reader: Reader, graph: Graph) -> list[tuple[str, Callable[[], Any]]]:
    """Every view of the page, with the way to it; they are walked in this order."""
    page = reader.page
    article = graph.articles[0].id

    def shut() -> None:
        page.keyboard.press("Escape")
        page.click("#show-picture")

    def open_fact() -> None:
        page.click("#panel .fact .open >> nth=0")

    return [
        ("the beginning", lambda: None),
        ("an entity", lambda: go(reader, "#entity=e05")),
        ("a fact", open_fact),
        ("an article", lambda: go(reader, f"#article={article}")),
        ("the neighbours alone", lambda: (shut(), go(reader, "#entity=e05"), page.click("[data-steps='2']"))),
        ("the way between two", lambda: page.click("[data-do=path]")),
        ("the search", lambda: (shut(), reader.search("总工会"))),
        ("the table", lambda: (page.keyboard.press("Escape"), page.click("#show-table"))),
        ("the table of facts", lambda: page.click("#table-facts")),
    ]


@needs_axe
@pytest.mark.parametrize(("theme", "language"), [("light", "zh-CN"), ("dark", "en-GB")])
def test_no_serious_violation_in_any_view(
    open_page: Callable[..., Reader], graph: Graph, theme: str, language: str
) -> None:
    # The content security policy forbids any script but the page's: it is set aside so that axe can be put in.
    reader = open_page(graph, locale=language, color_scheme=theme, bypass_csp=True)
    found = {}
    for name, open_view in views(reader, graph):
        open_view()
        reader.page.wait_for_timeout(100)
        found[name] = check(reader)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@needs_axe
def test_axe_finds_what_is_planted(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph, bypass_csp=True)
    reader.page.evaluate(
        """() => { const field = document.createElement('input'); document.querySelector('footer').append(field);
        document.getElementById('built').style.color = '#ddd'; }"""
    )
    found = check(reader)
    assert any(one.startswith("label:") for one in found)
    assert any(one.startswith("color-contrast:") for one in found)
