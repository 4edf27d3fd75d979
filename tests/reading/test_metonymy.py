"""Sites that act, and names beside a body of which no tagger is sure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import zhitu
from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Sentence, Token
from zhitu.reading.organisations.context import confirmations


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
    assert "四川省雅安市委" in _kinds("四川省雅安市委原委员、宣传部原部长林国栋出席。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("川茶机职工林国栋说，大家都有信心。", "川茶机"),
        ("对此，俄紧急情况部称，局面已经稳定。", "俄紧急情况部"),
        ("王强在国会茶业委员会听证会上发言。", "国会茶业委员会"),
        ("对此，欧洲安全与合作组织表示关切。", "欧洲安全与合作组织"),
        ("中国云岭银行青川支行行长王强获奖。", "中国云岭银行"),
        ("青海云湖集团茶叶分公司恢复生产。", "青海云湖集团"),
    ],
)
def test_what_stands_beside_a_name_tells_that_it_is_a_body(text: str, name: str) -> None:
    assert _kinds(text)[name] is Kind.ORGANIZATION


@pytest.mark.parametrize(
    "text",
    [
        "林国栋职工周建平一起来了。",
        "老李司机王强下了车。",
        "土家族女职工田桂花获奖。",
        "90后女工李梅获奖。",
        "C919技术员王大明到场。",
    ],
)
def test_somebody_or_a_sort_before_a_worker_stays_somebody(text: str) -> None:
    assert Kind.ORGANIZATION not in _kinds(text).values()


@pytest.mark.parametrize(
    ("tagged", "names"),
    [
        ("远川集团/ORG 、/w 安禾塔尔/ORG 开会/v", ["安禾塔尔"]),
        ("钢铁/n 企业/n 安禾塔尔/ORG 开工/v", ["安禾塔尔"]),
        ("安禾塔尔/ORG 投资建设/v 茶厂/n", ["安禾塔尔"]),
        ("安禾塔尔/ORG 首席技术官/n 林国栋/PER", ["安禾塔尔"]),
        ("安禾塔尔/ORG 开工/v", []),
        ("林国栋/PER 、/w 安禾塔尔/ORG 开会/v", []),
    ],
)
def test_a_doubted_name_is_told_by_a_list_a_sort_a_deed_or_a_post(
    tagged: str, names: list[str], words: Callable[[str], tuple[Token, ...]], known: Knowledge
) -> None:
    tokens = tuple(replace(w, confidence=0.3 if w.text == "安禾塔尔" else 0.9) for w in words(tagged))
    text = "".join(word.text for word in tokens)
    found = confirmations.spans(Sentence(0, text), tokens, known)
    assert [text[start:end] for start, end in found] == names


def test_a_preposition_is_no_country() -> None:
    assert "以国防部" not in _kinds("他以国防部名义发出通知。")
