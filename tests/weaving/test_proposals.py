"""What is put to a person is worth his time, and comes in the order of what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zhitu.model import Graph, Kind, Reading

if TYPE_CHECKING:
    from tests.weaving.conftest import Desk

ORG, PERSON, PLACE = Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE


def lead(desk: Desk, number: int, name: str, body: str) -> Reading:
    return desk.say(desk.read(f"a{number}", [(PERSON, name), (ORG, body)], document=f"{number}/p.txt"), (0, "leads", 1))


def pairs(graph: Graph) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in graph.proposals]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (PERSON, "布哈林诺夫", "哈林诺夫"),
        (ORG, "恒岳物流", "浙江恒岳物流有限公司"),
        (ORG, "少儿文保联合会", "中国少年儿童文物保护联合会"),
    ],
)
def test_names_of_different_articles_that_may_be_one_are_proposed(
    desk: Desk, kind: Kind, left: str, right: str
) -> None:
    graph = desk.weave(desk.read("a1", [(kind, left)]), desk.read("a2", [(kind, right)]))
    assert len(graph.entities) == 2
    assert pairs(graph) == [tuple(sorted((left, right)))]
    assert all(one.reasons and one.left_id != one.right_id for one in graph.proposals)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (PERSON, "周晓岚", "周晓风"),
        (PERSON, "布哈林诺夫", "布哈林诺娃"),
        (ORG, "嘉兴市总工会", "绍兴市总工会"),
        (ORG, "恒岳工业联合会", "恒岳农业联合会"),
        (ORG, "嘉兴市茶叶协会", "嘉兴市茶叶质量协会"),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_likeness_alone_is_no_question(desk: Desk, kind: Kind, left: str, right: str, together: bool) -> None:
    names = [(kind, left), (kind, right)]
    readings = [desk.read("a1", names)] if together else [desk.read(f"a{n}", [name]) for n, name in enumerate(names)]
    assert pairs(desk.weave(*readings)) == []


def test_two_heads_of_one_body_whose_names_differ_in_a_character_may_be_one(desk: Desk) -> None:
    graph = desk.weave(lead(desk, 1, "周晓岚", "嘉兴市总工会"), lead(desk, 2, "周晓兰", "嘉兴工会"))
    assert pairs(graph) == [("周晓兰", "周晓岚")]
    apart = desk.weave(lead(desk, 1, "周晓岚", "嘉兴市总工会"), lead(desk, 2, "周晓兰", "绍兴市总工会"))
    assert pairs(apart) == []


def test_a_name_of_many_is_asked_about_once_for_all(desk: Desk) -> None:
    bodies = ("嘉兴市总工会", "衢州市人民医院", "海盐县总工会", "绍兴市总工会", "丽水市图书馆", "湖州市博物馆")
    readings = [lead(desk, n, "王强", body) for n, body in enumerate(bodies)]
    first, *others = desk.weave(*readings).proposals
    assert (first.wide, first.facts, any(one.wide for one in others)) == (True, 6, False)
    assert len(others) <= 3
    row = f"same|{first.left}||{first.right}"
    answered = desk.weave(*readings, rulings=desk.rule(row))
    assert (len(desk.ids(answered, "王强")), answered.proposals) == (1, ())


def test_what_would_bring_more_facts_together_comes_first(desk: Desk) -> None:
    idle = desk.read("b1", [(PERSON, "布哈林诺夫")]), desk.read("b2", [(PERSON, "哈林诺夫")])
    busy = lead(desk, 1, "王强", "嘉兴市总工会"), lead(desk, 2, "王强", "衢州市人民医院")
    graph = desk.weave(*idle, *busy)
    assert pairs(graph) == [("王强", "王强"), ("哈林诺夫", "布哈林诺夫")]
    assert [one.facts for one in graph.proposals] == [2, 0]
