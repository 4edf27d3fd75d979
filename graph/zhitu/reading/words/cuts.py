"""Names that the tagger cut in two, or ran together: 青江大道|中|289号, 丹麦|比隆, 周建平|系|青川茶业公司."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import sign
from zhitu.model import Token
from zhitu.reading.tags import (
    ABBREVIATION,
    BODY,
    DIRECTION,
    LOCALITY,
    MARK,
    MOMENT,
    NAMES,
    NOUN,
    NUMBER,
    PERSON,
    PLACE,
    PREPOSITION,
    PROPER_NOUN,
    TIME_NOUN,
    VERB,
    is_doubted,
)
from zhitu.reading.words.bodies import PARTS

AHEAD = re.compile("(?P<name>[一-鿿]{2,3})?(?P<verb>系(?!统|列|数)|兼(?!职|容|并|顾))(?=.{5})")
"""What the tagger takes for the beginning of a body's name at the head of a clause."""

MOTHER, SHORTEST = re.compile("的?母公司$"), 2
"""What the tagger takes for the end of a body's name, and names the body that owns it: 青禾|母公司|远川集团."""

LYING = ("lies", "in", "from")
"""Kinds of words before a place where something lies or somebody was born."""

SITE = re.compile("(?<=.{3})(?:馆馆|校校|院院|厂厂|社社|会会)址$")
"""The address of a body, which the tagger took for a place: 青川县博物馆|馆址."""

DOUBLED = re.compile("(?<=..)(?P<last>[馆院校厂局站所社团村])(?P=last)$")
"""How a name ends with which the tagger took the beginning of the title behind it: 青川县文化馆馆|长, 石桥村村|支书."""

VILLAGE = "村"
HOUSE = re.compile(r"\d+[号弄]院?")
NUMBERED = re.compile(r"\d号(?:院|大院)?$")
QUARTER = re.compile("[区县市镇乡路街道巷]$")
QUARTERS, WORDS = frozenset({NOUN, PROPER_NOUN, LOCALITY, DIRECTION, ABBREVIATION, PLACE}), 2
"""Tags of the words, and how many there may be, between a division and the number of a house: 青川县|南门|5号."""

SECTION = re.compile("[东南西北中]|(?:[东南西北中]|[一二三四五六七八九十]{1,2})段")

NATIVE = ("人", "籍", "人氏")
"""What stands behind the place somebody is from."""

BORN = ("于", "在")
"""What stands before it."""

AND, COUNTY = "和", re.compile(".[^省市区县旗镇乡]{0,3}[市区县]")
"""The conjunction that some names of divisions begin with (和顺县), and such a name behind it."""

FOUNDING, GREATER = ("创办", "创立", "创建", "创设", "始创", "发起"), "大于"
"""Verbs with none before them who found together, and what is no comparison before a year."""

DAUGHTER = re.compile("(?:集团)?(?:全资|控股|参股)?[子孙]公司(?=[一-鿿]{2,}(?:公司|集团)$)")
"""What the tagger took with the name of a firm that another one owns: 子公司|青禾矿业有限公司."""

WHY, IS, SURNAME = "为何", "为", "何"
FULL_STOP = "。"
GATHERING = "会议"
"""What the tagger parts between a body and its meeting: 青川县政协会|议."""

MINISTER = "部长"
"""A title with which the tagger took the last character of the ministry's name: 青国交通|部长."""

COMMITTEE, BRANCHES = "委", ("组织", "宣传", "统战")
"""How a party's committee is called, and those of its offices whose chief is 部长: 县委|宣传|部长."""

CLOCK, HOUR = "时间", frozenset({MOMENT, TIME_NOUN})
"""Behind a place, the hour by its clocks; and how the tagger marks that hour."""

FOREIGN = "·"

PORT, WHARVES = "港", ("作业区", "港区", "码头", "锚地")
"""How a port and its parts end."""


