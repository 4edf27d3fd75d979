"""The page as a file: its data, its policy, its texts, its places."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import combinations
from typing import Any

import pytest

from zhitu.exporters import citations, viewer
from zhitu.exporters.viewer import drawing, layout, linking, page
from zhitu.knowledge import Knowledge
from zhitu.model import Graph


class Page(HTMLParser):
    """Elements, attributes and the content of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[tuple[str, dict[str, str | None], str]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.inline.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attributes, before = self.inline[-1]
            self.inline[-1] = (tag, attributes, before + data)

    def data(self, name: str) -> Any:
        return next(json.loads(text) for _, attributes, text in self.inline if attributes.get("id") == name)


def write(graph: Graph, knowledge: Knowledge) -> Page:
    return Page(b"".join(viewer.write(graph, knowledge)).decode("utf-8"))


def test_page_knows_every_entity_edge_and_sentence(graph: Graph, knowledge: Knowledge) -> None:
    facts = write(graph, knowledge).data("facts")
    entities, edges, evidence = facts["entities"], facts["edges"], facts["evidence"]
    assert entities["name"] == [entity.name for entity in graph.entities]
    assert len(edges["id"]) == len(graph.edges)
    quotes = [
        facts["articles"]["text"][article][start:end]
        for article, start, end in zip(evidence["a"], evidence["start"], evidence["end"], strict=True)
    ]
    for edge, count in zip(graph.edges, edges["said"], strict=True):
        assert {quotes.pop(0) for _ in range(count)} == {fact.sentence.text for fact in edge.facts}
    assert entities["aliases"][0] == ["市总工会", "市总"]
    assert any("the short form of it" in reason for reason in entities["reasons"][0])


def test_network_is_that_of_pyvis(graph: Graph, knowledge: Knowledge) -> None:
    network = write(graph, knowledge).data("network")
    assert len(network["nodes"]) == len(graph.entities)
    assert len(network["edges"]) == sum(not edge.literal for edge in graph.edges)
    assert {node["shape"] for node in network["nodes"]} == {"square", "dot", "triangle", "diamond"}
    dashed = {link["id"] for link in network["edges"] if link["dashes"]}
    assert {graph.edges[number].status for number in dashed} == {"planned", "former"}


def test_subject_and_object_are_marked_where_they_stand(graph: Graph) -> None:
    said = {}
    for edge in graph.edges:
        fact = edge.facts[0]
        text = next(article.text for article in graph.articles if article.id == fact.subject.article)
        ends = [citations.locate(end, fact) for end in (fact.subject, fact.object)]
        said[edge.subject, edge.relation] = [text[start:end] for found in ends for start, end in found]
    assert said["e06", "leads"] == ["贺清", "柳溪区总工会"]
    assert said["e01", "locatedIn"] == ["柳溪区总工会", "柳溪区"]
    assert said["e08", "foundingDate"] == ["云杉劳模创新工作室", "2019年"]


def test_only_the_scripts_that_the_policy_names_stand_in_the_page(hostile_graph: Graph, knowledge: Knowledge) -> None:
    made = write(hostile_graph, knowledge)
    policy = next(
        attributes["content"] or ""
        for tag, attributes in made.elements
        if "Content-Security-Policy" in attributes.values()
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    run = [text for tag, attributes, text in made.inline if tag == "script" and "type" not in attributes]
    assert len(run) == 2
    for text in run:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert not [name for _, attributes in made.elements for name in attributes if name.startswith("on")]
    assert not [attributes for _, attributes in made.elements if "style" in attributes]
    for _, attributes in made.elements:
        assert "src" not in attributes
        assert not (attributes.get("href") or "").startswith(("http", "//", "javascript"))


def test_no_hostile_text_leaves_its_script_element(hostile_graph: Graph, graph: Graph, knowledge: Knowledge) -> None:
    tags = [tag for tag, _ in write(hostile_graph, knowledge).elements]
    assert tags == [tag for tag, _ in write(graph, knowledge).elements]


def test_same_graph_gives_same_bytes(graph: Graph, knowledge: Knowledge) -> None:
    assert b"".join(viewer.write(graph, knowledge)) == b"".join(viewer.write(graph, knowledge))


def test_texts_say_the_same_things_in_both_languages() -> None:
    chinese, english = (json.loads(page.read(f"{language}.json")) for language in page.LANGUAGES)
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key


def test_no_two_modules_of_the_page_declare_the_same_name() -> None:
    declared = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (?:\{ ([^}]*) \}|(\w+))", re.MULTILINE)
    names = [
        name
        for module in linking.order(page.read, linking.FIRST)
        for some, one in declared.findall(page.read(module))
        for name in (some.split(", ") if some else [one])
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_module_of_the_page_is_reached() -> None:
    modules = {file.name for file in page.FOLDER.iterdir() if file.name.endswith(".js")}
    assert modules == set(linking.order(page.read, linking.FIRST))


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    code = "".join(page.read(name) for name in (*linking.order(page.read, linking.FIRST), "template.html"))
    known = set(json.loads(page.read("zh.json")))
    built = {key for key in known if re.fullmatch(r"(kind|status)[A-Z]\w+", key)}
    assert {key for key in known - built if f"'{key}'" not in code and f'"{key}"' not in code} == set()
    said = set(re.findall(r"say\('(\w+)'", code)) | set(re.findall(r'data-(?:text|label|hint|tip)="(\w+)"', code))
    assert said - known == set()


def test_no_two_nodes_stand_on_each_other(make_graph: Callable[[int], Graph]) -> None:
    network = drawing.draw(viewer.gather(make_graph(200)))
    places = [(node["x"], node["y"]) for node in network.nodes]
    nearest = min((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 for a, b in combinations(places, 2)) ** 0.5
    assert nearest > 20


def test_neighbours_stand_nearer_than_strangers() -> None:
    # Two rings of ten, joined by one link.
    links = [(n, (n + 1) % 10) for n in range(10)] + [(10 + n, 10 + (n + 1) % 10) for n in range(10)] + [(0, 10)]
    places = layout.place(20, links).places

    def far(a: int, b: int) -> float:
        return ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5

    joined = sum(far(a, b) for a, b in links[:-1]) / 20
    apart = sum(far(a, b) for a in range(10) for b in range(10, 20)) / 100
    assert joined < apart / 2


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_nodes_without_edges_have_places_of_their_own(count: int) -> None:
    assert len(set(layout.place(count, []).places)) == count


def test_what_has_no_relation_is_tied_to_its_article() -> None:
    assert layout.tie(5, [(0, 1), (0, 2)], [[0, 1, 3], [4]]) == [(3, 0)]


def test_edges_between_the_same_nodes_bend_apart() -> None:
    bends = drawing.bend([(1, 2), (2, 1), (1, 2), (3, 4)])
    # Seen from one side, none lies on another.
    sides = [bends[0], -bends[1], bends[2]]
    assert len(set(sides)) == 3
    assert bends[3] == 0


def test_facts_packed_in_pieces_are_the_facts(hostile_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = viewer.gather(hostile_graph)
    plain = page.pack(facts)
    assert plain == page.encode(facts)
    monkeypatch.setattr(page, "ROWS", 2)
    monkeypatch.setattr(page, "MANY", 500)
    packed = gzip.decompress(base64.b64decode(page.pack(facts)))
    assert packed == plain.encode("utf-8", "backslashreplace")
