"""Firms are found where an article calls them by their brand, once it has named them in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Reading

ReadText = Callable[[str], Reading]


def named(reading: Reading, short: str) -> set[str]:
    """What a short name stands for wherever it stands as a body."""
    return {m.value for m in reading.mentions if m.kind is Kind.ORGANIZATION and m.text == short}


@pytest.mark.parametrize(
    ("text", "short", "firm"),
    [
        ("四川安禾科技有限公司昨日开业。安禾去年新增职工300名。", "安禾", "四川安禾科技有限公司"),
        ("四川安禾科技有限公司昨日开业。安禾工会为职工办了食堂。", "安禾工会", "四川安禾科技有限公司工会"),
        ("青川县光明食品有限公司昨日开业。光明总经理林国栋致辞。", "光明", "青川县光明食品有限公司"),
        ("绵阳轴承集团股份有限公司招工。沈秋荷去年入职绵轴。", "绵轴", "绵阳轴承集团股份有限公司"),
        ("威海米莱特菲尔风机股份有限公司投产。米莱特总经理周建平致辞。", "米莱特", "威海米莱特菲尔风机股份有限公司"),
    ],
)
def test_a_brand_or_first_characters_stand_for_the_firm(read_text: ReadText, text: str, short: str, firm: str) -> None:
    assert named(read_text(text), short) == {firm}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("成都李青体育用品有限公司开业。李青总经理很忙。", "李青"),
        ("四川蓝天物流有限公司开业。蓝天下职工们在跳舞。", "蓝天"),
        ("四川安禾科技有限公司与四川安禾茶业有限公司签约。安禾总经理到场。", "安禾"),
        ("青川县万禾乐食品有限公司获奖。“万禾乐”牌茶叶有名。", "万禾乐"),
        ("成都飞跃机械有限公司实现了新的飞跃。", "飞跃"),
    ],
)
def test_a_person_a_word_and_what_two_firms_are_called_stand_for_none(
    read_text: ReadText, text: str, short: str
) -> None:
    assert not {firm for firm in named(read_text(text), short) if firm != short}


def test_a_founding_year_is_no_part_of_the_name_before_it(read_text: ReadText) -> None:
    founded = [f for f in read_text("远川牛1999年由周建平创立，总部设在成都市。").facts if f.relation == "founded"]
    assert [getattr(fact.object, "value", fact.object) for fact in founded] == ["远川牛"]
