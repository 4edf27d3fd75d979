from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Mention
from zhitu.reading import places

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("中美两国代表昨天举行会谈。", {"中": "CN", "美": "US"}),
        ("俄方表示愿意继续对话。", {"俄": "RU"}),
        ("这位作家应邀访华，昨天抵京。", {"华": "CN", "京": "110000"}),
        ("全国冰雪运动会在京举行。", {"京": "110000"}),
        ("闽浙两省的工会签署协议。", {"闽": "350000", "浙": "330000"}),
    ],
)
def test_a_letter_stands_for_its_place(read: Read, text: str, linked: dict[str, str]) -> None:
    assert {m.text: m.code for m in read(places, text) if m.code} == linked


@pytest.mark.parametrize(
    "text", ["敬业是一种美德。", "渔船全部进港避风。", "这样做合法，那样做非法。", "他在采访中说，来日方长。"]
)
def test_a_word_of_such_letters_is_no_place(read: Read, text: str) -> None:
    assert read(places, text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("澳大利亚总理说，近年来澳中关系取得进展。", "AU"),
        ("阿根廷总统说，澳中关系取得进展。", ""),
    ],
)
def test_a_letter_of_several_is_the_country_that_the_article_names(read: Read, text: str, meant: str) -> None:
    assert {m.code for m in read(places, text) if m.text == "澳"} == ({meant} if meant else set())


def test_a_side_is_never_a_province(read: Read) -> None:
    assert "220000" not in {m.code for m in read(places, "中方愿同吉方深化合作。")}


def test_a_city_is_not_two_countries(read: Read) -> None:
    assert "511900" not in {m.code for m in read(places, "巴西总统说，期待加强巴中各领域合作。") if m.text == "巴中"}


def test_who_has_a_post_in_a_country_is_no_place(read: Read) -> None:
    assert "阿里" not in {m.text for m in read(places, "圭亚那总统阿里发来贺电。") if m.code}


def test_a_range_of_mountains_is_not_the_district_of_its_first_letters(read: Read) -> None:
    assert "110115" not in {m.code for m in read(places, "他希望大家把大兴安岭森林护好。")}


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("中叙两党代表昨天会面。", {"中": "CN", "叙": "SY"}),
        ("关于中非合作，他谈了三点。", {"中": "CN", "非": ""}),
        ("印巴关系出现缓和。", {"印": "IN", "巴": "PK"}),
        ("以及两国关系等问题。", {}),
        ("非法贸易被查处，其中两国拒绝签字。", {}),
        ("中非共和国总统来访。", {"中非共和国": "CF"}),
    ],
)
def test_two_letters_are_two_countries_where_what_follows_says_so(
    read: Read, text: str, linked: dict[str, str]
) -> None:
    assert {m.text: m.code for m in read(places, text)} == linked


def test_what_a_city_signs_or_builds_is_its_own(read: Read) -> None:
    assert "511900" in {m.code for m in read(places, "巴中战略合作签约仪式在成都举行。")}
    assert not read(places, "英德经贸洽谈会举行。")
