"""Foreign places that the tagger parts, or takes for people or bodies: 收复|恩图曼, 戈兰|高地."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Token
from zhitu.reading.tags import MARK, NAMES, PLACE
from zhitu.reading.words import joints

SIDE = re.compile("(?:[东西南北]部(?!长)|(?:省|州|市)(?![长场值民委]))(?!.?队)")
"""What stands behind one, besides the words of the lexicon."""

TEAM = re.compile(".?队")
"""What follows such a word where it is a team's: 青川巴特|地区队."""

HOME = re.compile("的|老?家|住|办公|身边|墓|故|工作室")
"""What stands behind a person whom somebody goes to: 前往|布莱尔|家中."""

GOING, LYING = ("going", "lies"), ("going", "lies", "taking", "sort", "capital")
"""Kinds of words before where one may go to a person, and of all before a place and hardly before a person."""

UNSURE = 0.9
"""A tagger so sure of a person or a body is believed."""

LONG = 3
"""Characters of such a name at least."""

IN, FOUNDING = ("在", "于"), ("创立", "创办", "创建")
"""What stands around a city where somebody founds something; a union is 成立 in a company."""

DIVISION = re.compile("[州省郡县]$")
"""How the name of a division ends behind which a town of it is named: 弗吉尼亚州|罗阿诺克."""

STANDS = ("在", "于", "位于")
"""The words before a place where something stands, or somebody was born."""

CHINA, SHORTEST = "中国", 2
"""The country whose divisions are no towns abroad; and what the name of a town exceeds."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same words, foreign names that lie somewhere as places, and those of the lexicon whole."""
    names = [at for at, word in enumerate(words) if word.tag in NAMES]
    regions = knowledge.gazetteer.regions
    if any(words[at].text + words[at + 1].text in regions for at in names if at + 1 < len(words)):
        words = tuple(_joined(words, regions))
        names = [at for at, word in enumerate(words) if word.tag in NAMES]
    letters, known = knowledge.lexicons["transcription"].entries.keys(), knowledge.lexicons["abbreviations"]
    mended = list(words)
    for at in names:
        word = words[at]
        if (
            word.tag != PLACE
            and len(word.text) >= LONG
            and 0 < word.confidence < UNSURE
            and letters >= set(word.text)
            and word.text not in known
            and _lies(words, at, knowledge.lexicons["place_words"])
        ):
            mended[at] = replace(word, tag=PLACE)
    return tuple(mended)


def _joined(words: tuple[Token, ...], regions: frozenset[str]) -> Iterator[Token]:
    """The words, a name and the noun behind it as one where both make a region: 加沙|地带."""
    at = 0
    while at < len(words):
        word = words[at]
        text = word.text + words[at + 1].text if word.tag in NAMES and at + 1 < len(words) else ""
        at += 1 + (text in regions)
        yield replace(word, text=text, tag=PLACE) if text in regions else word


def _lies(words: tuple[Token, ...], at: int, known: Lexicon) -> bool:
    """Whether the words beside a name say that it is a place."""
    before = "".join(word.text for word in words[max(0, at - 2) : at])
    behind = "".join(word.text for word in words[at + 1 : at + 3])
    visited = before.endswith(known.words(*GOING)) and HOME.match(behind) is not None
    around = known.pattern("around").match(behind)
    lies = SIDE.match(behind) or (around and not TEAM.match(behind, around.end()))
    return bool(lies) or (before.endswith(known.words(*LYING)) and not visited)


def is_town(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a foreign name is a town's: behind the land or state in which something lies, at the end of a clause."""
    first = at
    while first and words[first - 1].tag == PLACE:
        first -= 1
    if first in (0, at) or not words[first - 1].text.endswith(STANDS):
        return False
    if at + 1 < len(words) and words[at + 1].tag != MARK and words[at + 1].text not in FOUNDING:
        return False
    if knowledge.lexicons["organisation_heads"].ending(words[at].text):
        return False
    land = words[at - 1].text
    state = DIVISION.search(land) is not None and not knowledge.gazetteer.named(land)
    abroad = state or (land in knowledge.gazetteer.countries and land not in CHINA)
    return abroad and joints.is_transcribed(words[at].text, knowledge.lexicons["transcription"])


def is_city(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the foreign city for a body in which somebody founds one: 在|亚特兰大|创立."""
    after = words[at + 1].text if words[at + 1 : at + 2] else ""
    founds = at > 0 and words[at - 1].text in IN and after in FOUNDING
    name = words[at].text
    return founds and len(name) > SHORTEST and joints.is_transcribed(name, knowledge.lexicons["transcription"])


def is_seat(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether only a place may follow what stands before a word that ends like no body: 总部位于|青川巴特."""
    lies = knowledge.lexicons["place_words"].words("capital", "lies")
    before = words[at - 1].text if at else ""
    return before.endswith(lies) and not knowledge.lexicons["organisation_heads"].ending(words[at].text)
