"""Names parted from what the tagger took with them: 李强|乘包机, 青川县总工会|联合|青川县教育局, 复信|远川交响乐团."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
from zhitu.model import Token
from zhitu.reading.tags import BODY, MARK, MOMENT, NAMES, NOUN, PERSON, PLACE, VERB
from zhitu.reading.words import bodies, joints

JOINING = re.compile("共建|委托|联合(?!国(?![务家资防税])|会|体|社|大学|党|政府|组织)|会同|携手|依托|(?<=..)和")
"""Verbs that the tagger takes for a part of the name of a body: 青川县总工会|联合|青川县教育局."""

BELOW = re.compile("(?:全资|控股|参股|下属)(?:子公司|孙公司|企业|公司)$")
"""What a firm's name is followed by where one of its own is named next: 远川集团|控股子公司|安禾科技."""

INNER = ("共建", "委托")
"""Verbs that the name of one body may hold before its head: 中国委托保险公司."""

WHOLE = 2
"""Characters at least that must be left of a name."""

WRITTEN = 3
"""Characters that the name of a body behind a verb exceeds."""

BEFORE = "同与"
"""What the tagger takes with the name that follows it, and what no name begins with: 总统|同佐科."""

AT, INVITED = "应", re.compile("[^，。；]{0,6}?(?:邀请|之邀)")
"""At whose invitation: 应|林国栋|邀请; the first is a surname too."""

AND, FOREIGN = "和及", "·"
"""What the tagger takes with a foreign name behind another: 罗·韦恩|和|保罗·艾伦; 和 is a surname too."""

OPEN = ("（", "(")

QUOTED = re.compile("[“‘《][^”’》]*$")
"""A quotation that the tagger took into the name before it, without its end: 青川电气|“班组长讲堂|”."""

HOSTS = re.compile("(?<=..)(?:主办|承办|协办)$|(?<=..工会)组织$|(?<=海警|战区|军区|总队|支队|大队)组织$")
"""A verb that the tagger took with the body before it: 遂宁站点|协办."""

BEFALLS = re.compile("(?<=..)(?:遇[袭刺难害]|[逝去]世|病逝)$|(?<=...)当[天晚日]$")
"""What befell somebody, or on which day, that the tagger took with the name: 罗韦恩|遇袭, 巴勒图苏|当晚."""

ALLY = re.compile("(?:联合(?!国)|会同|携手)(?=[省市县区州旗团](?![长级]))")
"""What the tagger takes with the body after it, which is named by its level: 联合|县图书馆."""

ALL, LEVELS = "全", re.compile("[国省市县区州镇乡]")
"""All of a level, of which the tagger made one body: 全|市法院."""

HOME = "中国"
"""What the tagger takes for a part of a body's name and is only the country of a city: 中国|成都."""

MINISTRY, GATE = "部", "门"
"""Parts of a word (部门) that the tagger may cut in two, which makes a body of the first: 青川公安管理部|门."""

PAIR = re.compile("(?:中.|.中)(?:铁杆)?")
"""China and another land by a letter each."""

OFFICE = "GovernmentBody"

DESCENT = "裔"
"""Behind a place it tells where somebody's fathers came from."""

SIDE, SIDES = "部", set("东西南北中")
"""What makes the side of a place of the region behind it: 辽宁|东北|部."""

ARMY, KEPT = "军", ("驻", "在", "侵", "抗", "援")
"""How the short name of a country's army ends, and what before it belongs to the name: 侵华|日军."""

SOME = re.compile("某(?:[部团旅营连师军]|大队|支队|基地)")
"""Behind the name of a force it opens the rest of a name that is not told: 海军陆战队|某旅."""

TRADE = re.compile("业(?!务|主|绩|内|已|态)")
"""Behind a word it makes the word for a trade: 青川茶饮|业新订单."""

ERA = re.compile("(?:时代|征程|时期)党$")
"""The party in an age, which the tagger took for a party of that name: 新时代|党."""

SEMINAR = re.compile("(?<=党校|学院|大学)[省市县区]委$")
"""Whose seminar a school holds, which the tagger took for a committee of the school's: 青川党校|县委|书记班."""

HUB, OFFICES = "枢纽", "部门"
"""What follows what is no body: a hub of flights (青川国际航空|枢纽), and behind no head noun, offices of a sort."""

BORN, BIRTH = "生", 5
"""Is born, and the words behind a name in which such a clause ends: 王青|生|于福建龙岩，."""

YEAR, LONG_AGO = re.compile(r"(?:1[89]|20)\d\d年"), ("18", "19")
"""The year of a birth, and how one begins in which few who are in the news did anything else."""

