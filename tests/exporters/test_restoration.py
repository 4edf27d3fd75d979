"""A built folder is the graph again: whole, or an error that says which line is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zhitu
from zhitu import restoration
from zhitu.errors import InputError
from zhitu.exporters import EXPORTERS
from zhitu.knowledge import Knowledge, load
from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Fact,
    Graph,
    Kind,
    Measure,
    Mention,
    Origin,
    Piece,
    Sentence,
    Settings,
    Source,
    Status,
)

READ = tuple(name for name in EXPORTERS if name.endswith(".jsonl") or name == "settings.json")

ROWS = (
    ("verdict", "left", "relation", "right"),
    ("same", "釉里春瓷业", "", "湖南釉里春瓷业有限公司"),
    ("right", "穆青山", "leads", "石桥市总工会"),
)
NEWS = {
    "a.txt": "石桥市总工会主席穆青山走访石桥钢铁有限公司。到2027年，石桥市总工会将建成不少于20家职工书屋。",
    "b.txt": "醴陵市总工会主席谭维岳到湖南釉里春瓷业有限公司走访。釉里春瓷业成立于1953年，位于株洲市荷塘区。",
    "judgements.tsv": "".join("\t".join(row) + "\n" for row in ROWS),
}


def write(graph: Graph, knowledge: Knowledge, folder: Path) -> Path:
    """The files that a graph is read back from, alone: the others are costly, and some refuse hostile names."""
    folder.mkdir(exist_ok=True)
    for name in READ:
        (folder / name).write_bytes(b"".join(EXPORTERS[name](graph, knowledge)))
    return folder


@pytest.mark.parametrize("name", ["graph", "hostile_graph", "varied_graph", "no_graph"])
def test_a_graph_is_read_back_whole(
    name: str, request: pytest.FixtureRequest, knowledge: Knowledge, tmp_path: Path
) -> None:
    graph: Graph = request.getfixturevalue(name)
    graph = replace(graph, settings=Settings("jieba", "https://例.example/id/"))
    assert restoration.load(write(graph, knowledge, tmp_path)) == graph


def test_a_build_read_back_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, text in NEWS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = zhitu.build(tmp_path)
    assert any(edge.measure for edge in built.edges)
    assert built.rulings
    zhitu.export(built, tmp_path / "out")
    again = zhitu.load(tmp_path / "out")
    assert again == built
    zhitu.export(again, tmp_path / "again")
    for name in EXPORTERS:
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


TEXTS = st.text(max_size=8)
SURE = st.floats(0, 1)
MENTIONS = st.builds(
    Mention,
    st.just("a"),
    st.integers(0, 30),
    TEXTS,
    st.sampled_from(Kind),
    TEXTS,
    st.sampled_from(("", "430281")),
    SURE,
)
MEASURES = st.builds(Measure, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.booleans(), TEXTS)
FACTS = st.builds(
    Fact, MENTIONS, TEXTS, st.one_of(MENTIONS, MEASURES, TEXTS), st.builds(Sentence, st.integers(0, 30), TEXTS), TEXTS,
    SURE, TEXTS, st.sampled_from(Status),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mentions=st.lists(MENTIONS, max_size=6),
    facts=st.lists(FACTS, max_size=6),
    text=TEXTS,
    head=st.integers(0, 7),
    literal=st.booleans(),
)
def test_whatever_is_said_is_read_back(  # noqa: PLR0917 - the parts of a graph
    tmp_path: Path, mentions: list[Mention], facts: list[Fact], text: str, head: int, literal: bool
) -> None:
    article = Article(
        "a",
        "a.txt",
        text,
        (text,),
        Byline((text,)),
        "",
        "标题在前，正文" + text,
        head,
        Origin((Piece(0, 3, len(text)),)),
    )
    entities = tuple(
        Entity(one, Kind.PLACE, "City", text, (text, one), "", tuple(sorted(mentions)), ()) for one in ("p", "q")
    )
    # Half of the facts are of mentions that the entity knows, as all are in a graph that was woven.
    known = [replace(fact, subject=mentions[0]) if mentions and n % 2 else fact for n, fact in enumerate(facts)]
    edge = Edge("p", text, text if literal else "q", literal, tuple(known), 0.5, Status.STATED, text)
    graph = Graph(entities, (edge,), (), (article,), (Source("a.txt", "0", 4, text),), (), Settings())
    same = restoration.load(write(graph, load(), tmp_path)) == graph
    assert same  # two graphs are too long to be shown


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("line", ["{}", "[1]", "no json", '{"id": "x", "subject": {"id": "absent"}, "mentions": [1]}'])
def test_a_broken_line_is_told_with_its_place(
    name: str, line: str, graph: Graph, knowledge: Knowledge, tmp_path: Path
) -> None:
    (write(graph, knowledge, tmp_path) / name).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        restoration.load(tmp_path)
    assert name in caught.value.problem.where
    assert "build it again" in caught.value.problem.mend


def test_a_folder_of_an_older_version_is_told(graph: Graph, knowledge: Knowledge, tmp_path: Path) -> None:
    path = write(graph, knowledge, tmp_path) / "facts.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps({k: v for k, v in row.items() if k != "facts"}) + "\n" for row in rows))
    with pytest.raises(InputError, match=r"facts\.jsonl:1"):
        restoration.load(tmp_path)


def test_a_big_graph_is_read_back(make_graph: Callable[[int], Graph], knowledge: Knowledge, tmp_path: Path) -> None:
    graph = make_graph(2000)
    same = restoration.load(write(graph, knowledge, tmp_path)) == graph
    assert same
