"""Firms that serve a place and are called by their trade alone: 青川供电|的抢修队, 青川轨道|职工.

The trade is a common word, so what stands behind must have somebody work there or act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.model import Range, Sentence, Token
from zhitu.reading.tags import PLACE

LOCAL = "local"
"""What the lexicon says of a line of business that serves a place."""

STAFFED = re.compile(
    "的?(?:员工|职工|工人|抢修(?:队|人员|员)|项目经理|调度员|检修工|巡[线检][员工]|客服|驾驶员|司机|工作人员)"
    "|(?:近日|昨天|今天|日前)?(?:举办|召开|派出|承建|回应[称说，])"
)
"""Behind such a name: who works there, or what no trade does by itself."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    trades = knowledge.lexicons["trade_words"]
    for place, line in pairwise(words):
        trade = trades.get(line.text)
        if trade is None or LOCAL not in trade.more or place.tag != PLACE:
            continue
        levels = {one.level for one in knowledge.gazetteer.named(place.text)}
        if levels and Level.COUNTRY not in levels and STAFFED.match(sentence.text, line.end - sentence.start):
            yield place.start, line.end