ACCUSED, DEEDS = ("被告人", "嫌疑人", "经查"), ("在", "因", "与", "前往", "窜")
"""Before and behind what may be a birth, what tells of a deed: 被告人|王卫生|于2021年5月，|在…"""

IN, FOUNDING = ("在", "于"), ("创立", "创办", "创建")
"""What stands around a city where somebody founds something; a union is 成立 in a company."""

ABROAD = re.compile("[州省郡县]$")
"""How the name of a division ends behind which a town of it is named: 弗吉尼亚州|罗阿诺克."""

STRANGE = frozenset({PERSON, BODY, "nz", "nw"})
"""Tags that the tagger gives to a foreign town that it does not know."""

STANDS = ("在", "于", "位于")
"""The words before a place where something stands, or somebody was born."""

TERM = re.compile("第[一二三四五六七八九十0-9]{1,3}届.{2,}$")
"""Which of its terms a committee sits in, behind the name of the body that it is of: 青川茶业公司工会|第三届委员会."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, those of people's names parted and joined where the text around them asks for it."""
    parts: list[Token] = []
    words = _aligned(words, knowledge)
    for at, word in enumerate(words):
        if word.tag in STRANGE and _is_town(words, at, knowledge):
            parts.append(replace(word, tag=PLACE))
        elif word.tag == PERSON and _is_born(words, at):
            parts += (replace(word, text=word.text[:-1]), Token(word.end - 1, BORN, VERB))
        elif word.tag in NAMES:
            parts += _parted(words, at, knowledge)
        else:
            parts.append(word)
    return tuple(joints.mend(parts, knowledge))


