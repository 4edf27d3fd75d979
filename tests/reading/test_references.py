"""Words that point back stand for the body that a reader takes them for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Mention, Reading


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("远川集团发布公告。会后，公司收购了安禾茶厂。", ["远川集团"]),
        ("青禾科技去年亏损，公司正在寻找投资者。", ["青禾科技"]),
        ("远川集团在公告中说，公司全资子公司青禾茶业有限公司停产。", ["远川集团"]),
        ("远川集团走访了云岭银行，公司将向职工发放补贴。", ["远川集团"]),
        ("远川集团请客，安禾茶业有限公司到场，公司将捐款。", ["安禾茶业有限公司"]),
        ("云岭银行发布年报，公司正在寻找投资者。", []),
        ("周建平从远川集团辞职，开了家公司，公司正在寻找投资者。", []),
        ("远川集团走访多家公司，公司将发放补贴。", []),
        ("远川集团走访三家企业，公司员工反映良好。", []),
        ("远川集团提醒，各公司要做好防汛工作。", []),
        ("远川集团生产水泵。公司2004年在青川县成立。", ["远川集团"]),
        ("远川集团走访多家公司。多家公司2004年成立。", []),
    ],
)
def test_the_company_is_the_firm_that_was_named(
    text: str, meant: list[str], read_text: Callable[[str], Reading]
) -> None:
    bodies = [mention for mention in read_text(text).mentions if mention.kind is Kind.ORGANIZATION]
    assert [mention.value for mention in bodies if mention.text == "公司"] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("青川县快递行业工会成立。行业工会主席林国栋到场。", {"青川县快递行业工会"}),
        ("青川县快递行业工会、林阳县货车行业工会成立。行业工会主席林国栋到场。", set()),
        ("青川县快递行业工会成立。其他行业工会主席林国栋到场。", set()),
        ("青川县快递行业工会成立。今年，行业工会还开了会。", {"青川县快递行业工会"}),
    ],
)
def test_the_end_of_a_name_stands_for_it_before_a_post(
    text: str, meant: set[str], read_text: Callable[[str], Reading]
) -> None:
    assert {mention.value for mention in read_text(text).mentions if mention.text == "行业工会"} == meant


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("青川县第一中学校庆。学校原名青禾中学。", {"青川县第一中学"}),
        ("青川县第一中学校庆。一所学校原名青禾中学。", set()),
        ("青川县第一中学、青川县第二小学校庆。学校原名青禾中学。", set()),
    ],
)
def test_a_school_is_meant_where_its_former_name_is_told(
    text: str, wanted: set[str], read_text: Callable[[str], Reading]
) -> None:
    assert {f.subject.value for f in read_text(text).facts if f.relation == "alternateName"} == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("太平镇开会，镇江云岭茶业公司的人来了。", "镇江云岭茶业公司"),
        ("沂水县许家湖镇开会，镇总工会的人来了。", "许家湖镇总工会"),
    ],
)
def test_a_county_whose_name_begins_like_a_level_is_no_town(
    text: str, value: str, read_text: Callable[[str], Reading]
) -> None:
    assert value in {mention.value for mention in read_text(text).mentions}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("远川茶业集团开会。集团党委副书记、工会主席林国栋致辞。", {"远川茶业集团工会"}),
        ("云岭茶业有限公司开会。公司副总经理、工会主席林国栋致辞。", {"云岭茶业有限公司工会"}),
        ("青川县人民医院开会。医院副院长、工会主席林国栋致辞。", {"青川县人民医院工会"}),
        ("青川县开会。该县副县长、公安局局长林国栋致辞。", {"青川县公安局"}),
        ("远川集团和安禾集团开会。集团党委副书记、工会主席林国栋致辞。", set()),
        ("云岭茶业有限公司开会。一家公司副总经理、工会主席林国栋致辞。", set()),
        ("云岭茶业有限公司开会。分公司副总经理、工会主席林国栋致辞。", set()),
    ],
)
def test_an_office_among_posts_is_of_the_body_that_a_word_points_back_to(
    read_text: Callable[[str], Reading], text: str, wanted: set[str]
) -> None:
    facts = read_text(text).facts
    assert {f.object.value for f in facts if f.relation == "leads" and isinstance(f.object, Mention)} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "局长魏长河与商人魏远帆碰头，魏局长先发言。",
        "工程队队长白志刚到场，他与旧同窗白队长握手。",
    ],
)
def test_a_post_that_another_may_hold_names_nobody(text: str, read_text: Callable[..., Reading]) -> None:
    assert {m.text for m in read_text(text).mentions if m.kind is Kind.PERSON} <= {"魏长河", "魏远帆", "白志刚"}
