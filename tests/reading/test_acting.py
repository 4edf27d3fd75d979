"""Sites that act, and names beside a body of which no tagger is sure."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Kind


def _kinds(text: str) -> dict[str, Kind]:
    return {mention.text: mention.kind for reading in zhitu.read(text) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("梅岭会议纪念馆讲解员周秋香第一个登台。", "梅岭会议纪念馆"),
        ("游客走进东湖革命纪念馆，馆长王强迎了出来。", "东湖革命纪念馆"),
        ("东湖革命纪念馆今天正式对公众开放。", "东湖革命纪念馆"),
    ],
)
def test_a_site_that_acts_or_has_a_head_is_a_body(text: str, name: str) -> None:
    assert _kinds(text)[name] is Kind.ORGANIZATION


@pytest.mark.parametrize("text", ["师生们参观了东湖革命纪念馆。", "老人常去东湖革命纪念馆散步。"])
def test_a_site_where_somebody_goes_is_a_place(text: str) -> None:
    assert _kinds(text)["东湖革命纪念馆"] is Kind.PLACE


def test_a_conjunction_behind_a_person_begins_no_county() -> None:
    assert _kinds("李明和县中医院的王芳一起出诊。")["县中医院"] is Kind.ORGANIZATION


def test_a_former_post_is_no_part_of_its_committee() -> None:
    assert "河北省廊坊市委" in _kinds("河北省廊坊市委原常委、统战部原部长林国栋出席。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("郑煤机职工林国栋说，大家都有信心。", "郑煤机"),
        ("对此，俄紧急情况部称，局面已经稳定。", "俄紧急情况部"),
        ("王强在国会众议院听证会上作证。", "国会众议院"),
        ("对此，欧洲安全与合作组织表示关切。", "欧洲安全与合作组织"),
        ("中国工商银行青川支行行长王强获奖。", "中国工商银行"),
        ("青海盐湖集团化工分公司恢复生产。", "青海盐湖集团"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_a_body(text: str, name: str) -> None:
    assert _kinds(text)[name] is Kind.ORGANIZATION


@pytest.mark.parametrize("text", ["林国栋职工周建平一起来了。", "老李司机王强下了车。"])
def test_somebody_before_a_worker_stays_somebody(text: str) -> None:
    assert Kind.ORGANIZATION not in _kinds(text).values()


def test_a_preposition_is_no_country() -> None:
    assert "以国防部" not in _kinds("他以国防部名义发出通知。")
