"""How facts are put forward: lists, posts, time, status; and the laws that hold for any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu import knowledge, reading
from zhitu.errors import OntologyError
from zhitu.knowledge.relations import Pattern, Relation
from zhitu.model import Article, Byline, Fact, Origin, Reading, Status
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
READ = reading.reader("lac", knowledge.load())


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
        ("青川县总工会副主席周建平讲话。", "worksFor"),
        ("青川县总工会党组书记、副主席周建平讲话。", "leads"),
        ("云岭茶业有限公司班长周建平讲话。", "worksFor"),
        ("云岭茶业有限公司员工周建平讲话。", "worksFor"),
    ],
)
def test_who_heads_a_body_leads_it_and_who_does_not_works_for_it(read_text: ReadText, text: str, relation: str) -> None:
    assert one(read_text(text), relation).subject.value == "周建平"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("青川县总工会将成立职工法律服务中心。", Status.PLANNED),
        ("青川县总工会没有成立职工法律服务中心。", Status.DENIED),
        ("去年，青川县总工会成立了职工法律服务中心。", Status.STATED),
    ],
)
def test_plans_and_denials_are_no_statements(read_text: ReadText, text: str, status: Status) -> None:
    assert one(read_text(text), "founded").status is status


def test_a_former_head_led_the_body(read_text: ReadText) -> None:
    assert one(read_text("青川县总工会原主席周建平讲话。"), "leads").status is Status.FORMER


def test_a_fact_bears_the_time_of_its_clause(read_text: ReadText) -> None:
    assert one(read_text("去年，青川县总工会揭牌成立了首个职工法律服务中心。", "2023-05-04"), "founded").time == "2022"


def test_a_birthday_is_not_the_time_of_a_post(read_text: ReadText) -> None:
    read = read_text("瞿青禾，男，1968年9月生于湖南省，云岭茶业有限公司董事长。")
    assert one(read, "leads").time == ""


def test_an_aside_is_said_of_the_name_before_it(read_text: ReadText) -> None:
    assert one(read_text("云岭茶业有限公司（成立于2003年）发布年报。"), "foundingDate").object == "2003"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_mention_stands_where_it_says_and_every_fact_in_its_sentence(text: str) -> None:
    article = Article("a1", "d.txt", "", (), Byline(), "", text, 0, Origin(()))
    read = READ(article)
    assert read == READ(article)
    for mention in read.mentions:
        assert text[mention.start : mention.end] == mention.text
    for fact in read.facts:
        assert text[fact.sentence.start : fact.sentence.end] == fact.sentence.text
        assert 0 < fact.confidence <= 1


def test_a_pattern_that_cannot_be_read_says_which() -> None:
    broken = Relation("leads", ("Person",), ("Organization",), "", (Pattern("x", "<s:Persn>(", 0.9, ""),), ())
    with pytest.raises(OntologyError, match="'x' of leads"):
        patterns.compiled((broken,))


def test_a_fact_is_as_sure_as_its_rule_has_earned(read_text: ReadText) -> None:
    earned = knowledge.load().lexicons["confidences"]
    facts = read_text("青川县总工会主席周建平讲话。云岭茶业有限公司成立于2003年5月。").facts
    assert {fact.rule for fact in facts} & earned.keys()
    for fact in facts:
        if fact.rule in earned:
            assert fact.confidence == float(earned.kind(fact.rule))
        else:
            assert fact.confidence <= float(earned.kind("*"))
