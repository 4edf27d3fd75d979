"""Parts of an enterprise that its own paper names without it are names where they are numbered, led, or act."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("轧钢厂周建平获得第一名。", ["轧钢厂"]),
        ("焦化厂厂长林国栋寄语青年职工。", ["焦化厂"]),
        ("物资供应处举办班组长培训班。", ["物资供应处"]),
        ("采油四厂党委书记周建平来到病房。", ["采油四厂"]),
        ("在第二炼钢厂，周建平正盯着炉口。", ["第二炼钢厂"]),
        ("技能比武由技术中心承办。", ["技术中心"]),
        ("全县的技术中心都要建好，第二炼钢很难。", []),
        ("检测公司和计量公司举行签约，技术公司举办年会。", []),
        ("他在一家焦化厂上班，附近还有造纸厂。", []),
        ("当地炼钢厂厂长很多，这个焦化厂职工也多。", []),
        ("该县动力区域经济发展快，供电部门也出了力。", []),
        ("全县关停了焦化厂、造纸厂、化肥厂。", []),
    ],
)
def test_a_part_that_is_named(text: str, names: list[str]) -> None:
    (reading,) = zhitu.read(text)
    assert [one.text for one in reading.mentions if one.kind is Kind.ORGANIZATION] == names


def test_a_union_belongs_to_the_body_that_its_name_begins_with() -> None:
    (reading,) = zhitu.read("江苏远湖纺织集团工会主席林国栋说，采油六厂工会也来了。")
    said = {(fact.subject.value, fact.object.value) for fact in reading.facts if fact.relation == "partOf"}
    assert said == {("江苏远湖纺织集团工会", "江苏远湖纺织集团"), ("采油六厂工会", "采油六厂")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("技能比武由机动处承办。", ["机动处"]),
        ("生产调度中心举办讲座，第二项目部陈小禾获得第一名。", ["生产调度中心", "第二项目部"]),
        ("近日，物流公司党总支开展评选。", ["物流公司党总支", "物流公司"]),
        ("青川大学后勤处处长周建平出席。", ["青川大学后勤处", "青川大学"]),
        ("采油一厂石桥作业区开展竞赛。", ["采油一厂石桥作业区", "采油一厂"]),
        ("文艺队走进山上的采油二厂石桥作业区。", ["采油二厂石桥作业区", "采油二厂"]),
        ("石桥车务段党委书记周建平来到车间。", ["石桥车务段"]),
        ("检修车间启动竞赛。", ["检修车间"]),
        ("检修班成立以来，人人高兴；维修班成立后，设备也好了。", []),
        ("各车间开展竞赛，各项目部举办培训班。", []),
        ("此处举办过比赛，该项目部周建平说。", []),
        ("全市各供电中心举办培训。", []),
        ("许多运输公司司机周建平见过。", []),
        ("当地供电公司开展巡查，小造纸厂组织生产。", []),
        ("事故采矿区开展救援，焊接处组织人员检查。", []),
        ("中央空调维修指导组成立。", []),
        ("第一车间是什么样子？他在第三产业部门工作。", []),
        ("设备维修站站长，周建平也见过。", []),
    ],
)
def test_an_office_of_a_firm_is_one_where_nothing_makes_it_a_phrase(text: str, names: list[str]) -> None:
    (reading,) = zhitu.read(text)
    assert [one.text for one in reading.mentions if one.kind is Kind.ORGANIZATION] == names


def test_the_group_is_the_firm_in_whose_name_it_stands() -> None:
    (reading,) = zhitu.read("远湖重工集团有限公司召开会议。集团公司总经理周建平讲话。")
    led = [(fact.subject.value, fact.object.value) for fact in reading.facts if fact.relation == "leads"]
    assert led == [("周建平", "远湖重工集团有限公司")]
    (another,) = zhitu.read("远湖重工集团有限公司召开会议。一家集团公司总经理周建平讲话。")
    assert not [fact for fact in another.facts if fact.relation == "leads"]
    (two,) = zhitu.read("远湖重工集团有限公司和青禾茶业集团有限公司签约。集团公司总经理周建平讲话。")
    assert not [fact for fact in two.facts if fact.relation == "leads"]
    (part,) = zhitu.read("远湖港集团有限公司装卸二队举办比赛。集团公司总经理周建平颁奖。")
    assert [fact.object.value for fact in part.facts if fact.relation == "leads"] == ["远湖港集团有限公司"]


def test_the_union_of_the_group_is_that_of_the_only_firm_named() -> None:
    (reading,) = zhitu.read("远湖重工集团有限公司开会。集团团委与青川县中心小学开展捐建活动。")
    assert [(f.subject.value, f.object.value) for f in reading.facts if f.relation == "partOf"] == [
        ("远湖重工集团有限公司团委", "远湖重工集团有限公司")
    ]
    (unit,) = zhitu.read("物流公司党总支开展评选。集团团委举办讲座。")
    assert [f.object.value for f in unit.facts if f.relation == "partOf"] == ["物流公司"]
    (either,) = zhitu.read("远湖重工集团有限公司和青禾茶业集团有限公司开会。集团团委举办讲座。")
    assert not [fact for fact in either.facts if fact.relation == "partOf"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("远湖集团开展安康杯竞赛。", ["安康杯竞赛"]),
        ("他捧起奖杯竞赛才算结束，组织一杯比赛用茶。", []),
        ("工会组织三人一杯比赛。", []),
    ],
)
def test_a_cup_names_a_contest_however_short(text: str, names: list[str]) -> None:
    (reading,) = zhitu.read(text)
    assert [one.text for one in reading.mentions if one.kind is Kind.PROGRAM] == names
