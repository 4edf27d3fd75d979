from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.knowledge import load
from zhitu.model import Article, Byline, Mention, Origin, Sentence, Token
from zhitu.reading import times

Read = Callable[..., list[Mention]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联盟成立于2019年。", ["2019"]),
        ("2021年3月15日和2021-04-02。", ["2021-03-15", "2021-04-02"]),
        ("二〇一八年十二月成立。", ["2018-12"]),
        ("去年，工会成立。", ["2021"]),
        ("明年1月将举行比赛。", ["2023-01"]),
        ("11月3日至5日举行。", ["2022-11-03", "2022-11-05"]),
        ("昨天上午开班。", ["2022-05-31"]),
        ("上个月开始报名。", ["2022-05"]),
        ("28日，竞赛开幕。", ["2022-05-28"]),
        ("2020年5月成立，8月揭牌。", ["2020-05", "2020-08"]),
        ("近日，工会成立。", ["近日"]),
        ("2022年2月30日", ["2022年2月30日"]),
        ("该寺始建于458年前，大学创立于1166年，书院创建于1200年前后。", ["1166", "1200"]),
        ("书院建于清光绪二十八年，厂建于民国3年，馆建于宣统元年。", ["1902", "1914", "1909"]),
        ("书院重修于光绪二十八年（1903年）。", ["1903"]),
        ("谁知道光三年的电费，两村共同治三年沙，民国十年来少见，光绪年间重开，乾隆三年前已有，民国二十年代才多。", []),
        ("5日内答复，共3个月，第3日，12345年，2000名。", []),
    ],
)
def test_times_become_iso_dates(read: Read, text: str, values: list[str]) -> None:
    assert [m.value for m in read(times, text, "2022-06-01")] == values


def test_without_a_date_of_the_article_the_text_stands(read: Read) -> None:
    assert [m.value for m in read(times, "去年5月成立，2020年更名。")] == ["去年5月", "2020"]


def test_a_december_told_in_january_was_last_year(read: Read) -> None:
    assert [m.value for m in read(times, "12月25日，工会成立。", "2023-01-04")] == ["2022-12-25"]


@settings(deadline=None)
@given(
    st.text(st.sampled_from("0123456789年月日号-./第一二十三去今明昨天上个初底度季"), max_size=60),
    st.sampled_from(["", "2022-06-01", "2022", "x"]),
)
def test_any_text_gives_times_that_do_not_overlap(text: str, date: str) -> None:
    article = Article("a", "d", "", (), Byline(), date, text, 0, Origin(()))
    words = tuple(Token(at, mark, "TIME") for at, mark in enumerate(text))
    found = times.find(article, (Sentence(0, text),), (words,), load())
    assert all(text[m.start : m.end] == m.text and m.value for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
