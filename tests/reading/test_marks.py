"""Marks in half their width, as some text layers have them: read as wide ones are, and names stay as written."""

from __future__ import annotations

import zhitu
from zhitu import intake
from zhitu.model import Document, Mention, Reading

NARROW = str.maketrans("，：；！？", ",:;!?")

TEXT = (
    "6月10日，由青川县总工会、青川县文化馆联合主办，云岭茶业有限公司承办的青川县“春风杯”采茶技能竞赛落幕。"
    "他叫骆青禾，青川县林业局驻枫林村第一书记；云岭茶业有限公司董事长周建平到场祝贺。"
)


def read(text: str) -> Reading:
    (reading,) = zhitu.read(text)
    return reading


def said(reading: Reading) -> set[tuple[str, str, str]]:
    return {
        (fact.subject.value, fact.relation, fact.object.value)
        for fact in reading.facts
        if isinstance(fact.object, Mention)
    }


def test_narrow_marks_say_what_wide_ones_say() -> None:
    wide, narrow = read(TEXT), read(TEXT.translate(NARROW))
    assert ("云岭茶业有限公司", "organizes", "“春风杯”采茶技能竞赛") in said(wide)
    assert said(narrow) == said(wide)


def test_what_is_found_between_narrow_marks_stands_in_the_text() -> None:
    reading = read(TEXT.translate(NARROW))
    assert all(reading.article.text[one.start : one.end] == one.text for one in reading.mentions)
    assert all(fact.sentence.text in reading.article.text for fact in reading.facts)
    assert "," in reading.facts[0].sentence.text


def test_a_page_is_put_together_as_well() -> None:
    lines = (
        "青川县举行采茶竞赛",
        "本报讯（记者 骆青）6月10日，采茶竞赛在青川县举行，来自各镇的八十名茶农参加，共三百多斤",
        "鲜叶，竞赛设三个奖",
        "枫林村建起工会驿站",
        "本报讯（记者 骆青）6月8日，枫林村建起工会驿站，户外劳动者在这里喝水、热饭。",
        "项，“手要快，眼要准。”茶农穆大明说。",
    )
    wide, narrow = (
        intake.articles(Document("page.txt", text, ""))[0]
        for text in ("\n\n".join(lines), "\n\n".join(lines).translate(NARROW))
    )
    assert "鲜叶，竞赛设三个奖项，“手要快" in wide[0].text
    assert [one.text for one in narrow] == [one.text.translate(NARROW) for one in wide]
