"""People by what surely stands around a name only, or by the parts that names of a people are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.people.candidates import GIVEN, LINKING, PLACED, TAGS, Finder
from zhitu.reading.people.name_parts import spans
from zhitu.reading.prefilter import Prefilter, prefilter_of
from zhitu.reading.tags import (
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    LOCALITY,
    MARK,
    NOUN,
    NUMBER,
    PARTICLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERB,
    VERBAL_NOUN,
    WORK_TITLE,
)

SPELLED = 0.85
"""Confidence of a name that is made of parts of names: of 60 such runs in the news corpus none was another word."""

NAME = "(?P<name>[一-鿿]{2,4}?)"

FRAMES = tuple(
    re.compile(frame)
    for frame in (
        f"(?:^|(?<=[，、；。]))(?:以?(?:全票|高票))?{NAME}(?:同志)?(?:全票|高票|再次|以全票)?当选(?!人|证|率|结果|作品|名单|的)",
        f"(?:免去|任命|聘任|选举|推选)(?:了)?{NAME}(?:同志|为(?!主[题旨要]))",
        f"(?:^|(?<=[：；。]))(?:经[^，。]{{2,16}}，)?{NAME}同志(?:任|为|不再)",
        f"拜(?:了)?(?:老?师[傅父])?{NAME}为师",
        f"(?<=以){NAME}(?:同志)?(?:的名字|名字|姓名)?命名(?=的)",
    )
)
"""Where nothing but a name stands: 选举|沈青禾|为主席, 以|沈青禾|名字命名的."""

TOLD_OF = re.compile(
    "(?P<name>[一-鿿]{2,3})(?:，是[^，。；]{2,8}人(?=[，。；])|，(?:男|女|今年\\d\\d岁|\\d\\d岁|\\d{4}年\\d{0,2}月?(?:出)?生))"
)
"""A name between a title and what only is told of people: 主任|沈直|，是青川县人."""

WORKSHOP = "工作室"
OF_SOMEBODY = re.compile(
    "(?P<name>[一-鿿]{3})(?:国家级|省级|市级)?(?:劳模|技能大师|工匠|大师|创新|名师|名医)(?:和工匠人才)?(?:创新)?"
    + WORKSHOP
)
"""A workshop that may be called by somebody, who is named by himself too: 沈青禾|创新工作室."""

BEARER = re.compile("[”」](?:获得者|得主|称号获得者)?(?P<name>[一-鿿]{2,4})(?=[，。；、]|说|是(?!一))")
"""A name behind a quoted honour: “青川工匠”|沈青禾。"""

QUOTED = "”」"

NAMELIKE, LEADING, WITHIN = (
    TAGS | {PROPER_NOUN, WORK_TITLE},
    frozenset({PREPOSITION, CONJUNCTION, PARTICLE, PRONOUN, ADVERB, NUMBER}),
    LINKING - {LOCALITY},
)
"""Tags of one word that may be a name whole, of words that begin none (主任|向|记者介绍), and that go on with none."""


SEVERED = frozenset({VERB, ADJECTIVE, NOUN, PROPER_NOUN, WORK_TITLE, VERBAL_NOUN})
"""Tags of a surname that the tagger parted from the given name, at the head of a clause: ，占|青禾、周建平."""


def spelled(article: Article, sentence: Sentence, knowledge: Knowledge) -> Iterator[Mention]:
    """Names of two or three parts that Tibetans or Mongols are called by: 扎西|卓玛."""
    for start, stop in spans(sentence.text, knowledge):
        yield _person(article, sentence, start, sentence.text[start:stop], SPELLED)


@cache
def prefilter() -> Prefilter[re.Pattern[str]]:
    """The frames, to be asked which of them a sentence allows."""
    return prefilter_of(FRAMES)


@cache
def _beside(words: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a name of three characters between a post in a body and what begins a deed, and between a title, were
    it a mere occupation, and what only people do."""
    name, begins, says = "(?P<name>[一-鿿]{3})", words.either("posted"), words.either("quoted")
    return (
        re.compile(f"{name}(?={begins})"),
        re.compile(f"{name}(?:(?:{says})(?=[，：。])|一行(?=[\\d一-鿿])|同志|以\\d)"),
    )


def framed(finder: Finder, sentence: Sentence, words: tuple[Token, ...]) -> Iterator[Mention]:
    """Names that the tagger missed in a frame that holds nothing else, or between a title and a verb of speech."""
    for frame in prefilter().possible(sentence.text):
        for match in frame.finditer(sentence.text):
            yield from _checked(finder, sentence, words, *match.span("name"))
    post, title = _beside(finder.knowledge.lexicons["name_neighbours"])
    for word in [word for word in words if word.start in finder.ends]:
        for frame in (post, title, TOLD_OF) if word.start in finder.posts else (title, TOLD_OF):
            if said := frame.match(sentence.text, word.start - sentence.start):
                yield from _checked(finder, sentence, words, *said.span("name"))
    for ahead, word, given in zip((None, *words), words, words[1:], strict=False):
        severed = given.tag == PERSON and len(given.text) == GIVEN and len(word.text) == 1 and word.tag in SEVERED
        if (
            severed
            and not _is_own(word.text, given.text, finder.knowledge)
            and (ahead is None or ahead.tag == MARK or word.start in finder.ends)
        ):
            yield from _checked(finder, sentence, words, word.start - sentence.start, given.end - sentence.start)
    for match in OF_SOMEBODY.finditer(sentence.text) if WORKSHOP in sentence.text else ():
        sort = match["name"][1:] in finder.knowledge.lexicons["generic_names"]  # 高技能
        if not sort and finder.article.text.count(match["name"]) > finder.article.text.count(match[0]):
            yield from _checked(finder, sentence, words, *match.span("name"))
    for match in BEARER.finditer(sentence.text) if any(mark in sentence.text for mark in QUOTED) else ():
        before = sentence.text[: match.start()]
        honour = finder.knowledge.lexicons["honour_words"].ending(before)
        if honour and honour.kind == "bearer":
            yield from _checked(finder, sentence, words, *match.span("name"))


def _is_own(word: str, name: str, knowledge: Knowledge) -> bool:
    """Whether a surname is a word of its own before a name that has one: 应|李强|邀请."""
    own = knowledge.lexicons["name_words"].kind(word) in ("between", "function")
    return own and knowledge.lexicons["surnames"].kind(name[0]) == "single"


def _checked(finder: Finder, sentence: Sentence, words: tuple[Token, ...], start: int, stop: int) -> Iterator[Mention]:
    """The name, if it has a surname and is not made of everyday words: 成功|当选, 主任|向记者|介绍."""
    name, at = sentence.text[start:stop], sentence.start + start
    inside = [word for word in words if word.start < at + len(name) and word.end > at]
    first, *others = inside
    alone = not others and first.text == name
    told = first.tag in NAMELIKE if alone else (first.start < at or len(first.text) == 1) and first.tag not in LEADING
    known = name in finder.knowledge.gazetteer.regions or bool(finder.knowledge.gazetteer.named(name))
    known = known or finder.knowledge.lexicons["titles"].ending(name) is not None
    if told and not known and not any(word.tag in WITHIN for word in others) and finder.is_plain_name(name):
        yield _person(finder.article, sentence, start, name, PLACED)


def _person(article: Article, sentence: Sentence, start: int, name: str, sure: float) -> Mention:
    return Mention(article.id, sentence.start + start, name, Kind.PERSON, name, "", sure)
