"""How a sentence puts a fact forward: stated, planned, denied, or former."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Status

BEFORE = 6
"""Characters before a match that may still turn it (尚未, 有望): on the development sentences further words did not."""


def judge(text: str, start: int, end: int, words: Lexicon) -> Status:
    """The status of what ``text[start:end]`` says, by the words in it and just before it in the same clause."""
    clause = max(text.rfind(mark, 0, start) for mark in "，。；！？") + 1
    stretch = text[max(clause, start - BEFORE) : end]
    for status in (Status.DENIED, Status.PLANNED, Status.FORMER):
        expression = _expression(words.words(status.value))
        if expression.search(stretch):
            return status
    return Status.STATED


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words) or "(?!)")