def mend(words: Sequence[Token], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, names that were cut in two joined."""
    parts: list[Token] = []
    before: Token | None = None
    for word in words:
        if word.tag in (BODY, NOUN) and (daughter := DAUGHTER.match(word.text)):
            parts.append(Token(word.start, daughter[0], NOUN))
            parts.append(replace(word, start=word.start + daughter.end(), text=word.text[daughter.end() :], tag=BODY))
        elif word.tag == BODY:
            parts += (part for own in _apart(word, before, knowledge) for part in _ended(own))
        elif word.tag in (PLACE, NUMBER):
            parts += _ended(word)
        else:
            parts.append(word)
        before = word
    return tuple(_joined(parts, knowledge))


def _apart(word: Token, before: Token | None, knowledge: Knowledge) -> Iterator[Token]:
    """The word, or its parts if it is a body that a clause begins with and somebody, or a verb, stands before it."""
    if word.tag == BODY and (mother := MOTHER.search(word.text, SHORTEST)):
        yield replace(word, text=word.text[: mother.start()])
        yield Token(word.start + mother.start(), mother[0], NOUN)
        return
    heads, clause = knowledge.lexicons["organisation_heads"], before is None or before.tag == MARK
    ahead = AHEAD.match(word.text) if word.tag == BODY and clause and heads.ending(word.text) else None
    if ahead is None or (ahead["name"] and not _is_person(ahead["name"], knowledge)):
        yield word
        return
    if ahead["name"]:
        yield replace(word, text=ahead["name"], tag=PERSON)
    yield Token(word.start + ahead.start("verb"), ahead["verb"], VERB)
    yield replace(word, start=word.start + ahead.end(), text=word.text[ahead.end() :])


def _is_person(name: str, knowledge: Knowledge) -> bool:
    """Whether a name begins with a surname and is that of no place."""
    surname = any(name[:size] in knowledge.lexicons["surnames"] for size in (1, 2))
    return surname and not knowledge.gazetteer.named(name)


def _ended(word: Token) -> Iterator[Token]:
    """The word, or the number and the full stop that the tagger took with it: 一|。"""
    if word.tag == PLACE and (site := SITE.search(word.text)):
        yield replace(word, text=word.text[: site.start() + 1], tag=BODY)
        yield Token(word.start + site.start() + 1, site[0][1:], NOUN)
    elif word.tag == BODY and NUMBERED.search(word.text):
        yield replace(word, tag=PLACE)
    elif word.tag == PLACE and word.text.isdigit():
        yield replace(word, tag=NUMBER)
    elif word.tag == NUMBER and word.text.endswith(FULL_STOP) and len(word.text) > 1:
        yield replace(word, text=word.text[:-1])
        yield Token(word.end - 1, FULL_STOP, MARK)
    else:
        yield word


def _joined(words: list[Token], knowledge: Knowledge) -> Iterator[Token]:
    done = 0
    for at, word in enumerate(words):
        if at < done:
            continue
        short = len(word.text) == 1 and word.tag != MARK and (word.text == AND or len(_behind(words, at)) == 1)
        if word.tag not in NAMES and not short and word.text != WHY:
            yield word  # most words are so
            continue
        parts, size = _mended(words, at, knowledge)
        yield from parts
        done = at + size


def _behind(words: list[Token], at: int) -> str:
    """The word behind another, empty behind the last one."""
    return words[at + 1].text if at + 1 < len(words) else ""


def _mended(words: list[Token], at: int, knowledge: Knowledge) -> tuple[tuple[Token, ...], int]:
    """What stands for the words there, and for how many of them."""
    word = words[at]
    if word.tag == PERSON and at and _is_town(word, words[at - 1], knowledge):
        return (replace(word, tag=PLACE),), 1
    if _is_clock(words, at):
        return (replace(word, tag=NOUN),), 1
    for parted in (_pair, _ministry, _committee, _headed):
        if pair := parted(words, at, knowledge):
            return pair, 2
    if branch := _branch(words, at):
        return branch, 3
    size = 1
    if word.tag == PLACE:
        size = max(_address(words, at, knowledge), _town(words, at, knowledge), _port(words, at))
    elif _is_county(words, at, knowledge):
        size = 2
    if size == 1:
        return (word,), 1
    text = "".join(part.text for part in words[at : at + size])
    return (Token(word.start, text, PLACE, word.confidence),), size


def _pair(words: list[Token], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """What stands for a word and the next one where the tagger parted them wrongly; nothing where it did not."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else words[at]
    if word.text == WHY and after.tag == PERSON and FOREIGN in after.text:
        return Token(word.start, IS, VERB), replace(after, start=word.start + 1, text=SURNAME + after.text)
    if word.tag == BODY and word.text.endswith(GATHERING[0]) and after.text == GATHERING[1]:
        return replace(word, text=word.text[:-1]), Token(word.end - 1, GATHERING, NOUN)
    if _is_office(words, at, knowledge):
        return (Token(word.start, word.text + after.text, NOUN),)
    if _is_below(words, at, knowledge):
        return word, replace(after, tag=PLACE)
    if name := _whole(words, at):
        parts = (replace(word, text=name), Token(after.start + 1, after.text[1:], PREPOSITION))
        return parts if after.text[1:] else parts[:1]
    return ()


def _ministry(words: list[Token], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """The ministry of a country and the rest of its chief's title, of which the tagger made the title a word."""
    word, countries = words[at], knowledge.gazetteer.countries
    if word.tag != BODY or [after.text for after in words[at + 1 : at + 2]] != [MINISTER]:
        return ()
    own = word.text.startswith(countries) and not word.text.endswith(countries)
    if not own or knowledge.lexicons["organisation_heads"].ending(word.text):
        return ()
    return replace(word, text=word.text + MINISTER[0]), Token(word.end + 1, MINISTER[1], NOUN)


def _committee(words: list[Token], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """The committee of a body and its chief's title, of which the tagger made one word: 远川集团|团委书记."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else words[at]
    titles, heads = knowledge.lexicons["titles"], knowledge.lexicons["organisation_heads"]
    part = heads.beginning(after.text) if word.tag == BODY and after.text not in titles else None
    post = after.text[len(part.word) :] if part and part.kind in PARTS else ""
    if part is None or post not in titles:
        return ()
    return replace(word, text=word.text + part.word), Token(word.end + len(part.word), post, NOUN)


def _headed(words: list[Token], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """A body or a village, and its chief's title whose first character the tagger took with it: 青川县文化馆馆|长."""
    word, after = words[at], _behind(words, at)
    doubled = DOUBLED.search(word.text)
    title = doubled["last"] + after if doubled and after else ""
    if word.tag not in (BODY, PLACE) or title not in knowledge.lexicons["titles"]:
        return ()
    name = replace(word, text=word.text[:-1], tag=PLACE if title.startswith(VILLAGE) else BODY)
    return name, Token(word.end - 1, title, NOUN)


def _branch(words: list[Token], at: int) -> tuple[Token, ...]:
    """The office of a party's committee and the rest of its chief's title: 县委宣传部|长."""
    word, after = words[at], words[at + 1 : at + 3]
    if word.tag != BODY or not word.text.endswith(COMMITTEE) or len(after) < 2:
        return ()
    branch, chief = after
    if branch.text not in BRANCHES or chief.text != MINISTER:
        return ()
    own = word.text + branch.text + MINISTER[0]
    return replace(word, text=own), Token(word.start + len(own), MINISTER[1], NOUN)


def _address(words: list[Token], at: int, knowledge: Knowledge) -> int:
    """How many words make the address that begins with a road there: 广州大道|中|289号."""
    if words[at].text.endswith(knowledge.lexicons["place_words"].words("road", "lane")):
        side = 1 if words[at + 1 : at + 2] and SECTION.fullmatch(words[at + 1].text) else 0
        house = words[at + 1 + side : at + 2 + side]
        return 2 + side if house and HOUSE.fullmatch(house[0].text) else 1
    size = 1
    while QUARTER.search(words[at].text) and size <= WORDS and words[at + size : at + size + 1]:
        if HOUSE.fullmatch(words[at + size].text):
            return size + 1
        if words[at + size].tag not in QUARTERS:
            break
        size += 1
    return size + 1 if words[at + size : at + size + 1] and size > 1 and HOUSE.fullmatch(words[at + size].text) else 1


def _whole(words: list[Token], at: int) -> str:
    """The name of a person of which the tagger took the end for another word: 周志|和创办, 周建|大于2003年."""
    name, after = words[at].text, words[at + 1 : at + 3]
    if words[at].tag != PERSON or len(name) != SHORTEST or len(after) < SHORTEST or is_doubted(words[at]):
        return ""
    joined = after[0].text == AND and after[1].tag == VERB and after[1].text in FOUNDING
    greater = after[0].text == GREATER and after[1].tag == MOMENT and after[1].text[0].isdigit()
    return name + after[0].text[0] if joined or greater else ""


def _town(words: list[Token], at: int, knowledge: Knowledge) -> int:
    """How many words make a foreign place of which the tagger took the end for a person: 位于丹麦|比隆."""
    town = words[at + 1 : at + 2] if at else []
    if not town or town[0].tag != PERSON or not is_doubted(town[0]):
        return 1
    if not words[at - 1].text.endswith(knowledge.lexicons["place_words"].words(*LYING)):
        return 1
    after = words[at + 2 : at + 3]
    return 2 if not after or after[0].tag == MARK else 1


def _port(words: list[Token], at: int) -> int:
    """How many words make the part of a port, of which the tagger made two places: 宁波港|青禾湾作业区."""
    after = words[at + 1] if at + 1 < len(words) else words[at]
    return 2 if words[at].text.endswith(PORT) and after.tag == PLACE and after.text.endswith(WHARVES) else 1


def _is_town(word: Token, before: Token, knowledge: Knowledge) -> bool:
    """Whether the tagger took a country with a town in it for a person: 位于|丹麦比隆."""
    lying = is_doubted(word) and before.text.endswith(knowledge.lexicons["place_words"].words(*LYING))
    return lying and word.text.startswith(knowledge.gazetteer.countries)


def _is_clock(words: list[Token], at: int) -> bool:
    """Whether a place there only says by whose clocks an hour is told: 北京|时间|3月5日晚."""
    told = words[at].tag == PLACE and _behind(words, at) == CLOCK
    return told and at + 2 < len(words) and words[at + 2].tag in HOUR


def _is_office(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the short name of an office, of two characters, stands in two words behind its place: 湖南省|防|指."""
    pair = words[at : at + 2] if at and len(words[at].text) == 1 else []
    if len(pair) < 2 or len(pair[1].text) > 1:
        return False
    placed = words[at - 1].tag == PLACE or sign(words[at - 1].text) == words[at - 1].text
    known = knowledge.lexicons["abbreviations"].kind(pair[0].text + pair[1].text) == "head"
    return placed and known


def _is_below(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the next word is short for a division of a place, and somebody's home: 河南|周口|人."""
    after = words[at + 1 : at + 3]
    if words[at].tag != PLACE or len(after) < 2 or after[0].tag == MARK:
        return False
    born = after[1].tag == MARK and at and words[at - 1].text.endswith(BORN)
    if not born and after[1].text not in NATIVE:
        return False
    wide, own = (knowledge.gazetteer.named(word.text) for word in (words[at], after[0]))
    return any(knowledge.gazetteer.within(place.code, outer.code) for place in own for outer in wide)


def _is_county(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether a division begins there with what the tagger takes for a conjunction: 呼和浩特市|和|林格尔县."""
    pair = words[at - 1 : at + 2] if at and words[at].text == AND else []
    if len(pair) < 2 + 1 or pair[0].tag != PLACE or pair[2].tag != PLACE:
        return False
    name = COUNTY.match(AND + pair[2].text)
    return (
        name is not None and bool(knowledge.gazetteer.titled(name[0])) and not knowledge.gazetteer.titled(name[0][1:])
    )
