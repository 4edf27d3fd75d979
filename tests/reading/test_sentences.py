from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.model import Article, Byline, Origin
from zhitu.reading import sentences

MARKS = "。！？；…，、：“”‘’「」《》（）()!? \n\r\t　甲乙丙a1"


def split(text: str) -> list[str]:
    return [s.text for s in sentences.split(Article("a", "d", "", (), Byline(), "", text, 0, Origin(())))]


@given(st.text(st.sampled_from(MARKS), max_size=120) | st.text(max_size=80))
def test_sentences_hold_every_character_but_blanks_in_order(text: str) -> None:
    found = sentences.split(Article("a", "d", "", (), Byline(), "", text, 0, Origin(())))
    end = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text
        assert sentence.text == sentence.text.strip()
        assert "\n" not in sentence.text
        assert len(sentence.text) <= sentences.LONGEST
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工会成立了。职工来了！好吗？", ["工会成立了。", "职工来了！", "好吗？"]),
        ("“我很高兴。”他说，“明年再来。”大家笑了。", ["“我很高兴。”", "他说，“明年再来。”", "大家笑了。"]),
        ("“奔跑吧！劳动者”主题活动开幕。", ["“奔跑吧！劳动者”主题活动开幕。"]),
        ("《你好！师傅》首演。", ["《你好！师傅》首演。"]),
        ("他问：“真的吗？”第二天又来。", ["他问：“真的吗？”", "第二天又来。"]),
        ("第一行\n  　第二行", ["第一行", "第二行"]),
        ("见 http://a.cn/?p=1 一页", ["见 http://a.cn/?p=1 一页"]),
        ("口罩、手套……等物资到了……大家欢呼", ["口罩、手套……等物资到了……", "大家欢呼"]),
        ("一、提薪；二、培训。", ["一、提薪；二、培训。"]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_long_clause_ends_at_its_semicolon() -> None:
    clause = "各级工会走进车间开展培训" * 8
    assert split(f"{clause}；{clause}。") == [f"{clause}；", f"{clause}。"]


def test_a_sentence_without_end_is_cut_at_a_comma() -> None:
    text = "工会服务职工" * 30 + "，" + "职工热爱工会" * 30
    assert split(text) == ["工会服务职工" * 30 + "，", "职工热爱工会" * 30]
