"""Names that only their company tells: in a list of brands or of investors, and before a bracket with a place.

旗下拥有|青禾多|、|绿野屋|等品牌, 由|源禾资本|领投, |绿野青鹭（成都）食品科技有限公司|.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import (
    ADVERB,
    BODY,
    CONJUNCTION,
    MARK,
    MEASURE_WORD,
    PARTICLE,
    PERSON,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERB,
    WORK_TITLE,
)

NAMES = r"(?P<names>[^，。；：！？\s“”《》（()）]{2,60})"

BRANDS = re.compile(
    rf"(?:旗下(?:现|还)?(?:拥有|有|包括|涵盖)|(?:投资|收购|孵化)了){NAMES}"
    r"(?:等|[两二三四五六七八九十\d]+[大个家])[^，。；]{0,8}(?:品牌|公司|企业|平台|网站)"
)
"""A list whose items the text calls brands or companies."""

FUNDED = tuple(
    re.compile(expression)
    for expression in (
        rf"(?:被|由|获得?|获得了|引入|引进){NAMES}(?:等[^，。；]{{0,6}})?(?:联合|共同|战略|独家)?"
        r"(?:的?[A-Z]\+?轮|的?天使轮|领投|跟投|参投|投资|入股|收购|注资)",
        rf"(?:投资|股东|机构)[方人者]?(?:包括|有|为|是){NAMES}(?:等|(?=[，。；]|$))",
    )
)
"""A list of who puts money into a body, or buys it."""

INVESTOR = re.compile("(?<=.)(?:资本|创投|投资|基金)$")
"""How the short names of investors end."""

BETWEEN = re.compile("、|以及|和|及|与")
BRAND, KNOWN = "品牌", frozenset({BODY, PERSON, PROPER_NOUN, WORK_TITLE})
"""What is always named, and the tags of a word that tells a list of companies from one of trades (酒店、餐饮等企业)."""

CUTTING = frozenset({PRONOUN, PREPOSITION, CONJUNCTION, PARTICLE, MEASURE_WORD, MARK, ADVERB})
"""Tags of words that are no part of such a name."""

LENGTH = range(2, 11)
"""How many characters an item of a list has."""

BRACKET = re.compile(
    r"[（(](?P<place>[^（()）]{2,6})[)）][^，。；、：\s（()）]{0,20}?(?:股份有限公司|有限责任公司|集团有限公司|有限公司)"
)
"""A place between brackets inside the full name of a company."""

FRAMES = (BRANDS, *FUNDED, BRACKET)

BEFORE = 10
"""Characters of such a name at most before the bracket."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a body."""
    return clues_of(*FRAMES)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    matches = [match for frame in FRAMES for match in frame.finditer(sentence.text)]
    if not matches:
        return
    starts = {word.start: index for index, word in enumerate(words)}
    ends = {word.end: index for index, word in enumerate(words)}
    for match in matches:
        if match.re is BRACKET:
            start = _before(sentence.start + match.start(), words, ends, match["place"], knowledge)
            if start is not None:
                yield start, sentence.start + match.end()
            continue
        items = tuple(_items(sentence, match, words, starts, ends))
        if match.re is BRANDS:
            told = match[0].endswith(BRAND) or any(_is_known(item, knowledge) for item in items)
        for item in items:
            if match.re is not BRANDS:
                told = INVESTOR.search("".join(word.text for word in item), 1) is not None
            if told and _may_be(item, knowledge):
                yield item[0].start, item[-1].end


def _items(
    sentence: Sentence, match: re.Match[str], words: tuple[Token, ...], starts: dict[int, int], ends: dict[int, int]
) -> Iterator[tuple[Token, ...]]:
    """The words of each item of a list, of those that begin and end with a word."""
    low = sentence.start + match.start("names")
    for name in BETWEEN.split(match["names"]):
        at = sentence.text.find(name, low - sentence.start) + sentence.start
        low = at + len(name)
        if at in starts and low in ends and len(name) in LENGTH:
            yield words[starts[at] : ends[low] + 1]


def _is_known(item: tuple[Token, ...], knowledge: Knowledge) -> bool:
    """Whether the tagger or a line of business tells that a name is meant."""
    trade = len(item) > 1 and knowledge.lexicons["trade_words"].kind(item[-1].text) == "trade"
    return trade or any(word.tag in KNOWN for word in item)


def _may_be(item: tuple[Token, ...], knowledge: Knowledge) -> bool:
    """Whether the words of an item may make a name that no other finder has: no function word, no general one."""
    name = "".join(word.text for word in item)
    generic, heads = knowledge.lexicons["generic_words"], knowledge.lexicons["organisation_heads"]
    general = generic.ending(name) is not None or generic.kind(item[0].text) != ""
    whole = any(word.tag == BODY and heads.ending(word.text) for word in item[:-1])  # 远川集团|投资
    return not (general or whole or knowledge.gazetteer.named(name)) and all(word.tag not in CUTTING for word in item)


def _before(
    bracket: int, words: tuple[Token, ...], ends: dict[int, int], place: str, knowledge: Knowledge
) -> int | None:
    """Where the name begins that has a place between brackets there; None where no name is."""
    if bracket not in ends or not knowledge.gazetteer.named(place):
        return None
    index, start = ends[bracket], bracket
    while index >= 0 and bracket - words[index].start <= BEFORE and _belongs(words, index, knowledge):
        start = words[index].start
        index -= 1
    return start if bracket - start > 1 else None


def _belongs(words: tuple[Token, ...], index: int, knowledge: Knowledge) -> bool:
    """Whether a word is a part of the name behind it."""
    word = words[index]
    lexicons = ("generic_words", "predicates", "titles")
    if word.tag in CUTTING or any(knowledge.lexicons[name].kind(word.text) for name in lexicons):
        return False
    return word.tag != VERB or index == 0 or words[index - 1].tag == MARK
