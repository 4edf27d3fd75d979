"""Marks of the tagger that name nothing: 智慧|医院, 中|瑙, 新时代|人大; and those of which only a part does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import FEATURES
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Token
from zhitu.reading.tags import (
    BODY,
    CONJUNCTION,
    MARK,
    NAMES,
    NOUN,
    NUMBER,
    PERSON,
    PLACE,
    PREPOSITION,
    PROPER_NOUN,
    VERB,
)
from zhitu.reading.words import joints

BLURRED = 0.6
"""Of 300 judged things of broadcasts a tagger less sure than this had marked ten that no head noun ends, no list knows
and no foreign sounds make: nine named nothing."""

CHINA, PAIR = "中", 2
"""China by a letter; and the characters of two lands, a letter each."""

SURE = 0.7
"""A tagger that is so sure of a person is believed though the name is two letters of lands: 马中, 安韩."""

SIDE = "方"
"""Behind the letter of a land, the side of that land: 越|方|希望."""

CENTRE = "党中央"
PARTIES = re.compile("(?:国民|农工|公|劳动|人民|革命|社会|自民|共产|民主|[共国])$")
"""How the name of a party ends before 党中央; what else stands there is a verb that governs it: 维护|党中央."""

ERA = re.compile("(?:新时代|新征程)+")
"""An age, before what exists in every age: 新时代|人大."""

WRITTEN = re.compile("[0-9A-Za-z]")
"""What no common noun holds: 8号线, CBD."""

EVENT = re.compile("[博运奥冬沙洽交贸]会$")
"""How the short names of fairs and games end, which the tagger takes for bodies: 残特奥会."""

MANY = re.compile("[0-9两三四五六七八九十多](?:国|地|省|市|县|区)政府$")
"""The governments of several lands or places: 青国|6国政府."""

REALM = re.compile(".{2,}[省州]$")
"""How a division abroad ends, which the tagger may take for a body: 巴勒图省."""

LETTER = re.compile("俄(?!亥|勒冈|克拉何|克拉荷|斐)(?=.{2,}(?:州|边疆区|共和国|市)$)")
"""The letter of Russia before one of its regions: 俄|库尔斯克州; 俄亥俄州 is another land's."""

CAPITAL = "首都"
"""Stands before the name of a city: 首都|基辅."""

STATES = frozenset("州省")
STATE = re.compile("(?P<state>[^州省]{2,6}[州省])(?P<town>.{2,})")
"""A state abroad and a town of it, which the tagger takes for a body behind their country: 美国|田纳西州|纳什维尔."""

ENVOY, LIST, LISTED = "大使", "、", ("、", "等")
"""The title behind which only a person stands; what joins the names of a list, and follows all but the last."""

FRONT, TOWARDS = "方向", ("向", "朝", "往", "朝着", "向着")
"""Behind a place abroad the part of a front there, but where something goes (朝|巴勒图|方向|传球) maybe somebody."""

STRANGE = frozenset({PERSON, BODY, PROPER_NOUN})
"""Tags that the tagger gives to a place abroad that it does not know."""

WITH = "同"
"""With, which the tagger takes for the beginning of a name: 同|法国."""

WHOLE = 2
"""Characters at least that must be left of a name."""


COUNTED = re.compile(
    "[一二三四五六七八九十百两几多数0-9]+(?:个(?:[村镇乡县市区省]|街道|社区)|号(?:[园棚库坑田塘坡井楼厅仓]|地块|厂房))"
)
"""How many there are, or the number of one of many, which the tagger took for a name: 六个村, 三号园."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, each that names nothing with the tag of a noun."""
    parts: list[Token] = []
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and _is_front(words, at, knowledge):
            parts.append(replace(word, tag=PLACE))
        elif word.tag in NAMES:
            name = _kind(word, parts, after.text if after else "", knowledge)
            parts += _told(name, words[at - 1] if at else None, after, knowledge)
        else:
            parts.append(word)
    return tuple(parts)


