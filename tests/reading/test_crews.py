"""Units of a firm by the chain of those they belong to, bodies that somebody sets up, and who leads them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from zhitu import read
from zhitu.model import Kind


def tell(text: str) -> set[tuple[str, str, str]]:
    (reading,) = read(text)
    return {(fact.subject.value, fact.relation, getattr(fact.object, "value", "")) for fact in reading.facts}


def bodies(text: str) -> set[str]:
    (reading,) = read(text)
    return {mention.value for mention in reading.mentions if mention.kind is Kind.ORGANIZATION}


@pytest.mark.parametrize(
    ("text", "chain", "chief"),
    [
        (
            "渌江化工厂合成车间运行三班班长向明带队抢修。",
            ("渌江化工厂合成车间运行三班", "渌江化工厂合成车间", "渌江化工厂"),
            "向明",
        ),
        (
            "在雅安线路车间青衣江线路工区，工长骆青正在巡查。",
            ("雅安线路车间青衣江线路工区", "雅安线路车间"),
            "骆青",
        ),
        (
            "会上发言的是齐齐哈尔松原车辆厂总装车间焊工班班长骆青。",
            ("齐齐哈尔松原车辆厂总装车间焊工班", "齐齐哈尔松原车辆厂总装车间"),
            "骆青",
        ),
    ],
)
def test_each_unit_is_a_part_of_the_one_before_and_has_its_chief(text: str, chain: tuple[str, ...], chief: str) -> None:
    told = tell(text)
    assert {(part, "partOf", whole) for part, whole in pairwise(chain)} <= told
    assert (chief, "leads", chain[0]) in told
    assert not any(subject in chain[:-1] and relation == "locatedIn" for subject, relation, _ in told)


@pytest.mark.parametrize(
    "text",
    [
        "渌江钢厂全力推进车间改造，提升产线效率。",
        "渌江钢厂各车间开展竞赛。",
        "青川隧道公司施工区内机器轰鸣。",
        "渌江公司职工分成三组参加比赛。",
        "渌江电厂第一班列车开出。",
    ],
)
def test_a_shop_or_a_crew_of_any_sort_is_no_unit(text: str) -> None:
    assert not any(name.endswith(("车间", "工区", "组", "班")) for name in bodies(text))


def test_a_quoted_body_that_somebody_sets_up_is_one_whatever_it_ends_on() -> None:
    assert "板凳议事会" in bodies("她牵头成立“板凳议事会”，解决纠纷23件。")
    assert ("骆青", "leads", "段柏生检车组") in tell("渌江车辆段以他的名字命名成立“段柏生检车组”，骆青担任组长。")


@pytest.mark.parametrize(
    "text",
    [
        "村里没有成立“红白理事会”，全靠村民自觉。",
        "各村要成立“巡防队”，防范火灾。",
        "青川县成立“一会一队”，服务群众。",
        "公司召开“恳谈会”，听取意见。",
    ],
)
def test_what_nobody_sets_up_is_none(text: str) -> None:
    assert not any(name.endswith(("会", "队")) for name in bodies(text))


def test_a_surname_of_two_characters_has_its_given_name_and_a_post_is_no_part_of_one() -> None:
    (reading,) = read("该段党委书记赫连成业、段长门海山每天到现场盯控。")
    people = {mention.value for mention in reading.mentions if mention.kind is Kind.PERSON}
    assert people == {"赫连成业", "门海山"}


@pytest.mark.parametrize(
    ("text", "union", "whole"),
    [
        ("云岭工务段成立抢险队，段团委书记骆青任队长。", "云岭工务段团委", "云岭工务段"),
        ("纯碱厂成立“红马甲义务抢修队”，厂工会主席骆青任队长。", "纯碱厂工会", "纯碱厂"),
        ("青川县第一中学举行运动会，校团委书记骆青宣布开幕。", "青川县第一中学团委", "青川县第一中学"),
    ],
)
def test_the_union_of_a_works_or_a_school_is_that_of_the_only_one_named(text: str, union: str, whole: str) -> None:
    told = tell(text)
    assert {("骆青", "leads", union), (union, "partOf", whole)} <= told
    assert not any(relation == "founded" and value == union for _, relation, value in told)


@pytest.mark.parametrize(
    "text",
    [
        "云岭工务段和石桥工务段开展竞赛，段工会主席骆青到场。",
        "青川县第一中学举行运动会，云岭大学派人观摩，校工会主席骆青到场。",
        "青川县人民医院开展义诊，厂工会主席骆青到场。",
    ],
)
def test_of_two_works_or_of_none_the_union_is_left_open(text: str) -> None:
    assert not any(body.endswith("工会") and len(body) > len("段工会") for body in bodies(text))


def test_works_that_are_named_together_are_found_by_the_deed_of_the_last() -> None:
    assert {"轧钢厂", "炼铁厂", "焦化厂"} <= bodies("轧钢厂、炼铁厂和焦化厂荣获先进单位称号。")
    assert ("轧钢厂", "founded", "红马甲抢修队") in tell("轧钢厂成立红马甲抢修队。")
    assert not bodies("全国有轧钢厂、炼铁厂三百家。")


def test_who_leads_another_body_in_the_next_clause_founds_none() -> None:
    told = tell("青川县总工会成立青禾志愿服务队，县妇联主席骆青任队长。")
    assert {value for _, relation, value in told if relation == "founded"} == {"青禾志愿服务队"}
