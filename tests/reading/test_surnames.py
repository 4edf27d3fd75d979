"""People whose surname the tagger took into the word before, or left alone, are named whole."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.words import surnames

Words = Callable[[str], tuple[Token, ...]]


@pytest.mark.parametrize(
    ("tagged", "people"),
    [
        ("全国/n 技术/n 能/v 手方/n 国栋/n 。/w", ["方国栋"]),
        ("吊车/n 司机/n 应/v 国栋/PER 先后/d 发言/v", ["应国栋"]),
        ("由/p 技术/n 能手/n 仝/p 国栋/PER 领衔/v", ["仝国栋"]),
        ("大会/n 选举/v 冉国/PER 华为/n 主席/n", ["冉国华"]),
        ("主席/n 和/c 国栋/PER 到场/v", ["国栋"]),
        ("班长/n 高/a 标准/n 完成/v", []),
        ("书记/n 金/n 林国栋/PER 到场/v", ["林国栋"]),
        ("远川/nz 与/p 冉国/PER 华为/n 主席/n", ["冉国"]),
        ("茶园/n 方/n 国栋/n 。/w", []),
        ("总理/n 应/v 林国/PER 邀请/v 来访/v", ["林国"]),
        ("教练/n 单/a 林国/PER 到场/v", ["林国"]),
        ("教练/n 要/v 林国/PER 上场/v", ["林国"]),
        ("主任/n 先/d 周平/PER 一步/d 到达/v", ["周平"]),
        ("工人/n 阿依古丽·/PER 买买/nr 提/v ，/w 到场/v", ["阿依古丽·买买提"]),
        ("工人/n 阿依古丽·/PER ，/w 到场/v", ["阿依古丽·"]),
        ("工程师/n 严把关/v ，/w 质量/n 好/a", []),
        ("大会/n 推举/v 周平/PER 成为/v 主席/n", ["周平"]),
        ("主任/n 周建/PER 年/n 说/v", ["周建年"]),
        ("主任/n 周建/PER 妻/n 说/v", ["周建"]),
        ("主任/n 周建/PER 年/n 薪/n 下降/v", ["周建"]),
    ],
)
def test_people_right_behind_a_title_are_named_whole(
    tagged: str, people: list[str], known: Knowledge, words: Words
) -> None:
    tokens = words(tagged)
    mended = surnames.mend(tokens, known)
    assert [word.text for word in mended if word.tag == "PER"] == people
    assert "".join(word.text for word in mended) == "".join(word.text for word in tokens)
    assert all(before.end == after.start for before, after in pairwise(mended))
