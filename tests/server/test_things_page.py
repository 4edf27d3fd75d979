"""The pages of things in a browser: nothing goes wrong on them, in both languages, dark, on a phone, on paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.server.running import run

SAMPLE = Path(__file__).resolve().parents[2] / "exports"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

Visit = Callable[..., Any]

ROW = next(
    row
    for row in map(json.loads, (SAMPLE / "facts.jsonl").read_text(encoding="utf-8").splitlines())
    if len(row["evidence"]) > 1 and "id" in row["object"]
)
PATHS = (
    "/id/",
    "/id/?q=zhuzhou",
    f"/id/{ROW['subject']['id']}",
    f"/id/fact/{ROW['id']}",
    "/id/article/page.txt%23a1",
    "/id/document/page.txt",
    "/id/nobody",
    "/ontology",
    "/ontology/Organization",
    "/ontology/leads",
)
"""A page of each kind."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with run(SAMPLE) as running:
        yield running.address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_every_page_fits_a_phone_and_asks_its_own_server_alone(
    visit: Visit, address: str, locale: str, scheme: str
) -> None:
    phone = {"width": 360, "height": 740}
    reader = visit("about:blank", locale=locale, color_scheme=scheme, viewport=phone)
    reader.address = address
    for path in PATHS:
        if path == "/id/nobody":
            continue  # a browser's console tells of every 404
        reader.page.goto(address + path)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= phone["width"], path
        assert reader.page.evaluate("document.documentElement.lang") == ("en" if locale == "en-GB" else "zh-Hans")
        assert reader.page.evaluate("document.styleSheets[0].cssRules.length") > 20
        light = sum(map(int, reader.page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3)"
        ))) > 382  # fmt: skip
        assert light is (scheme == "light")


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, address: str, scheme: str) -> None:
    page = browser.new_context(locale="en-GB", color_scheme=scheme, bypass_csp=True).new_page()
    found = {}
    for path in PATHS:
        page.goto(address + path)
        page.add_script_tag(path=str(AXE))
        for wrong in page.evaluate("async () => (await axe.run()).violations"):
            found[path, wrong["id"]] = [node["html"] for node in wrong["nodes"]][:3]
    page.context.close()
    assert found == {}


def test_a_reader_walks_from_a_search_to_the_sentence_in_its_article(visit: Visit, address: str) -> None:
    reader = visit(address + "/id/?lang=en")
    reader.page.fill("#q", ROW["subject"]["name"])
    reader.page.keyboard.press("Enter")
    reader.page.click(f"main a:text-is('{ROW['subject']['name']}')")
    assert reader.text("h1") == ROW["subject"]["name"]
    reader.page.click("a:text-is('Fact') >> nth=0")
    assert reader.count("blockquote") >= 1
    reader.page.click(".source a >> nth=0")
    assert reader.page.locator("article .text").count() > 0
    assert reader.page.evaluate("document.documentElement.lang") == "en"


def test_the_explorer_opens_at_the_thing(visit: Visit, built: Path) -> None:
    rows = map(json.loads, (built / "facts.jsonl").read_text(encoding="utf-8").splitlines())
    fact = next(row["id"] for row in rows if row["relation"] == "leads")
    shown = {
        "/id/place-330000": "市总工会位于青禾市",
        f"/id/fact/{fact}": "青禾市总工会主席苏明远宣布比赛开始。",
        "/id/article/qinghe%2F1.txt%23a1": "市总工会位于青禾市",
    }
    with run(built) as running:
        reader = visit("about:blank")
        reader.address = running.address
        reader.page.goto(running.address)
        reader.page.wait_for_selector("canvas")
        assert not any(words in reader.text("main") for words in shown.values())
        for path, words in shown.items():
            reader.page.goto(running.address + path)
            reader.page.click(".button")
            reader.page.wait_for_url("**/#*")
            reader.page.locator("main:visible", has_text=words).wait_for()


def test_a_page_is_printed_without_what_only_a_screen_needs(visit: Visit, address: str) -> None:
    reader = visit(f"{address}/id/{ROW['subject']['id']}", color_scheme="dark")
    reader.page.emulate_media(media="print", color_scheme="dark")
    assert not reader.page.is_visible("header form")
    assert reader.page.is_visible("blockquote")
    assert reader.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