def _aligned(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The words, cut around a taken word behind a body that the tagger broke or took in: 联合国敦|促."""
    if len(words) < WHOLE or not any(word.tag == BODY for word in words):
        return words
    first, text = words[0].start, "".join(word.text for word in words)
    for taken in knowledge.lexicons["taken_words"].pattern("body", "between", "meets", "holder").finditer(text, WHOLE):
        start, end = first + taken.start(), first + taken.end()
        inner = [word for word in words if word.end > start and word.start < end]
        body = inner[0] if inner[0].start < start else next(word for word in words if word.end == start)
        cuts = inner[0].start < start and inner[0].end <= end
        broken = len(inner) > 1 or (cuts and _opens_name(words, end))
        if body.tag != BODY or start - body.start < WHOLE or not broken:
            continue
        left = (replace(inner[0], text=inner[0].text[: start - inner[0].start]),) if cuts else ()
        right = (replace(inner[-1], start=end, text=inner[-1].text[end - inner[-1].start :]),)
        rest = right if right[0].text else ()
        at = words.index(inner[0])
        words = (*words[:at], *left, Token(start, taken[0], VERB), *rest, *words[at + len(inner) :])
    return words


def _opens_name(words: tuple[Token, ...], at: int) -> bool:
    """Whether a name begins there."""
    return any(word.start == at and word.tag in NAMES for word in words)


def _parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A word, or the name in it and what stands before or behind that name."""
    word = words[at]
    if at and word.tag == BODY and words[at - 1].text == ALL and LEVELS.match(word.text):
        yield replace(word, tag=NOUN)  # 全|市法院
        return
    ally = ALLY.match(word.text) if word.tag in (BODY, PLACE) else None
    if ally and knowledge.lexicons["organisation_heads"].ending(word.text):
        yield Token(word.start, ally[0], VERB)
        yield replace(word, start=word.start + ally.end(), text=word.text[ally.end() :], tag=BODY)
        return
    if word.tag == BODY:
        after = words[at + 1].text if at + 1 < len(words) else ""
        if (
            (word.text.endswith(MINISTRY) and after.startswith(GATE))
            or TRADE.match(after)
            or _is_secret(words, at)
            or _is_pair(word, after, knowledge)
            or after.startswith(HUB)
            or ERA.search(word.text)
            or (after.startswith(OFFICES) and not _is_headed(word.text, knowledge))
        ):
            yield replace(word, tag=NOUN)
        elif land := _stationed(words, at, knowledge):
            yield replace(word, text=land, tag=PLACE)
            yield replace(word, start=word.start + len(land), text=word.text[len(land) :])
        elif _is_seat(words, at, knowledge) or _is_city(words, at, knowledge):
            yield replace(word, tag=PLACE)
        else:
            yield from bodies.parted(words, at, knowledge) or _apart(word, knowledge)
        return
    if word.tag == PLACE:
        yield from _site(words, at, knowledge)
        return
    yield from _somebody(words, at, knowledge)


def _somebody(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """Somebody's name, and what the tagger took with it."""
    word = words[at]
    if befallen := BEFALLS.search(word.text):
        yield replace(word, text=word.text[: befallen.start()])
        yield Token(word.start + befallen.start(), befallen[0], VERB)
        return
    start, text = word.start, word.text
    if (text[0] in BEFORE and len(text) > WHOLE) or (text[0] in AND and FOREIGN in text and _follows(words, at)):
        yield Token(start, text[0], "p")
        start, text = start + 1, text[1:]
    behind = "".join(other.text for other in words[at + 1 : at + 1 + joints.AHEAD])
    surnames = knowledge.lexicons["surnames"]
    if text[0] == AT and len(text) > WHOLE and surnames.kind(text[1]) == "single" and INVITED.match(behind):
        yield Token(start, AT, "p")
        start, text = start + 1, text[1:]
    after = behind[: joints.AHEAD]
    if len(text) > WHOLE and joints.goes_on(text[-1], after, knowledge.lexicons["name_tails"]):
        yield Token(start, text[:-1], PERSON, word.confidence)
        yield Token(start + len(text) - 1, text[-1], "p" if text[-1] == "在" else VERB)
    else:
        yield Token(start, text, PERSON, word.confidence)


def _is_headed(name: str, knowledge: Knowledge) -> bool:
    """Whether a head noun of more than a character ends a name: 青川县人社|部门 has none."""
    head = knowledge.lexicons["organisation_heads"].ending(name)
    return head is not None and len(head.word) > 1


def _is_seat(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether only a place may follow what stands before a word that ends like no body: 总部位于|青川巴特."""
    lies = knowledge.lexicons["place_words"].words("capital", "lies")
    before = words[at - 1].text if at else ""
    return before.endswith(lies) and not knowledge.lexicons["organisation_heads"].ending(words[at].text)


def _is_pair(word: Token, after: str, knowledge: Knowledge) -> bool:
    """Whether the tagger took China and another land, a letter each, for a body: 中莱|关系."""
    related = knowledge.lexicons["place_words"].words("related")
    known = word.text in knowledge.lexicons["abbreviations"]
    return PAIR.fullmatch(word.text) is not None and not known and after.startswith(related)


def _site(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A place without the verb that the tagger took with it; where it only says whence or on which side, no place."""
    word = words[at]
    beside = words[at + 1].text if at + 1 < len(words) else ""
    led = knowledge.lexicons["taken_words"].pattern("place", "either").match(word.text)
    lands = _is_pair(word, beside, knowledge) and not knowledge.gazetteer.named(word.text)
    if beside.startswith(DESCENT) or lands:
        yield replace(word, tag=NOUN)  # 非洲|裔
    elif beside.startswith(SIDE) and set(word.text[-WHOLE:]) <= SIDES:
        yield from (replace(word, text=word.text[:-WHOLE]),) if len(word.text) > WHOLE else ()
        yield Token(word.end - WHOLE, word.text[-WHOLE:], "f")
    elif word.text[0] in AND and at and words[at - 1].tag == PLACE and _is_abroad(word.text, knowledge):
        yield Token(word.start, word.text[0], "c")  # 密西西比州|和|田纳西州
        yield replace(word, start=word.start + 1, text=word.text[1:])
    elif led and len(word.text) - led.end() >= WHOLE:
        yield Token(word.start, led[0], VERB)
        yield replace(word, start=word.start + led.end(), text=word.text[led.end() :])
    else:
        yield word


def _is_abroad(name: str, knowledge: Knowledge) -> bool:
    """Whether a division abroad stands behind a conjunction: it transcribes foreign sounds before its level."""
    if knowledge.gazetteer.titled(name):
        return False  # 和林格尔县
    name = name[1:]
    foreign = joints.is_transcribed(name[:-1], knowledge.lexicons["transcription"])
    return len(name) > WHOLE and LEVELS.match(name[-1]) is not None and foreign


def _stationed(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> str:
    """The land where an army is that the tagger took with its name: 驻|德国|美军; empty where it took none."""
    text, letters = words[at].text, knowledge.gazetteer.letters
    before, own = text[:-WHOLE], text[-WHOLE:]
    army = own.endswith(ARMY) and own[0] in letters and len(before) >= WHOLE
    return before if army and not before.endswith(KEPT) and not before.startswith(KEPT) else ""


def _is_secret(words: tuple[Token, ...], at: int) -> bool:
    """Whether the name of a force goes on with what is not told."""
    return SOME.match("".join(word.text for word in words[at + 1 : at + 3])) is not None


def _is_city(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the foreign city for a body in which somebody founds one: 在|亚特兰大|创立."""
    after = words[at + 1].text if words[at + 1 : at + 2] else ""
    founds = at > 0 and words[at - 1].text in IN and after in FOUNDING
    name = words[at].text
    return founds and len(name) > WHOLE and joints.is_transcribed(name, knowledge.lexicons["transcription"])


def _is_born(words: tuple[Token, ...], at: int) -> bool:
    """Whether the tagger took the verb for the end of a name, as the end of the clause behind a place or day shows."""
    text, behind = words[at].text, words[at + 1 : at + 1 + BIRTH]
    if len(text) <= WHOLE or text[-1] != BORN or not behind or behind[0].text != IN[1]:
        return False
    rest = [word.tag for word in behind[1:]]
    stop = rest.index(MARK) if MARK in rest else 0
    if not stop or not all(tag in (PLACE, MOMENT) for tag in rest[:stop]):
        return False
    if PLACE in rest[:stop]:
        return True
    accused = at > 0 and words[at - 1].text.endswith(ACCUSED)
    year = YEAR.match(behind[1].text)
    after = words[at + 3 + stop].text if at + 3 + stop < len(words) else ""
    return year is not None and not accused and (year[0].startswith(LONG_AGO) or not after.startswith(DEEDS))


def _is_town(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
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
    state = ABROAD.search(land) is not None and not knowledge.gazetteer.named(land)
    abroad = state or (land in knowledge.gazetteer.countries and land not in HOME)
    return abroad and joints.is_transcribed(words[at].text, knowledge.lexicons["transcription"])


def _follows(words: tuple[Token, ...], at: int) -> bool:
    """Whether a person stands right before."""
    return at > 0 and words[at - 1].tag == PERSON


def _apart(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A body without what the tagger took with it, or the two between which a verb stands."""
    heads, text = knowledge.lexicons["organisation_heads"], word.text
    if (quoted := QUOTED.search(text)) and quoted.start() >= WHOLE and len(quoted[0]) > 1:
        yield replace(word, text=text[: quoted.start()])
        yield Token(word.start + quoted.start(), quoted[0][0], MARK)
        yield Token(word.start + quoted.start() + 1, quoted[0][1:], NOUN)
        return
    if hosts := HOSTS.search(text) or SEMINAR.search(text):
        yield replace(word, text=text[: hosts.start()])
        yield Token(word.start + hosts.start(), hosts[0], VERB)
        return
    term = TERM.search(text)
    own = heads.ending(text, term.start()) if term else None
    if term and own and len(own.word) > 1 and len(own.word) < term.start():
        yield replace(word, text=text[: term.start()])
        yield Token(word.start + term.start(), term[0], NOUN)
        return
    if text.endswith(OPEN) and len(text) > WHOLE:
        yield replace(word, text=text[:-1])
        yield Token(word.end - 1, text[-1], MARK)
        return
    written = knowledge.lexicons["taken_words"].pattern("body", "either", "meets").match(text)
    if written and heads.ending(text) and len(text) - written.end() > WRITTEN:
        yield Token(word.start, written[0], VERB)
        yield replace(word, start=word.start + written.end(), text=text[written.end() :])
        return
    city = knowledge.gazetteer.named(text[len(HOME) :]) if text.startswith(HOME) else ()
    if city and city[0].level is not Level.TOWN:  # 联合 is a town too
        yield replace(word, tag=PLACE)
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
        yield Token(word.start + below.start(), below[0], VERB)  # a noun would be made a part of the name again
        return
    taken = knowledge.lexicons["taken_words"]
    parting = taken.pattern("between", "holder", "meets").search(text, WHOLE)
    before = text[: parting.start()] if parting else ""
    place = bool(before and knowledge.gazetteer.named(before))
    owned = parting is not None and taken.kind(parting[0]) == "holder"
    if parting and heads.ending(text) and text[parting.end() :] not in heads and not (place and owned):
        yield Token(word.start, before, PLACE if place else BODY, word.confidence)
        yield Token(word.start + parting.start(), parting[0], VERB)
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
    ministry = heads.kind(after) == OFFICE and len(after) > WHOLE
    allied = verb is not None and verb[0] == "联合" and ministry  # 医保局|联合|财政部
    bare = after in heads and not (allied and heads.ending(before))
    if verb is None or not heads.ending(after) or not (place or heads.ending(before)) or (bare and not place):
        yield word
        return
    yield Token(word.start, before, PLACE if place else BODY, word.confidence)
    yield Token(word.start + verb.start(), verb[0], VERB)
    yield Token(word.start + verb.end(), after, NOUN if bare else BODY, word.confidence)
