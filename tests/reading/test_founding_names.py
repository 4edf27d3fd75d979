"""Names and times that encyclopaedias bring: eras, campuses, founders of rare names, foreign towns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Reading


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("云岭书院始建于唐贞观二年（628年）。", Kind.TIME, {"0628"}),
        ("云岭书院建于1166年，已有1200年历史。", Kind.TIME, {"1166"}),
        ("工程队成立十年（2013年）来成绩显著。", Kind.TIME, {"2013"}),
        ("青川大学（雅安）位于成都。", Kind.ORGANIZATION, {"青川大学（雅安）", "青川大学"}),
        ("青川大学（雅安）、远川大学（成都）的学生来了。", Kind.ORGANIZATION, {"青川大学", "远川大学"}),
        ("远川集团总部位于美国弗吉尼亚州罗阿诺克。", Kind.PERSON, set()),
        ("“慢灯书店”创始人周建平到会。", Kind.ORGANIZATION, {"慢灯书店"}),
        ("“慢灯论”创始人周建平到会。", Kind.ORGANIZATION, set()),
        ("“慢灯计划”创始人周建平到会。", Kind.ORGANIZATION, set()),
        ("云岭茶业有限公司由高校创办。", Kind.PERSON, set()),
        ("云岭茶业有限公司由束长禾2003年创立。", Kind.PERSON, {"束长禾"}),
    ],
)
def test_a_name_or_a_time_is_whole(
    text: str, kind: Kind, wanted: set[str], read_text: Callable[[str], Reading]
) -> None:
    assert {mention.value for mention in read_text(text).mentions if mention.kind is kind} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("云岭学院位于福州，简称“云院”。", {("云岭学院", "云院")}),
        ("云岭学院位于福州市，简称榕城。", set()),
        ("云岭学院因云岭而得名，原名青川书院。", {("云岭学院", "青川书院")}),
    ],
)
def test_what_lies_somewhere_has_the_short_form_in_its_letters(
    text: str, wanted: set[tuple[str, str]], read_text: Callable[[str], Reading]
) -> None:
    facts = [fact for fact in read_text(text).facts if fact.relation == "alternateName"]
    assert {(fact.subject.value, str(fact.object)) for fact in facts} == wanted
