"""Short names of bodies that need no head noun: those of the lexicon (全总, 浙大一院) and 市二院, 团省委."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import FIRST_OF_SIGNS, sign
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.splits import owners
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import ABBREVIATION, ADVERB, BODY, BODY_NOUN, CONJUNCTION, MARK, PREPOSITION, PROPER_NOUN, VERB
from zhitu.reading.words.bodies import COMMON, GUARDED, TRADE

ALWAYS = "sure"
NAMES = ("name", "prefix", ALWAYS)
"""Kinds of short names that stand for one body, wherever they stand; the last is no word however short."""

SURE = 3
"""Characters from which a short name is found by itself; a shorter one is a word too often, unless tagged so."""

LONG = 4
"""Characters from which a short name is believed though words of the tagger go over its end."""

TAGS = frozenset({BODY, PROPER_NOUN, BODY_NOUN, ABBREVIATION})
"""What the taggers call a short name when they take it for one."""


PARTY = re.compile("委(?=(?:原|副|常务)*(?:书记|常委|秘书长))")
"""After a level, and before a title: the party's committee of the place, 市委|书记."""

TITLE = re.compile("《(?P<name>(?![日晚早时周]报》)[^《》]{1,10}(?:报|周刊))》")
SHEET = re.compile(
    "(?:(?<!大)公|简|(?<!文)汇|预|年|月|季|情|通|警|电|海|捷|喜|战|墙|小|密|填|申|呈|上|回|播|图|仇|有|世|果|善|恶|应)报$"
)
"""What ends like the name of a paper and is something else that is read."""

MEDIA, PAPER = "Media", "报"

SUM = re.compile("(?<=总)(?:[产额值量面]|投资|部(?![署门分])|共(?![青产])|计(?!划)|体(?!育))")
"""Behind the last character of a short name it makes a word with it: 全|总产值."""

DESCRIBING = "describing"
LISTED = ("、", "和", "有关", "相关")
"""After a short name of two characters it tells that a body is meant: 传达全总|、省总|有关要求."""

AFTER = frozenset((MARK, VERB, PREPOSITION, ADVERB, CONJUNCTION))
"""Tags of the word after 市总 and 省总; before a noun 总 belongs to that: 市|总面积."""


def titled(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names a paper between the marks of a title."""
    return clues_of(TITLE)


def papers(sentence: Sentence, _: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each paper whose name stands between the marks of a title: 《|青川日报|》."""
    heads = knowledge.lexicons["organisation_heads"]
    for title in TITLE.finditer(sentence.text):
        head = heads.ending(title["name"])
        paper = head is not None and head.kind == MEDIA and len(head.word) < len(title["name"])
        if paper or (title["name"].endswith(PAPER) and not SHEET.search(title["name"])):
            yield sentence.start + title.start("name"), sentence.start + title.end("name")


@cache
def _opening(lexicon: Lexicon) -> frozenset[str]:
    """The characters that short names begin with."""
    return frozenset(lexicon.first) | FIRST_OF_SIGNS


def _is_cut(name: str, text: str, at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger cut a long name before a title or what the body owns: 国家电|投旗下, 欧洲|议会议长."""
    end = at + len(name)
    owned = text.startswith(owners(knowledge.lexicons["generic_words"]), end)
    return len(name) >= LONG and (owned or knowledge.lexicons["titles"].beginning(text, end) is not None)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each short name in a sentence; both are ends of words."""
    lexicon = knowledge.lexicons["abbreviations"]
    generic = knowledge.lexicons["generic_words"]
    opening = _opening(lexicon)
    begun = [word for word in words if word.text[0] in opening]
    ends: set[int] = set()
    for word in begun:
        at = word.start - sentence.start
        level = sign(sentence.text, at)
        if level and PARTY.match(sentence.text, at + len(level)):
            yield word.start, word.start + len(level) + 1
            continue
        known = lexicon.beginning(sentence.text, at)
        if not known and not level:
            continue  # most words are so
        ends = ends or {word.end for word in words}
        if known and known.kind == "alone":
            yield word.start, word.start + len(known.word)
        elif (
            known
            and (known.kind in NAMES or (known.kind == GUARDED and word.text == known.word))
            and (word.start + len(known.word) in ends or _is_cut(known.word, sentence.text, at, knowledge))
        ):
            listed = sentence.text.startswith(LISTED, word.end - sentence.start)
            alone = word.text == known.word and (word.tag in TAGS or (known.kind == "name" and listed))
            end = at + len(known.word)
            trade = TRADE.match(sentence.text, end) or SUM.match(sentence.text, end)  # 中国物流|业
            if known.kind == GUARDED and (word.tag not in TAGS or COMMON.match(sentence.text, at + len(known.word))):
                continue  # 大众汽车|消费
            if (alone or len(known.word) >= SURE or known.kind == ALWAYS) and not trade:
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
