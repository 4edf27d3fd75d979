"""Names with the bounds that the words around them show: 李强|乘包机, 莱齐耶三世, 阿里-礼萨."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Token

PERSON, BODY = "PER", "ORG"
NAMES = (PERSON, BODY, "LOC")

JOINING = re.compile("共建|委托|联合(?!国(?![务家资防税])|会|体|社|大学|党|政府|组织)|会同|携手|依托|(?<=..)和")
"""Verbs that the tagger takes for a part of the name of a body: 青川县总工会|联合|青川县教育局."""

BELOW = re.compile("(?:全资|控股|参股|下属)(?:子公司|孙公司|企业|公司)$")
"""What a firm's name is followed by where one of its own is named next: 远川集团|控股子公司|安禾科技."""

PARTING = re.compile("拜会|拜访|会见|控股股东|第一大股东|实际控制人")
"""What stands in the name of no body: 青川|拜会|广元市委, 远川科技|控股股东|安禾集团."""

OWNER = ("股东", "控制人")
"""Whom a firm has and no place."""

INNER = ("共建", "委托")
"""Verbs that the name of one body may hold before its head: 中国委托保险公司."""

WHOLE = 2
"""Characters at least that must be left of a name."""

BEFORE = "同与"
"""What the tagger takes with the name that follows it, and what no name begins with: 总统|同佐科."""

AND, FOREIGN = "和及", "·"
"""What the tagger takes with a foreign name behind another: 罗·韦恩|和|保罗·艾伦; 和 is a surname too."""

LISTED, OPEN = "、", ("（", "(")

QUOTED = re.compile("[“‘《][^”’》]*$")
"""A quotation that the tagger took into the name before it, without its end: 青川电气|“班组长讲堂|”."""

HOSTS = re.compile("(?<=..)(?:主办|承办|协办)$|(?<=..工会)组织$")
"""A verb that the tagger took with the body before it: 遂宁站点|协办."""

ALLY = re.compile("(?:联合(?!国)|会同|携手)(?=[省市县区州旗团](?![长级]))")
"""What the tagger takes with the body after it, which is named by its level: 联合|县图书馆."""

ALL, LEVELS = "全", re.compile("[国省市县区州镇乡]")
"""All of a level, of which the tagger made one body: 全|市法院."""

DIVISION = range(2, 5)
"""Characters of the full name of a division of which the tagger cut off the first: 离|石区总工会."""

HOME = "中国"
"""What the tagger takes for a part of a body's name and is only the country of a city: 中国|成都."""

MINISTRY, GATE = "部", "门"
"""Parts of a word (部门) that the tagger may cut in two, which makes a body of the first: 青川公安管理部|门."""

TRADE = re.compile("业(?!务|主|绩|内|已|态)")
"""Behind a word it makes the word for a trade: 青川茶饮|业新订单."""

IN, FOUNDING = ("在", "于"), ("创立", "创办", "创建")
"""What stands around a city where somebody founds something; a union is 成立 in a company."""

WRITING = re.compile("复信|致信|致电|致函|回信|会见|走访|来到|走进")
"""Verbs that the tagger takes with the body after them: 复信|远川交响乐团."""

LED = re.compile("依托|前往|位于|来到|走进|途经")
"""What the tagger takes with the place after it: 依托|青川古城遗址."""

ORDINAL = re.compile("[一二三四五六七八九十]{1,3}世")
MAKES, NOUN = "作", "n"
"""Gives (a talk): a word that ends on it may begin with the last character of a name."""

HYPHENS = "-－‐–"

STRANGERS = 1
"""Characters of a foreign name with a hyphen that the list of transcribing ones may lack."""

ATTACHED = re.compile(
    "第[一二三四五六七八九十]?$|(?:第[一二三四五六七八九十]{1,2})?附$|(?:第[一二三四五六七八九十]{1,2})?附属"
)
"""What a school's name goes on with to that of a hospital or school attached to it."""

ANNEX, ANNEXES = 5, ("Hospital", "School")
"""Words after a school's name in which such a name ends, and its classes."""

