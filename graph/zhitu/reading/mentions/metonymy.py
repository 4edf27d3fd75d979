"""Metonymy, sites that a text speaks of as bodies: 青川县博物馆|讲解员林国栋, |青川县文化馆|举办….

A museum is a place where something is held, and a body where it holds something; what stands around it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry, Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.sentences import TOGETHER

OF, COMMA, HEAD = "的", "，", "head"
"""What may stand between a body and its head: 走进青川博物馆，|馆长林国栋迎了出来."""

WHEN = (
    r"(?:(?:今天|昨天|今日|昨日|日前|近日|将|于|正式|已|全新|在此|专门|近年来)|（[^（）]{1,8}）|\d{1,4}[年月日]){0,4}"
)
"""When it does something, between its name and the verb."""

CALLED = 0.85
"""Confidence of such a name at most."""


def correct(found: Iterable[Mention], text: str, knowledge: Knowledge) -> list[Mention]:
    """The same mentions, each site that acts or has its staff named behind it as a body, wherever it is named."""
    mentions = list(found)
    sites = [m for m in mentions if m.kind is Kind.PLACE and not m.code and _may_act(m.text, knowledge)]
    if not sites:
        return mentions
    ends = {mention.end: mention for mention in mentions if mention.kind is Kind.PLACE}
    acting = {site.text for site in sites if _acts(site, text, ends, knowledge)}
    return [
        replace(mention, kind=Kind.ORGANIZATION, confidence=min(mention.confidence or CALLED, CALLED))
        if mention.kind is Kind.PLACE and not mention.code and mention.text in acting
        else mention
        for mention in mentions
    ]


def _may_act(name: str, knowledge: Knowledge) -> bool:
    """Whether a name ends on the head noun of a body, and is more than the noun."""
    head = knowledge.lexicons["organisation_heads"].ending(name)
    return head is not None and len(name) - len(head.word) > 1


def _acts(site: Mention, text: str, places: dict[int, Mention], knowledge: Knowledge) -> bool:
    """Whether what stands around a site is said of a body."""
    words = knowledge.lexicons["place_words"]
    at = site.end + text.startswith((OF, COMMA), site.end)
    title = knowledge.lexicons["titles"].beginning(text, at)
    if title is not None and (at == site.end or (title.kind == HEAD and (text[site.end] == OF or _heads(title, site)))):
        return True
    first = site.start
    while first in places and places[first].start < first:
        first = places[first].start
    if text.endswith(words.words("with"), 0, first):
        return True
    located = text.endswith((*words.words("in", "lies", "going", "visiting"), *TOGETHER), 0, first)  # 参观|茶园和纪念馆
    if located or site.text.endswith(words.words("hall")):
        return False
    return _deeds(words).match(text, site.end) is not None


def _heads(title: Entry, site: Mention) -> bool:
    """Whether a title says of what sort of body it is, and the site is of that sort."""
    return any(site.text.endswith(tuple(sort.split("|"))) for sort in title.more)


@cache
def _deeds(words: Lexicon) -> re.Pattern[str]:
    """What a body does, behind its name."""
    return re.compile(f"{WHEN}(?:{words.either('deed', 'with')})")
