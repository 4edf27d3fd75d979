"""Pages of things: what a reader finds on them, and the same as RDF."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from zhitu.exporters import export, views
from zhitu.knowledge import load
from zhitu.model import Graph, Region, Settings
from zhitu.server import pages

BASE = "https://w3id.org/zhitu/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}


class Reader(HTMLParser):
    """The text of a page, and where its links lead, each with its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.links: dict[str, str] = {}
        self.tags: set[str] = set()
        self._at = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.tags |= {name for name, _ in attributes if name.startswith("on")}
        if tag == "a":
            self._at = dict(attributes).get("href") or ""
            self.links.setdefault(self._at, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._at = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._at:
            self.links[self._at] += data


def triples(data: bytes, media_type: str) -> set[tuple[str, str, str]]:
    format_ = RdfFormat.from_media_type(media_type)
    return {(str(one.subject), str(one.predicate), str(one.object)) for one in parse(data, format=format_)}


def read(client: TestClient, path: str, language: str = "en") -> Reader:
    answer = client.get(path, headers={"accept": "text/html", "accept-language": language})
    assert answer.status_code == 200, answer.text
    return Reader(answer.text)


def test_the_page_of_an_entity_shows_its_facts_both_ways_with_their_sentences(client: TestClient) -> None:
    page = read(client, "/id/organization-1")
    assert "located in" in page.text
    assert "inverse of" in page.text
    assert "青禾市总工会主席苏明远宣布比赛开始。" in page.text
    assert "2024-05" in page.text
    assert "leads/title-name" in page.text
    assert page.links["/id/person-1"] == "苏明远"
    assert page.links["/id/place-330000"] == "青禾市"
    assert "qinghe/1.txt" in page.links["/id/document/qinghe/1.txt"]
    assert "150–161, 200–212" in page.text
    assert "the short form of it" in page.text
    assert "/#entity=organization-1" in page.links


def test_subject_and_object_are_marked_in_the_sentence(client: TestClient) -> None:
    page = client.get("/id/person-1", headers={"accept": "text/html"}).text
    assert '<mark class="object">青禾市总工会</mark>主席<mark class="subject">苏明远</mark>宣布比赛开始。' in page


def test_a_sentence_leads_to_its_place_in_the_article(client: TestClient) -> None:
    page = read(client, "/id/person-1")
    address = next(link for link in page.links if "#:~:text=" in link)
    path, _, place = address.partition("#:~:text=")
    article = read(client, path)
    assert all(unquote(end) in article.text for end in place.split(","))


def test_the_article_is_shown_whole_with_its_names_linked_across_what_was_torn(client: TestClient) -> None:
    page = read(client, "/id/article/qinghe%2F1.txt%23a1")
    assert "市总工会位于青禾市，计划建成不少于20家驿站。" in page.text
    assert page.links["/id/organization-1"] == "青禾市总工会市总工会"
    assert page.links["/id/place-330000"] == "青禾市"
    assert page.links["/id/program-1"] == "青禾焊工"  # in the headline
    assert "the word goes on behind the break" in page.text
    assert "陆禾" in page.text


def test_a_fact_has_a_page_with_the_parts_of_its_quantity(client: TestClient, built: Path) -> None:
    rows = [json.loads(line) for line in (built / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    fact = next(row["id"] for row in rows if row["relation"] == "hasIndicator")
    page = read(client, f"/id/fact/{fact}")
    assert "驿站" in page.text
    assert "≥" in page.text
    assert "planned" in page.text


def test_a_document_lists_its_articles_and_tells_of_its_text(client: TestClient) -> None:
    page = read(client, "/id/document/qinghe/1.txt")
    assert "a" * 64 in page.text
    assert page.links["/id/article/qinghe%2F1.txt%23a1"] == "青禾焊工开赛"


@pytest.mark.parametrize("suffix", sorted(TYPES))
def test_a_thing_is_told_in_rdf_by_suffix_and_by_accept(client: TestClient, built: Path, suffix: str) -> None:
    by_suffix = client.get(f"/id/organization-1.{suffix}", headers={"accept": "text/html"})
    by_accept = client.get("/id/organization-1", headers={"accept": f"text/html;q=0.5, {TYPES[suffix]}"})
    assert by_suffix.headers["content-type"].partition(";")[0] == TYPES[suffix]
    assert by_suffix.content == by_accept.content
    assert by_accept.headers["content-location"] == f"/id/organization-1.{suffix}"
    assert "Accept" in by_accept.headers["vary"]
    told = triples(by_suffix.content, TYPES[suffix])
    asked = triples((built / "graph.ttl").read_bytes(), "text/turtle")
    node = f"<{BASE}organization-1>"
    statements = {s for s, p, o in asked if p in (f"<{RDF}subject>", f"<{RDF}object>") and o == node}
    assert len(statements) == 3
    assert {triple for triple in asked if triple[0] in {node, *statements}} <= told
    assert '"青禾市总工会主席苏明远宣布比赛开始。"@zh' in {o for _, _, o in told}


def test_who_says_nothing_gets_a_page_and_who_wants_a_picture_gets_none(client: TestClient) -> None:
    assert client.get("/id/person-1", headers={"accept": "*/*"}).headers["content-type"].startswith("text/html")
    assert client.get("/id/person-1", headers={"accept": "image/png"}).status_code == 406
    refused = client.get("/id/person-1", headers={"accept": "text/html;q=0, text/*"})
    assert refused.headers["content-type"].startswith("text/turtle")


def test_a_whole_iri_leads_to_its_page(client: TestClient) -> None:
    moved = client.get("/resource", params={"iri": BASE + "person-1"})
    assert (moved.status_code, moved.headers["location"]) == (303, "/id/person-1")
    span = BASE + "document/qinghe/1.txt#char=120,138"
    shown = client.get("/resource", params={"iri": span}, headers={"accept": "text/turtle"})
    assert "青禾市总工会主席苏明远宣布比赛开始。" in shown.text
    assert client.get("/resource", params={"iri": "no iri"}).status_code == 400
    assert client.get("/resource", params={"iri": "https://example.org/x"}).status_code == 404


@pytest.mark.parametrize(
    "path", ["nobody", "person-1.exe", "document/../person-1x", "fact/%00", "article/%ff%fe", "a" * 5000]
)
def test_what_the_graph_does_not_know_is_not_found(client: TestClient, path: str) -> None:
    assert client.get("/id/" + path, headers={"accept": "text/html"}).status_code == 404
    assert client.get("/id/" + path, headers={"accept": "text/turtle"}).status_code == 404


def test_a_page_speaks_the_language_that_is_asked_for(client: TestClient) -> None:
    assert "Facts" in read(client, "/id/person-1", "en-GB,zh;q=0.5").text
    assert "事实" in read(client, "/id/person-1", "fr, zh-CN;q=0.9, en;q=0.1").text
    assert "事实" in read(client, "/id/person-1", "").text
    chosen = read(client, "/id/person-1?lang=en", "zh")
    assert "Facts" in chosen.text
    assert "/id/organization-1?lang=en" in chosen.links


def test_entities_are_found_by_name_alias_id_and_pinyin(client: TestClient) -> None:
    for asked in ("青禾市总工会", "市总", "organization-1", "qingheshizong", "qhszgh"):
        assert "/id/organization-1" in read(client, f"/id/?q={asked}").links, asked
    assert "No entity" in read(client, "/id/?q=没有").text


def test_a_page_allows_no_script_and_asks_no_other_host(client: TestClient) -> None:
    answer = client.get("/id/organization-1")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script|style=|\son\w+=|https?://(?!w3id\.org/zhitu/id/)", answer.text)
    assert client.get("/pages/style.css").headers["content-type"].startswith("text/css")
    assert client.get("/pages/base.html").status_code == 404


def test_hostile_texts_do_no_harm_on_any_page(spoilt: Path, serve: Callable[[Path], TestClient]) -> None:
    client = serve(spoilt)
    seen, waiting = set(), ["/id/organization-1", "/id/?q=window", "/id/"]
    while waiting:
        path = waiting.pop().partition("#")[0]
        if path in seen:
            continue
        seen.add(path)
        page = read(client, path)
        assert not page.tags & {"script", "img", "onerror"}, path
        assert "\x1b" not in page.text
        assert "\u202e" not in page.text
        for link in page.links:
            assert link.startswith(("/", "?", "#")), link
        waiting += [
            link for link in page.links if link.startswith(("/id/", "/resource")) and not link.endswith(tuple(TYPES))
        ]
    assert any(path.startswith("/id/article/") for path in seen)
    assert any(path.startswith("/id/fact/") for path in seen)
    for suffix in TYPES:
        assert client.get(f"/id/organization-1.{suffix}").status_code == 200


def test_a_graph_with_a_base_of_its_own_is_served_by_it(
    tmp_path: Path, graph: Graph, serve: Callable[[Path], TestClient]
) -> None:
    export(replace(graph, settings=Settings(base="https://news.example.org/graph#")), load(), tmp_path)
    client = serve(tmp_path)
    assert "https://news.example.org/graph#person-1" in read(client, "/id/person-1").text
    assert "news.example.org/graph#organization-1" in client.get("/id/person-1.nt").text


def test_many_facts_stand_on_several_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "FACTS_A_PAGE", 2)
    first, second = (client.get(f"/id/organization-1?page={page}") for page in (1, 2))
    assert "宣布比赛开始" not in first.text
    assert "宣布比赛开始" in second.text
    assert '</id/organization-1?page=2>; rel="next"' in first.headers["link"]
    told = [client.get(f"/id/organization-1.nt?page={page}").text for page in (1, 2)]
    assert "leads/title-name" not in told[0]
    assert "leads/title-name" in told[1]
    assert client.get("/id/organization-1?page=3").status_code == 404
    assert client.get("/id/organization-1?page=x").status_code == 404


def test_many_sentences_of_a_fact_stand_on_its_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "SENTENCES_A_FACT", 0)
    page = read(client, "/id/person-1")
    assert "宣布比赛开始。" not in page.text
    more = next(link for link, words in page.links.items() if "1 more sentences" in words)
    assert "宣布比赛开始。" in read(client, more).text


def test_a_new_build_is_picked_up(tmp_path: Path, graph: Graph, serve: Callable[[Path], TestClient]) -> None:
    export(graph, load(), tmp_path)
    client = serve(tmp_path)
    assert "苏明远" in read(client, "/id/person-1").text
    renamed = tuple(replace(one, name=one.name.replace("苏明远", "贺清")) for one in graph.entities)
    export(replace(graph, entities=renamed), load(), tmp_path)
    assert "贺清" in read(client, "/id/person-1").text


def test_both_languages_have_the_same_words() -> None:
    both = pages.words()
    assert both["zh"].keys() == both["en"].keys()
    used = set()
    for file in pages.FOLDER.iterdir():
        used |= (
            set(re.findall(r"words\.(\w+)", file.read_text(encoding="utf-8"))) if file.name != "style.css" else set()
        )
    assert used <= both["zh"].keys()


@pytest.mark.parametrize(("language", "told"), [("zh", ("第 2 页", "第 7 行")), ("en", ("page 2", "row 7"))])
def test_pages_say_where_in_its_file_a_sentence_stands(
    language: str, told: tuple[str, str], graph: Graph, tmp_path: Path, serve: Callable[[Path], TestClient]
) -> None:
    """In words, and in a title for programs."""
    lines = (
        Region(0, 150, "page=2&viewrect=72,120,300,14"),
        Region(150, 165, "page=2&viewrect=72,140,300,14"),
        Region(165, 240, "row=7"),
    )
    export(replace(graph, articles=(replace(graph.articles[0], regions=lines),)), load(), tmp_path)
    client = serve(tmp_path)
    page, row = told
    said = client.get("/id/place-330000", params={"lang": language}).text
    assert f'title="page=2&amp;viewrect=72,140,300,14">{page}</span> · <span class="spot" title="row=7">{row}<' in said
    article = client.get("/id/article/qinghe/1.txt%23a1", params={"lang": language}).text
    assert f'title="page=2&amp;viewrect=72,120,300,14">{page}<' in article
