"""What a whole graph shows: who is central, who followed whom, what is missing, each with its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

import zhitu
from zhitu import analysis, knowledge
from zhitu.analysis.findings import Section
from zhitu.model import Document, Graph

NEWS = (
    ("a", "2023-02-03", "青禾市总工会主席苏明远走进红星机械厂，慰问一线职工。"),
    ("b", "2024-06-11", "青禾市总工会主席何立群在红星机械厂宣布，第三届职工技能大赛开幕。"),
    ("c", "2024-06-20", "青禾市总工会主席何立群和红星机械厂厂长叶知秋签订协议。"),
    ("d", "2024-07-02", "柳溪县医院院长方若水出席了会议。柳溪县医院院长白敬亭主持会议。"),
    ("e", "2024-07-03", "青禾市残联的志愿者走进社区。"),
    ("f", "2024-07-09", "青禾市残联的康复车开进村里。"),
    ("g", "2024-07-12", "青禾市残联收到一封感谢信。"),
)


def build(news: Iterable[tuple[str, str, str]]) -> Graph:
    return zhitu.build([Document(name, text, name, "", date, is_record=True) for name, date, text in news])


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build(NEWS)


@pytest.fixture(scope="module")
def found(graph: Graph) -> dict[str, Section]:
    return {one.key: one for one in analysis.analyse(graph, knowledge.load())}


def rows(section: Section) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in section.rows]


def test_who_followed_whom_is_told_with_both_sentences(found: dict[str, Section]) -> None:
    section = found["successions"]
    assert rows(section) == [("青禾市总工会", "主席", "苏明远", "2023-02-03", "何立群", "2024-06-11")]
    quotes = section.rows[0].quotes
    assert [quote.date for quote in quotes] == ["2023-02-03", "2024-06-11", "2024-06-20"]
    assert quotes[0].text == NEWS[0][2]


def test_who_is_said_to_be_over_came_before() -> None:
    news = [
        ("a", "2024-05-01", "青禾市残联原理事长苏明远介绍了经验。"),
        ("b", "2024-05-01", "青禾市残联理事长何立群致辞。"),
    ]
    told = {one.key: one for one in analysis.analyse(build(news), knowledge.load())}
    assert [(row[2], row[4]) for row in rows(told["successions"])] == [("苏明远", "何立群")]
    assert not told["rivals"].rows


def test_a_year_is_not_before_a_month_of_it() -> None:
    plain = build([("a", "", "青禾市残联理事长苏明远介绍了经验。"), ("b", "", "青禾市残联理事长何立群致辞。")])
    names = {one.id: one.name for one in plain.entities}
    times = {"苏明远": "2024", "何立群": "2024-05"}
    dated = replace(plain, edges=tuple(replace(one, time=times.get(names[one.subject], "")) for one in plain.edges))
    told = {one.key: one for one in analysis.analyse(dated, knowledge.load())}
    assert not told["successions"].rows
    assert [set(row[2:]) for row in rows(told["rivals"])] == [{"苏明远", "何立群"}]


def test_two_in_one_office_at_one_time_are_put_side_by_side(found: dict[str, Section]) -> None:
    section = found["rivals"]
    assert [set(row) for row in rows(section)] == [{"柳溪县医院", "院长", "方若水", "白敬亭"}]
    assert {quote.text for quote in section.rows[0].quotes} == {
        "柳溪县医院院长方若水出席了会议。",
        "柳溪县医院院长白敬亭主持会议。",
    }


def test_a_body_that_is_often_named_and_whose_head_nobody_tells_is_a_gap(found: dict[str, Section]) -> None:
    assert [(name.removeprefix("青禾市"), number) for name, number in rows(found["headless"])] == [("残联", "3")]


def test_who_is_named_together_is_counted_by_month(found: dict[str, Section]) -> None:
    told = {frozenset(row[:2]): row[2:] for row in rows(found["together"])}
    assert told[frozenset({"青禾市总工会", "何立群"})] == ("2", "2024-06 2")
    pair = next(
        months for ends, months in told.items() if "青禾市总工会" in ends and any("红星" in one for one in ends)
    )
    assert pair == ("3", "2023-02 1，2024-06 2")


def test_a_reprint_is_no_second_source_and_no_second_meeting() -> None:
    text = (
        "青禾市总工会主席苏明远走进红星机械厂，为一线职工送去慰问品，并在车间里听职工讲自己的打算和难处，"
        "答应把职工书屋办到每一个车间去，让大家下班以后有书可读。"
    )
    copied = build([("a", "2024-10-09", text), ("b", "2024-10-10", text)])
    told = {one.key: one for one in analysis.analyse(copied, knowledge.load())}
    assert not told["together"].rows
    assert ("苏明远", "leads", "青禾市总工会") in rows(told["single"])
    twice = build([("a", "2024-10-09", text), ("b", "2024-10-12", NEWS[0][2])])
    told = {one.key: one for one in analysis.analyse(twice, knowledge.load())}
    assert ("苏明远", "leads", "青禾市总工会") not in rows(told["single"])


def test_who_joins_two_circles_stands_in_the_middle(found: dict[str, Section]) -> None:
    assert rows(found["central"])[0][0] == "青禾市总工会"
    assert any("青禾市总工会" in row[1] for row in rows(found["circles"]))


def test_the_findings_do_not_hang_on_the_order_of_documents(graph: Graph, found: dict[str, Section]) -> None:
    again = {one.key: one for one in analysis.analyse(build(reversed(NEWS)), knowledge.load())}
    assert again == found


def test_a_graph_of_nothing_has_no_findings() -> None:
    empty = Graph((), (), (), (), (), (), zhitu.Settings())
    assert all(not one.rows for one in analysis.analyse(empty, knowledge.load()))
