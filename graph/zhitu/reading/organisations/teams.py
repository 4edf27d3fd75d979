"""Bodies that a quotation names: “红烛”宣讲团, “石桥义警”志愿服务队."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.head_nouns import ENDING, INNER, is_weak
from zhitu.reading.prefilter import Clue, clues_of

QUOTE = re.compile("[“「][^“”「」。，；！？\n]{2,12}[”」]")
"""A quoted name."""

CALLED = re.compile("(?:誉为|称为|称作|喻为|赞为|比作)了?$")
PHRASE = re.compile("的|[百千万]名")
"""What stands before, and in, a quotation that says only what somebody is like or how many they are."""

NEAR = 4
"""Characters of what stands before, at most: 被誉为了."""

FOUNDS = re.compile("(?<!没有)(?<![没未不拟要应须])(?:成立|组建|牵头创办|牵头建立)了?$")
"""What stands before the quoted name of a body that somebody sets up, whatever it ends on: 成立|“板凳议事会”."""

BODIES = re.compile("(?!一).*[会队组社班团]$")
"""How such a name ends; 站 and 室 are as often sites, 小组 and 模式 a way of work."""

CLASSES = ("Workteam", "Association")
TEAM, OWN = "Workteam", 2
"""The class of bodies whose whole name may be quoted (“彩虹班组”), and characters of it before the head."""

LONGEST = 10
"""Characters at most between the quotation and the end of the name."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a body: a quotation."""
    return clues_of(QUOTE)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each such name in a sentence; both are ends of words but for the quotation mark."""
    heads, generic = knowledge.lexicons["organisation_heads"], knowledge.lexicons["generic_words"]
    for quote in QUOTE.finditer(sentence.text):
        whole = heads.ending(sentence.text, quote.end() - 1)
        before = max(0, quote.start() - NEAR)
        said = CALLED.search(sentence.text, before, quote.start()) or PHRASE.search(quote[0])
        if (
            whole
            and not said
            and whole.kind == TEAM
            and not is_weak(whole)
            and len(quote[0]) - 2 - len(whole.word) >= OWN
        ):
            yield sentence.start + quote.start() + 1, sentence.start + quote.end() - 1
            continue
        if not said and _is_founded(quote, sentence.text):
            yield sentence.start + quote.start() + 1, sentence.start + quote.end() - 1
            continue
        reached = 0
        for word in words:
            low, high = word.start - sentence.start, word.end - sentence.start
            if low < quote.end():
                continue
            if high - quote.end() > LONGEST or word.tag not in INNER | ENDING or word.text in generic:
                break
            head = heads.ending(sentence.text, high)
            if head and _may_be_named(head) and high - len(head.word) >= quote.end():
                reached = high
        if reached:
            yield sentence.start + quote.start(), sentence.start + reached


def _is_founded(quote: re.Match[str], text: str) -> bool:
    """Whether somebody sets up a body whose whole name is quoted, and nothing behind it says what else it is."""
    name, end = quote[0][1:-1], quote.end()
    clause = text[max(0, quote.start() - 2 * NEAR) : quote.start()]
    ended = end == len(text) or text[end] in "，。；、！" or text.startswith(("和", "与", "以来", "后"), end)
    return len(name) > OWN and bool(BODIES.match(name) and FOUNDS.search(clause)) and ended


def _may_be_named(head: Entry) -> bool:
    """Whether a quotation before a head noun names one body: not before what bears a person's name, for there it says
    of what sort it is (“三新”创新工作室)."""
    sort = head.kind == TEAM and "personal" in head.more
    return head.kind in CLASSES and not is_weak(head) and not sort
