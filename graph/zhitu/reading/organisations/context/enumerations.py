"""Short names of companies that only the list tells in which they stand: 远川集团、安禾酵母、青禾装备等企业.

The tagger parts such a name into what it knows: a person, a place, a common noun, single characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.firms import BESIDE
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVAL_NOUN,
    BODY,
    BODY_NOUN,
    CONJUNCTION,
    FUNCTION_WORD,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NOUN,
    NUMBER,
    OTHER_NAMES,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERBAL_NOUN,
    WORK_TITLE,
)

COMMA = "、"
JOINING = ("和", "与", "及", "以及")
FIRMS = re.compile(
    "等(?:[0-9一二三四五六七八九十百千多余几数两]+[多余]?[家个]|多家|一批)?[^，。；：、“”的]{0,6}?"
    "(?:企业|公司|厂商|商家|[车药茶酒国央民名房电]企)(?!.?(?:文化|歌曲|家(?![企公])|管理|职工))"
)
"""What stands behind a list of companies."""

SUMMED = re.compile("[两三四五六七八九十][家大](?:企业|公司|厂商|车企|药企|巨头|的|[，。；])")
"""The same, with their number alone; where families may be meant, the tagger must know one of them for a body."""

UNITS = re.compile("等(?:[0-9一二三四五六七八九十百千多余几数两]+[多余]?[家个]|多家)?单位")
"""What stands behind a list of bodies of any kind; people are none."""

BODIES = 2
"""Whole names of bodies at least in a list of units of which other items are taken for companies."""

OPEN = frozenset({NOUN, *OTHER_NAMES, BODY_NOUN, VERBAL_NOUN, ABBREVIATION, BODY, PLACE, PERSON})
"""Tags of the words of a name at an end of the list, where no mark bounds it."""

OUTSIDE = frozenset({MARK, PREPOSITION, PARTICLE, CONJUNCTION, NUMBER, PRONOUN, MEASURE_WORD, MOMENT})
"""Tags of words that are no part of a name between two marks."""

NAMES = frozenset({PROPER_NOUN, WORK_TITLE, BODY, PLACE, PERSON})
"""Tags of words that the tagger holds for names, or for words of some other kind than common ones."""

STRANGE = frozenset({PROPER_NOUN, WORK_TITLE, PERSON, FUNCTION_WORD})
"""Tags of a word that in a list of companies is one however short."""

LENGTH = range(3, 8)
"""Characters of such a name; a longer one ends on a head noun and is found by it."""

BRAND = range(2, 5)
"""Characters of a brand that a line of business follows."""

COMMON = frozenset({NOUN, PROPER_NOUN, VERBAL_NOUN, ADJECTIVAL_NOUN})
"""Tags of a word with which a line of business makes another noun: 远川|电子|产品."""

OPEN_NAMES = ("", "sure", BESIDE)
"""Kinds of short names, and none, that a line of business goes on with: 远米|汽车; 远石化|物流 is a branch."""

PAIR = 2
"""The short name of a group and of what belongs to it: 远钢|石桥. Both words, and characters of the second at most."""

OWN = 2
"""Characters at least before the line of business."""

Span = tuple[int, int]


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a company: a list, or a line of business behind a name."""
    return ((frozenset((COMMA, *knowledge.lexicons["trade_words"].words("trade"))),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Span]:
    """Start and end of each such name in a sentence; both are ends of words."""
    yield from _continued(words, knowledge)
    if COMMA not in sentence.text:
        return
    for items in _lists(words):
        end = words[items[-1][1]].end - sentence.start
        parts = [words[first : last + 1] for first, last in items]
        whole = sum(len(part) == 1 and part[0].tag == BODY for part in parts)
        units = whole >= BODIES and UNITS.match(sentence.text, end) is not None
        firms = units or FIRMS.match(sentence.text, end) is not None
        firms = firms or (whole > 0 and SUMMED.match(sentence.text, end) is not None)
        found = [part for part in parts if _is_firm(part, knowledge, told=firms)]
        if whole or (firms and len(found) > 1 and any(word.tag in NAMES for part in found for word in part)):
            yield from ((part[0].start, part[-1].end) for part in found)


def _continued(words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Span]:
    """The names of which the tagger saw only the first half, and no noun goes on behind: 远川|同城, 青禾|机器人."""
    trades, heads = knowledge.lexicons["trade_words"], knowledge.lexicons["organisation_heads"]
    known = knowledge.lexicons["abbreviations"]
    for index, word in enumerate(words[:-1]):
        line = words[index + 1]
        brand = word.tag == BODY and len(word.text) in BRAND and not heads.ending(word.text)
        if (
            brand
            and trades.kind(line.text) == "trade"
            and known.kind(word.text) in OPEN_NAMES
            and (index + 2 == len(words) or words[index + 2].tag not in COMMON)
        ):
            yield word.start, line.end


def _lists(words: tuple[Token, ...]) -> Iterator[list[Span]]:
    """The lists in a sentence: the first and last word of each item."""
    at = 0
    while at < len(words):
        if words[at].text != COMMA:
            at += 1
            continue
        items = []
        first = at
        while first and words[first - 1].tag in OPEN:
            first -= 1
        if first < at:
            items.append((first, at - 1))
        while at < len(words) and words[at].text == COMMA:
            stop = _stop(words, at + 1)
            if stop == at + 1:
                break
            items.append((at + 1, stop - 1))
            at = stop
        if at + 1 < len(words) and words[at].text in JOINING and items:
            stop = _stop(words, at + 1)
            if stop > at + 1:
                items.append((at + 1, stop - 1))
        if len(items) > 1:
            yield items
        at += 1


def _stop(words: tuple[Token, ...], at: int) -> int:
    """Where the item ends that begins there: before the next mark or 等, else with the last word of a name."""
    end = at
    while end < len(words) and words[end].tag not in OUTSIDE:
        end += 1
    bounded = end < len(words) and (words[end].text == COMMA or words[end].text.startswith("等"))
    if bounded:
        return end
    stop = at
    while stop < end and words[stop].tag in OPEN:
        stop += 1
    return stop


def _is_firm(part: tuple[Token, ...], knowledge: Knowledge, *, told: bool) -> bool:
    """Whether an item is the short name of a company: by its line of business, or by a word that is none."""
    text = "".join(word.text for word in part)
    least = BRAND if told and len(part) == 1 and part[0].tag in STRANGE else LENGTH
    if len(text) not in least or (len(part) == 1 and part[0].tag == PLACE):
        return False
    trades, generic = knowledge.lexicons["trade_words"], knowledge.lexicons["generic_words"]
    others = [knowledge.lexicons[name] for name in ("titles", "program_heads", "place_heads")]
    if part[-1].tag == PERSON and (part[0].tag == NOUN if len(part) > 1 else not told):
        return False  # 志愿者|李强
    if any(word.text in generic for word in part) or any(other.ending(text) for other in others):
        return False
    if len(part) == PAIR and part[0].tag == BODY and not knowledge.lexicons["organisation_heads"].ending(part[0].text):
        return part[1].tag in COMMON and len(part[1].text) <= PAIR
    trade = trades.ending(text)
    own = text[: -len(trade.word)] if trade else text
    odd = len(part) == 1 and len(text) > PAIR and part[0].tag not in COMMON  # 报喜鸟 is a noun to no tagger
    strange = odd or any(len(word.text) == 1 or word.tag in NAMES for word in part)
    if trade and len(own) >= OWN and own not in trades and own not in generic:
        return told or (strange and trade.kind == "trade")
    return told and strange and trade is None
