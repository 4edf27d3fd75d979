"""The report: the same findings as a page and as Markdown, and nothing in them that runs."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

import zhitu
from zhitu import analysis, cli, knowledge
from zhitu.analysis import report
from zhitu.model import Document, Graph

TEXT = "青禾市总工会主席苏明远走进红星机械厂，慰问一线职工。"
EVIL = "<script>hurt()</script>[x](javascript:hurt()) | `a` \x00\ud83d"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return zhitu.build([Document("a", TEXT, "a", "慰问", "2024-10-09", is_record=True)])


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"} and tag != "link"]


def read(graph: Graph) -> tuple[str, Page, str]:
    sections = analysis.analyse(graph, knowledge.load())
    html = b"".join(report.write_html(graph, sections, linked=True)).decode()
    page = Page()
    page.feed(html)
    return html, page, b"".join(report.write_markdown(graph, sections)).decode()


def test_both_forms_show_the_facts_with_their_sentences(graph: Graph) -> None:
    html, page, markdown = read(graph)
    for text in ("苏明远", "青禾市总工会", TEXT, "慰问"):
        assert text in html
        assert text in markdown
    person = next(one.id for one in graph.entities if one.name == "苏明远")
    assert f"graph.html#entity={person}" in page.links
    assert page.links[:8] == [f"#{one.key}" for one in analysis.analyse(graph, knowledge.load())]


def test_names_from_a_strangers_page_stay_names(graph: Graph) -> None:
    entities = tuple(replace(one, name=EVIL) for one in graph.entities)
    articles = tuple(replace(one, headline=EVIL, document=EVIL) for one in graph.articles)
    html, page, markdown = read(replace(graph, entities=entities, articles=articles))
    assert "script" not in page.tags
    assert all(link.startswith(("#", "graph.html#entity=")) for link in page.links)
    assert "default-src 'none'" in html
    assert not re.search(r"(?<!\\)<script", markdown)
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)


def test_every_word_is_there_in_both_languages() -> None:
    words = report.load_words()
    pairs = [*words["columns"].values(), *(value for key, value in words.items() if key != "columns")]
    assert all(len(pair) in {2, 4} and all(pair) for pair in pairs)


def test_the_command_writes_beside_the_graph(graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    zhitu.export(graph, tmp_path / "out")
    assert cli.main(["report", str(tmp_path / "out")]) == 0
    assert "report.html" in capsys.readouterr().out
    assert TEXT in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "graph.html#entity=" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert cli.main(["report", str(tmp_path / "out"), "-o", str(tmp_path / "elsewhere")]) == 0
    assert "graph.html" not in (tmp_path / "elsewhere" / "report.html").read_text(encoding="utf-8")
    assert cli.main(["report", str(tmp_path / "none")]) == 2
    (tmp_path / "file").touch()
    assert cli.main(["report", str(tmp_path / "out"), "-o", str(tmp_path / "file")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_notebook_shows_the_graph_and_its_tables(graph: Graph) -> None:
    shown = graph._repr_html_()
    assert "苏明远" in shown
    evil = replace(graph, entities=tuple(replace(one, name=EVIL) for one in graph.entities))
    assert "<script" not in evil._repr_html_()
    net = zhitu.to_networkx(graph)
    assert "苏明远" in {data["label"] for _, data in net.nodes(data=True)}


def test_the_tables_of_pandas_refer_to_each_other(graph: Graph) -> None:
    pytest.importorskip("pandas", reason="the extra notebook is not installed")
    entities, facts, evidence = zhitu.to_pandas(graph)
    leads = facts[facts.relation == "leads"]
    assert list(leads.subject) == ["苏明远"]
    assert entities.loc[leads.subject_id.iloc[0], "kind"] == "Person"
    assert list(evidence.loc[[leads.index[0]], "quote"]) == [TEXT]
