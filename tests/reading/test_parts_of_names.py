"""What stands in a name or before a noun: which part of it is a name too, and which is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Reading, Sentence, Token
from zhitu.reading.organisations.branches import institutes

ReadText = Callable[..., Reading]


def facts(reading: Reading, relation: str) -> set[tuple[str, str]]:
    told = (fact for fact in reading.facts if fact.relation == relation)
    return {(fact.subject.value, str(getattr(fact.object, "value", fact.object))) for fact in told}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("福州鼓楼茶业公司发布新品。", {("福州鼓楼茶业公司", "福州市")}),
        ("成都金牛茶业公司发布新品。", {("成都金牛茶业公司", "成都市")}),
        ("成都至雅安高速公路服务区建成。", set()),
        ("巴中至达州铁路大桥建成通车。", set()),
        ("成都平原下雨。", set()),
        ("四川广元茶乡平原下雨。", {("广元茶乡平原", "广元市"), ("广元茶乡平原", "四川省")}),
        ("记者来到万源庄村。", set()),
        ("四川万源云岭村下雨。", {("云岭村", "万源市"), ("万源市", "四川省")}),
        ("香港场馆客满。", set()),
        ("青川银行朝阳支行行长林国栋说。", set()),
        ("青川银行广元支行成立。", {("青川银行广元支行", "广元市")}),
        ("辽宁省下雨。青川银行朝阳支行成立。", {("青川银行朝阳支行", "朝阳市")}),
        ("浙江各茶园景区关门，河北A级旅游景区开门。", set()),
    ],
)
def test_a_brand_and_a_line_are_in_no_place_that_they_are_called_like(
    read_text: ReadText, text: str, wanted: set[tuple[str, str]]
) -> None:
    assert facts(read_text(text), "locatedIn") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("周建平毕业于岭海艺术学院音乐学院。", {("岭海艺术学院音乐学院", "岭海艺术学院")}),
        ("岭海大学路小学开学。", set()),
        ("岭海学院东街派出所成立。", set()),
        ("岭海大学城建学院开学。", {("岭海大学城建学院", "岭海大学")}),
        ("岭海大学路桥工程学院开学。", {("岭海大学路桥工程学院", "岭海大学")}),
        ("岭海大学街道办事处成立。", set()),
        ("云禾集团地产总经理林国栋说。", {("云禾集团地产", "云禾集团")}),
        ("青禾科技总经理林国栋说。", set()),
        ("第九十八集团军某营训练。", set()),
    ],
)
def test_a_school_has_parts_and_a_road_called_like_it_is_none(
    read_text: ReadText, text: str, wanted: set[tuple[str, str]]
) -> None:
    assert facts(read_text(text), "partOf") == wanted


def test_somebody_studied_at_the_whole_school(read_text: ReadText) -> None:
    assert facts(read_text("周建平毕业于岭海艺术学院音乐学院。"), "alumniOf") == {("周建平", "岭海艺术学院")}


def test_a_firm_is_no_part_of_itself(read_text: ReadText) -> None:
    assert not facts(read_text("比亚迪股份有限公司（以下简称“比亚迪”）成立。"), "partOf")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("上海高速公路网全面建成。", Kind.PLACE, "上海"),
        ("欧盟智库认为经济放缓。", Kind.ORGANIZATION, "欧盟"),
        ("云岭寺始建于唐代。", Kind.PLACE, "云岭寺"),
        ("林国栋故居对外开放。", Kind.PLACE, "林国栋故居"),
        ("聚焦“打造云岭茶城”攻坚行动启动。", Kind.PROGRAM, "“打造云岭茶城”攻坚行动"),
        ("5A级景区云岭山迎来客流。", Kind.PLACE, "云岭山"),
        ("河北博物院馆藏铜灯展出。", Kind.ORGANIZATION, "河北博物院"),
        ("安康至常德高压输气管道工程投产。", Kind.PROGRAM, "安康至常德高压输气管道工程"),
        ("活动以“走进青川县”为主题。", Kind.PLACE, "青川县"),
        ("山西吉县的苹果熟了。", Kind.PLACE, "吉县"),
        ("梅江灌区放水。", Kind.PLACE, "梅江灌区"),
        ("林国栋来到李各庄文化公园。", Kind.PLACE, "李各庄文化公园"),
        ("林国栋来到玛多地质公园。", Kind.PLACE, "玛多地质公园"),
        ("市民来到泗水游览，泗水采茶节开幕。", Kind.PLACE, "泗水"),
        ("生物化学家林国栋到会。", Kind.TITLE, "生物化学家"),
        ("青川工务段成立。该段成立抢险队。", Kind.ORGANIZATION, "该段"),
    ],
)
def test_what_names_something_is_whole(read_text: ReadText, text: str, kind: Kind, name: str) -> None:
    assert name in [mention.text for mention in read_text(text).mentions if mention.kind is kind]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("2026年旅游季来临，酒店爆满。", Kind.PROGRAM, "2026年旅游季"),
        ("广元各县文化公园开放。", Kind.PLACE, "广元各县文化公园"),
        ("四川金矿丰富。", Kind.ORGANIZATION, "四川金矿"),
        ("泰国铜矿出口增长。", Kind.ORGANIZATION, "泰国铜矿"),
        ("“2026年是文化年”他说。", Kind.PROGRAM, "“2026年是文化年”"),
        ("“2026年开展质量月”的通知下发。", Kind.PROGRAM, "“2026年开展质量月”"),
        ("青川工务段成立。该段隧道需要加固。", Kind.ORGANIZATION, "该段"),
        ("山西吉县的苹果熟了。", Kind.PLACE, "西吉县"),
        ("大兴社区医院开诊。", Kind.PLACE, "大兴"),
        ("梅江灌区放水。", Kind.PLACE, "梅江"),
        ("林国栋经济思想研究中心成立。", Kind.PERSON, "林国栋"),
    ],
)
def test_what_only_looks_like_a_name_is_none(read_text: ReadText, text: str, kind: Kind, name: str) -> None:
    assert name not in [mention.text for mention in read_text(text).mentions if mention.kind is kind]


def test_the_year_is_that_of_a_number_where_a_county_joins_something(read_text: ReadText) -> None:
    told = read_text("2020年，青川县加入长三角旅游联盟，实现旅游收入十亿元。").facts
    assert [fact.time for fact in told if fact.relation == "hasIndicator"] == ["2020"]


@pytest.mark.parametrize(
    ("tagged", "named"),
    [
        ("青川科学院/ORG 茶树所/n 成立/v", ["青川科学院茶树所"]),
        ("青川科学院/ORG 附近/f 厕所/n 改造/v", []),
        ("青川科学院/ORG 老/a 厕所/n 改造/v", []),
        ("青川科学院/ORG 两/n 所/n 学校/n", []),
    ],
)
def test_an_institute_of_an_academy_is_no_room_of_it(
    tagged: str, named: list[str], known: Knowledge, words: Callable[[str], tuple[Token, ...]]
) -> None:
    given = words(tagged)
    sentence = Sentence(0, "".join(word.text for word in given))
    assert [sentence.text[start:end] for start, end in institutes.spans(sentence, given, known)] == named
