"""Firms that serve a place and are called by their trade alone: 青川供电|的抢修队, 青川轨道|职工.

The trade is a common word, so what stands behind must have somebody work there or act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import PLACE

LOCAL = "local"
"""What the lexicons say of a line of business that serves a place, and of what such a firm does."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a firm: its line of business."""
    return ((frozenset(knowledge.lexicons["trade_words"].marked(LOCAL)),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    trades = knowledge.lexicons["trade_words"].entries
    staffed = _staffed(knowledge.lexicons["firm_words"])
    for place, line in pairwise(words):
        if place.tag != PLACE or line.text not in trades or LOCAL not in trades[line.text].more:
            continue
        levels = {one.level for one in knowledge.gazetteer.named(place.text)}
        if levels and Level.COUNTRY not in levels and staffed.match(sentence.text, line.end - sentence.start):
            yield place.start, line.end


@cache
def _staffed(words: Lexicon) -> re.Pattern[str]:
    """What stands behind such a name: who works there, or what no trade does by itself."""
    staff, acts = words.either("worker"), words.either(LOCAL)
    return re.compile(f"的?(?:{staff})|(?:近日|昨天|今天|日前)?(?:{acts})")
