"""Short names of companies that only their surroundings tell: 青禾科技|创始人, 创立了|青禾科技, 青禾科技|由林国栋创办.

The tagger takes them for common nouns, which 绿野 and 机械 are. That somebody founds or heads them makes them a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.firms import HEADED
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import ABBREVIATION, BODY, NOUN, OTHER_NAMES, PERSON, PLACE, VERBAL_NOUN

INNER = frozenset({NOUN, *OTHER_NAMES, VERBAL_NOUN, ABBREVIATION, BODY, PLACE})
"""Tags of the words that make up such a name."""

APART = ("describing", "sort")
"""Kinds of general words before which no such name goes on: 母公司|青禾科技."""

WORDS = range(2, 4)
"""How many words such a name has, a place before them not counted."""

LENGTH = range(3, 11)
"""How many characters."""

FOUND = r"(?:创办|创立|创建|创设|成立|组建)"
FOUNDED = re.compile(FOUND + r"(?:了|的)?$")
"""What stands before the name where somebody founds it."""

BY = re.compile(r"，?(?:是|最初|最早)?由[^。；]{2,30}?" + FOUND)
"""After the name: that somebody founded it."""

DEAL = re.compile("的?(?:收购|并购|控股|入股|领投|跟投)")
DEALT = ("对", "被")
INVESTS = re.compile("领投|跟投")
"""Around the name of a company that buys or is bought: 完成对|青禾影业|的收购, 由|青禾资本|领投."""

BEHIND = 8
"""Characters before the name in which who founds, heads or serves it is looked for."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a company: its line of business."""
    return ((frozenset(knowledge.lexicons["trade_words"]),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each such name in a sentence that also names a person, or tells of a deal; both are ends of
    words."""
    trades = knowledge.lexicons["trade_words"]
    if not any(word.tag == PERSON for word in words) and not DEAL.search(sentence.text):
        return
    for index, word in enumerate(words):
        if word.text not in trades.entries:
            continue
        kind = trades.kind(word.text)
        if not kind or (index + 1 < len(words) and words[index + 1].text in trades):
            continue
        first = _first(words, index, knowledge)
        if first is not None and _is_framed(sentence, words[first].start, word.end, kind, knowledge):
            yield words[first].start, word.end


def _first(words: tuple[Token, ...], last: int, knowledge: Knowledge) -> int | None:
    """The word with which the name begins that ends with word ``last``; None where only general words stand there."""
    generic, trades = knowledge.lexicons["generic_words"], knowledge.lexicons["trade_words"]
    first = last
    while first > 0 and words[first - 1].tag in INNER and generic.kind(words[first - 1].text) not in APART:
        first -= 1
    own = [word for word in words[first:last] if word.tag != PLACE]
    if not own or any(word.text in generic or word.text in knowledge.lexicons["titles"] for word in own):
        return None
    if all(word.text in trades for word in own) or len(own) + 1 not in WORDS:
        return None
    return first if words[last].end - words[first].start in LENGTH else None


def _is_framed(sentence: Sentence, start: int, end: int, kind: str, knowledge: Knowledge) -> bool:
    """Whether what stands before or after says that a company is meant."""
    low, high = start - sentence.start, end - sentence.start
    before = sentence.text[max(0, low - BEHIND) : low]
    headed = before.removesuffix("了").endswith(knowledge.lexicons["firm_words"].marked("heading"))
    if headed or HEADED.match(sentence.text, high) or BY.match(sentence.text, high):
        return True
    if INVESTS.match(sentence.text, high) or (before.endswith(DEALT) and DEAL.match(sentence.text, high)):
        return True
    return kind == "trade" and FOUNDED.search(before) is not None
