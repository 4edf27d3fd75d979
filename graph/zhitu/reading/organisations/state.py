"""Offices of a state that more than a head noun tells: 青国|内政部|长, 驻青使馆, 省|生态|环境厅, 中央第三督察组."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import FIRST_OF_SIGNS, sign
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.head_nouns import is_weak
from zhitu.reading.people.titles import CHIEF
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import ADJECTIVAL_NOUN, NOUN, PLACE, PROPER_NOUN, VERBAL_NOUN

SURE = 3
"""Characters of a head noun that by itself says whose chief a title names, or whose office it is."""

MINISTER, LONGEST = "部长", 5
"""The title from which the name of a ministry is told, and words between it and the country at most."""

FIELD = frozenset((NOUN, VERBAL_NOUN, PROPER_NOUN, ADJECTIVAL_NOUN))
"""Tags of the words that say what a ministry is for."""

JOINTS = ("和", "与")
"""What joins the two things that a ministry is for: 青国|能源|与|交通|部长."""

CABINET = re.compile("内阁|政府|党|代表|各|女|副")
"""Words before a minister that name no ministry."""

POSTED = re.compile("驻(?P<host>[一-鿿]{1,8}?)(?:大使馆|总领事馆|总领馆|领事馆|使领馆|使馆)")
"""A mission by the country where it is."""

CENTRAL = re.compile(
    "(?<!落实)(?<!贯彻)(?:中央(?!空调|精神|财政|八项)|国务院)(?:第[一二三四五六七八九十]{1,3})?(?:(?:(?![派出组成建立的和与及向各赴将对在])[一-鿿]){2,8})?(?:督察组|巡视组|督导组|督查组|指导组|宣讲团)"
)
"""A body that the centre sends."""

CHINA = "中"
ACTS = re.compile("[称说]|还|也|今天|当天|当地|\\d|宣布|发表|发布|发言人|表示|证实|否认")
"""The letter of China, and what stands behind an office of a country that stands there by its letter."""

PUBLIC = ("GovernmentBody", "Court", "PartyBody", "RepresentativeBody")
"""Classes of bodies that are named by their level alone where the place is known."""


def headed(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names an office by the title of its chief: its head noun, and what makes a chief's."""
    heads = knowledge.lexicons["organisation_heads"]
    return ((frozenset((MINISTER, *(head + CHIEF for head in heads if len(head) >= SURE))),),)


def offices(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each office of a place that only the title of its chief names: 俄罗斯国防部|长."""
    heads = knowledge.lexicons["organisation_heads"]
    places = {word.end: word.start for word in words if word.tag == PLACE}
    for index, word in enumerate(words):
        if not word.text.endswith(CHIEF):
            continue
        if word.text == MINISTER and (country := _state(words, index, knowledge)) is not None:
            yield country, word.end - 1
            continue
        end = word.end - 1
        head = heads.ending(sentence.text, end - sentence.start)
        if head and len(head.word) >= SURE and end - len(head.word) in places:
            yield places[end - len(head.word)], end


def _state(words: tuple[Token, ...], last: int, knowledge: Knowledge) -> int | None:
    """Where the country begins whose ministry, of common nouns, a title ends: 青国|内政|部长; None where none does."""
    lexicons = ("generic_words", "titles", "organisation_heads")
    first = last - 1
    while first > 0 and (words[first].tag in FIELD or words[first].text in JOINTS):
        first -= 1
    own = words[first + 1 : last]
    known = any(word.text in knowledge.lexicons[lexicon] for lexicon in lexicons for word in own)
    if not own or known or own[0].text in JOINTS or own[-1].text in JOINTS or len(own) > LONGEST:
        return None
    country = words[first].tag == PLACE and words[first].text in knowledge.gazetteer.countries
    return words[first].start if country and not CABINET.search("".join(word.text for word in own)) else None


def posted(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names a mission."""
    return clues_of(POSTED)


def posts(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each mission of a country, with the country where it stands before: 青国|驻华使馆, 驻韩使馆."""
    places = {word.end - sentence.start: word.start for word in words if word.tag == PLACE}
    for mission in POSTED.finditer(sentence.text):
        host = mission["host"]
        if knowledge.gazetteer.named(host) or host in knowledge.gazetteer.characters | knowledge.gazetteer.regions:
            yield places.get(mission.start(), sentence.start + mission.start()), sentence.start + mission.end()


def public(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names an office by its level, or by the letter of its country: a head noun."""
    heads = knowledge.lexicons["organisation_heads"].values()
    return ((frozenset(head.word for head in heads if head.kind in PUBLIC and len(head.word) >= SURE),),)


def levelled(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each office that its level names, and the tagger parted: 省|生态|环境|厅."""
    heads = knowledge.lexicons["organisation_heads"]
    for word in words:
        if word.text[0] not in FIRST_OF_SIGNS or word.tag == PLACE:
            continue
        at = word.start - sentence.start
        level = sign(sentence.text, at)
        head = heads.beginning(sentence.text, at + len(level)) if level and level == word.text else None
        if head and head.kind in PUBLIC and not is_weak(head) and len(head.word) > SURE:
            end = word.end + len(head.word)
            if any(part.end == end for part in words):
                yield word.start, end


def lettered(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each office of a country that stands by its letter, and that acts: 俄|国防部|称."""
    heads, letters = knowledge.lexicons["organisation_heads"], knowledge.gazetteer.meanings
    ends = {word.end for word in words}
    for word in words:
        if word.text[0] not in letters or word.text[0] == CHINA:
            continue
        at = word.start - sentence.start
        head = heads.beginning(sentence.text, at + 1)
        if (
            head
            and head.kind in PUBLIC
            and len(head.word) >= SURE
            and ACTS.match(sentence.text, at + 1 + len(head.word))
        ):
            end = word.start + 1 + len(head.word)
            if end in ends:
                yield word.start, end


def central(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names a body that the centre sends."""
    return clues_of(CENTRAL)


def sent(sentence: Sentence, words: tuple[Token, ...], _: Knowledge) -> Iterator[Range]:
    """Start and end of each body that the centre sends: 中央第三生态环境保护督察组."""
    edges = {word.start for word in words} | {sentence.end}
    for body in CENTRAL.finditer(sentence.text):
        start, end = (sentence.start + at for at in body.span())
        if start in edges and end in edges:
            yield start, end
