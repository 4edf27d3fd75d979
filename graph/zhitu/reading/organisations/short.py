"""Short names of bodies that need no head noun: those of the lexicon (全总, 浙大一院) and 市二院, 团省委."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import FIRST_OF_SIGNS, sign
from zhitu.model import Sentence, Token
from zhitu.reading.titles import CHIEF

NAMES = ("name", "prefix")
"""Kinds of short names that stand for one body, wherever they stand."""

SURE = 3
"""Characters from which a short name is found by itself; a shorter one is a word too often, unless tagged so."""

TAGS = frozenset({"ORG", "nz", "nt", "j"})
"""What the taggers call a short name when they take it for one."""


PARTY = re.compile("委(?=(?:原|副|常务)*(?:书记|常委|秘书长))")
"""After a level, and before a title: the party's committee of the place, 市委|书记."""

TITLE = re.compile("《(?P<name>[^《》]{3,10}(?:报|周刊))》")
SHEET = re.compile("(?:公|简|汇|预|年|月|季|情|通|警|电|海|捷|喜|战|墙|小|密|填|申|呈|上|回|播)报$")
"""What ends like the name of a paper and is something else that is read."""

MEDIA, PAPER = "Media", "报"

DESCRIBING = "describing"
LISTED = ("、", "和", "有关", "相关")
"""After a short name of two characters it tells that a body is meant: 传达全总|、省总|有关要求."""

MINISTER, LONGEST = "部长", 5
"""The title from which the name of a ministry is told, and words between it and the country at most."""

FIELD = frozenset(("n", "vn", "nz", "an"))
"""Tags of the words that say what a ministry is for."""

CABINET = re.compile("内阁|政府|党|代表|各|女|副")
"""Words before a minister that name no ministry."""

POSTED = re.compile("驻(?P<host>[一-鿿]{1,8}?)(?:大使馆|总领事馆|总领馆|领事馆|使领馆|使馆)")
"""A mission by the country where it is."""

CLAUSE = "w"
AFTER = frozenset((CLAUSE, "v", "p", "d", "c"))
"""Tags of the word after 市总 and 省总; before a noun 总 belongs to that: 市|总面积."""


def papers(sentence: Sentence, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each paper whose name stands between the marks of a title: 《|青川日报|》."""
    heads = knowledge.lexicons["organisation_heads"]
    for title in TITLE.finditer(sentence.text) if "《" in sentence.text else ():
        head = heads.ending(title["name"])
        paper = head is not None and head.kind == MEDIA and len(head.word) < len(title["name"])
        if paper or (title["name"].endswith(PAPER) and not SHEET.search(title["name"])):
            yield sentence.start + title.start("name"), sentence.start + title.end("name")


def offices(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each office of a place that only the title of its chief names: 俄罗斯国防部|长."""
    if CHIEF not in sentence.text:
        return
    heads = knowledge.lexicons["organisation_heads"]
    places = {word.end: word.start for word in words if word.tag == "LOC"}
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
    while first > 0 and (words[first].tag in FIELD or words[first].text == "和"):
        first -= 1
    own = words[first + 1 : last]
    known = any(word.text in knowledge.lexicons[lexicon] for lexicon in lexicons for word in own)
    if not own or known or own[0].text == "和" or own[-1].text == "和" or len(own) > LONGEST:
        return None
    country = words[first].tag == "LOC" and words[first].text in knowledge.gazetteer.countries
    return words[first].start if country and not CABINET.search("".join(word.text for word in own)) else None


def posts(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each mission of a country, with the country where it stands before: 青国|驻华使馆, 驻韩使馆."""
    if "馆" not in sentence.text:
        return
    places = {word.end - sentence.start: word.start for word in words if word.tag == "LOC"}
    for mission in POSTED.finditer(sentence.text):
        host = mission["host"]
        if knowledge.gazetteer.named(host) or host in knowledge.gazetteer.characters | knowledge.gazetteer.regions:
            yield places.get(mission.start(), sentence.start + mission.start()), sentence.start + mission.end()


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each short name in a sentence; both are ends of words."""
    lexicon = knowledge.lexicons["abbreviations"]
    ends = {word.end for word in words}
    generic = knowledge.lexicons["generic_words"]
    for word in words:
        if word.text[:1] not in lexicon.first and word.text[:1] not in FIRST_OF_SIGNS:
            continue
        at = word.start - sentence.start
        level = sign(sentence.text, at)
        if level and PARTY.match(sentence.text, at + len(level)):
            yield word.start, word.start + len(level) + 1
            continue
        known = lexicon.beginning(sentence.text, at)
        if known and known.kind == "alone":
            yield word.start, word.start + len(known.word)
        elif known and known.kind in NAMES and word.start + len(known.word) in ends:
            listed = sentence.text.startswith(LISTED, word.end - sentence.start)
            alone = word.text == known.word and (word.tag in TAGS or (known.kind == "name" and listed))
            if alone or len(known.word) >= SURE:
                yield word.start, word.start + len(known.word)
        elif level and (head := lexicon.beginning(sentence.text, at + len(level))) and head.kind == "head":
            end = word.start + len(level) + len(head.word)
            if end in ends and (
                len(head.word) > 1
                or all(
                    word.tag in AFTER or generic.kind(word.text) == DESCRIBING for word in words if word.start == end
                )
            ):
                yield word.start, end