BOTH = ("和", "与")
PARTIES, STATE = ("党", "中央"), "国家"
STOPS = "，。；、！？"
POST = "任"
"""Holds a post, and the last character of a name where no post follows."""

FOUR = 4
"""Characters of two Chinese names at least, side by side."""

COMMITTEE = "委员会"
FIELD = 3
"""Words at most of the first half of a committee's name, the body that it belongs to among them."""

AHEAD = 4
"""Characters after a name that are read: the longest word of the lexicon without its first character is shorter."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, those of people's names parted and joined where the text around them asks for it."""
    parts: list[Token] = []
    for at, word in enumerate(words):
        parts += _parted(words, at, knowledge) if word.tag in NAMES else (word,)
    return tuple(_joined(parts, knowledge))


def _parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A word, or the name in it and what stands before or behind that name."""
    word = words[at]
    if at and word.tag == BODY and words[at - 1].text == ALL and LEVELS.match(word.text):
        yield replace(word, tag="n")  # 全|市法院
        return
    ally = ALLY.match(word.text) if word.tag in (BODY, "LOC") else None
    if ally and knowledge.lexicons["organisation_heads"].ending(word.text):
        yield Token(word.start, ally[0], "v")
        yield replace(word, start=word.start + ally.end(), text=word.text[ally.end() :], tag=BODY)
        return
    if word.tag == BODY:
        after = words[at + 1].text if at + 1 < len(words) else ""
        if (word.text.endswith(MINISTRY) and after.startswith(GATE)) or TRADE.match(after):
            yield replace(word, tag="n")
        elif _is_seat(words, at, knowledge) or _is_city(words, at, knowledge):
            yield replace(word, tag="LOC")
        else:
            yield from _apart(word, knowledge)
        return
    if word.tag == "LOC" and (led := LED.match(word.text)) and len(word.text) - led.end() >= WHOLE:
        yield Token(word.start, led[0], "v")
        yield replace(word, start=word.start + led.end(), text=word.text[led.end() :])
        return
    if word.tag != PERSON:
        yield word
        return
    start, text = word.start, word.text
    if (text[0] in BEFORE and len(text) > WHOLE) or (text[0] in AND and FOREIGN in text and _follows(words, at)):
        yield Token(start, text[0], "p")
        start, text = start + 1, text[1:]
    after = "".join(other.text for other in words[at + 1 : at + 1 + AHEAD])[:AHEAD]
    if len(text) > WHOLE and _goes_on(text[-1], after, knowledge.lexicons["name_tails"]):
        yield Token(start, text[:-1], PERSON, word.confidence)
        yield Token(start + len(text) - 1, text[-1], "p" if text[-1] == "在" else "v")
    else:
        yield Token(start, text, PERSON, word.confidence)


def _is_seat(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether only a place may follow what stands before a word that ends like no body: 总部位于|青川巴特."""
    lies = knowledge.lexicons["place_words"].words("capital", "lies")
    before = words[at - 1].text if at else ""
    return before.endswith(lies) and not knowledge.lexicons["organisation_heads"].ending(words[at].text)


