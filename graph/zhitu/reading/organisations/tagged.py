"""Which of the tagger's marks are names of bodies though no head noun makes them one: 远岭创投, 国防部, 南非|队."""

from __future__ import annotations

import re

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import sign
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.extent import SEAT, is_general
from zhitu.reading.organisations.firms import BESIDE
from zhitu.reading.organisations.head_nouns import is_thin

TAGGED = 0.85
"""Confidence of a name that only the tagger marks."""

BARE = 3
"""A head noun alone is a name only if it is so long and the tagger says so: 国防部, 卫生局; never 工会."""

MINISTRIES = ("GovernmentBody", "PartyBody", "RepresentativeBody", "Media")
"""Classes of bodies that a head noun alone may name."""

HAN = "汉族"
"""The people that no autonomous division is named after."""

UNSURE = 0.5
"""A tagger that is less sure of a name without a head noun is right in one of four of the development data."""

CRAFT = re.compile("[一二三四五六七八九十百]+号")
"""The number of a ship or a flight: 青舟|三十号."""

TEAM = "队"
"""The head noun of a team, which a country or province may be called by: 南非队."""


def stands(word: Token, head: Entry | None, knowledge: Knowledge) -> bool:
    """Whether what the tagger marked is a name though no head noun makes it one."""
    name = word.text
    seat = name.endswith(SEAT) and is_general(name[: -len(SEAT)], knowledge)
    if seat or len(name) < 2 or name.isdigit() or name in (HAN, *knowledge.gazetteer.peoples):
        return False
    committee = head is not None and head.kind == "PartyBody" and sign(name) != ""  # 市委, 县委
    if head is not None and name == head.word and not committee and (len(name) < BARE or head.kind not in MINISTRIES):
        return False
    thing = name in knowledge.lexicons["no_names"].words("thing")
    if thing or any(name in knowledge.lexicons[words] for words in ("generic_words", "titles")):
        return False
    if head is not None and is_thin(word, head):
        return head.word == TEAM and _is_wide(name[: -len(TEAM)], knowledge)
    codes, rest = knowledge.gazetteer.peel(name)
    cut = len(rest) == 1 or (len(codes) > 1 and not rest)  # 温州市网|约配送员, 辽宁|锦州
    firm = knowledge.lexicons["abbreviations"].kind(name) == BESIDE
    if cut or (knowledge.gazetteer.named(name) and word.confidence < TAGGED and not firm):  # 中行 is a town too
        return False
    program = knowledge.lexicons["program_heads"].ending(name)
    return program is None or bool(program.more)


def _is_wide(place: str, knowledge: Knowledge) -> bool:
    """Whether a name is that of a country, a province or a large city, whose team is called by it: 南非|队."""
    return any(found.level not in (Level.COUNTY, Level.TOWN) for found in knowledge.gazetteer.named(place))


def is_unsure(word: Token, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether a tagger that is not sure marked what neither begins with a place nor ends like the short name of a
    company (远岭创投), and no post follows; or a number does, as behind the name of a ship."""
    if CRAFT.match(sentence.text, word.end - sentence.start):
        return True
    if knowledge.lexicons["titles"].beginning(sentence.text, word.end - sentence.start):
        return False
    trade = knowledge.lexicons["trade_words"].ending(word.text)
    codes, rest = knowledge.gazetteer.peel(word.text)
    local = bool(codes) and knowledge.gazetteer.place(codes[0]).level is not Level.COUNTRY
    firm = (local or trade is not None) and (trade is None or rest != trade.word)
    return 0 < word.confidence < UNSURE and not firm
