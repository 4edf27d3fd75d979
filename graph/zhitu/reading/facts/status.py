"""How a sentence puts a fact forward: stated, planned, denied, or former."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Status
from zhitu.reading.facts.statement import CLAUSE_ENDS, PRIVATE

BEFORE = 6
"""Characters before a match that may still turn it (尚未, 有望): on the development sentences further words did not."""

BEHIND = re.compile(
    "(?:将以[^，。；]{1,20}为(?:契机|抓手|引领|起点|基础|依托)|(?:否认|辟谣)[称说]?)(?:，[^，。；]{0,6})?$"
)
"""A clause that says of the next one that it is a plan, or denied: 医院将以此为契机，|与省人民医院共建…."""

NAMING = re.compile("(?:拟(?:任|聘|聘任|提名)|并非|不是|不再是)$")
"""Right before names and posts side by side it is said of them: 拟任|青川大学校长周建平."""

ATTRIBUTE = re.compile(f"的(?:{PRIVATE.pattern}){{1,2}}$")
"""How a match ends that only tells which one is meant: 将|位于成都的研究院|划归…."""

JOINT = re.compile("[的、，兼]?")
"""What joins names and posts side by side, as no verb does: 青川大学|的|校长周建平, but 拟|任青川大学校长."""


def judge(text: str, start: int, end: int, words: Lexicon) -> Status:
    """The status of what ``text[start:end]`` says, by the words in it and just before it in the same clause.

    Names and posts side by side hold whatever is planned or denied before them: 将会见|青川大学校长周建平; so does what
    only tells which one is meant.
    """
    clause = max(text.rfind(mark, 0, start) for mark in CLAUSE_ENDS) + 1
    before = max(clause, start - BEFORE)
    if told := BEHIND.search(text, 0, start):
        before = told.start()
    said = text[start:end]
    whole = JOINT.fullmatch(PRIVATE.sub("", said)) is not None or ATTRIBUTE.search(said) is not None
    granted = whole and NAMING.search(text, 0, start) is None
    for status in (Status.DENIED, Status.PLANNED, Status.FORMER):
        expression = _expression(words.words(status.value))
        if expression.search(text[start if granted and status is not Status.FORMER else before : end]):
            return status
    return Status.STATED


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words) or "(?!)")
