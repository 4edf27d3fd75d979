"""How a sentence puts a fact forward: stated, planned, denied, or former."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Status
from zhitu.reading.facts.statement import CLAUSE_ENDS, PRIVATE

BEFORE = 6
"""Characters before a match that may still turn it (尚未, 有望): on the development sentences further words did not."""

OCCASION = re.compile("将以[^，。；]{1,20}为(?:契机|抓手|引领|起点|基础|依托)(?:，[^，。；]{0,6})?$")
"""A clause that says of what occasion the next one is a plan: 医院将以此为契机，|与省人民医院共建…."""

JOINT = re.compile("[的、，兼]?")
"""What joins names and posts side by side, as no verb does: 青川大学|的|校长周建平, but 拟|任青川大学校长."""


def judge(text: str, start: int, end: int, words: Lexicon) -> Status:
    """The status of what ``text[start:end]`` says, by the words in it and just before it in the same clause.

    Names and posts side by side hold whatever is planned or denied before them: 将会见|青川大学校长周建平.
    """
    clause = max(text.rfind(mark, 0, start) for mark in CLAUSE_ENDS) + 1
    before = max(clause, start - BEFORE)
    if occasion := OCCASION.search(text, 0, start):
        before = occasion.start()
    beside = JOINT.fullmatch(PRIVATE.sub("", text[start:end])) is not None
    for status in (Status.DENIED, Status.PLANNED, Status.FORMER):
        expression = _expression(words.words(status.value))
        if expression.search(text[start if beside and status is not Status.FORMER else before : end]):
            return status
    return Status.STATED


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words) or "(?!)")
