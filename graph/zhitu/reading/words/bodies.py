"""Bodies parted from words that the tagger took with them: 免去|骆青|市总工会, 500|强|远川集团, 石桥|中国银行|旧址."""

from __future__ import annotations

import re
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import BODY, NOUN, PERSON, PLACE, VERB

STRONG = "强"
"""Behind a number it says how many stand on a list: 500|强."""

REMOVED = ("免去", "罢免", "撤销")
"""Who is named behind them has a post no more: 免去|骆青|市总工会主席职务."""

SOMEBODY = re.compile("(?P<name>[一-鿿]{2,3})(?=[省市县区](?!长))")
"""A name before a body that is called by its level."""

SEATED = ("旧址", "遗址", "纪念馆", "第一次", "一大")
"""What stands behind a nation's body that only had its seat in the place before it."""

CITY = range(2, 5)
"""Characters of such a place."""

LEAST = 2
"""Characters of a name at least on both sides of a verb."""

WHOLE = 3
"""Characters before the head noun of a body that is more than a sort: 交警|大队 is one."""

ORGANISES = "组织"
SENDS = re.compile("组织(?!部|工作|委员|生活|关系|法|机构|体系|建设|人事|宣传)")
"""The verb of a body that sends what is named behind it: 青川海警|组织|巡逻队."""

OFFICES = ("部", "处", "科", "室", "股", "组", "中心", "委员会", "学院")
"""How an office ends that has 组织 in its name: 总工会|组织民管部."""

FORCES = ("海警", "武警", "战区", "军区", "总队", "支队", "大队")
"""Bodies without a head noun of their own that send others."""

COMMON = re.compile("工业|产业|消费|价格|市场(?!部)|文明|时代|制造业?(?!有限)")
"""Behind a firm's name that is common speech it makes no firm of it: 大众汽车|消费."""

GUARDED = "guarded"
"""The kind of such names."""


def parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """The words in what the tagger took for one body; nothing where it is one."""
    word = words[at]
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if knowledge.lexicons["abbreviations"].kind(word.text) == GUARDED and COMMON.match(after):
        return (replace(word, tag=NOUN),)
    if before[-1:].isdigit() and word.text.startswith(STRONG) and len(word.text) > LEAST:
        return _cut(word, len(STRONG), NOUN)
    if before.endswith(REMOVED) and (size := _named(word.text, knowledge)):
        return _cut(word, size, PERSON)
    if size := _placed(word.text, after, knowledge):
        return _cut(word, size, PLACE)
    return _sent(word, knowledge)


def _cut(word: Token, size: int, tag: str) -> tuple[Token, ...]:
    """The first characters of a word with a tag of their own, and the rest."""
    return replace(word, text=word.text[:size], tag=tag), replace(word, start=word.start + size, text=word.text[size:])


def _named(name: str, knowledge: Knowledge) -> int:
    """How many characters before a level name somebody; 0 where they name a place, or nobody."""
    person = SOMEBODY.match(name)
    if (
        person is None
        or knowledge.gazetteer.named(person["name"])
        or knowledge.gazetteer.titled(name[: person.end() + 1])
    ):
        return 0
    surnames = knowledge.lexicons["surnames"]
    return person.end() if surnames.kind(name[:1]) == "single" or surnames.kind(name[:2]) == "compound" else 0


def _placed(name: str, after: str, knowledge: Knowledge) -> int:
    """How many characters of a place stand before a nation's body whose memorial is there; 0 where none do."""
    national = knowledge.lexicons["generic_names"].words("national")
    if not after.startswith(SEATED):
        return 0
    return next(
        (size for size in CITY if name.startswith(national, size) and knowledge.gazetteer.named(name[:size])), 0
    )


def _sent(word: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """A body, the verb that it sends others with, and those; nothing where the verb is a part of its name."""
    verb = SENDS.search(word.text, LEAST)
    before, after = (word.text[: verb.start()], word.text[verb.end() :]) if verb else ("", "")
    heads = knowledge.lexicons["organisation_heads"]
    own, other = heads.ending(before), heads.ending(after)
    sends = before.endswith(FORCES) or bool(knowledge.gazetteer.titled(before)) or (own and len(own.word) > 1)
    if verb is None or other is None or not sends or after.endswith(OFFICES):
        return ()
    sort = len(after) - len(other.word) < WHOLE
    return (
        replace(word, text=before, tag=PLACE if knowledge.gazetteer.titled(before) else BODY),
        Token(word.start + verb.start(), ORGANISES, VERB),
        Token(word.start + verb.end(), after, NOUN if sort else BODY, word.confidence),
    )
