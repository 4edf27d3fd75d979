"""What short names stand for across articles, by place: only where one body fits, else a person is asked."""

from __future__ import annotations

import hashlib

import pytest

import zhitu
from zhitu.model import Document, Graph, Kind, Verdict


def weave(*texts: str) -> Graph:
    return zhitu.build(
        [
            Document(f"{n}.txt", text, hashlib.sha256(text.encode()).hexdigest(), is_record=True)
            for n, text in enumerate(texts)
        ]
    )


def bearer(graph: Graph, text: str, article: int = 0) -> str:
    """The id of the one body that a name stands for in an article."""
    (found,) = {
        entity.id
        for entity in graph.entities
        for mention in entity.mentions
        if entity.kind is Kind.ORGANIZATION and mention.text == text and mention.article.startswith(f"{article}.txt")
    }
    return found


@pytest.mark.parametrize(
    ("short", "full", "place"),
    [
        ("恒岳物流", "台州恒岳物流集团有限公司", "台州市"),
        ("城南派出所", "缙云县公安局城南派出所", "缙云县"),
        ("恒岳物流集团", "安徽恒岳物流集团有限公司", "安徽省"),
    ],
)
def test_a_name_means_the_one_body_of_the_place(short: str, full: str, place: str) -> None:
    graph = weave(f"大会10日在{place}举行。{short}负责人发言。", f"{full}召开会议。{full}负责人发言。")
    assert bearer(graph, short) == bearer(graph, full, 1)


def test_a_name_in_another_province_is_asked_about() -> None:
    graph = weave("大会10日在江西省举行。恒岳物流负责人发言。", "台州恒岳物流集团有限公司召开会议。")
    assert bearer(graph, "恒岳物流") != bearer(graph, "台州恒岳物流集团有限公司", 1)
    asked = {frozenset((p.left, p.right)) for p in graph.proposals if p.verdict is Verdict.UNSURE and all(p.reasons)}
    assert {"恒岳物流", "台州恒岳物流集团有限公司"} in asked


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("区总工会", "镇总工会"),
        ("市教育局", "县教育局"),
        ("团市委", "团县委"),
        ("安徽省纪委监委", "合肥市庐阳区纪委监委"),
        ("岭海科技大学实验室", "岭海科技大学海洋实验室"),
    ],
)
def test_bodies_of_one_article_that_differ_in_level_place_or_subject_stay_apart(left: str, right: str) -> None:
    graph = weave(f"{left}召开会议。\n{right}召开会议。")
    assert bearer(graph, left) != bearer(graph, right)


def test_a_short_name_that_several_bear_means_what_its_article_names() -> None:
    told = weave("南昌大学召开会议，南昌大学负责人发言。南大的教师来了。", "南京大学召开会议。")
    assert bearer(told, "南昌大学") != bearer(told, "南京大学", 1)
    alone = weave("南大负责人发言。", "南京大学召开会议。")
    assert bearer(alone, "南大") != bearer(alone, "南京大学", 1)
