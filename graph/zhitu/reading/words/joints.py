"""Names that the tagger cut in two: 莱齐耶|三世, 林国|栋作|了报告, 青川县人大|环境|和|资源委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Token
from zhitu.reading.tags import (
    ADVERB,
    BODY,
    CONJUNCTION,
    DIRECTION,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NAMES,
    NOUN,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERB,
)

WHOLE, LISTED = 2, "、"
"""Characters of a given name, or of a surname with one of them."""

DIVISION = range(2, 5)
"""Characters of the full name of a division of which the tagger cut off the first: 离|石区总工会."""

ORDINAL = re.compile("[一二三四五六七八九十]{1,3}世")
CHIEF = "长"
"""The end of a title, of which the tagger may make a name."""

MAKES, DEEDS = "作", "制合协创操写运动工耕劳著"
"""Gives (a talk): a word that ends on it may begin with the last character of a name."""

DEVELOPING, LAND = "发展", re.compile("中国家(?![具庭电用禽长乡])")
"""What stands before the beginning of a body's name that the tagger cut: 发展|中国家茶叶联盟."""

SAYING = (("尚", "称"), ("多", "称"), ("多", "说"), ("多", "表示"), ("多", "指出"))
"""The last character of a foreign name that is a word by itself, and a verb of saying behind it."""

HYPHENS, DOT = "-－‐–", "·"
"""What joins the parts of a foreign name, and what parts only those."""

TAIL = 3
"""Characters at most of the end of a foreign name that the tagger took for a body."""

UNSURE = 0.9
"""What the tagger is less sure of behind a title may be only the beginning of a foreign name: none that it was surer of
was cut in the news read for this."""

CLOSING = frozenset({MARK, VERB, MOMENT})
"""Tags of what follows such a name."""

PARTICLES = frozenset({PREPOSITION, CONJUNCTION, PARTICLE, ADVERB, PRONOUN, DIRECTION, NUMBER, MEASURE_WORD})
"""Tags of words that are no end of one."""

STRANGERS = 1
"""Characters of a foreign name with a hyphen that the list of transcribing ones may lack."""

MONGOLIAN = "木格高其图宝"
"""Characters of Mongolian names that are no more than sounds there, and that the list of transcribing ones may lack."""

ATTACHED = re.compile(
    "第[一二三四五六七八九十]?$|(?:第[一二三四五六七八九十]{1,2})?附$|(?:第[一二三四五六七八九十]{1,2})?附属"
)
"""What a school's name goes on with to that of a hospital or school attached to it."""

ANNEX, ANNEXES = 5, ("Hospital", "School")
"""Words after a school's name in which such a name ends, and its classes."""

BOTH = ("和", "与")
PARTIES, STATE = ("党", "中央"), "国家"
STOPS = "，。；、！？的"
SAID, WORDS = "称", ("简称",)
"""A verb of speech, and words that end like it and are one with what stands before it."""

TIBETAN = ("才", "让")
"""How many Tibetan names end, of which the tagger takes the second for a verb: 桑吉才|让，."""

GIVEN = [["和", end] for end in "男夫也彦之"]
"""The words that the tagger makes of a Japanese given name."""

POST = "任"
"""Holds a post, and the last character of a name where no post follows."""

FOUR = 4
"""Characters of two Chinese names at least, side by side."""

AND = "和"
QUARTER, DIVISIONS = "社区", tuple("省市县区州镇乡道")
"""What the name of a body begins with whose own name the tagger took for a place's: 枫林镇桃源新邨|社区党委."""

COMMITTEE = "委员会"
PARTY, INSTITUTES = ("中央", "委"), ("研究院", "研究室", "办公室")
"""How a party's committee is called, and its offices for two things: 青川县委|党史|和|地方志研究室."""

FIELD = 3
"""Words at most of the first half of a committee's name, the body that it belongs to among them."""

AHEAD = 4
"""Characters after a name that are read: the longest word of the lexicon without its first character is shorter."""


def mend(words: list[Token], knowledge: Knowledge) -> Iterator[Token]:
    """The words, those joined that are one name: a ruler's with its number, a foreign one with its hyphen, a
    committee's with both things that it is for."""
    done = 0
    for at, word in enumerate(words):
        if at < done:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        named = word.tag in (PERSON, BODY) or (after is not None and after.tag in NAMES)
        if not named and word.text not in PARTIES:
            yield word  # most words are so
            continue
        size = 1
        if word.tag == PERSON:
            if _lacks_its_end(words, at, knowledge):
                yield replace(word, text=word.text + words[at + 1].text[0])
                words[at + 1] = Token(words[at + 1].start + 1, MAKES, VERB)
                continue
            if (end := _stranded(words, at, knowledge)) is not None:
                yield replace(word, text=word.text + words[at + 1].text[:end])
                rest = words[at + 1].text[end:]
                if rest:
                    words[at + 1] = Token(words[at + 1].start + end, rest, VERB)
                done = at + (1 if rest else 2)
                continue
            size = 2 if _speaks(words, at, knowledge) else _size(words, at, knowledge.lexicons["transcription"])
        elif _lacks_its_surname(words, at, knowledge.lexicons["surnames"]):
            text = word.text + words[at + 1].text
            yield Token(word.start, text, PERSON, words[at + 1].confidence)
            done = at + 2
            continue
        elif after and (_begins(word, after) or _lacks_its_place(words, at, knowledge)):
            yield replace(after, start=word.start, text=word.text + after.text)
            done = at + 2
            continue
        elif word.text in PARTIES and [other.text for other in words[at + 1 : at + 2]] == ["和"]:
            size = 3 if at + 2 < len(words) and _is_of_state(words[at + 2]) else 1
        elif word.tag == BODY:
            heads = knowledge.lexicons["organisation_heads"]
            size = max(_halves(words, at, heads), _annexed(words, at, heads))
        tag = BODY if word.text in PARTIES and size > 1 else word.tag
        yield word if size == 1 else replace(word, text="".join(part.text for part in words[at : at + size]), tag=tag)
        done = at + size


