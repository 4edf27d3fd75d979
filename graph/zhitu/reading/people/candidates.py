"""Names of people in a sentence: what the tagger marked, what a title or a profile introduces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.people.addresses import is_address
from zhitu.reading.tags import (
    ADJECTIVAL_ADVERB,
    ADJECTIVE,
    ADVERB,
    BODY,
    CONJUNCTION,
    DIRECTION,
    FUNCTION_WORD,
    LOCALITY,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERB,
    VERBAL_ADVERB,
    WORK_TITLE,
)

TAGGED, PLACED = 0.9, 0.75
"""Confidence of a name: of the tagger; by its place alone."""

DOUBTED = 0.3
"""What a tagger is less sure of is a person only with a title, or a form of address: 主席高远山, 李老师. Our
own sentences score alike from 0.2 to 0.4; without it those of news lose half a point."""

TRUSTED = 0.7
"""A tagger that is so sure is believed without a surname: two in three such names are right (青禾, 洛桑塔玛)."""

WHOLE = 3
"""Characters of a name that is hardly ever the beginning of a longer one."""

GIVEN = 2
"""Characters of a Chinese given name at most."""

SHORT = 3
"""A Chinese name without a compound surname has so many characters at most."""

TRANSCRIBED = 2
"""A longer name is foreign if so many of its characters transcribe foreign names, a shorter one if all do. What is
neither Chinese nor foreign needs a title beside it: most of it are words."""

FOREIGN = re.compile(r"[·•・．]|^[A-Z][A-Za-z.\- ]{2,}$")
STORM = re.compile("(?:台风|飓风|气旋|风暴|热带低压)[“「]?$")
"""What stands before the name of a storm, which sounds like a foreigner's: 台风|“木桑达”."""

SHIP = re.compile("[”」]号")
"""What follows the name of a ship, which is somebody's too: “罗韦恩|”号."""

MASTERS = ("师傅", "师父")
"""Words for a master, before his name."""

UNTOLD = "某"
"""Stands for a given name that a report keeps back."""

AHEAD = 5
"""Characters of that word and its quotation mark at most."""

STRANGE = re.compile(r"[\d“”《》()（）、，]")
OCCUPATION = ("师", "员", "们")
PROFILE = re.compile(
    r"(?:^|(?<=；))(?P<name>[一-鿿]{2,4})[，,、（(\s]{1,2}(?:(?P<sure>男|女|汉族|[一-鿿]{1,3}族[，,])|(?:19|20)\d\d年)"
)
"""The beginning of a profile, or of the next one in a list: 楼青禾，女，1983年…；周建平，男，…"""

TAGS = frozenset({PERSON, BODY, PLACE, MOMENT})
"""Tags of the words that the tagger holds to be names."""

UNKNOWN = frozenset({VERB, ADJECTIVE, VERBAL_ADVERB, ADJECTIVAL_ADVERB, PROPER_NOUN, WORK_TITLE})
"""Tags that the tagger gives to a name that it does not know."""

MISREAD = frozenset({PROPER_NOUN, WORK_TITLE, CONJUNCTION, FUNCTION_WORD, PLACE, BODY})
"""Tags that the tagger gives to a foreign name that it does not know."""

UNLIKELY = 0.7
"""A tagger less sure than this of a place or a body beside a title may have taken a foreign name for one."""

RULERS = ("总统", "总理", "首相", "外长", "国王")
"""Titles that follow the name of a person, and of a body never."""

COUNTRY = "斯坦"
"""How the names of countries and provinces end that the lists may lack: 达吉|斯坦."""

LISTED = "、"

SIDE = 2
"""Characters of the word for what a country holds: 中方."""

CALLED = re.compile("(?:[他她]|[一-鿿]子|姑娘|师傅|名字|书记)名?叫(?P<name>[一-鿿]{2,3})(?=[，,。、])")
"""How a portrait brings its hero in."""

SHARE = re.compile("[一二两三四五六七八九十]成$")
"""A part of ten, which names nobody: 达|九成."""