def _is_city(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the foreign city for a body in which somebody founds one: 在|亚特兰大|创立."""
    after = words[at + 1].text if words[at + 1 : at + 2] else ""
    founds = at > 0 and words[at - 1].text in IN and after in FOUNDING
    strange = [char for char in words[at].text if char not in knowledge.lexicons["transcription"]]
    return founds and len(words[at].text) > WHOLE and len(strange) <= STRANGERS


def _follows(words: tuple[Token, ...], at: int) -> bool:
    """Whether a person stands right before."""
    return at > 0 and words[at - 1].tag == PERSON


def _apart(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A body without what the tagger took with it, or the two between which a verb stands."""
    heads, text = knowledge.lexicons["organisation_heads"], word.text
    if (quoted := QUOTED.search(text)) and quoted.start() >= WHOLE and len(quoted[0]) > 1:
        yield replace(word, text=text[: quoted.start()])
        yield Token(word.start + quoted.start(), quoted[0][0], "w")
        yield Token(word.start + quoted.start() + 1, quoted[0][1:], "n")
        return
    if hosts := HOSTS.search(text):
        yield replace(word, text=text[: hosts.start()])
        yield Token(word.start + hosts.start(), hosts[0], "v")
        return
    if text.endswith(OPEN) and len(text) > WHOLE:
        yield replace(word, text=text[:-1])
        yield Token(word.end - 1, text[-1], "w")
        return
    written = WRITING.match(text)
    if written and heads.ending(text) and len(text) - written.end() > FIELD:
        yield Token(word.start, written[0], "v")
        yield replace(word, start=word.start + written.end(), text=text[written.end() :])
        return
    city = knowledge.gazetteer.named(text[len(HOME) :]) if text.startswith(HOME) else ()
    if city and city[0].level is not Level.TOWN:  # 联合 is a town too
        yield replace(word, tag="LOC")
        return
    yield from _between(word, knowledge)


def _between(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The two names on both sides of a verb in a word, with the verb; the word itself where none parts it.

    The second is no mere head but after a place.
    """
    heads, text = knowledge.lexicons["organisation_heads"], word.text
    below = BELOW.search(text, WHOLE)
    if below and heads.ending(text[: below.start()]):
        yield replace(word, text=text[: below.start()])
        yield Token(word.start + below.start(), below[0], "v")  # a noun would be made a part of the name again
        return
    parting = PARTING.search(text, WHOLE)
    before = text[: parting.start()] if parting else ""
    place = bool(before and knowledge.gazetteer.named(before))
    owned = parting is not None and parting[0].endswith(OWNER)
    if parting and heads.ending(text) and text[parting.end() :] not in heads and not (place and owned):
        yield Token(word.start, before, "LOC" if place else BODY, word.confidence)
        yield Token(word.start + parting.start(), parting[0], "v")
        yield replace(word, start=word.start + parting.end(), text=text[parting.end() :])
        return
    verb = JOINING.search(text, 1)
    before, after = (text[: verb.start()], text[verb.end() :]) if verb else ("", "")
    place = (
        verb is not None
        and verb[0] not in ("联合", "和")
        and not (verb[0] in INNER and after in heads)
        and bool(knowledge.gazetteer.titled(before))
    )
    bare = after in heads
    if verb is None or not heads.ending(after) or not (place or heads.ending(before)) or (bare and not place):
        yield word
        return
    yield Token(word.start, before, "LOC" if place else BODY, word.confidence)
    yield Token(word.start + verb.start(), verb[0], "v")
    yield Token(word.start + verb.end(), after, "n" if bare else BODY, word.confidence)


def _goes_on(last: str, after: str, tails: Lexicon) -> bool:
    return any((last + after).startswith(word) for word in tails)


def _joined(words: list[Token], knowledge: Knowledge) -> Iterator[Token]:
    """The words, those joined that are one name: a ruler's with its number, a foreign one with its hyphen, a
    committee's with both things that it is for."""
    at = 0
    while at < len(words):
        word = words[at]
        size = 1
        if word.tag == PERSON:
            if _lacks_its_end(words, at, knowledge):
                yield replace(word, text=word.text + words[at + 1].text[0])
                words[at + 1] = Token(words[at + 1].start + 1, MAKES, "v")
                at += 1
                continue
            size = _size(words, at, knowledge.lexicons["transcription"])
        elif _lacks_its_surname(words, at, knowledge.lexicons["surnames"]):
            text = word.text + words[at + 1].text
            yield Token(word.start, text, PERSON, words[at + 1].confidence)
            at += 2
            continue
        elif _lacks_its_place(words, at, knowledge):
            yield replace(words[at + 1], start=word.start, text=word.text + words[at + 1].text)
            at += 2
            continue
        elif word.text in PARTIES and [other.text for other in words[at + 1 : at + 2]] == ["和"]:
            size = 3 if at + 2 < len(words) and _is_of_state(words[at + 2]) else 1
        elif word.tag == BODY:
            heads = knowledge.lexicons["organisation_heads"]
            size = max(_halves(words, at, heads), _annexed(words, at, heads))
        tag = BODY if word.text in PARTIES and size > 1 else word.tag
        yield word if size == 1 else replace(word, text="".join(part.text for part in words[at : at + size]), tag=tag)
        at += size


def _is_of_state(word: Token) -> bool:
    """Whether a word names a body of the state: 党和|国家荣誉表彰委员会."""
    return word.tag == BODY and word.text.startswith(STATE)


def _lacks_its_surname(words: list[Token], at: int, surnames: Lexicon) -> bool:
    """Whether a surname stands apart from the given name that the tagger took for a person: 林国栋、|曾|青禾."""
    if at < 2 or words[at - 1].text != LISTED:  # all but a few words
        return False
    following = words[at + 1 : at + 2]
    listed = [other.tag for other in words[at - 2 : at]] == [PERSON, "w"]
    given = bool(following) and following[0].tag == PERSON and len(following[0].text) == WHOLE
    return listed and given and words[at].tag != PERSON and words[at].text in surnames


def _lacks_its_place(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether a character stands apart from the name with which it makes the full name of a division."""
    word, following = words[at], words[at + 1 : at + 2]
    if len(word.text) != 1 or word.tag == "w" or not following or following[0].tag not in (BODY, "LOC"):
        return False
    name = following[0].text
    return not knowledge.gazetteer.peel(name)[0] and any(
        place.level is not Level.TOWN
        for size in DIVISION
        for place in knowledge.gazetteer.titled(word.text + name[: size - 1])
    )


def _is_foreign(name: str, letters: Lexicon) -> bool:
    """Whether the characters of a name of two parts transcribe foreign ones, all but one."""
    return len(name) > FOUR and sum(char in letters for char in name) >= len(name) - STRANGERS


def _lacks_its_end(words: list[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether the last character of a name of three stands in the word behind it: 部长|林国|栋作|了报告."""
    word, following = words[at], words[at + 1 : at + 2]
    if len(word.text) != WHOLE or not following or following[0].tag != NOUN or following[0].text[1:] != MAKES:
        return False
    after = "".join(other.text for other in words[at + 2 : at + 2 + AHEAD])[:AHEAD]
    known = word.text[0] in knowledge.lexicons["surnames"] and bool(after)
    return known and _goes_on(MAKES, after, knowledge.lexicons["name_tails"])


def _halves(words: list[Token], at: int, heads: Lexicon) -> int:
    """How many words make the name of a committee for two things: 青川县人大|环境|和|资源委员会."""
    joint = at + 1
    while joint < min(at + FIELD, len(words)) and words[joint].tag == "n":
        joint += 1
    first = "".join(word.text for word in words[at:joint])
    pair = words[joint : joint + 2]
    whole = len(pair) == 2 and pair[0].text in BOTH and pair[1].tag == BODY and pair[1].text.endswith(COMMITTEE)
    return joint - at + 2 if whole and not heads.ending(first) else 1


def _annexed(words: list[Token], at: int, heads: Lexicon) -> int:
    """How many words make the name of what is attached to a school: 青川医学院|附属|明川|医院."""
    text, last = "", 1
    for size, word in enumerate(words[at + 1 : at + 1 + ANNEX], start=2):
        text += word.text
        if word.tag in ("w", "c") or not ATTACHED.match(text):
            return last
        head = heads.ending(text)
        if head and head.kind in ANNEXES:
            last = size
    return last


def _size(words: list[Token], at: int, letters: Lexicon) -> int:
    """How many words make the name that begins here."""
    size = 1
    following = words[at + 1 : at + 3]
    if following and following[0].tag == PERSON and _is_foreign(words[at].text + following[0].text, letters):
        return 2  # 巴勒图|苏尔
    if following and following[0].text == POST and all(word.text in STOPS for word in following[1:]):
        return 2  # 卡里戈|任。
    if len(following) == 2 and following[0].text in HYPHENS and following[1].tag == PERSON:
        name = words[at].text + following[1].text
        size += 2 if sum(char in letters for char in name) >= len(name) - STRANGERS else 0
    number = words[at + size].text if at + size < len(words) else ""
    return size + bool(ORDINAL.fullmatch(number))