def _speaks(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the last character of a name for a conjunction: 林国|和|表态."""
    name, behind = words[at].text, [other.text for other in words[at + 1 : at + 3]]
    return (
        len(name) == WHOLE
        and len(behind) > 1
        and behind[0] == AND
        and behind[1] in knowledge.lexicons["name_neighbours"].marked("told")
    )


def _begins(word: Token, body: Token) -> bool:
    """Whether a body's name begins with the word before it: 发展|中国家茶叶联盟, 桃源新邨|社区党委."""
    quarter = word.tag == PLACE and body.text.startswith(QUARTER) and not word.text.endswith(DIVISIONS)
    land = word.text == DEVELOPING and LAND.match(body.text) is not None
    return body.tag == BODY and (quarter or land)


def _is_of_state(word: Token) -> bool:
    """Whether a word names a body of the state: 党和|国家荣誉表彰委员会."""
    return word.tag == BODY and word.text.startswith(STATE)


def _lacks_its_surname(words: list[Token], at: int, surnames: Lexicon) -> bool:
    """Whether a surname stands apart from the given name that the tagger took for a person: 林国栋、|曾|青禾."""
    if at < 2 or words[at - 1].text != LISTED:  # all but a few words
        return False
    following = words[at + 1 : at + 2]
    listed = [other.tag for other in words[at - 2 : at]] == [PERSON, MARK]
    given = bool(following) and following[0].tag == PERSON and len(following[0].text) == WHOLE
    return listed and given and words[at].tag != PERSON and words[at].text in surnames


def _lacks_its_place(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether a character stands apart from the name with which it makes the full name of a division."""
    word = words[at]
    holds = word.text == POST and word.tag == VERB  # 曾|任|县中医院|副院长
    following = words[at + 1 : at + 2] if len(word.text) == 1 and word.tag != MARK and not holds else []
    if not following or following[0].tag not in (BODY, PLACE):
        return False
    name = following[0].text
    return not knowledge.gazetteer.peel(name)[0] and any(
        place.level is not Level.TOWN
        for size in DIVISION
        for place in knowledge.gazetteer.titled(word.text + name[: size - 1])
    )


def goes_on(last: str, after: str, tails: Lexicon) -> bool:
    """Whether the last character of a name begins a word with what follows it: 周建平作|了."""
    return tails.beginning(last + after) is not None


def is_transcribed(name: str, letters: Lexicon) -> bool:
    """Whether the characters of a name transcribe foreign ones, all but one."""
    return sum(char in letters for char in name) >= len(name) - STRANGERS


def _is_parted(first: str, rest: str, letters: Lexicon) -> bool:
    """Whether two words that the tagger took for people are one foreign name; the point stands in the second."""
    if first == CHIEF:
        return False  # 国务委员|长|金善英
    pointed = DOT in rest and DOT not in first and len(first) > WHOLE and is_transcribed(first, letters)
    return pointed or _is_foreign(first + rest, letters)


def _is_foreign(name: str, letters: Lexicon) -> bool:
    """Whether the characters of a name of two parts transcribe foreign ones, all but one."""
    return len(name) > FOUR and is_transcribed(name, letters)


def _is_tail(text: str, letters: Lexicon) -> bool:
    """Whether what the tagger took for a body behind a foreign name is no more than its last characters."""
    return len(text) <= TAIL and is_transcribed(text, letters)


def _is_rest(name: str, rest: Token, after: Token, letters: Lexicon) -> bool:
    """Whether what the tagger took for a noun, or a verb without an object, ends the name before it."""
    if (name[-1], rest.text) == TIBETAN:
        return len(name) > WHOLE and after.tag == MARK
    pointed = DOT in name and rest.tag in (NOUN, PROPER_NOUN) and len(rest.text) == WHOLE
    return pointed and after.tag in CLOSING and set(rest.text) <= {*letters, *MONGOLIAN}


def _lacks_its_end(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the last character of a name of three stands in the word behind it: 部长|林国|栋作|了报告."""
    word = words[at]
    following = words[at + 1 : at + 2] if len(word.text) == WHOLE else []
    if not following or following[0].text[1:] != MAKES:
        return False
    if following[0].tag not in (NOUN, VERB) or following[0].text[0] in DEEDS:
        return False
    after = "".join(other.text for other in words[at + 2 : at + 2 + AHEAD])[:AHEAD]
    known = word.text[0] in knowledge.lexicons["surnames"] and bool(after)
    return known and goes_on(MAKES, after, knowledge.lexicons["name_tails"])


def _stranded(words: list[Token], at: int, knowledge: Knowledge) -> int | None:
    """How many characters of the next word end the foreign name behind a title: 总理|巴勒图|苏尔|。"""
    word, following = words[at], words[at + 1 : at + 3]
    letters, titles = knowledge.lexicons["transcription"], knowledge.lexicons["titles"]
    before = "".join(other.text for other in words[max(0, at - 2) : at])
    foreign = len(following) > 1 and word.text != CHIEF and is_transcribed(word.text, letters)
    if not foreign or titles.ending(before) is None:
        return None  # all but a few
    tail, after = following[0].text, "".join(other.text for other in words[at + 2 : at + 2 + AHEAD])[:AHEAD]
    lone = len(tail) == 1 and tail in letters and len(word.text) > WHOLE
    if lone and (after.startswith(LISTED) or (following[1].tag == MOMENT and _is_said(words, at + 3, knowledge))):
        return 1  # 顾问|哈尔韦|比|29日称
    particle = following[0].tag in PARTICLES or following[0].tag in (MARK, MOMENT)
    if len(tail) == WHOLE and tail[0] in letters and tail[1] == SAID and tail not in WORDS:
        return 1  # 首相|斯塔|默称
    if not 0 < word.confidence < UNSURE or particle or DOT in tail:
        return None
    if len(tail) == WHOLE and tail[0] in letters and goes_on(tail[1], after, knowledge.lexicons["name_tails"]):
        return 1
    strange = len(tail) > 1 or (len(word.text) > WHOLE and following[0].tag == NOUN)
    closed = following[1].tag in CLOSING or following[1].text in ("等", "同志")
    known = any(tail in knowledge.lexicons[words] for words in ("titles", "predicates", "generic_words"))
    named = following[0].tag in NAMES and not knowledge.gazetteer.named(tail)
    whole = set(tail) <= letters.keys() or ((named or len(tail) > WHOLE) and is_transcribed(tail, letters))
    return len(tail) if strange and closed and whole and not known else None


def _is_said(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether a verb of speech stands there."""
    return at < len(words) and words[at].text in knowledge.lexicons["name_neighbours"].marked("told", "dated")


def _halves(words: list[Token], at: int, heads: Lexicon) -> int:
    """How many words make the name of a committee for two things: 青川县人大|环境|和|资源委员会."""
    joint = at + 1
    while joint < min(at + FIELD, len(words)) and words[joint].tag == NOUN:
        joint += 1
    first = "".join(word.text for word in words[at:joint])
    pair = words[joint : joint + 2]
    ends = COMMITTEE if not words[at].text.endswith(PARTY) else (COMMITTEE, *INSTITUTES)
    whole = len(pair) == 2 and pair[0].text in BOTH and pair[1].tag == BODY and pair[1].text.endswith(ends)
    return joint - at + 2 if whole and not heads.ending(first) else 1


def _annexed(words: list[Token], at: int, heads: Lexicon) -> int:
    """How many words make the name of what is attached to a school: 青川医学院|附属|明川|医院."""
    text, last = "", 1
    for size, word in enumerate(words[at + 1 : at + 1 + ANNEX], start=2):
        text += word.text
        if word.tag in (MARK, CONJUNCTION) or not ATTACHED.match(text):
            return last
        head = heads.ending(text)
        if head and head.kind in ANNEXES:
            last = size
    return last


def _size(words: list[Token], at: int, letters: Lexicon) -> int:
    """How many words make the name that begins here."""
    size = 1
    following = words[at + 1 : at + 3]
    if following and following[0].tag == PERSON and _is_parted(words[at].text, following[0].text, letters):
        return 2  # 巴勒图|苏尔, 巴勒图|苏尔·韦恩
    if (
        len(following) == 2
        and (following[0].text, following[1].text) in SAYING
        and is_transcribed(words[at].text, letters)
    ):
        return 2  # 西雅尔|多|称
    tail = following and following[0].tag == BODY and DOT in words[at].text and _is_tail(following[0].text, letters)
    if tail or (len(following) == 2 and _is_rest(words[at].text, following[0], following[1], letters)):
        return 2  # 巴依卡·凯力迪|别克, 巴·额力德|木图, 桑吉才|让
    if len(words[at].text) == WHOLE and [word.text for word in following] in GIVEN:
        return 3  # 植田|和|男
    if following and following[0].text == POST and all(word.text in STOPS for word in following[1:]):
        return 2  # 卡里戈|任。
    if len(following) == 2 and following[0].text in HYPHENS and following[1].tag in NAMES:
        name = words[at].text + following[1].text
        both = following[1].tag == PERSON and is_transcribed(words[at].text, letters)
        size += 2 if DOT in name or both or is_transcribed(name, letters) else 0
    number = words[at + size].text if at + size < len(words) else ""
    return size + bool(ORDINAL.fullmatch(number))
