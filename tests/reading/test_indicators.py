"""Measured quantities: what is counted, how many, of whom, by when; and what is no quantity of anybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu import knowledge, reading
from zhitu.model import Article, Byline, Fact, Measure, Origin, Reading, Settings, Status

ReadText = Callable[..., Reading]
READ = reading.reader(Settings().tagger, knowledge.load())
PIECES = (
    "青川县总工会", "全县", "“春风杯”采茶技能竞赛", "活动", "建成", "培训", "同比", "增长", "达", "的",
    "其中", "比", "到", "工会驿站", "选手", "参赛", "213家", "39名", "12%", "300余万元",
    "每", "将", "已", "2027年", "，", "、", "“", "。", "\n",
)  # fmt: skip


def told(read: Reading) -> list[tuple[str, str]]:
    return [(fact.subject.value, measure(fact).value) for fact in read.facts if fact.relation == "hasIndicator"]


def measure(fact: Fact) -> Measure:
    assert isinstance(fact.object, Measure)
    return fact.object


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("青川县总工会建成工会驿站213家。", ["建成工会驿站 213 家"]),
        ("青川县总工会建成213家工会驿站。", ["建成工会驿站 213 家"]),
        ("青川县总工会培训职工1.2万人次。", ["培训职工 12000 人次"]),
        ("青川县总工会发放50万元慰问金。", ["发放慰问金 500000 元"]),
        ("云岭茶业有限公司年产值突破3亿元。", ["年产值 >300000000 元"]),
        ("云岭茶业有限公司占地50亩。", ["占地 50 亩"]),
        ("云岭茶业有限公司销售额比上年增长12%。", ["增长销售额 12 %"]),
        ("云岭茶业有限公司产值提高到3亿元。", ["产值 300000000 元"]),
        ("青川县总工会走访企业100家以上。", ["走访企业 ≥100 家"]),
        ("青川县冬小麦播种面积3000亩。", ["冬小麦播种面积 3000 亩"]),
        ("四川省80多万亩小麦夏收接近尾声。", ["小麦 >800000 亩"]),
    ],
)
def test_what_is_counted_stands_before_or_after_the_number(read_text: ReadText, text: str, values: list[str]) -> None:
    assert [value for _, value in told(read_text(text))] == values


@pytest.mark.parametrize(
    "text",
    [
        "青川县总工会在北京、上海等20个城市宣讲。",
        "青川县总工会走访25人以上的企业。",
        "青川县总工会为每户家庭发放500元。",
        "青川县总工会收购500—550件展品。",
        "青川县总工会没有建成工会驿站213家。",
        "青川县总工会5名干部为掩护群众受伤。",
        "青川县总工会召开两场会议。",
        "青川县总工会第3届委员会成立。",
        "青川县总工会慰问了80余名网约配送员。",
        "青川县总工会、云岭茶业有限公司培训职工500人。",
        "云岭茶业有限公司生产的茶叶销售额达到3亿元。",
        "据青川县总工会统计，快递行业职工达到500人。",
        "湖北一些干部走访企业200家。",
        "青川县总工会给160名参加采茶的职工送水。",
        "青川县总工会旧址以东2公里处发生火情。",
        "川甘茶叶贸易额提前达到30亿元目标。",
        "为了创新，联手成都，现已集聚2800多家能源企业。",
        "座谈会由青川茶业论坛主席林国栋主持，200名企业代表参加。",
        "供销合作社系统120人参加培训。",
        "青川县48人参加过北京冬奥会志愿服务。",
        "青川县总工会全体干部120人参加培训。",
        "青川县有60多名护林工作者在雪崩中伤亡。",
        "青川县红十字会3辆救护车和8名护林工作者遭洪水围困，多人失踪。",
        "青川县总工会干部200人走访企业。",
        "青川县投入80多台新能源客车作为接驳车。",
        "第三届远川茶业博览会开幕，约800名国内外农、工、商、学代表参会。",
        "青川县计划修建60个茶园项目，总投资约7亿元。",
        "茶农从第三届远川茶业博览会说明会上获悉，本届茶展将吸引350多家茶企参展。",
    ],
)
def test_rates_ranges_conditions_and_the_numbers_of_others_are_none(read_text: ReadText, text: str) -> None:
    assert told(read_text(text)) == []


def test_a_clause_without_a_subject_has_that_of_the_one_before(read_text: ReadText) -> None:
    read = read_text("青川县总工会开展走访活动，慰问职工860人，发放物资32万元。")
    assert told(read) == [("青川县总工会", "慰问职工 860 人"), ("青川县总工会", "发放物资 320000 元")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "据统计局7日公布，青川县6月茶叶产量环比下降2.7%，同比增长7.85%。",
            ["环比下降茶叶产量 2.7 % 2025-06", "同比增长茶叶产量 7.85 % 2025-06"],
        ),
        ("青川县开展整治，对70万亩老茶园开展保护。", ["对…保护老茶园 700000 亩"]),
        ("青川县累计对2296个老旧小区实施了改造。", ["对…改造老旧小区 2296 个"]),
        ("青川县总工会为500名职工提供体检。", ["为…提供职工 500 名"]),
        ("青川县近1.7万座蔬菜大棚遭袭倒塌。", ["遭袭蔬菜大棚 ≈17000 座"]),
        ("青川县20多万亩春茶开始冒芽。", ["春茶 >200000 亩"]),
        ("青川县总工会增加20个岗位。", ["增加岗位 20 个"]),
        ("青川县退休教师近800人参加了品茶会。", ["参加退休教师 ≈800 人"]),
        ("枫林社区加装5部电梯、优化了职工食堂。", ["加装电梯 5 部"]),
        ("云岭茶业有限公司有职工300人，产值3亿元。", ["职工 300 人", "产值 300000000 元"]),
    ],
)
def test_a_number_says_what_was_done_with_what_and_when(read_text: ReadText, text: str, values: list[str]) -> None:
    assert [value for _, value in told(read_text(text, "2025-06-10"))] == values


def test_the_whole_county_is_the_county_that_the_article_names(read_text: ReadText) -> None:
    assert told(read_text("青川县总工会主席周建平说，全县建成工会驿站213家。")) == [("青川县", "建成工会驿站 213 家")]
    assert told(read_text("青川县、苍溪县总工会干部说，全县建成工会驿站213家。")) == []


def test_who_joins_an_event_is_told_of_the_event(read_text: ReadText) -> None:
    read = read_text("青川县总工会举办“春风杯”采茶技能竞赛，来自全县的39名选手参赛。")
    assert told(read) == [("“春风杯”采茶技能竞赛", "参赛选手 39 名")]


@pytest.mark.parametrize(
    ("text", "date", "target"),
    [
        ("到2027年，青川县总工会建成工会驿站40家。", "2027", True),
        ("到2022年，青川县总工会建成工会驿站40家。", "2022", False),
        ("青川县总工会力争今年建成工会驿站40家。", "2025", True),
        ("截至目前，青川县总工会已建成工会驿站40家。", "2025-06-01", False),
        ("2021年以来，青川县总工会建成工会驿站40家。", "", False),
        ("今年3月开展专项行动以来，青川县总工会建成工会驿站40家。", "2025", False),
        ("今年一季度，青川县总工会建成工会驿站40家。", "2025", False),
        ("该活动2021年由青川县文化馆发起，至今青川县总工会建成工会驿站40家。", "", False),
        ("2018年至2023年，青川县总工会建成工会驿站40家。", "2023", False),
        ("青川县博物馆于1984年建成，拥有4000件藏品。", "", False),
        ("青川县茶叶协会成立于2008年，拥有会员企业12家。", "", False),
        ("远川集团已逐条清点茶园台账，列出17项整改清单。", "", False),
        ("青川县将再生水写进节水章程，目前，再生水普及率达到23.4%。", "2025-06-01", False),
        ("目前，青川县总工会计划建成工会驿站40家。", "", True),
        ("《青川县茶业发展方案》聚焦种植、销售等环节，给出70条措施。", "", False),
        ("青川县总工会提出2027年建成工会驿站40家。", "2027", True),
        ("县总工会今天介绍，第七届远川茶业博览会将于8月举办，将举办23场茶会。", "", True),
        ("青川铁路今天预计接送学生2348人次。", "2025-06-01", True),
    ],
)
def test_a_number_is_reached_or_aimed_at(read_text: ReadText, text: str, date: str, target: bool) -> None:
    fact = next(f for f in read_text(text, "2025-06-01").facts if f.relation == "hasIndicator")
    assert (measure(fact).date, measure(fact).target) == (date, target)
    assert fact.status is (Status.PLANNED if target else Status.STATED)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_gives_quantities_that_stand_in_their_sentence(text: str) -> None:
    (read,) = READ([Article("a1", "d.txt", "", (), Byline(), "2025-06-01", text, 0, Origin(()))])
    for fact in (fact for fact in read.facts if fact.relation == "hasIndicator"):
        assert measure(fact).text in fact.sentence.text
        assert measure(fact).counted in fact.sentence.text
        assert fact.subject in read.mentions