def _is_front(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether what the tagger took for somebody is a place abroad by the front named after it: 巴勒图|方向."""
    word, towards = words[at], at > 0 and words[at - 1].text in TOWARDS
    if word.tag not in STRANGE or words[at + 1].text != FRONT or towards:
        return False
    return joints.is_transcribed(word.text, knowledge.lexicons["transcription"])


def _kind(word: Token, before: list[Token], after: str, knowledge: Knowledge) -> Token:
    """A name with the kind that what stands around it shows: 驻华大使|博尔宁, 库皮扬斯克、|阿夫杰耶夫卡|等地."""
    gazetteer, letters = knowledge.gazetteer, knowledge.lexicons["transcription"]
    if word.tag == PLACE and before and before[-1].text.endswith(ENVOY):
        known = gazetteer.named(word.text) or word.text in gazetteer.regions
        return word if known else replace(word, tag=PERSON)
    if (
        word.tag == PERSON
        and len(word.text) > PAIR
        and after.startswith(LISTED)
        and joints.is_transcribed(word.text, letters)
    ):
        listed = before[-PAIR:]
        placed = len(listed) == PAIR and listed[1].text == LIST and listed[0].tag == PLACE
        abroad = placed and not gazetteer.named(listed[0].text) and joints.is_transcribed(listed[0].text, letters)
        return replace(word, tag=PLACE) if abroad else word
    if word.tag != BODY or STATES.isdisjoint(word.text):
        return word
    if REALM.match(word.text) and joints.is_transcribed(word.text[:-1], letters):
        return replace(word, tag=PLACE)
    land = next((name for name in gazetteer.countries if word.text.startswith(name)), "")
    town = STATE.fullmatch(word.text, len(land)) if land else None
    return replace(word, tag=PLACE) if town and joints.is_transcribed(town["town"], letters) else word


def _told(word: Token, before: Token | None, after: Token | None, knowledge: Knowledge) -> Iterator[Token]:
    """What a word that the tagger holds for a name is: that name, a part of it, or a noun.

    A title or the head noun of a body behind it shows that it is a name (恒岳|物流|负责人); before a number, as in a
    table, the tagger is never sure.
    """
    lead = _leading(word, knowledge)
    if lead:
        yield Token(word.start, word.text[:lead], VERB)
        word = replace(word, start=word.start + lead, text=word.text[lead:])
    if (
        word.tag == BODY
        and word.text.startswith(CENTRE)
        and not knowledge.lexicons["organisation_heads"].ending(word.text)
    ):
        yield replace(word, text=CENTRE)
        yield Token(word.start + len(CENTRE), word.text[len(CENTRE) :], VERB)
        return
    if _is_common(word, before, knowledge):
        yield replace(word, tag=NOUN)
    elif _is_blurred(word, knowledge) and not _shows(after, knowledge):
        yield from _around(word, knowledge)
    else:
        yield word


def _shows(after: Token | None, knowledge: Knowledge) -> bool:
    """Whether the word behind a name shows that it is one."""
    listed = ("titles", "organisation_heads", "trade_words")
    return after is not None and (
        after.tag == NUMBER or any(after.text in knowledge.lexicons[words] for words in listed)
    )


def _around(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The place that a blurred name begins with, and what stands behind it: 山东|夏播."""
    rest = knowledge.gazetteer.peel(word.text)[1]
    size = len(word.text) - len(rest)
    if size:
        yield replace(word, text=word.text[:size], tag=PLACE)
    if rest:
        yield replace(word, start=word.start + size, text=rest, tag=PROPER_NOUN)  # it may be a name: 总统|普拉博沃


def is_local(name: str, knowledge: Knowledge) -> bool:
    """Whether a place stands before what many places have, and no name: 青川县|中小学, 欧盟|智库."""
    if MANY.search(name):
        return True
    before = locality(name, knowledge)
    wide = before in knowledge.gazetteer.countries or before in knowledge.lexicons["generic_names"].words("national")
    return wide or (before != "" and not knowledge.gazetteer.peel(before)[1])


def locality(name: str, knowledge: Knowledge) -> str:
    """What stands before a noun for what many places have; empty where no such noun ends the name."""
    common = knowledge.lexicons["common_nouns"].ending(name)
    return name[: -len(common.word)] if common is not None and common.kind == "local" else ""


def _leading(word: Token, knowledge: Knowledge) -> int:
    """How many characters before a name the tagger took with it: 同|法国, 维护|党中央."""
    text = word.text
    if text[0] == WITH and len(text) > WHOLE and word.tag != PERSON:
        rest = text[1:]
        known = rest in knowledge.gazetteer.regions or rest in knowledge.gazetteer.countries
        known = known or knowledge.lexicons["abbreviations"].kind(rest) != ""
        foreign = len(rest) > WHOLE and joints.is_transcribed(rest[:-1], knowledge.lexicons["transcription"])
        return 1 if known or (foreign and not knowledge.gazetteer.titled(text)) else 0
    if word.tag == PLACE and (land := LETTER.match(text)):
        return land.end()
    if word.tag == PLACE and text.startswith(CAPITAL) and text[len(CAPITAL) :] in knowledge.gazetteer.regions:
        return len(CAPITAL)
    before = text[: -len(CENTRE)] if word.tag == BODY and text.endswith(CENTRE) else ""
    if not before or len(before) > WHOLE or PARTIES.search(before) or knowledge.gazetteer.peel(before)[0]:
        return 0
    return len(before)


def _is_common(word: Token, before: Token | None, knowledge: Knowledge) -> bool:
    """Whether a word names nothing."""
    nouns, text = knowledge.lexicons["common_nouns"], word.text
    kind = nouns.kind(text)
    if kind == "whole" or COUNTED.fullmatch(text) or _is_pair(word, knowledge) or _is_side(word, before, knowledge):
        return True
    if word.tag == PERSON:
        return False
    ending = nouns.ending(text)
    if ending is not None and ending.kind == ("behind" if word.tag == BODY else "ship"):
        return True
    if word.tag == BODY and EVENT.search(text):
        return text not in knowledge.lexicons["abbreviations"]
    era = ERA.match(text) if word.tag == BODY else None
    if era and (text[era.end() :] in knowledge.lexicons["organisation_heads"]):
        return True
    return _is_made_of(text, word.tag, nouns, knowledge)


def _is_made_of(text: str, tag: str, nouns: Lexicon, knowledge: Knowledge) -> bool:
    """Whether nothing but common words stands before a head noun: 智慧|医院, 斜拉|桥."""
    heads, tail = knowledge.lexicons["organisation_heads"], nouns.ending(text)
    head = (knowledge.lexicons["place_heads"].ending(text) if tag == PLACE else None) or heads.ending(text)
    if tag == PLACE and tail is not None and tail.kind == "head":
        head = head or tail
    if tag == BODY and head and len(head.word) < WHOLE:
        return False  # 万科 is a firm
    rest = text[: -len(head.word)] if head else ""
    if not rest or knowledge.gazetteer.named(text):
        return False
    while rest and (first := nouns.beginning(rest)) and first.kind == "before":
        rest = rest[len(first.word) :]
    return not rest


def _is_pair(word: Token, knowledge: Knowledge) -> bool:
    """Whether two lands stand there, a letter each: 中瑙, 沙伊; the middle of a province is a region: 豫中."""
    text, letters = word.text, knowledge.gazetteer.meanings
    if len(text) != PAIR or text in knowledge.lexicons["abbreviations"] or knowledge.gazetteer.named(text):
        return False
    if text in knowledge.gazetteer.regions or (word.tag == PERSON and word.confidence >= SURE):
        return False
    both, other = all(letter in letters for letter in text), text.replace(CHINA, "")
    if word.tag == PERSON:
        return both or text[1] == CHINA
    if word.tag == BODY:
        foreign = other in letters or other in knowledge.lexicons["transcription"]
        return word.confidence < SURE and (both or (len(other) == 1 and foreign))
    return len(other) == 1 and other not in letters


def _is_side(word: Token, before: Token | None, knowledge: Knowledge) -> bool:
    """Whether the side of a land stands there, or its end and what follows: 越方|希, 赞|方珍视."""
    text, letters = word.text, knowledge.gazetteer.meanings
    if word.confidence >= SURE or word.tag == PLACE:
        return False
    surname = text[0] in knowledge.lexicons["surnames"]
    if text[1:2] == SIDE and (text[0] in letters or (len(text) == PAIR and not surname)):
        return True
    return (
        text[0] == SIDE
        and before is not None
        and len(before.text) == 1
        and before.tag not in (MARK, PREPOSITION, CONJUNCTION, VERB)
    )


def _is_blurred(word: Token, knowledge: Knowledge) -> bool:
    """Whether a tagger that is not sure marked what ends like no name and is in no list.

    A body is looked at only behind a place: 山东|夏播. The short names of firms end like no name either.
    """
    text, gazetteer, lexicons = word.text, knowledge.gazetteer, knowledge.lexicons
    if word.tag == PERSON or not 0 < word.confidence < BLURRED:
        return False
    known = text in lexicons["abbreviations"] or text in gazetteer.regions or bool(gazetteer.named(text))
    heads = lexicons["organisation_heads"]
    if (
        known
        or lexicons["place_heads"].ending(text)
        or any(heads.ending(text, end) for end in range(WHOLE, len(text) + 1))
    ):
        return False
    ends = lexicons["common_nouns"].words("body" if word.tag == BODY else "place")
    if WRITTEN.search(text) or text.endswith(ends if word.tag == BODY else (*ends, *FEATURES)):
        return False
    local = bool(gazetteer.peel(text)[0])
    if word.tag == BODY:
        return local and lexicons["trade_words"].ending(text) is None
    foreign = joints.is_transcribed(text, lexicons["transcription"])
    return not local and not foreign
