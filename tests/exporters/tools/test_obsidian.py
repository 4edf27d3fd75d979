"""A vault as Obsidian sees it: names of files, properties in YAML, links that lead somewhere, and no foreign markup."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.exporters.characters import flatten
from zhitu.exporters.tools import filenames, obsidian
from zhitu.knowledge import Knowledge
from zhitu.model import Graph

yaml = pytest.importorskip("yaml", reason="the Python package PyYAML is not installed")
markdown_it = pytest.importorskip("markdown_it", reason="the Python package markdown-it-py is not installed")

LINK = re.compile(r"\[\[([^\]|]+)\|([^\]|]+)\]\]")
NAMES = (
    "CON", "con.md", "a/b", "..", "", "A", "a", "Ａ", "长" * 300, "结尾. ", "x\u202ey", "[[引]]|#标^",
    "%%隐%% key:: value", "1. 项", "<% tp.file.move() %> `= this`", "![[嵌入]]", "---", "http://evil.example",
    "控\x7f制\x80符\x9f", "`码` $式$ %%注%% <b>",
)  # fmt: skip


@pytest.fixture(scope="module")
def odd_graph(graph: Graph) -> Graph:
    """Names that no file may bear, that are one to Windows, or that Obsidian takes for markup."""
    entities = tuple(
        replace(one, name=NAMES[n % len(NAMES)], aliases=NAMES, mentions=one.mentions)
        for n, one in enumerate(graph.entities)
    )
    more = tuple(replace(entities[0], id=f"x{n}", name=name) for n, name in enumerate(NAMES))
    articles = tuple(replace(one, headline=NAMES[6], text=f"{one.text}\n1. 甲\n%%乙%%") for one in graph.articles)
    return replace(graph, entities=(*entities, *more), articles=articles)


def read(graph: Graph, knowledge: Knowledge) -> dict[str, tuple[dict[str, Any], str]]:
    """The properties and the text of each note, by its path."""
    notes = {}
    for path, chunks in obsidian.write(graph, knowledge):
        assert path not in notes
        text = b"".join(chunks).decode("utf-8")
        head, body = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("{}", text)
        notes[path] = (yaml.safe_load(head), body)
    return notes


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph", "odd_graph"])
def test_each_link_leads_to_a_note_and_nothing_else_is_markup(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge
) -> None:
    graph: Graph = request.getfixturevalue(name)
    notes = read(graph, knowledge)
    assert len(notes) == len(graph.entities) + len(graph.articles) + 1
    parser = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for path, (_, body) in notes.items():
        for target, shown in LINK.findall(body):
            assert f"{target}.md" in notes, (path, target)
            assert not set(target + shown) & set("`$%<>"), (path, target)
        plain = LINK.sub("", body)
        assert not re.search(r"(?<!\\)(\[\[|%%|::|\$|==|<%|\^)", plain), path
        kinds = {token.type for block in parser.parse(plain) for token in (block, *(block.children or ()))}
        assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "table_open"}


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "odd_graph"])
def test_a_note_shows_names_and_sentences_unchanged(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge
) -> None:
    graph: Graph = request.getfixturevalue(name)
    notes = read(graph, knowledge)
    by_id = {head["id"]: (head, body) for head, body in notes.values() if "id" in head}
    parser = markdown_it.MarkdownIt("commonmark")
    for entity in graph.entities:
        head, body = by_id[entity.id]
        assert head.get("aliases", []) == [flatten(alias) for alias in entity.aliases]
        tokens = parser.parse(body)
        assert tokens[0].tag == "h1"
        shown = "".join(token.content for token in tokens[1].children or ())
        assert html.unescape(shown) == flatten(entity.name)


def test_a_fact_stands_in_both_notes_with_its_sentence_and_article(graph: Graph, knowledge: Knowledge) -> None:
    notes = read(graph, knowledge)
    head, person = notes["人物 People/贺清.md"]
    assert head["tags"] == ["zhitu/Person"]
    assert "**领导** leads [[机构 Organizations/柳溪区总工会|柳溪区总工会]] (95%)" in person
    assert "> 贺清任柳溪区总工会主席。 — [[文章 Articles/青禾为一线工匠搭台|青禾为一线工匠搭台]]" in person
    assert "[[人物 People/贺清|贺清]] **领导** leads" in notes["机构 Organizations/柳溪区总工会.md"][1]
    article = notes["文章 Articles/青禾为一线工匠搭台.md"]
    assert str(article[0]["date"]) == "2025-03-12"
    assert "- [[人物 People/贺清|贺清]]" in article[1]
    assert "计划 planned" in notes["机构 Organizations/柳溪区总工会.md"][1]
    assert notes["开始 Start.md"][1].count("[[") == len(graph.entities)


def test_files_differ_on_every_system(odd_graph: Graph, knowledge: Knowledge) -> None:
    paths = [PurePosixPath(path) for path, _ in obsidian.write(odd_graph, knowledge)]
    assert len({str(path).casefold() for path in paths}) == len(paths)
    for path in paths:
        assert len(path.parts) <= 2
        assert len(path.name.encode()) < 200


@given(st.lists(st.text(max_size=140), max_size=6))
def test_any_name_makes_a_file_that_windows_holds(names: list[str]) -> None:
    shelf = filenames.Shelf()
    made = [shelf.name(name, str(number)) for number, name in enumerate(names * 2)]
    assert len({name.casefold() for name in made}) == len(made)
    for name in made:
        assert name == name.strip(" .") != ""
        assert not set(name) & filenames.FORBIDDEN
        assert not [letter for letter in name if ord(letter) < 32]
        assert name.partition(".")[0].casefold() not in filenames.RESERVED
        name.encode("utf-8")
