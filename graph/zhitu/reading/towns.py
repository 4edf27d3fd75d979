"""Foreign places that the tagger parts, or takes for people or bodies: 收复|恩图曼, 戈兰|高地."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import BODY, NAMES, PERSON, PLACE

REACHING = re.compile(
    "(?:收复|攻占|占领|攻克|轰炸|炮击|空袭|撤离|撤出|逃离|途经|驶往|驶离|运抵|飞抵|飞往|抵达|前往|进驻|围攻|困守|位于|"
    "首都|首府|省会|[港城古]市|城镇|小镇|重镇)$"
)
"""What stands before a place and hardly before a person."""

LYING = re.compile(
    "(?:境内|市中心|市郊|市区|郊外|郊区|近郊|城区|城外|一带|以[东西南北]|[东西南北]部(?!长)|上空|地区|前线|"
    "机场|火车站|港口|(?:省|州|市)(?![长场值民委]))(?!.?队)"
)
"""What stands behind one."""

GOING = re.compile("(?:抵达|前往|飞抵|飞往|途经|位于)$")
HOME = re.compile("的|老?家|住|办公|身边|墓|故|工作室")
"""Verbs that may lead to a person, and what stands behind one then: 前往|布莱尔|家中."""

UNSURE = 0.9
"""A tagger so sure of a person or a body is believed."""

LONG = 3
"""Characters of such a name at least."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same words, foreign names that lie somewhere as places, and those of the lexicon whole."""
    words = tuple(_joined(words, knowledge.gazetteer.regions))
    letters, known = knowledge.lexicons["transcription"].keys(), knowledge.lexicons["abbreviations"]
    mended = list(words)
    for at, word in enumerate(words):
        if (
            word.tag in (PERSON, BODY)
            and len(word.text) >= LONG
            and 0 < word.confidence < UNSURE
            and letters >= set(word.text)
            and word.text not in known
            and _lies(words, at)
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


def _lies(words: tuple[Token, ...], at: int) -> bool:
    """Whether the words beside a name say that it is a place."""
    before = "".join(word.text for word in words[max(0, at - 2) : at])
    behind = "".join(word.text for word in words[at + 1 : at + 3])
    visited = GOING.search(before) is not None and HOME.match(behind) is not None
    reached = REACHING.search(before) is not None and not visited
    return reached or LYING.match(behind) is not None
