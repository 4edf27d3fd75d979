"""An office that a list of posts names alone is that of the body, or of the place, which the posts before are of."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Kind


def read(text: str) -> set[tuple[str, str]]:
    facts = [fact for reading in zhitu.read(text) for fact in reading.facts if fact.relation == "leads"]
    return {(fact.subject.value, fact.object.value) for fact in facts if not isinstance(fact.object, str)}


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("远川集团党委委员、副总经理、工会主席周建平讲话。", "远川集团工会"),
        ("远川集团总经理林国栋，党委副书记、工会主席周建平讲话。", "远川集团工会"),
        ("青川县总工会开会。远川集团党委副书记、工会主席周建平到会。", "远川集团工会"),
        ("广西壮族自治区党委书记、人大常委会主任周建平讲话。", "广西壮族自治区人大常委会"),
        ("青川县委书记林国栋、组织部部长周建平讲话。", "青川县委组织部"),
        ("青川县副县长、公安局局长周建平讲话。", "青川县公安局"),
        ("远川集团纪委书记、工会主席周建平讲话。", "远川集团工会"),
        ("乔庄镇党委书记、工会主席周建平讲话。", "乔庄镇工会"),
        ("远川集团党委副书记、团委书记周建平讲话。", "远川集团团委"),
        ("远川集团工会主席林国栋、团委书记周建平讲话。", "远川集团团委"),
        ("青川县县委书记林国栋、公安局局长周建平讲话。", "青川县公安局"),
        ("青川县政协副主席、工商联主席周建平讲话。", "青川县工商联"),
        ("青川省委常委、市委书记周建平讲话。", "市委"),
        ("青川县政协常委、团县委书记周建平讲话。", "团县委"),
    ],
)
def test_an_office_is_of_the_body_before(text: str, led: str) -> None:
    assert {body for subject, body in read(text) if subject == "周建平" and body.endswith(led[-2:])} == {led}


@pytest.mark.parametrize(
    "text",
    [
        "远川集团举行大会，工会主席周建平讲话。",
        "记者林国栋、工会主席周建平到场。",
        "远川集团向云岭茶业、教师、工会主席周建平赠书。",
        "县长会见远川集团董事长林国栋，总工会主席周建平陪同。",
    ],
)
def test_a_union_is_not_of_a_body_without_a_post_before(text: str) -> None:
    assert "周建平" not in {subject for subject, _ in read(text)}


def test_who_is_named_next_does_not_head_the_union() -> None:
    text = "远川集团副总经理、工会主席周建平讲话。总经理林国栋、团委书记沈青禾到场。"
    assert {led for subject, led in read(text) if subject != "周建平"} <= {"远川集团"}
    unions = {m.text for reading in zhitu.read(text) for m in reading.mentions if m.kind is Kind.ORGANIZATION}
    assert "工会" in unions


def test_a_vice_in_a_list_serves_no_body_that_has_no_such_post() -> None:
    text = "中国茶叶协会会长沈青禾、远川集团董事长林国栋、副会长周建平到场。"
    served = {f.subject.value for reading in zhitu.read(text) for f in reading.facts if f.relation == "worksFor"}
    assert "周建平" not in served