LINKING = frozenset({DIRECTION, ADVERB, PREPOSITION, CONJUNCTION, PARTICLE, NUMBER, PRONOUN, MEASURE_WORD, LOCALITY})
"""Tags of words that are no part of a name that the tagger missed: 总理|后|首次|出访."""

COPULA = ("是", "为", "：", ":", "由")
"""What may stand between a title and the name."""

TERM = ("任期", "任内", "代表", "通道")
"""Words that begin like a name and go on: 总统|任期为, 专家|代表要, 委员|通道."""

LATER = ("后", "前", "期间", "说")
"""What no name ends on: 总统|通话后, 书记|常常说."""

AND_OTHERS = "等"
SPEAKING = "说称道等时后前"
"""Characters after a name that are a word of their own, not the end of the name."""


def surname(name: str, surnames: Lexicon) -> str:
    """The surname that a name begins with, empty if none does."""
    return next((name[:n] for n in (3, 2, 1) if len(name) > n and name[:n] in surnames), "")


@dataclass(frozen=True, slots=True)
class Finder:
    """An article, where its titles begin and end (those of posts too), and the ways to see a name in a sentence."""

    article: Article
    knowledge: Knowledge
    starts: frozenset[int]
    ends: frozenset[int]
    posts: frozenset[int]

    def tagged(self, sentence: Sentence, words: tuple[Token, ...]) -> Iterator[Mention]:
        """What the tagger marked and what looks like a name."""
        for word in words:
            if word.tag == PLACE and self._is_misread(word):
                yield self._mention(word.start, word.text, PLACED)
            if word.tag != PERSON or not self._may_be(word) or _is_storm(word, sentence) or _is_ship(word, sentence):
                continue
            address = self.knowledge.lexicons["forms_of_address"]
            sounds = self._sounds_like(word.text) or word.confidence >= TRUSTED
            if sounds or self._is_titled(word) or address.beginning(sentence.text, word.end - sentence.start):
                sure = min(TAGGED, word.confidence or TAGGED)
                own = self._without_honour(_unaddressed(replace(word, text=_told(word.text)), sentence), sentence)
                yield self._mention(own.start, self._without_address(self._without_title(own)), sure)

    def profiled(self, sentence: Sentence) -> Iterator[Mention]:
        """The people that a profile begins with, or several in one sentence."""
        surnames, generic = self.knowledge.lexicons["surnames"], self.knowledge.lexicons["generic_names"]
        for match in PROFILE.finditer(sentence.text):
            told = match["sure"] and surname(match["name"], surnames) and match["name"] not in generic
            if told or self.is_plain_name(match["name"]):
                yield self._mention(sentence.start + match.start("name"), match["name"], PLACED)

    def called(self, sentence: Sentence) -> Iterator[Mention]:
        """Whom the text calls by the name: 他叫骆青禾，…."""
        for match in CALLED.finditer(sentence.text):
            if self.is_plain_name(match["name"]):
                yield self._mention(sentence.start + match.start("name"), match["name"], PLACED)

    def placed(self, sentence: Sentence, words: tuple[Token, ...]) -> Iterator[Mention]:
        """Names that the tagger missed between a post and the end of the clause: 馆长骆青禾，首任会长为骆青禾。"""
        if self.posts.isdisjoint(range(sentence.start, sentence.end)):
            return
        marks = sorted({word.start for word in words if word.tag == MARK} | {sentence.end})
        for index, word in enumerate(words):
            follows = index > 0 and words[index - 1].text in COPULA and words[index - 1].start in self.posts
            if word.start not in self.posts and not follows:
                continue
            end = marks[bisect_left(marks, word.start + 1)]
            parts = [part for part in words[index:] if part.end <= end]
            name = self.article.text[word.start : end]
            cut = _is_cut(parts)
            alone = all(part.tag not in TAGS for part in parts) or cut
            if not (alone and self.is_plain_name(name, whole=cut)):
                name = self._before_deed(parts)
            if name:
                yield self._mention(word.start, name, PLACED)

    def listed(self, words: tuple[Token, ...]) -> Iterator[Mention]:
        """Names that the tagger missed at the head of a list of people: 由|骆青|、周建平创办."""
        for before, word, mark, after in zip(words, words[1:], words[2:], words[3:], strict=False):
            if mark.text != LISTED or after.tag != PERSON or word.tag not in UNKNOWN:
                continue
            opens = before.text in (*COPULA, LISTED) or before.end in self.ends
            if opens and self.is_plain_name(word.text):
                yield self._mention(word.start, word.text, PLACED)

    def transcribed(self, words: tuple[Token, ...]) -> Iterator[Mention]:
        """Foreign names beside a title that the tagger took for something else: 总统|哈塔米, 若斯潘|总理."""
        for word in words:
            if word.tag not in MISREAD:
                continue
            behind = word.start in self.ends
            before = word.end in self.starts and self.article.text.startswith(RULERS, word.end)
            if (behind or before) and word.confidence < UNLIKELY and self._is_foreign(word.text):
                yield self._mention(word.start, word.text, PLACED)

    def _is_foreign(self, name: str) -> bool:
        """Whether all characters of a word of three or more transcribe foreign names, and no list knows it."""
        lexicons = ("abbreviations", "titles", "trade_words", "generic_words")
        known = any(name in self.knowledge.lexicons[lexicon] for lexicon in lexicons)
        known = known or name in self.knowledge.gazetteer.regions or bool(self.knowledge.gazetteer.named(name))
        known = known or name.endswith(COUNTRY)
        return len(name) >= WHOLE and not known and set(name) <= self.knowledge.lexicons["transcription"].keys()

    def _before_deed(self, parts: list[Token]) -> str:
        """The name that a time or a verb follows (主任|相玉洁|2009年…), in words behind a post; empty without one."""
        name = ""
        for part, following in pairwise(parts):
            name += part.text
            if part.tag in TAGS | LINKING or len(name) > WHOLE:
                return ""
            deed = following.tag == MOMENT or (following.tag == VERB and len(following.text) > 1)
            deed = deed or (part.text == name and part.tag in UNKNOWN and following.text.startswith(AND_OTHERS))
            if deed and len(name) == WHOLE:
                return name if self.is_plain_name(name) else ""
        return ""

    def _mention(self, start: int, name: str, confidence: float) -> Mention:
        return Mention(self.article.id, start, name, Kind.PERSON, name, "", confidence)

    def _is_misread(self, word: Token) -> bool:
        """Whether what the tagger holds to be a place, unknown to lists, is named by the word before it: 主席高远山."""
        teaching = self.knowledge.lexicons["name_words"].words("teaching")
        told = word.start in self.posts or self.article.text.endswith(teaching, 0, word.start)
        return told and not self.knowledge.gazetteer.named(word.text) and self.is_plain_name(word.text)

    def _may_be(self, word: Token) -> bool:
        """Whether nothing speaks against a name that the tagger marked."""
        name = word.text
        if len(name) < 2 or STRANGE.search(name) or SHARE.search(name):
            return False
        if is_address(name, self.knowledge):
            return True
        if 0 < word.confidence < DOUBTED and not self._is_titled(word):
            return False
        words = ("predicates", "generic_words")
        if any(name in self.knowledge.lexicons[listed] for listed in words) or self._is_side(word):
            return False
        if name in self.knowledge.lexicons["titles"] or name.endswith(OCCUPATION) or self._is_division(name):
            return False
        compound = len(surname(name, self.knowledge.lexicons["surnames"])) > 1
        short = len(name) <= SHORT or compound or FOREIGN.search(name) is not None or word.confidence >= TRUSTED
        return short or self._is_titled(word) or not self.knowledge.gazetteer.named(name[:2])

    def _is_side(self, word: Token) -> bool:
        """Whether a name is only the side of a land: 吉|方, and 黎|方 where the article names 黎巴嫩."""
        land, gazetteer = word.text[0], self.knowledge.gazetteer
        if len(word.text) != SIDE or word.text[1] != "方":
            return False
        if land in gazetteer.letters:
            return True
        told = any(name[0] == land and name in self.article.text for name in gazetteer.countries)
        return told and not self._is_titled(word)  # 局长|马方

    def _is_division(self, name: str) -> bool:
        """Whether a name is short for a division that the article names in full: 松阳, where 松阳县 stands too."""
        places = self.knowledge.gazetteer.named(name)
        return any(place.name != name and place.name in self.article.text for place in places)

    def _is_titled(self, word: Token) -> bool:
        """Whether a title stands right before or behind it."""
        return word.end in self.starts or word.start in self.ends

    def _sounds_like(self, name: str) -> bool:
        """Whether a name has a surname, or is written like a foreign one."""
        letters = self.knowledge.lexicons["transcription"]
        letters_needed = len(name) if len(name) <= SHORT else TRANSCRIBED
        foreign = bool(FOREIGN.search(name)) or sum(char in letters for char in name) >= letters_needed
        return foreign or bool(surname(name, self.knowledge.lexicons["surnames"]))

    def is_plain_name(self, name: str, *, whole: bool = False) -> bool:
        """Whether a stretch is a surname, no everyday word, with a given name; a ``whole`` one may end on any."""
        surnames = self.knowledge.lexicons["surnames"]
        family = surname(name, surnames)
        words = tuple(self.knowledge.lexicons[words] for words in ("titles", "predicates", "generic_words"))
        return (
            surnames.kind(family) in ("single", "compound")
            and not name.startswith(TERM)
            and len(name) <= len(family) + GIVEN
            and (whole or not name.endswith(LATER))
            and all(name not in lexicon for lexicon in words)
        )

    def _without_honour(self, word: Token, sentence: Sentence) -> Token:
        """全国劳动模|范周大明: a name begins where an honour ends that began before it."""
        honours = self.knowledge.lexicons["honours"]
        for start in range(word.start + 1, word.end - 1):
            honour = honours.ending(sentence.text, start - sentence.start)
            if honour and len(honour.word) > start - word.start:
                return replace(word, start=start, text=word.text[start - word.start :])
        return word

    def _without_title(self, word: Token) -> str:
        """周明|常委: a name ends where a title begins, if enough of it is left."""
        cuts = [at for at in range(word.start + GIVEN, word.end) if at in self.starts]
        return word.text[: cuts[0] - word.start] if cuts else word.text

    def _without_address(self, name: str) -> str:
        """丁青禾先生 → 丁青禾, 丁青禾委员长 → 丁青禾; a surname alone keeps its form of address."""
        for lexicon, kinds in (("forms_of_address", ("full",)), ("titles", ("head",))):
            end = self.knowledge.lexicons[lexicon].ending(name)
            if end and end.kind in kinds and len(name) > len(end.word) + 1:
                return name[: -len(end.word)]
        return name


