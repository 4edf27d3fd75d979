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


@pytest.mark.parametrize("text", ["敬业是一种美德。", "这样做合法，那样做非法。", "他在采访中说，来日方长。"])
def test_a_word_of_such_letters_is_no_place(read: Read, text: str) -> None:
    assert read(places, text) == []
