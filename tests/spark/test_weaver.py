"""A graph woven by steps that a cluster takes is the graph of one machine, row for row, however its rows travel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.spark.flowing import Here
from tests.weaving.conftest import Desk
from tests.weaving.test_laws import NAMES, write

from zhitu import knowledge, pipeline, weaving
from zhitu.errors import Problem
from zhitu.model import Byline, Graph, Kind, Reading, Settings
from zhitu.spark import parts, shards, weaver
from zhitu.spark.shelves import FOLDER, Shelf
from zhitu.weaving import classes

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'zhitu[spark]'")

CHECKOUT = Path(__file__).parents[2]
TOLD = Settings(tagger="jieba")

MORE = (
    (Kind.ORGANIZATION, "恒岳物流有限公司"),
    (Kind.ORGANIZATION, "杭州恒岳物流科技有限公司"),
    (Kind.ORGANIZATION, "恒岳集团"),
    (Kind.ORGANIZATION, "恒岳"),
    (Kind.ORGANIZATION, "市总工会"),
    (Kind.ORGANIZATION, "杭州市总工会"),
    (Kind.ORGANIZATION, "全国总工会"),
    (Kind.ORGANIZATION, "上虞市人民医院"),
    (Kind.ORGANIZATION, "绍兴市上虞区人民医院"),
    (Kind.ORGANIZATION, "人民医院"),
    (Kind.ORGANIZATION, "南大"),
    (Kind.ORGANIZATION, "南京大学"),
    (Kind.PERSON, "周 晓岚"),
    (Kind.PERSON, "约翰·史密斯"),
    (Kind.PLACE, "杭州市", "330100"),
    (Kind.PLACE, "上虞区", "330604"),
    (Kind.PLACE, "江苏省", "320000"),
    (Kind.PLACE, "白云综合体"),
    (Kind.PLACE, "枫林镇白云综合体"),
    (Kind.PROGRAM, "“好师傅”"),
    (Kind.PROGRAM, "“好师傅”大赛"),
    (Kind.PROGRAM, "2020年“好师傅”大赛"),
    (Kind.PROGRAM, "“好师傅”大赛启动仪式"),
    (Kind.PROGRAM, "启动仪式"),
)
FACTS = st.tuples(
    st.integers(0, 9),
    st.sampled_from(("leads", "worksFor", "mentorOf", "locatedIn", "holdsTitle")),
    st.integers(0, 9),
)
NAMED = st.lists(st.sampled_from((*NAMES, *MORE)), min_size=1, max_size=7)
ARTICLES = st.lists(st.tuples(NAMED, st.booleans(), st.lists(FACTS, max_size=5)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(knowledge.load())


def expect(graph: Graph) -> set[tuple[str, bytes]]:
    """The rows of a graph that one machine wove."""
    known = knowledge.load()
    told = parts.describe_graph(graph, known, shards.count(len(graph.articles)))
    rows = (row for part in parts.split(graph, known) for row in parts.describe(part, told))
    return {(shards.name(table, shard), line) for table, shard, line in rows}


def spread(
    folder: Path, readings: Sequence[Reading], sources: tuple, *, size: int = 2, seed: int = 0
) -> weaver.Woven | None:
    shelf = Shelf(folder.as_uri())
    shelf.make()
    batches = [readings[at : at + size] for at in range(0, len(readings), size)]
    files = [shelf.keep(str(number).encode(), [tuple(batch)]) for number, batch in enumerate(batches)]
    return weaver.weave(Here(seed), shelf, files, sources, (), knowledge.load(), TOLD)


def check(folder: Path, readings: Sequence[Reading], sources: tuple = (), *, size: int = 2, seed: int = 0) -> Graph:
    """The graph of one machine, to which the one of many is equal."""
    graph = weaving.weave(readings, sources, (), knowledge.load(), TOLD)
    woven = spread(folder, readings, sources, size=size, seed=seed)
    assert woven is not None
    rows = [(key.decode(), line) for some in woven.rows for _, key, line in some]
    assert set(rows) == expect(graph)
    tables = [row for row in rows if not row[0].startswith(parts.QUADS)]
    assert len(tables) == len(set(tables))
    assert (woven.articles, woven.graph.problems) == (len(graph.articles), graph.problems)
    return graph


@pytest.mark.parametrize("size", [1, 5])
def test_the_sample_is_woven_alike(tmp_path: Path, size: int) -> None:
    gathered = pipeline.gather(CHECKOUT / "seeds", pipeline.Plan(settings=TOLD))
    graph = check(tmp_path, gathered.readings, gathered.sources, size=size, seed=size)
    assert len(graph.edges) > 100


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, seed=st.integers(0, 99))
def test_any_articles_are_woven_alike(desk: Desk, tmp_path: Path, articles: list, seed: int) -> None:
    check(tmp_path, write(desk, articles), size=1 + seed % 3, seed=seed)


def test_a_brand_of_many_provinces_is_told_by_its_own_page_alone(desk: Desk, tmp_path: Path) -> None:
    brand, city = (Kind.ORGANIZATION, "恒岳物流"), (Kind.PLACE, "嘉兴市", "330400")
    placed = desk.read("a1", [brand, city], document="d1.txt")
    beside, alone = desk.read("a2", [brand], document="d1.txt"), desk.read("a3", [brand], document="d2.txt")
    graph = check(tmp_path, [placed, beside, alone], size=1)
    held = [{mention.article for mention in one.mentions} for one in graph.entities if one.name == "恒岳物流"]
    assert sorted(held, key=len) == [{"a3"}, {"a1", "a2"}]


def test_reprints_and_corrections_are_found_from_clause_to_clause(desk: Desk, tmp_path: Path) -> None:
    names = [(Kind.ORGANIZATION, f"石桥市第{number}永丰纺织有限公司") for number in range(9)]
    first, again, third = (desk.read(name, names, document=f"{name}.txt") for name in ("a1", "a2", "a3"))
    notice = desk.read("a4", [(Kind.PERSON, "高远山")], document="a4.txt")
    first = desk.say(first, (0, "partOf", 1))
    again = desk.say(again, (0, "partOf", 1))
    dated = [
        replace(first, article=replace(first.article, date="2024-03-01", headline="永丰纺织添新机")),
        replace(again, article=replace(again.article, date="2024-03-05")),
        replace(third, article=replace(third.article, date="2024-03-20")),
        replace(
            notice, article=replace(notice.article, date="2024-04-01", headline="更正", text="《永丰纺织添新机》有误")
        ),
    ]
    graph = check(tmp_path, dated, size=1)
    assert {one.id: [version.of for version in one.versions] for one in graph.articles} == {
        "a1": [],
        "a2": ["a1"],
        "a3": ["a1"],
        "a4": ["a1"],
    }


def test_of_two_readings_of_one_article_one_counts(desk: Desk, tmp_path: Path) -> None:
    one = desk.read("a1", [(Kind.PERSON, "高远山"), (Kind.ORGANIZATION, "石桥市总工会")])
    two = desk.read("a1", [(Kind.PERSON, "林小满")], byline=Byline(("林小满",)))
    graph = check(tmp_path, [one, two, desk.read("a2", [(Kind.PERSON, "高远山")])], size=1)
    assert len(graph.articles) == 2


def test_contradictions_and_problems_are_told(desk: Desk, tmp_path: Path) -> None:
    body = (Kind.ORGANIZATION, "石桥市总工会")
    said = [
        desk.say(desk.read(name, [(Kind.PERSON, who), body]), (0, "leads", 1), (0, "holdsTitle", "主席"))
        for name, who in (("a1", "高远山"), ("a2", "林小满"))
    ]
    same = [
        replace(one, facts=tuple(replace(fact, sentence=one.facts[0].sentence) for fact in one.facts)) for one in said
    ]
    graph = check(tmp_path, [replace(same[0], problems=(Problem("a line", "a1", "Look."),)), same[1]], size=1)
    assert len(graph.problems) == 2


def test_traditional_texts_are_left_to_one_machine(desk: Desk, tmp_path: Path) -> None:
    reading = desk.read("a1", [(Kind.ORGANIZATION, "臺灣總工會聯合會"), (Kind.PERSON, "陳學說")])
    assert spread(tmp_path, [reading], ()) is None


def test_groups_that_came_to_be_two_things_are_left_to_one_machine(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = [desk.read(name, [(Kind.ORGANIZATION, "杭州市总工会")]) for name in ("a1", "a2")]
    monkeypatch.setattr(classes.organisations, "join_across", lambda *_: None)
    assert spread(tmp_path, readings, ()) is None


def test_a_shelf_is_empty_once_made_and_gone_in_the_end(desk: Desk, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path.as_uri())
    shelf.make()
    name = shelf.keep(b"a", [(desk.read("a1", [(Kind.PERSON, "高远山")]),)])
    assert [one.article.id for one in shelf.open(name)] == ["a1"]
    shelf.make()
    assert not list((tmp_path / FOLDER).iterdir())
    shelf.remove()
    assert not list(tmp_path.iterdir())
