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


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

SMALL = """() => [...document.querySelectorAll('button, input, summary, a, [role=option], .choices label')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
        && !node.closest('.hidden, .skip, label, .histogram') && !node.matches('.hidden, .skip, [type=file]'))
    .map((node) => [node.getBoundingClientRect(), node])
    .filter(([box]) => box.width > 0 && (box.height < 39.5 || box.width < 39.5))
    .map(([box, node]) => `${node.id || node.className} ${node.textContent} ${box.width}x${box.height}`)"""


def sideways(reader: Reader) -> int:
    return int(reader.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_phone_has_room_for_fingers_and_scrolls_one_way(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph, **PHONE)
    page = reader.page
    for name, open_view in (
        ("the beginning", lambda: page.click("#sheet")),
        ("an entity", lambda: go(reader, "#entity=e05")),
        ("a fact", lambda: page.click("#panel .fact .open >> nth=0")),
        ("the table", lambda: page.click("#show-table")),
        ("the filters", lambda: page.click("#show-filters")),
    ):
        open_view()
        page.wait_for_timeout(100)
        assert page.evaluate(SMALL) == [], name
        assert sideways(reader) == 0, name


def test_phone_shows_what_was_chosen_in_a_sheet(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph, **PHONE)
    page = reader.page
    assert not page.is_visible("#panel")
    assert not page.is_visible("#filters")
    whole = page.locator("#picture").bounding_box()["height"]
    reader.click_at(page.evaluate("zhitu.entityAt(5)"))
    assert reader.text("#panel h2") == "苏明远"
    assert page.is_visible("#panel")
    assert page.locator("#picture").bounding_box()["height"] < whole
    page.click("#sheet")
    assert not page.is_visible("#panel")
    page.click("#show-filters")
    page.uncheck("#kinds [data-key=Person] input")
    page.keyboard.press("Escape")
    assert not page.is_visible("#filters")
    assert page.evaluate("document.activeElement.id") == "show-filters"
    assert reader.text("#shown").startswith("8 /")


def test_twice_as_large_everything_is_still_there(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph, viewport={"width": 700, "height": 450}, device_scale_factor=2)
    assert sideways(reader) == 0
    go(reader, "#entity=e05")
    for place in ("#picture", "#panel h2", "#query", "#show-table", "#show-filters"):
        reader.page.locator(place).scroll_into_view_if_needed()
        assert reader.page.is_visible(place)
    assert reader.page.locator("#picture").bounding_box()["height"] >= 100


def test_keyboard_reaches_all_and_every_stop_is_seen(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph)
    page = reader.page
    stops, unseen = [], []
    for _ in range(80):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(
            """() => { const at = document.activeElement; const style = getComputedStyle(at);
            if (at === document.body) return ['', true];
            return [at.id || at.closest('label')?.dataset.key || at.textContent || at.tagName,
                style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.matches('#panel, #table')]; }"""
        )
        if name in stops and name == stops[0]:
            break
        stops.append(name)
        if not seen:
            unseen.append(name)
    assert unseen == []
    for wanted in (
        "skip",
        "query",
        "show-picture",
        "show-table",
        "theme",
        "language",
        "reset",
        "picture",
        "nearer",
        "fit",
    ):
        assert wanted in stops
    assert {"Person", "leads", "stated"} <= set(stops)
    page.focus("#skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "table"
    page.focus("#table tbody button >> nth=0")
    page.keyboard.press("Enter")
    assert reader.count("#panel h2") == 1


def test_who_wants_no_motion_sees_none(open_page: Callable[..., Reader], graph: Graph) -> None:
    still = open_page(graph, reduced_motion="reduce")
    before = still.page.evaluate("zhitu.entityAt(0)")
    still.page.evaluate("document.getElementById('nearer').click()")
    at_once = still.page.evaluate("zhitu.entityAt(0)")
    still.page.wait_for_timeout(500)
    assert at_once != before
    assert still.page.evaluate("zhitu.entityAt(0)") == at_once
    moving = open_page(graph, reduced_motion="no-preference")
    before = moving.page.evaluate("zhitu.entityAt(0)")
    moving.page.evaluate("document.getElementById('nearer').click()")
    moving.page.wait_for_timeout(900)
    assert moving.page.evaluate("zhitu.entityAt(0)") != before


def test_forced_colours_leave_marks_and_choices_told_apart(open_page: Callable[..., Reader], graph: Graph) -> None:
    reader = open_page(graph, forced_colors="active")
    go(reader, "#entity=e05")
    colours = reader.page.evaluate(
        """() => ['mark.subject', 'mark.object', 'blockquote'].map((one) =>
        getComputedStyle(document.querySelector(`#panel ${one}`)).backgroundColor)"""
    )
    assert len(set(colours)) == 3
    pressed, other = reader.page.evaluate(
        """() => ['show-picture', 'show-table'].map((id) =>
        getComputedStyle(document.getElementById(id)).borderStyle)"""
    )
    assert pressed != other


def test_what_happens_is_said(reader: Reader) -> None:
    page = reader.page
    go(reader, "#entity=e05")
    assert "苏明远" in page.inner_text("#told")
    page.click("#panel .fact .open >> nth=0")
    assert "事实" in page.inner_text("#told")
    reader.search("总工会")
    assert "2" in page.inner_text("#told")
