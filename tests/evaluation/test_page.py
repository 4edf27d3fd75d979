"""The page of an evaluation: what it shows of each name and fact, and that no text of the gold can do harm in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from zhitu.evaluation import Evaluation, page

TEXT = "石桥市总工会主席高远山到云溪县走访。"

Judge = Callable[[dict[str, Any], dict[str, Any]], Evaluation]

EVIL = "</script><script>window.hurt=1</script><img src=x onerror=window.hurt=1>\"'{{ 7*7 }}\x00\u202e"


class Reader(HTMLParser):
    """The elements of a page, the words in each mark and tag, and every attribute that could fetch something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.fetched: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        given = dict(attrs)
        self.fetched += [str(given[name]) for name in ("src", "href", "action") if name in given]
        if tag == "mark":
            self.marks.append((str(given.get("class")).strip(), ""))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == "mark" and self.marks:
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] or data)


def mention(start: int, end: int, kind: str) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, "text": TEXT[start:end], "name": TEXT[start:end]}


@pytest.fixture
def found(row: dict[str, Any], judge: Judge) -> Evaluation:
    facts = [
        {"subject": "高远", "relation": "leads", "object": "茶社", "status": "stated", "confidence": 0.9, "rule": "a"}
    ]
    return judge(row, {"mentions": [mention(0, 6, "Organization"), mention(8, 10, "Person")], "facts": facts})


def test_each_name_is_marked_in_its_sentence(found: Evaluation) -> None:
    reader = Reader(page.render(found).decode())
    _, _, _, *shown = reader.marks  # the legend has three
    assert [(set(kinds.split()), words) for kinds, words in shown] == [
        ({"hit"}, "石桥市总工会"),
        ({"false", "miss"}, "高远"),
        ({"miss"}, "山"),
        ({"miss"}, "云溪县"),
    ]


def test_facts_stand_beneath_with_what_became_of_them(found: Evaluation) -> None:
    html = page.render(found).decode()
    items = re.findall(r'<li class="(\w+)".*?<span class="said">(.*?)</span>', html)
    assert [(mark, re.sub("<.*?>", "", said)[:3]) for mark, said in items] == [("miss", "高远山"), ("false", "高远 ")]


def test_colour_is_not_the_only_carrier(found: Evaluation) -> None:
    html = page.render(found).decode()
    tags = re.findall(r'<sup class="tag (\w+)" data.*?>(.*?)</sup>', html)
    assert len(tags) == 4
    for mark, words in tags:
        assert {"hit": "命中", "miss": "漏", "false": "误"}[mark] in words


def test_no_text_becomes_markup_and_nothing_is_fetched(judge: Judge) -> None:
    row = {
        "id": EVIL,
        "text": EVIL,
        "entities": [{"start": 0, "end": 9, "type": "org"}],
        "facts": [{"s": EVIL, "p": "leads", "o": EVIL}],
    }
    fact = {"subject": EVIL, "relation": "leads", "object": "b", "status": EVIL, "confidence": 0.5, "rule": EVIL}
    html = page.render(judge(row, {"facts": [fact]})).decode()
    reader = Reader(html)
    assert reader.elements.count("script") == 1
    assert "img" not in reader.elements
    assert reader.fetched == ["data:,"]
    assert "\x00" not in html
    assert "\u202e" not in html
    assert "{{ 7*7 }}" in html
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html


def test_every_word_of_the_text_is_shown_in_order(found: Evaluation) -> None:
    (shown,) = [page.show(judged) for judged in found.texts]
    assert "".join(piece.text for piece in shown.pieces) == TEXT
    assert sorted(name for piece in shown.pieces for name in piece.ends) == sorted(found.texts[0].names)


def test_filters_and_languages_in_a_browser(
    found: Evaluation, judge: Judge, visit: Callable[..., Any], tmp_path: Path
) -> None:
    right = judge({"id": EVIL, "text": TEXT, "entities": []}, {})
    found.texts.extend([*right.texts] * 1999)
    path = tmp_path / "page.html"
    path.write_bytes(page.render(found))
    tab = visit(path.as_uri(), viewport={"width": 390, "height": 844}).page
    assert tab.inner_text("#count") == "2000 / 2000"
    tab.select_option("#mark", "miss false")
    assert tab.inner_text("#count") == "1 / 2000"
    tab.select_option("#label", "leads")
    assert tab.locator("article:not([hidden]) .text mark:not(.dim)").count() == 0
    assert tab.locator("article:not([hidden]) .facts li:not(.dim)").count() == 2
    tab.select_option("#label", "")
    tab.fill("#words", "不在其中")
    assert tab.is_visible("#nothing")
    assert tab.inner_text("h1") == "评测"
    tab.click("#language")
    assert tab.inner_text("h1") == "Evaluation"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.evaluate("window.hurt") is None
