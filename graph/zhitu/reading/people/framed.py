"""People by what surely stands around a name only, or by the parts that names of a people are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.people.seen import LINKING, PLACED, TAGS, Finder

SPELLED = 0.85
"""Confidence of a name that is made of parts of names: of 60 such runs in the news corpus none was another word."""

NAME = "(?P<name>[一-鿿]{2,4}?)"

FRAMES = tuple(
    re.compile(frame)
    for frame in (
        f"(?:^|(?<=[，、；。]))(?:以?(?:全票|高票))?{NAME}(?:同志)?(?:全票|高票|再次|以全票)?当选(?!人|证|率|结果|作品|名单|的)",
        f"(?:免去|任命|聘任|选举|推选)(?:了)?{NAME}(?:同志|为(?!主[题旨要]))",
        f"(?:^|(?<=[：；。]))(?:经[^，。]{{2,16}}，)?{NAME}同志(?:任|为|不再)",
        f"(?<=以){NAME}(?:同志)?(?:的名字|名字|姓名)?命名(?=的)",
    )
)
"""Where nothing but a name stands: 选举|沈青禾|为主席, 以|沈青禾|名字命名的."""

SPEECH = "(?:说|道|介绍|介绍说|告诉记者|坦言|笑着说|表示|回忆|回忆道|回忆说)(?=[，：。])|一行(?=[\\d一-鿿])|同志|以\\d"
BESIDE_TITLE = re.compile(f"(?P<name>[一-鿿]{{3}})(?:{SPEECH})")
"""A name of three characters between a title, were it a mere occupation, and what only people do."""

BEARER = re.compile("[”」](?:获得者|得主|称号获得者)?(?P<name>[一-鿿]{2,4})(?=[，。；、]|说|是(?!一))")
"""A name behind a quoted honour: “青川工匠”|沈青禾。"""

NAMELIKE, LEADING = TAGS | {"nz", "nw"}, frozenset("pcurdm")
"""Tags of one word that may be a name whole, and of words that begin none: 主任|向|记者介绍."""

DIVISION = "县乡镇村市州寺山湖河江路街桥沟滩"
"""What makes a place of the parts of a name before it: 尼玛扎西|村."""


def spelled(article: Article, sentence: Sentence, knowledge: Knowledge) -> Iterator[Mention]:
    """Names of two or three parts that Tibetans are called by: 扎西|卓玛."""
    for match in _parts(knowledge.lexicons["name_parts"].words()).finditer(sentence.text):
        yield _person(article, sentence, match.start(), match[0], SPELLED)


@cache
def _parts(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(words)
    return re.compile(f"(?<![一-鿿]·)(?:{either}){{2,3}}(?![{DIVISION}])")


def framed(finder: Finder, sentence: Sentence, words: tuple[Token, ...]) -> Iterator[Mention]:
    """Names that the tagger missed in a frame that holds nothing else, or between a title and a verb of speech."""
    for frame in FRAMES:
        for match in frame.finditer(sentence.text):
            yield from _checked(finder, sentence, words, *match.span("name"))
    for word in words:
        if word.start in finder.ends and (said := BESIDE_TITLE.match(sentence.text, word.start - sentence.start)):
            yield from _checked(finder, sentence, words, *said.span("name"))
    for match in BEARER.finditer(sentence.text):
        before = sentence.text[: match.start()]
        honour = finder.knowledge.lexicons["honour_words"].ending(before)
        if honour and honour.kind == "bearer":
            yield from _checked(finder, sentence, words, *match.span("name"))


def _checked(finder: Finder, sentence: Sentence, words: tuple[Token, ...], start: int, stop: int) -> Iterator[Mention]:
    """The name, if it has a surname and is not made of everyday words: 成功|当选, 主任|向记者|介绍."""
    name, at = sentence.text[start:stop], sentence.start + start
    inside = [word for word in words if word.start < at + len(name) and word.end > at]
    first, *others = inside
    alone = not others and first.text == name
    told = first.tag in NAMELIKE if alone else (first.start < at or len(first.text) == 1) and first.tag not in LEADING
    known = name in finder.knowledge.gazetteer.regions or bool(finder.knowledge.gazetteer.named(name))
    known = known or finder.knowledge.lexicons["titles"].ending(name) is not None
    if told and not known and not any(word.tag in LINKING for word in others) and finder.is_plain_name(name):
        yield _person(finder.article, sentence, start, name, PLACED)


def _person(article: Article, sentence: Sentence, start: int, name: str, sure: float) -> Mention:
    return Mention(article.id, sentence.start + start, name, Kind.PERSON, name, "", sure)
