"""A post between a word that looks like a name and a person makes it the name of a company, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import zhitu
from zhitu.model import Mention, Status
from zhitu.reading import organisations

Read = Callable[..., list[Mention]]


def test_a_post_before_a_person_makes_a_name(read: Read) -> None:
    found = read(organisations, "衡禾柏力行政总裁何立群先生指出，行情向好。")
    assert [mention.text for mention in found] == ["衡禾柏力"]


@pytest.mark.parametrize(
    "text",
    [
        "IT总监何立群到场。",
        "新冠疫苗项目总监何立群到场。",
        "电商总监何立群介绍了经验。",
        "国内知名企业总裁何立群到场。",
        "《青禾》（Holme）的创意总监何立群到场。",
        "何立群投资总监周以恒到场。",
        "“80后”总经理周建平到场。",
        "《红楼梦》总监林国栋到场。",
        "C919是总经理林国栋的心血。",
        "A股首席分析师王大明到场。",
    ],
)
def test_a_field_before_a_post_makes_none(read: Read, text: str) -> None:
    assert read(organisations, text) == []


@pytest.mark.parametrize(
    ("text", "body", "status"),
    [
        ("四川省原林业局局长何立群受审。", "四川省林业局", Status.FORMER),
        ("山西省原平市教育局局长何立群到场。", "山西省原平市教育局", Status.STATED),
    ],
)
def test_a_body_that_is_no_more_is_headed_no_more(text: str, body: str, status: Status) -> None:
    facts = [fact for reading in zhitu.read(text) for fact in reading.facts if fact.relation == "leads"]
    assert [(fact.object.value, fact.status) for fact in facts if isinstance(fact.object, Mention)] == [(body, status)]


def test_a_title_begins_with_no_end_of_another_word() -> None:
    facts = [fact for reading in zhitu.read("全国人大副委员长何立群指出，行情向好。") for fact in reading.facts]
    assert [fact.object.value for fact in facts if fact.relation == "worksFor"] == ["全国人大"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("青川县人民检察院检察委员会专职委员何立群到场。", ["专职委员"]),
        ("四川省法院审判委员会专职委员何立群指出，行情向好。", ["专职委员"]),
        ("何立群兼任专职委员会主任。", []),
    ],
)
def test_a_full_time_member_of_a_committee_is_called_so(text: str, titles: list[str]) -> None:
    facts = [fact for reading in zhitu.read(text) for fact in reading.facts if fact.relation == "holdsTitle"]
    assert [fact.object if isinstance(fact.object, str) else fact.object.text for fact in facts] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("会上，核物理专家何立群作了报告。", "核物理专家"),
        ("外交部中东问题特使何立群指出，行情向好。", "中东问题特使"),
        ("青川大学经济学教授何立群到场。", "经济学教授"),
        ("该公司首席软件工程师何立群到场。", "首席软件工程师"),
        ("国际专家何立群到场。", "专家"),
        ("在车间现场记者何立群看到，生产线正忙。", "记者"),
        ("衡禾科技工程师何立群介绍了产品。", "工程师"),
        ("县融媒体中心记者何立群报道。", "记者"),
        ("现年五十岁的大学教授何立群到场。", "教授"),
        ("我国水利专家何立群到场。", "水利专家"),
        ("阿曼最高领袖农业顾问何立群到场。", "最高领袖农业顾问"),
    ],
)
def test_a_field_is_part_of_the_title_and_a_body_is_none(text: str, title: str) -> None:
    facts = [fact for reading in zhitu.read(text) for fact in reading.facts if fact.relation == "holdsTitle"]
    assert [fact.object if isinstance(fact.object, str) else fact.object.text for fact in facts] == [title]
