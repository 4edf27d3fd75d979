"""The site as a browser opens it from a folder: every link leads to a page, the search works, nothing leaves it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from zhitu.exporters import templates, tools, views
from zhitu.exporters.tools.site import writing
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"


class Links(HTMLParser):
    """What a page leads to and asks for, the ids on it, and what no page may have."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.wrong: list[str] = []
        self.policy = ""
        self._script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.targets += [known[name] for name in ("href", "src", "action", "data-pages") if name in known]
        self.ids.add(known.get("id", ""))
        self.wrong += [name for name in known if name.startswith("on") or name == "style"]
        self.wrong += [tag] if tag == "style" or (tag == "script" and "src" not in known) else []
        if known.get("http-equiv") == "Content-Security-Policy":
            self.policy = known["content"]


def read(folder: Path) -> Iterator[tuple[str, Links]]:
    for path in folder.rglob("*.html"):
        if path.name != "graph.html":
            yield path.relative_to(folder).as_posix(), Links(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(graph: Graph, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("站 点")  # a space and Chinese in its path, as on a desktop
    tools.export(graph, knowledge, "site", made)
    return made


@pytest.fixture(scope="module")
def hostile_folder(hostile_graph: Graph, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    for name, chunks in tools.TOOLS["site"].write(hostile_graph, knowledge):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(b"".join(chunks))
    return made


@pytest.mark.parametrize("name", ["folder", "hostile_folder"])
def test_every_link_leads_somewhere_and_no_page_has_a_script_in_it(name: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(name)
    pages = dict(read(folder))
    assert pages
    for page, found in pages.items():
        assert found.wrong == [], page
        assert found.policy == writing.POLICY, page
        for target in found.targets:
            whole = urlsplit(urljoin(f"http://host/deep/{page}", target))
            assert whole.netloc == "host", (page, target)
            assert whole.path.startswith("/deep/"), "the site may stand in a folder of a host"
            path = unquote(whole.path.removeprefix("/deep/"))
            assert (folder / path).exists(), (page, target)
            place = unquote(whole.fragment)
            if place and not place.startswith((":~:", "entity=", "article=")) and path in pages:
                assert place in pages[path].ids, (page, target)


def test_each_thing_has_a_page_in_both_languages(graph: Graph, folder: Path) -> None:
    for language, words in (("", "领导"), ("en/", "leads")):
        for entity in graph.entities:
            assert entity.name in (folder / f"{language}thing/{entity.id}.html").read_text(encoding="utf-8")
        person = (folder / f"{language}thing/e06.html").read_text(encoding="utf-8")
        assert words in person
        assert "贺清任柳溪区总工会主席。" in re.sub("</?mark[^>]*>", "", person)
        article = re.search(r'href="\.\./(article/[0-9a-f]+\.html)#:~:text=', person)
        assert article
        assert '<a class="ref Person" href="../thing/e06.html">贺清</a>' in (folder / language / article[1]).read_text(
            encoding="utf-8"
        )
    assert 'lang="en"' in (folder / "en/index.html").read_text(encoding="utf-8")


def test_all_sentences_of_a_fact_are_there(folder: Path) -> None:
    person = re.sub("<[^>]+>", "", (folder / "thing/e05.html").read_text(encoding="utf-8"))
    assert "受聘为首席导师" in person
    assert "苏师傅是云杉重工有限公司的职工代表。" in person


def test_long_lists_are_turned_page_by_page(
    graph: Graph, knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "FACTS_A_PAGE", 2)
    monkeypatch.setattr(writing, "MEMBERS_A_PAGE", 2)
    tools.export(graph, knowledge, "site", tmp_path)
    facts = {
        one
        for path in (tmp_path / "thing").glob("e01*.html")
        for one in re.findall(r'id="(fact-\w+)"', path.read_text(encoding="utf-8"))
    }
    assert len(facts) == sum("e01" in (edge.subject, edge.object) for edge in graph.edges) > 2
    people = [path.name for path in (tmp_path / "class").glob("Person*.html")]
    assert sorted(people) == ["Person-page-2.html", "Person.html"]
    first = dict(read(tmp_path))["class/Person.html"]
    assert "../class/Person-page-2.html" in first.targets


def test_both_languages_have_the_same_words() -> None:
    both = templates.words()
    assert both["zh"].keys() == both["en"].keys()


def open_page(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str]]:
    """A page in a browser, and all that goes wrong there: what is asked for outside the site, what is complained of."""
    wrong: list[str] = []
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append("dialog"), dialog.dismiss()))
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    return page, wrong


@pytest.mark.parametrize("asked", ["贺清", "heqing", "hq", "He Qing", "贺"])
def test_the_search_finds_by_name_and_pinyin_without_a_server(browser: Any, folder: Path, asked: str) -> None:
    page, wrong = open_page(browser, folder / "thing" / "e00.html")
    page.fill("#q", asked)
    page.press("#q", "Enter")
    page.wait_for_selector("#found li")
    assert page.inner_text("#found li >> nth=0").startswith("贺清")
    page.click("#found li a >> nth=0")
    page.wait_for_selector("h1.Person")
    assert page.inner_text("h1") == "贺清"
    page.click("nav a[hreflang=en]")
    page.wait_for_url("**/en/thing/e06.html")
    assert "leads" in page.inner_text("main")
    assert wrong == []
    page.context.close()


def test_an_alias_finds_and_nonsense_says_so(browser: Any, folder: Path) -> None:
    page, wrong = open_page(browser, folder / "en" / "index.html")
    page.fill("#q", "市总")
    assert "青禾市总工会" in page.inner_text("#found")
    page.fill("#q", "没有这个名字")
    assert page.locator("#found li").count() == 0
    assert page.is_visible("#found h2")
    page.fill("#q", "")
    assert page.is_hidden("#found")
    assert wrong == []
    page.context.close()


def test_hostile_names_are_text_in_the_search_and_on_their_pages(browser: Any, hostile_folder: Path) -> None:
    for address in ("index.html", "en/index.html", "thing/e00.html", "thing/e04.html", "thing/e07.html"):
        page, wrong = open_page(browser, hostile_folder / address)
        if "index" in address:
            page.fill("#q", "script")
            page.wait_for_selector("#found li")
            assert page.locator("#found img, #found script, #found svg").count() == 0
        assert page.evaluate("window.hurt") is None
        assert wrong == []
        page.context.close()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm ci")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, folder: Path, scheme: str) -> None:
    found = {}
    for address in ("index.html", "en/index.html", "thing/e05.html", "vocabulary.html", "class/Person.html"):
        page, _ = open_page(browser, folder / address, color_scheme=scheme, bypass_csp=True)
        page.add_script_tag(path=str(AXE))
        broken = page.evaluate("axe.run().then(({violations}) => violations.map((one) => one.id))")
        found |= {address: broken} if broken else {}
        page.context.close()
    assert found == {}


def test_the_index_is_one_list_for_both_languages(graph: Graph, folder: Path) -> None:
    text = (folder / "search-index.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("globalThis.zhituIndex = ").rstrip().removesuffix(";"))
    assert [row[0] for row in index["rows"]] == [entity.name for entity in graph.entities]
    assert index["rows"][6][5:] == ["heqing", "hq"]
    assert not list(folder.glob("en/search-index.js"))