def _told(name: str) -> str:
    """As much of a name as a report tells: 周某|原系."""
    return name[:2] if name[1:2] == UNTOLD and name[2:] not in ("", UNTOLD) else name


def _unaddressed(word: Token, sentence: Sentence) -> Token:
    """师|傅周大明: a name begins where the word for a master ends that the tagger cut."""
    at = word.start - sentence.start
    if at > 0 and sentence.text[at - 1 : at + 1] in MASTERS and len(word.text) > GIVEN:
        return replace(word, start=word.start + 1, text=word.text[1:])
    return word


def _is_storm(word: Token, sentence: Sentence) -> bool:
    """Whether a name is a storm's by the word before it."""
    at = word.start - sentence.start
    return STORM.search(sentence.text[max(0, at - AHEAD) : at]) is not None


def _is_ship(word: Token, sentence: Sentence) -> bool:
    """Whether a name is a ship's by what follows it."""
    return SHIP.match(sentence.text, word.end - sentence.start) is not None


def _is_cut(parts: list[Token]) -> bool:
    """Whether the tagger cut the last character off a name, or the surname off the given name."""
    if len(parts) != 2 or parts[1].text in SPEAKING:
        return False
    return [len(part.text) for part in parts] in ([2, 1], [1, 2]) and parts[0].tag == PERSON
