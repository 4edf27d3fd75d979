"""A reader's way through the page, in both languages, from a folder and from a server: every thing that one can do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .running import run

if TYPE_CHECKING:
    from tests.conftest import Reader

LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
UNION, PERSON, CITY, CONTEST = "青禾市总工会", "苏明远", "青禾市", "青禾焊工"


class Journey:
    """The page at one address in one language, with the words that it should say."""

    def __init__(self, reader: Reader, language: str) -> None:
        self.reader, self.page = reader, reader.page
        folder = files("zhitu.exporters.viewer") / "page"
        self.words: dict[str, str] = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))

    def say(self, key: str, **values: Any) -> str:
        return self.words[key].format(**values)

    def begin(self) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.reader.address)
        self.page.wait_for_selector("#shown:not(:empty)")

    def choose(self, name: str) -> None:
        self.reader.search(name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(f"#panel h2:text-is('{name}')")

    def join(self, one: str, other: str, what: str) -> None:
        self.choose(one)
        self.page.click(f"#panel [data-do={what}]")
        self.page.keyboard.type(other)
        self.page.keyboard.press("Enter")

    def download(self, button: str) -> bytes:
        self.page.click("#take")
        with self.page.expect_download() as told:
            self.page.click(button)
        return Path(told.value.path()).read_bytes()


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    with run(built) as running:
        yield f"{running.address}/"


@pytest.fixture(
    scope="module", params=[(place, one) for place in ("folder", "server") for one in LANGUAGES], ids="-".join
)
def opened(request: pytest.FixtureRequest, visit_shared: Callable[..., Reader], built: Path, served: str) -> Journey:
    place, language = request.param
    address = served if place == "server" else (built / "graph.html").as_uri()
    return Journey(visit_shared(address, locale=LANGUAGES[language]), language)


@pytest.fixture
def journey(opened: Journey) -> Journey:
    opened.begin()
    return opened


def test_search_by_name_alias_and_pinyin(journey: Journey) -> None:
    for query in (UNION, "市总工会", "qinghe", "qhszgh"):
        journey.reader.search(query)
        journey.page.wait_for_selector(f"#found li:has-text('{UNION}')")
        journey.page.keyboard.press("Escape")


def test_filters_and_their_counts(journey: Journey) -> None:
    assert journey.say("kindPerson") in journey.reader.text("#kinds")
    journey.page.uncheck("#kinds [data-key=Person] input")
    assert journey.reader.text("#shown").startswith("3 ")
    journey.page.uncheck("#relations [data-key=locatedIn] input")
    journey.page.uncheck("#statuses [data-key=planned] input")
    journey.page.locator("#least").fill("95")
    journey.page.uncheck("#undated")
    journey.page.click("#reset")
    assert journey.reader.text("#shown").startswith("4 ")


def test_an_entity_with_its_facts_timeline_and_sources(journey: Journey) -> None:
    journey.choose(UNION)
    panel = journey.reader.text("#panel")
    assert "青禾焊工开赛" in panel
    assert journey.say("seenIn") in panel
    assert {PERSON, CITY} <= set(journey.page.locator("#panel .link").all_inner_texts())


def test_a_fact_with_its_evidence_and_a_citation(journey: Journey) -> None:
    journey.choose(PERSON)
    journey.page.click("#panel .fact button.open >> nth=0")
    assert journey.reader.text("#panel mark.subject >> nth=-1") == PERSON
    assert journey.reader.text("#panel mark.object >> nth=-1") == UNION
    assert "leads/title-name" in journey.reader.text("#panel")
    journey.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    journey.page.click(f"#panel .evidence button:text-is('{journey.say('copyCitation')}') >> nth=0")
    journey.page.wait_for_selector(f"#panel .evidence button:text-is('{journey.say('copied')}')")
    copied = journey.page.evaluate("navigator.clipboard.readText()")
    assert "青禾焊工开赛" in copied
    assert "qinghe/1.txt" in copied


def test_focus_expand_hide(journey: Journey) -> None:
    journey.choose(PERSON)
    journey.page.click("#panel [data-steps='1']")
    assert "2" in journey.reader.text("#shown")
    journey.choose(UNION)
    journey.page.click("#panel [data-do=expand]")
    assert "3" in journey.reader.text("#shown")
    journey.page.click("#leave")
    journey.choose(CITY)
    journey.page.click("#panel [data-do=hide]")
    assert journey.reader.text("#shown").startswith("3 ")


def test_shortest_path_and_what_two_share(journey: Journey) -> None:
    journey.join(PERSON, CITY, "path")
    assert journey.reader.count("#panel .steps > li") == 2
    assert UNION in journey.reader.text("#panel .steps")
    journey.join(PERSON, CITY, "shared")
    assert UNION in journey.reader.text("#panel")


def test_an_article_with_its_names_and_its_repair(journey: Journey) -> None:
    journey.choose(UNION)
    journey.page.click("#panel .listed .link >> nth=0")
    journey.page.wait_for_selector("#article h2")
    assert "市总工会位于青禾市" in journey.reader.text("#article")
    assert journey.reader.count("#article .joint") >= 1
    assert journey.reader.count("#article a") + journey.reader.count("#article button") >= 5


def test_communities_are_coloured_and_listed_when_asked(journey: Journey) -> None:
    journey.page.click("#colouring")
    assert journey.page.get_attribute("#colouring", "aria-pressed") == "true"
    assert journey.page.is_visible("#communities-list")


def test_the_table_is_sorted_and_taken_along(journey: Journey) -> None:
    journey.page.click("#show-table")
    assert journey.reader.count("#table tbody tr") == 4
    journey.page.click("#table th >> nth=0")
    assert journey.page.get_attribute("#table th >> nth=0", "aria-sort") == "ascending"
    data = journey.download("#take-facts")
    assert data.startswith(b"\xef\xbb\xbf")
    assert "青禾市总工会主席苏明远宣布比赛开始" in data.decode()


def test_the_picture_is_taken_along(journey: Journey) -> None:
    assert journey.download("#take-png").startswith(b"\x89PNG")
    journey.page.keyboard.press("Escape")
    assert UNION in journey.download("#take-svg").decode()


def test_the_view_stands_in_the_address(journey: Journey) -> None:
    journey.page.uncheck("#kinds [data-key=Person] input")
    journey.choose(UNION)
    journey.page.wait_for_timeout(350)
    link = journey.page.evaluate("location.href")
    shown = journey.reader.text("#shown")
    journey.page.goto("about:blank")
    journey.page.goto(link)
    journey.page.wait_for_selector(f"#panel h2:text-is('{UNION}')")
    assert journey.reader.text("#shown") == shown


def test_language_and_colours_are_turned(journey: Journey) -> None:
    before = journey.page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).backgroundColor]")
    journey.page.click("#language")
    journey.page.click("#theme")
    after = journey.page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).backgroundColor]")
    assert before[0] != after[0]
    assert before[1] != after[1]
    journey.page.click("#language")


def test_the_keyboard_walks(journey: Journey) -> None:
    journey.page.focus("#picture")
    journey.page.keyboard.press("ArrowRight")
    first = journey.reader.text("#panel h2")
    assert first in (UNION, PERSON, CITY, CONTEST)
    assert first in journey.page.inner_text("#told")
    journey.page.keyboard.press("Escape")
    assert journey.reader.count("#panel .start") == 1
