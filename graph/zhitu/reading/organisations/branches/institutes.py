"""Institutes for two things, which the tagger parts at the conjunction: 中国青川科学院|古茶树|与|古茶园研究所."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVE,
    ATTRIBUTE,
    BODY,
    CONJUNCTION,
    DIRECTION,
    LOCALITY,
    NOUN,
    OTHER_NAMES,
    PLACE,
    PLAIN_NOUNS,
)

FIELDS = re.compile(r"[一-鿿]{2,10}[与和及暨][一-鿿]{2,10}?(?:研究所|研究院|研究中心|研究室|重点实验室|实验室)")
"""Two things and the institute for both, right behind the body that it is a part of."""

OWNERS = ("科学院", "大学", "学院", "科院", "研究院", "医院")
"""How the name of that body ends."""

ACADEMIES, OWN = ("科学院", "科院"), re.compile("(?!研究所|附近)[一-鿿]{2,8}?(?<![厕场住两])所(?![属有在需得能以])")
"""How an academy's name ends, and an institute of it: 中国青川科学院|茶树所."""

INNER = frozenset(
    {*PLAIN_NOUNS, *OTHER_NAMES, ADJECTIVE, ATTRIBUTE, CONJUNCTION, DIRECTION, ABBREVIATION, LOCALITY, BODY}
)
"""Tags of the words of such a name; the conjunction may be taken for a part of one."""

PEOPLE = re.compile("(?:[生师员者友们]|专家|团队|代表|仪式|活动|会)(?=[与和及暨])")
"""Who, or what that is held, may stand before the conjunction: 青川大学|学生|和水稻研究所."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such an institute: what it belongs to, and how it ends."""
    return tuple((frozenset(OWNERS), *clue) for clue in clues_of(FIELDS, OWN))


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    for word in words:
        if word.tag != BODY or not word.text.endswith(OWNERS):
            continue
        at = word.end - sentence.start
        fields = FIELDS.match(sentence.text, at)
        fields = fields or (OWN.match(sentence.text, at) if word.text.endswith(ACADEMIES) else None)
        end = sentence.start + fields.end() if fields else 0
        if fields and any(part.end == end for part in words) and not PEOPLE.search(fields[0]):
            own = [part for part in words if word.end <= part.start < end]
            told = fields.re is FIELDS or any(part.tag in (NOUN, PLACE, BODY) for part in own)
            if told and all(_may_be(part, knowledge) or (part.tag == PLACE and fields.re is OWN) for part in own):
                yield word.start, end


def _may_be(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word says what an institute is for: it is no person, place or body of its own."""
    titled = knowledge.lexicons["titles"].ending(word.text) or knowledge.lexicons["generic_words"].kind(word.text)
    placed = word.tag == BODY and bool(knowledge.gazetteer.peel(word.text)[0])
    return word.tag in INNER and not titled and not placed
