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
        ("青川县光明食品有限公司昨日开业。光明法定代表人林国栋到场。", "光明", "青川县光明食品有限公司"),
        ("青川县光明食品有限公司昨日开业。光明副总林国栋到场。", "光明", "青川县光明食品有限公司"),
        ("绵阳轴承集团股份有限公司招工。沈秋荷去年入职绵轴。", "绵轴", "绵阳轴承集团股份有限公司"),
        ("威海米莱特菲尔风机股份有限公司投产。米莱特总经理周建平致辞。", "米莱特", "威海米莱特菲尔风机股份有限公司"),
        ("宁夏安禾能源化工集团公司开会。安禾集团总经理周建平到场。", "安禾集团", "宁夏安禾能源化工集团公司"),
        ("安禾新材料集团开会，安禾集团总裁周建平到场。", "安禾集团", "安禾新材料集团"),
        ("安禾控股集团与安禾置业有限公司签约。安禾集团总裁周建平到场。", "安禾集团", "安禾控股集团"),
        ("甘肃安禾水泥公司是老厂。安禾公司总经理周建平到场。", "安禾公司", "甘肃安禾水泥公司"),
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
        ("四川光明科技有限公司开业。光明总经理林国栋致辞，光明日报记者到场。", "光明"),
        ("青川县光明食品有限公司昨日开业。光明副总工程师设计了厂房。", "光明"),
        ("青川县万禾乐食品有限公司获奖。“万禾乐”牌茶叶有名。", "万禾乐"),
        ("成都飞跃机械有限公司实现了新的飞跃。", "飞跃"),
        ("安禾控股集团和安禾新材料集团签约。安禾集团总裁周建平到场。", "安禾集团"),
        ("安禾集团旗下的四川安禾茶业集团开会。安禾集团总裁周建平到场。", "安禾集团"),
        ("四川安禾茶业集团是安禾集团的控股子公司。安禾集团总裁周建平到场。", "安禾集团"),
        ("四川安禾茶业集团与安禾集团签约。安禾集团总裁周建平到场。", "安禾集团"),
        ("甘肃安禾水泥公司与甘肃安禾建材公司签约。安禾公司总经理周建平到场。", "安禾公司"),
        ("甘肃安禾水泥分公司开会。安禾公司总经理周建平到场。", "安禾公司"),
        ("宁夏安禾能源化工集团公司开会。能源集团总经理周建平到场。", "能源集团"),
    ],
)
def test_a_person_a_word_and_what_two_firms_are_called_stand_for_none(
    read_text: ReadText, text: str, short: str
) -> None:
    assert not {firm for firm in named(read_text(text), short) if firm != short}


def test_a_founding_year_is_no_part_of_the_name_before_it(read_text: ReadText) -> None:
    founded = [f for f in read_text("远川牛1999年由周建平创立，总部设在成都市。").facts if f.relation == "founded"]
    assert [getattr(fact.object, "value", fact.object) for fact in founded] == ["远川牛"]


@pytest.mark.parametrize(
    ("text", "short", "body"),
    [
        ("云岭茶业有限公司慰问了青川钢铁有限公司的职工。公司工会主席林国栋致辞。", "公司", "云岭茶业有限公司"),
        ("青川县人民医院近日与远川医院签约。该院院长周建平致辞。", "该院", "青川县人民医院"),
        ("青川县教育局走访云岭中学。该校成立于2003年。", "该校", "云岭中学"),
        ("云岭茶业有限公司董事长周建平走访安禾科技有限公司。公司总经理林国栋陪同。", "公司", "安禾科技有限公司"),
    ],
)
def test_a_word_points_to_whom_the_sentence_is_about(read_text: ReadText, text: str, short: str, body: str) -> None:
    assert named(read_text(text), short) == {body}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("远川集团与云岭大学合作建立“茶叶加工联合实验室”。", "茶叶加工联合实验室"),
        ("远川集团和云岭大学联合组建茶叶智能制造研究中心。", "茶叶智能制造研究中心"),
        ("远川集团与云岭大学共同建设绿色茶叶实验室安全体系。", ""),
        ("远川集团与云岭大学共建了两个茶叶研究中心。", ""),
        ("远川集团与云岭大学联合建设的省级企业技术中心启用。", ""),
    ],
)
def test_what_bodies_found_together_is_named_by_any_words(read_text: ReadText, text: str, found: str) -> None:
    bodies = {m.text for m in read_text(text).mentions if m.kind is Kind.ORGANIZATION}
    assert bodies - {"远川集团", "云岭大学"} == {found} - {""}


@pytest.mark.parametrize(
    ("text", "short"),
    [("青川航天工程学院（青航工）开学。", "青航工"), ("青川机械厂（青川）搬迁。", ""), ("青川大学（东区）放假。", "")],
)
def test_a_bracket_gives_a_form_made_of_the_names_characters(read_text: ReadText, text: str, short: str) -> None:
    names = [f.object for f in read_text(text).facts if f.relation == "alternateName"]
    assert names == ([short] if short else [])
