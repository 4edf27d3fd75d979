"""Sites that act, and names beside a body of which no tagger is sure."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Kind


def _kinds(text: str) -> dict[str, Kind]:
    return {mention.text: mention.kind for reading in zhitu.read(text) for mention in reading.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("梅岭会议纪念馆讲解员周秋香第一个登台。", "梅岭会议纪念馆"),
        ("游客走进东湖革命纪念馆，馆长王强迎了出来。", "东湖革命纪念馆"),
        ("东湖革命纪念馆今天正式对公众开放。", "东湖革命纪念馆"),
    ],
)
def test_a_site_that_acts_or_has_a_head_is_a_body(text: str, name: str) -> None:
    assert _kinds(text)[name] is Kind.ORGANIZATION


@pytest.mark.parametrize("text", ["师生们参观了东湖革命纪念馆。", "老人常去东湖革命纪念馆散步。"])
def test_a_site_where_somebody_goes_is_a_place(text: str) -> None:
    assert _kinds(text)["东湖革命纪念馆"] is Kind.PLACE


def test_a_conjunction_behind_a_person_begins_no_county() -> None:
    assert _kinds("李明和县中医院的王芳一起出诊。")["县中医院"] is Kind.ORGANIZATION


def test_a_former_post_is_no_part_of_its_committee() -> None:
    assert "河北省廊坊市委" in _kinds("河北省廊坊市委原常委、统战部原部长林国栋出席。")
