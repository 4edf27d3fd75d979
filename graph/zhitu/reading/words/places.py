"""Places parted from what the tagger took with their names: 辽宁|东北|部, 密西西比州|和|田纳西州; 非洲|裔 is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import CONJUNCTION, DIRECTION, NOUN, PLACE, VERB
from zhitu.reading.words import joints

WHOLE = 2
"""Characters at least that must be left of a name."""

AND, LEVEL = "和及", re.compile("[国省市县区州镇乡]")
"""Conjunctions that the tagger takes with a division behind another, and how that ends: 密西西比州|和|田纳西州."""

PAIR = re.compile("(?:中.|.中)(?:铁杆)?")
"""China and another land by a letter each."""

DESCENT = "裔"
"""Behind a place it tells where somebody's fathers came from."""

SIDE, SIDES = "部", set("东西南北中")
"""What makes the side of a place of the region behind it: 辽宁|东北|部."""


ROAD = re.compile("(?P<division>.{2,8}?[市县区旗])(?=长[江安沙春城寿][^市县区]*[路街道巷桥]$)")
"""A division before a road whose name begins like the title of its head: 青川区|长江路."""


EPITHET = re.compile("[一-鿿](?:[城都](?![市区县镇乡])|乡)")
"""What a place is famed as, before its name: 煤城|淮北, 茶乡|安溪."""


def parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A place without the verb that the tagger took with it; where it only says whence or on which side, no place."""
    word = words[at]
    beside = words[at + 1].text if at + 1 < len(words) else ""
    led = knowledge.lexicons["taken_words"].pattern("place", "either").match(word.text)
    bare = (led is not None and len(word.text) - led.end() < WHOLE) or is_pair(word, beside, knowledge)
    fame = _famed(word.text, beside, knowledge)
    if fame and fame < len(word.text):
        yield Token(word.start, word.text[:fame], NOUN)
        yield replace(word, start=word.start + fame, text=word.text[fame:])
    elif fame or beside.startswith(DESCENT) or (bare and not knowledge.gazetteer.named(word.text)):
        yield replace(word, tag=NOUN)  # 非洲|裔, 依托|山
    elif beside.startswith(SIDE) and set(word.text[-WHOLE:]) <= SIDES:
        yield from (replace(word, text=word.text[:-WHOLE]),) if len(word.text) > WHOLE else ()
        yield Token(word.end - WHOLE, word.text[-WHOLE:], DIRECTION)
    elif (road := ROAD.match(word.text)) and knowledge.gazetteer.titled(road["division"]):
        yield replace(word, text=road["division"])
        yield replace(word, start=word.start + road.end(), text=word.text[road.end() :])
    elif word.text[0] in AND and at and words[at - 1].tag == PLACE and _is_abroad(word.text, knowledge):
        yield Token(word.start, word.text[0], CONJUNCTION)  # 密西西比州|和|田纳西州
        yield replace(word, start=word.start + 1, text=word.text[1:])
    elif led and len(word.text) - led.end() >= WHOLE:
        yield Token(word.start, led[0], VERB)
        yield replace(word, start=word.start + led.end(), text=word.text[led.end() :])
    else:
        yield word


def famed(name: str, knowledge: Knowledge) -> int:
    """The characters before the full name of a division, in a body's name, that tell what the division is famed as.

    None where they name a place that the division may lie in: 盐城大丰区总工会, but 古城|西安市总工会.
    """
    found, gazetteer = EPITHET.match(name), knowledge.gazetteer
    if found is None or found[0] in gazetteer.regions:
        return 0
    start, division = next(gazetteer.find(name[found.end() :]), (1, ""))
    around = (
        gazetteer.related(one.code, other.code)
        for one in gazetteer.named(found[0])
        for other in gazetteer.named(division)
    )
    return 0 if start or any(around) else found.end()


def _famed(name: str, beside: str, knowledge: Knowledge) -> int:
    """The characters that tell what a division is famed as, right before its name in the word or behind it."""
    epithet = EPITHET.match(name)
    if epithet is None or knowledge.gazetteer.named(epithet[0]) or epithet[0] in knowledge.gazetteer.regions:
        return 0  # 盐城, 成都
    place = name[epithet.end() :] or beside
    return epithet.end() if len(place) >= WHOLE and knowledge.gazetteer.named(place) else 0


def is_pair(word: Token, after: str, knowledge: Knowledge) -> bool:
    """Whether the tagger took China and another land, a letter each, for a body: 中莱|关系."""
    if not PAIR.fullmatch(word.text) or word.text in knowledge.lexicons["abbreviations"]:
        return False
    return after.startswith(knowledge.lexicons["place_words"].words("related"))


def _is_abroad(name: str, knowledge: Knowledge) -> bool:
    """Whether a division abroad stands behind a conjunction: it transcribes foreign sounds before its level."""
    if knowledge.gazetteer.titled(name):
        return False  # 和林格尔县
    name = name[1:]
    foreign = joints.is_transcribed(name[:-1], knowledge.lexicons["transcription"])
    return len(name) > WHOLE and LEVEL.match(name[-1]) is not None and foreign
