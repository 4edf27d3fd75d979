"""How facts are put forward: lists, posts, time, status; and the laws that hold for any text."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu import knowledge, read, reading
from zhitu.errors import OntologyError
from zhitu.knowledge.relations import Pattern, Relation
from zhitu.model import Article, Byline, Fact, Kind, Mention, Origin, Reading, Settings, Status
from zhitu.reading.facts import patterns

ReadText = Callable[..., Reading]

PIECES = (
    "青川县总工会",
    "主席",
    "周建平",
    "、",
    "，",
    "（",
    "）",
    "“",
    "”",
    "。",
    "\n",
    "2019年",
    "成立",
    "在",
    "的",
    "𠮷",
    "\ue000",
)
READ = reading.reader(Settings().tagger, knowledge.load())


def one(read: Reading, relation: str) -> Fact:
    found = [fact for fact in read.facts if fact.relation == relation]
    assert len(found) == 1, found
    return found[0]


def test_a_list_of_bodies_gives_a_fact_for_each(read_text: ReadText) -> None:
    read = read_text("由青川县总工会、青川县文化馆主办的“春芽杯”采茶技能竞赛开幕。")
    assert [f.subject.value for f in read.facts if f.relation == "organizes"] == ["青川县总工会", "青川县文化馆"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("青川县总工会主席周建平讲话。", "leads"),
        ("广元科技董事长周建平讲话。", "leads"),
        ("雅安酒店总经理周建平讲话。", "leads"),
        ("青川茶校推出“茶艺技师”。青川茶校茶艺技师周建平讲话。", "worksFor"),
        ("青川县总工会副主席周建平讲话。", "worksFor"),
        ("青川县总工会党组书记、副主席周建平讲话。", "leads"),
        ("云岭茶业有限公司班长周建平讲话。", "worksFor"),
        ("云岭茶业有限公司员工周建平讲话。", "worksFor"),
    ],
)
def test_who_heads_a_body_leads_it_and_who_does_not_works_for_it(read_text: ReadText, text: str, relation: str) -> None:
    assert one(read_text(text), relation).subject.value == "周建平"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("云岭茶业有限公司前身为青川茶厂，总部位于成都。", "云岭茶业有限公司"),
        ("云岭茶业有限公司隶属于远川集团，总部位于成都。", "云岭茶业有限公司"),
        ("青川茶厂并入后，云岭茶业有限公司总部位于成都。", "云岭茶业有限公司"),
    ],
)
def test_a_clause_is_said_of_the_first_body_and_of_the_one_right_before(
    read_text: ReadText, text: str, subject: str
) -> None:
    said = [f for f in read_text(text).facts if f.relation == "locatedIn" and f.object.value == "成都市"]  # type: ignore[union-attr]
    assert {fact.subject.value for fact in said} == {subject}


@pytest.mark.parametrize(
    "text",
    [
        "周建平先生是云岭茶业有限公司的董事长。",
        "周建平任“云岭茶业有限公司”董事长。",
        "周建平教授，云岭茶业有限公司董事长。",
        "身为云岭茶业有限公司董事长的周建平十分低调。",
        "曾任青川茶厂厂长的周建平，现任云岭茶业有限公司董事长。",
    ],
)
def test_a_head_is_found_whatever_stands_around_the_names(read_text: ReadText, text: str) -> None:
    stated = [f for f in read_text(text).facts if f.relation == "leads" and f.status is Status.STATED]
    assert [(f.subject.value, f.object.value) for f in stated] == [("周建平", "云岭茶业有限公司")]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("远川集团将以3亿元收购安禾科技。", Status.PLANNED),
        ("远川集团有意收购安禾科技。", Status.PLANNED),
        ("远川集团公告称，拟以3亿元收购安禾科技51%股权。", Status.PLANNED),
        ("远川集团董事长林国栋宣布，公司将收购安禾科技。", Status.PLANNED),
        ("远川集团不持有安禾科技的股份。", Status.DENIED),
        ("远川集团持有安禾科技的股份。", Status.STATED),
    ],
)
def test_deals_are_put_forward_as_the_text_puts_them(read_text: ReadText, text: str, status: Status) -> None:
    deals = [f for f in read_text(text).facts if f.relation in ("acquired", "owns")]
    assert [fact.status for fact in deals] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("青川县总工会将成立职工法律服务中心。", Status.PLANNED),
        ("青川县总工会将出资30万元成立职工法律服务中心。", Status.PLANNED),
        ("青川县总工会没有成立职工法律服务中心。", Status.DENIED),
        ("去年，青川县总工会成立了职工法律服务中心。", Status.STATED),
    ],
)
def test_plans_and_denials_are_no_statements(read_text: ReadText, text: str, status: Status) -> None:
    assert {fact.status for fact in read_text(text).facts if fact.relation == "founded"} == {status}


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("少将周建平1952年出生于成都。", "birthPlace", Status.STATED),
        ("远川集团将位于成都的云岭研究院划归青川大学。", "locatedIn", Status.STATED),
        ("远川集团否认，公司收购了安禾科技。", "acquired", Status.DENIED),
        ("远川集团公告称，公司准备收购安禾科技。", "acquired", Status.PLANNED),
        ("拟任云岭大学校长周建平到会。", "leads", Status.PLANNED),
    ],
)
def test_a_status_is_that_of_what_is_told(read_text: ReadText, text: str, relation: str, status: Status) -> None:
    assert one(read_text(text), relation).status is status


def test_a_plan_goes_on_behind_its_occasion(read_text: ReadText) -> None:
    said = read_text("青川县总工会将以此为契机，与青川县司法局共建职工法律服务中心。").facts
    founders = {fact.subject.value: fact.status for fact in said if fact.relation == "founded"}
    assert founders == {"青川县总工会": Status.PLANNED, "青川县司法局": Status.PLANNED}


def test_who_is_to_hold_a_post_does_not_hold_it(read_text: ReadText) -> None:
    said = one(read_text("周建平拟任青川县总工会副主席，公示期七天。"), "worksFor")
    assert said.status is Status.PLANNED


def test_what_is_done_to_an_object_is_no_plan(read_text: ReadText) -> None:
    assert one(read_text("青川县总工会将全国五一劳动奖章授予周建平。"), "receivedHonour").status is Status.STATED


def test_a_plan_does_not_turn_what_stands_side_by_side_into_one(read_text: ReadText) -> None:
    said = read_text("青川县总工会将慰问云岭大学校长周建平。").facts
    assert {fact.status for fact in said if fact.subject.value == "周建平"} == {Status.STATED}


def test_a_portrait_is_of_whom_its_headline_names() -> None:
    body = "林国栋1990年进厂，当过钳工和焊工，练就了一身本领。\n去年，徒弟周建平夺得全国焊接技能竞赛第一名。"
    said = [
        {(f.subject.value, f.relation, getattr(f.object, "value", "")) for one in read(text) for f in one.facts}
        for text in (
            f"焊花里的匠心\n——记远川集团焊工林国栋\n\n{body}",
            f"焊花里的匠心\n——远川集团传帮带见闻\n\n{body}",
            f"焊花里的匠心\n——记者眼中的远川集团焊工林国栋\n\n{body}",
        )
    ]
    assert [("林国栋", "mentorOf", "周建平") in facts for facts in said] == [True, False, False]


def test_a_former_head_led_the_body(read_text: ReadText) -> None:
    assert one(read_text("青川县总工会原主席周建平讲话。"), "leads").status is Status.FORMER


def test_a_fact_bears_the_time_of_its_clause(read_text: ReadText) -> None:
    assert one(read_text("去年，青川县总工会揭牌成立了首个职工法律服务中心。", "2023-05-04"), "founded").time == "2022"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("青川县总工会常委、原委员周建平讲话。", {"常委": Status.STATED, "原委员": Status.FORMER}),
        ("青川县总工会主席周建平同志的遗体今天火化。", {"主席": Status.FORMER}),
        ("青川县总工会主席周建平同志，因病医治无效，于3月4日在成都逝世。", {"主席": Status.FORMER}),
        ("这是青川县总工会主席周建平生前的话。", {"主席": Status.FORMER}),
        ("青川县总工会主席周建平因病去世的父亲是茶农。", {"主席": Status.STATED}),
        ("青川县总工会主席周建平去世的消息传来。", {"主席": Status.FORMER}),
        ("青川县总工会主席周建平就王大明逝世致电。", {"主席": Status.STATED}),
    ],
)
def test_a_post_is_held_no_more_once_the_text_says_so(read_text: ReadText, text: str, held: dict[str, Status]) -> None:
    told = {f.object: f.status for f in read_text(text).facts if f.relation == "holdsTitle"}
    assert told == held


def test_a_title_that_ends_inside_a_word_hides_none_behind_it(read_text: ReadText) -> None:
    assert [m.text for m in read_text("他指导员工操作。").mentions if m.kind is Kind.TITLE] == ["员工"]


@pytest.mark.parametrize(
    "text",
    [
        "周建平在武汉出席《远川公约》第九届签约方大会部级会谈。",
        "各国总统通话后，双方开始谈判。",
        "中方将支持吉方接任远川茶叶组织轮值主席国一职。",
        "青川县总工会主席敦促各方遵守协议。",
    ],
)
def test_words_and_treaties_take_no_part_in_facts_of_people(read_text: ReadText, text: str) -> None:
    told = [f for f in read_text(text).facts if f.relation in ("leads", "worksFor", "holdsTitle", "participatesIn")]
    assert told == []


def test_a_lake_lies_where_it_does_whatever_day_it_is(read_text: ReadText) -> None:
    assert one(read_text("今天，位于青川县境内的云岭湖水位上涨。", "2023-05-04"), "locatedIn").time == ""


def test_what_else_somebody_did_that_day_is_not_the_time_of_a_post(read_text: ReadText) -> None:
    read = read_text("5月2日，青川县总工会主席周建平会见青川县茶叶协会会长林国栋。", "2023-05-04")
    assert {f.time for f in read.facts if f.relation in ("leads", "holdsTitle")} == {""}
    assert one(read_text("2020年，周建平担任青川县总工会主席。"), "leads").time == "2020"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("云岭公司位于南京西路88号。", False),
        ("云岭公司位于北京东路12弄3号。", False),
        ("云岭公司位于南京市西路88号。", True),
        ("云岭公司位于成都市青江路55号院。", True),
    ],
)
def test_a_road_that_is_called_by_a_city_does_not_lie_in_it(read_text: ReadText, text: str, inside: bool) -> None:
    found = [f for f in read_text(text).facts if f.rule in ("locatedIn/name-inside", "locatedIn/after-place")]
    assert bool(found) is inside


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("远川集团在法国里昂设有分公司。", {("里昂", "法国")}),
        ("加拿大安大略省近日降雪。", {("安大略省", "加拿大")}),
        ("这条铁路通往印度不丹边境。", set()),
        ("以色列加沙边境局势紧张。", set()),
    ],
)
def test_a_city_named_right_after_another_country_lies_there(
    read_text: ReadText, text: str, inside: set[tuple[str, str]]
) -> None:
    found = [f for f in read_text(text).facts if f.rule == "locatedIn/after-place"]
    assert {(f.subject.text, f.object.text) for f in found if isinstance(f.object, Mention)} == inside


def test_a_name_called_by_a_city_is_one_road(read_text: ReadText) -> None:
    (found,) = (fact for fact in read_text("云岭公司位于南京西路。").facts if fact.relation == "locatedIn")
    assert isinstance(found.object, Mention)
    assert found.object.text == "南京西路"


def test_a_successor_holds_the_post_that_another_left(read_text: ReadText) -> None:
    for left in (
        "远川集团公告，免去周建平董事长职务，",
        "周建平不再担任远川集团董事长，",
        "周建平卸任远川集团董事长，",
    ):
        read = read_text(left + "林国栋接任董事长。")
        assert [f.status for f in read.facts if f.relation == "leads" and f.subject.value == "林国栋"] == [
            Status.STATED
        ]


def test_what_was_made_by_another_is_dated_by_the_nearest_day(read_text: ReadText) -> None:
    assert one(read_text("1990年林国栋考入1922年在成都创办的青川大学。"), "foundingDate").time == "1922"


def test_the_first_name_of_somebody_is_no_name_of_where_he_was_born(read_text: ReadText) -> None:
    read = read_text("林国栋出生于成都，原名林国梁。林国梁任青川大学校长。")
    assert {m.value for m in read.mentions if m.text == "林国梁"}.isdisjoint({"成都市"})


def test_who_is_congratulated_or_named_for_another_founded_nothing(read_text: ReadText) -> None:
    assert one(read_text("周建平的徒弟林国栋获奖，1998年创办青川茶业有限公司。"), "founded").subject.value == "林国栋"
    letter = read_text("值此您再次当选青川茶业有限公司董事长之际，林国栋谨致祝贺。")
    assert [fact.rule for fact in letter.facts if fact.relation == "leads"] == []


def test_a_birthday_is_not_the_time_of_a_post(read_text: ReadText) -> None:
    read = read_text("瞿青禾，男，1968年9月生于湖南省，云岭茶业有限公司董事长。")
    assert one(read, "leads").time == ""


def test_an_aside_is_said_of_the_name_before_it(read_text: ReadText) -> None:
    assert one(read_text("云岭茶业有限公司（成立于2003年）发布年报。"), "foundingDate").object == "2003"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_mention_stands_where_it_says_and_every_fact_in_its_sentence(text: str) -> None:
    article = Article("a1", "d.txt", "", (), Byline(), "", text, 0, Origin(()))
    (read,) = READ([article])
    assert [read] == list(READ([article]))
    for mention in read.mentions:
        assert text[mention.start : mention.end] == mention.text
    for fact in read.facts:
        assert text[fact.sentence.start : fact.sentence.end] == fact.sentence.text
        assert 0 < fact.confidence <= 1


@pytest.mark.parametrize("between", ["、", "", "和", "”、“"])
def test_a_list_of_a_thousand_names_is_walked_once(between: str) -> None:
    """Half a second of the processor is ten times what it takes; with two ways to read each mark it took three."""
    names = (patterns.SYMBOLS["Person"] + between) * 1000
    several = [rule for rule in patterns.compiled(knowledge.load().relations) if "*>" in rule.pattern.match]
    for rule in several:
        assert rule.expression.search(names) is None
    begun = process_time()
    for rule in several:
        assert rule.expression.search(names) is None
    assert several
    assert process_time() - begun < 0.5


def test_a_pattern_that_cannot_be_read_says_which() -> None:
    broken = Relation("leads", ("Person",), ("Organization",), "", (Pattern("x", "<s:Persn>(", 0.9, ""),), ())
    with pytest.raises(OntologyError, match="'x' of leads"):
        patterns.compiled((broken,))


@pytest.mark.parametrize("behind", ["(?<!<s:Person>)", "(?<=<Head>)", "(?<!和<Place+>)"])
def test_a_pattern_that_looks_back_at_more_than_a_kind_of_name_says_so(behind: str) -> None:
    broken = Relation("leads", ("Person",), ("Organization",), "", (Pattern("x", behind + "任", 0.9, ""),), ())
    with pytest.raises(OntologyError, match="looks back"):
        patterns.compiled((broken,))


def test_a_pattern_may_look_back_at_names_of_several_kinds() -> None:
    pattern = Pattern("x", "(?<!<Person>|<Place>)任<s:Person>", 0.9, "")
    (rule,) = patterns.compiled((Relation("leads", ("Person",), (), "", (pattern,), ()),))
    person, place, time = (patterns.SYMBOLS[kind] for kind in ("Person", "Place", "Time"))
    assert rule.expression.search(f"{time}任{person}")
    assert not any(rule.expression.search(f"{before}任{person}") for before in (person, place))


def test_a_fact_is_as_sure_as_its_rule_has_earned(read_text: ReadText) -> None:
    earned = knowledge.load().lexicons["confidences"]
    facts = read_text("青川县总工会主席周建平讲话。云岭茶业有限公司成立于2003年5月。").facts
    assert {fact.rule for fact in facts} & earned.keys()
    for fact in facts:
        if fact.rule in earned:
            assert fact.confidence == float(earned.kind(fact.rule))
        else:
            assert fact.confidence <= float(earned.kind("*"))


def test_a_clause_that_says_what_happened_then_does_not_date_the_next(read_text: Callable[..., Reading]) -> None:
    facts = read_text("青川县人民医院，1994年5月开院，院长林国栋。").facts
    assert [fact.time for fact in facts if fact.relation == "leads"] == [""]


def test_a_clause_that_is_only_a_time_dates_the_next(read_text: Callable[..., Reading]) -> None:
    facts = read_text("早在2008年，林国栋创办了云岭茶业有限公司。").facts
    assert [fact.time for fact in facts if fact.relation == "founded"] == ["2008"]


def test_a_post_is_held_in_the_latest_body_that_has_such_a_head(read_text: Callable[..., Reading]) -> None:
    facts = read_text("云岭学院开学。青川大学发布通知。安禾学院招生。远川集团到访。校长周建平讲话。").facts
    assert [fact.object.value for fact in facts if fact.relation == "leads"] == ["安禾学院"]  # type: ignore[union-attr]


def test_only_a_name_that_ends_on_a_word_for_many_is_no_part(read_text: Callable[..., Reading]) -> None:
    facts = read_text("青川大学团队工作处发布通知。青川大学系统先进组织受到表彰。").facts
    assert [fact.subject.value for fact in facts if fact.relation == "partOf"] == ["青川大学团队工作处"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("林国栋1950年到成都，时任青川大学教授。", ["林国栋"]),
        ("林国栋拜访周建平，时任青川大学教授。", []),
        ("林国栋在1950年与周建平结识，时任青川大学教授。", []),
    ],
)
def test_of_two_people_neither_is_who_held_a_post_then(text: str, held: list[str], read_text: ReadText) -> None:
    assert [fact.subject.value for fact in read_text(text).facts if fact.relation == "worksFor"] == held
