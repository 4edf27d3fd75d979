"""Teams that are called by their place are bodies where they play, and places elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu.model import Kind, Reading
from zhitu.reading.facts.statement import outermost

ReadText = Callable[..., Reading]


def teams(reading: Reading) -> list[str]:
    return [mention.text for mention in outermost(reading.mentions) if mention.kind is Kind.ORGANIZATION]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("世界杯小组赛昨晚结束，立陶宛不敌巴西。", ["立陶宛", "巴西"]),
        ("联赛第三轮，热那亚客场2比1击败罗马。", ["热那亚", "罗马"]),
        ("本轮挪威主场面对荷兰，教练换了阵容。", ["挪威", "荷兰"]),
        ("要是下一轮里昂击败罗马，就能出线。", ["里昂", "罗马"]),
        ("热那亚主场迎战罗马，球迷坐满看台。", ["热那亚", "罗马"]),
        ("他们在马赛战胜南非队后晋级。", ["南非队"]),
    ],
)
def test_a_place_that_plays_is_a_team(read_text: ReadText, text: str, wanted: list[str]) -> None:
    assert teams(read_text(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "成都主场3万名球迷到场。",
        "抗战期间与日本一战的英雄，名字刻在球场外。",
        "上海淘汰落后产能，球迷们拍手叫好。",
        "本届联赛在成都举行。",
        "2022-2023年，成都击败重庆成为第一。",
        "10:30，案件开庭，美国VS青国。",
        "成都战胜重庆，晋级全国文明城市。",
        "英国VS法国：谁的足球更强。",
        "篮球馆里，北京迎战寒潮的志愿者在排练。",
    ],
)
def test_a_place_that_does_something_else_is_none(read_text: ReadText, text: str) -> None:
    assert teams(read_text(text)) == []
