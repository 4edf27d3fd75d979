"""Countries by a letter each that what follows tells: 中|叙|两国, 中|非|合作, 墨|美|边境.

The tagger takes such a pair for a word (中非, 中欧), parts it, or knows no country by that letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.model import Kind, Mention, Sentence
from zhitu.reading.places.letters import CONFIDENCE, Letters
from zhitu.reading.prefilter import Prefilter, prefilter_of

BOTH = re.compile("(?P<first>[一-鿿])、?(?P<last>[一-鿿])(?:两国|两军|两党)")
"""Two countries, whatever letters they have; one of them must be well known."""

TOGETHER = re.compile(
    "(?P<first>[一-鿿])、?(?P<last>[一-鿿])(?:双边|双方|关系|边境|边界|首脑|元首|领导人|建交|经贸|贸易|合作(?!社|医)|和谈|"
    "会谈|战争|冲突|峰会|友好(?!医院)|友谊(?!农场|医院|宾馆|商店)|班列|论坛|战略)"
)
"""Two countries that the lexicon knows by their letters."""

WIDE = ("中欧", "中非")
"""Pairs that are names of other places too: what follows tells that China and the other are meant."""

DIVISIONS = (Level.PREFECTURE, Level.COUNTY)
"""Levels of a division that has both letters for its name: 英德|经贸洽谈会 is a city's, 英德|两国 are two."""

JOINT = ("合作", "战略", "经贸", "贸易", "论坛")
"""What such a division has as often as two countries."""

WORDS = ("非法", "加以", "合法", "老美", "朝日", "以老")
"""Words that look like a pair: 非法|贸易, 加以|合作."""


def find(article: str, sentence: Sentence, letters: Letters, knowledge: Knowledge) -> Iterator[Mention]:
    """A mention for each letter of a pair in a sentence that stands for one country, or for a part of the world."""
    for frame in prefilter().possible(sentence.text):
        for match in frame.finditer(sentence.text):
            meant = _listed(match, knowledge) or _alone(match, letters, knowledge, both=frame is BOTH)
            for part, word in zip(("first", "last"), meant, strict=False):
                if word:
                    place = knowledge.gazetteer.places.get(word)
                    value, code = (place.name, place.code) if place else (word, "")
                    at = sentence.start + match.start(part)
                    yield Mention(article, at, match[part], Kind.PLACE, value, code, CONFIDENCE)


@cache
def prefilter() -> Prefilter[re.Pattern[str]]:
    """Both frames, to be asked which of them a sentence allows."""
    return prefilter_of((BOTH, TOGETHER))


def _listed(match: re.Match[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The codes of the two countries for which the lexicon has a pair of letters, open as each may be by itself."""
    entry = knowledge.gazetteer.lexicon.get(match["first"] + match["last"])
    return entry.more if entry and entry.kind == "pair" else ()


def _alone(match: re.Match[str], letters: Letters, knowledge: Knowledge, *, both: bool) -> tuple[str, ...]:
    """What each of two letters stands for by itself; nothing where they make no pair, as the text must tell of
    ``both`` countries if only one is well known."""
    pair = match["first"] + match["last"]
    known_by = {place.level for place in knowledge.gazetteer.named(pair)}
    local = match[0].endswith(JOINT) and not known_by.isdisjoint(DIVISIONS)
    named = Level.COUNTRY in known_by or local
    if pair not in WIDE and (named or pair in WORDS or pair in knowledge.gazetteer.regions):
        return ()
    known = tuple(_meant(letter, letters) for letter in pair)
    if all(known) and not both:
        return known
    if (
        not both
        or not knowledge.gazetteer.initials.issuperset(pair)
        or not any(word in knowledge.gazetteer.places for word in known)
    ):
        return ()
    return tuple(word or _initial(letter, knowledge) for letter, word in zip(pair, known, strict=True))


def _meant(letter: str, letters: Letters) -> str:
    """The code of the country, or the name of the part of the world, that a letter stands for; empty for another."""
    entry = letters.get(letter)
    word = entry.more[0] if entry and entry.more else ""
    return "" if word[:1].isdigit() else word


def _initial(letter: str, knowledge: Knowledge) -> str:
    """The code of the one country whose name begins with a character; empty where several do."""
    gazetteer = knowledge.gazetteer
    codes = {place.code for name in gazetteer.countries if name[0] == letter for place in gazetteer.named(name)}
    return codes.pop() if len(codes) == 1 else ""
