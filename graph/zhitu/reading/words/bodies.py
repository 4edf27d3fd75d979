"""Bodies parted from words that the tagger took with them: 免去|骆青|市总工会, 500|强|远川集团, 石桥|中国银行|旧址."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.model import Token
from zhitu.reading.tags import BODY, MARK, NOUN, PERSON, PLACE, VERB
from zhitu.reading.words import places, sorts, towns

STRONG = "强"
"""Behind a number it says how many stand on a list: 500|强."""

REMOVED = ("免去", "罢免", "撤销")
"""Who is named behind them has a post no more: 免去|骆青|市总工会主席职务."""

SOMEBODY = re.compile("(?P<name>[一-鿿]{2,3})(?=[省市县区](?!长))")
"""A name before a body that is called by its level."""

SEATED = ("旧址", "遗址", "纪念馆", "第一次", "一大", "代表", "委员")
"""What stands behind a nation's body that only had its seat in the place before it, or has members from there."""

CITY = range(2, 5)
"""Characters of such a place."""

LEAST = 2
"""Characters of a name at least on both sides of a verb."""

HEADED = 3
"""Characters before the head noun of a body that is more than a sort: 交警|大队 is one."""

ORGANISES = "组织"
SENDS = re.compile("组织(?!部|工作|委员|生活|关系|法|机构|体系|建设|人事|宣传)")
"""The verb of a body that sends what is named behind it: 青川海警|组织|巡逻队."""

OFFICES = ("部", "处", "科", "室", "股", "组", "中心", "委员会", "学院")
"""How an office ends that has 组织 in its name: 总工会|组织民管部."""

FORCES = ("海警", "武警", "战区", "军区", "总队", "支队", "大队")
"""Bodies without a head noun of their own that send others."""

COMMON = re.compile("工业|产业|消费|的?价格|产量|开采|勘探|储备|般|设(?!立)|工程|市场(?!部)|文明|时代|制造业?(?!有限)")
"""Behind a firm's name that is common speech it makes no firm of it: 大众汽车|消费."""

GUARDED = "guarded"
"""The kind of such names."""

PARTS = ("TradeUnion", "PartyBody")
"""Classes of bodies that any other has, named behind it: 远川集团|工会, 采油六厂|党委."""

BELONGS = "所", re.compile("属(?![于地实性])")
"""A word (所属) of which the tagger took the first half for the end of a body's name: 青川建投|所|属安禾集团."""

JOINING = re.compile(
    "(?:日前|近日|近期|当天)?(?P<verb>共建|委托|联合(?!国(?![务家资防税])|会|体|社|大学|党|政府|组织)|会同|携手|依托"
    "|(?<=有限公司|责任公司)(?:系(?!统|列|数)|是|为(?!民))|(?<=..)和)"
)
"""Verbs that the tagger takes for a part of the name of a body, perhaps with the day: 青川县总工会|近日|联合|县妇联."""

BELOW = re.compile("(?:旗下|全资|控股|参股|下属)(?:全资|控股)?(?:子公司|孙公司|企业|公司)$")
"""What a firm's name is followed by where one of its own is named next: 远川集团|控股子公司|安禾科技."""

INNER = ("共建", "委托")
"""Verbs that the name of one body may hold before its head: 中国委托保险公司."""

WRITTEN = 3
"""Characters that the name of a body behind a verb exceeds."""

OPEN = ("（", "(")

QUOTED = re.compile("[“‘《][^”’》]*$")
"""A quotation that the tagger took into the name before it, without its end: 青川电气|“班组长讲堂|”."""

HOSTS = re.compile(
    "(?<=..)(?:主办|承办|协办)$|(?<=..工会)组织$|(?<=海警|战区|军区|总队|支队|大队)组织$|(?<=..)所属$|(?<=..公司)系$"
)
"""A verb that the tagger took with the body before it: 遂宁站点|协办."""

ALL, LEVELS = re.compile("全|(?:各|每个)乡?|乡"), re.compile("[国省市县区州镇乡]")
"""All of a level, of which the tagger made one body: 全|市法院, 各乡|镇卫生院."""

ONE = re.compile("[一两几]家(?![人亲])")
"""Behind a place it tells of a body that is not named: 青川县|一家铝材厂."""

HOME = "中国"
"""What the tagger takes for a part of a body's name and is only the country of a city: 中国|成都."""

MINISTRY, GATE = "部", re.compile("门|长级|长会(?:议|召开|举行|$)")
"""Parts of a word (部门) that the tagger may cut in two, which makes a body of the first: 青川公安管理部|门."""

OFFICE = "GovernmentBody"

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

SORT = "body"
"""The kind of common nouns for bodies that a place makes a name of: 青川公安."""

HUB, DEPARTMENTS = "枢纽", "部门"
"""What follows what is no body: a hub of flights (青川国际航空|枢纽), and behind no head noun, offices of a sort; no
name ends on those (青川公安|管理部门)."""

TERM = re.compile("第[一二三四五六七八九十0-9]{1,3}届.{2,}$")
"""Which of its terms a committee sits in, behind the name of the body that it is of: 青川茶业公司工会|第三届委员会."""


def parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A body without what the tagger took with it, or the bodies in it; as a noun or a place where it is none."""
    word = words[at]
    after = words[at + 1].text if at + 1 < len(words) else ""
    if _is_common(words, at, after, knowledge):
        yield replace(word, tag=NOUN)
    elif size := places.famed(word.text, knowledge):
        yield from _cut(word, size, NOUN)
    elif land := _stationed(words, at, knowledge):
        yield replace(word, text=land, tag=PLACE)
        yield replace(word, start=word.start + len(land), text=word.text[len(land) :])
    elif towns.is_seat(words, at, knowledge) or towns.is_city(words, at, knowledge):
        yield replace(word, tag=PLACE)
    elif (one := ONE.search(word.text, LEAST)) and _is_place(word.text[: one.start()], knowledge):
        yield from _cut(word, one.start(), PLACE, NOUN)
    elif word.text.endswith(DEPARTMENTS):
        own = _headed(word.text, len(word.text) - len(DEPARTMENTS), knowledge)
        yield from _cut(word, own, BODY, NOUN) if own else (replace(word, tag=NOUN),)
    elif size := sorts.end(word.text, knowledge):
        land = next((n for n in knowledge.gazetteer.countries if word.text[:size].startswith(n)), "")
        if land:
            yield replace(word, text=land, tag=PLACE)
        yield replace(word, start=word.start + len(land), text=word.text[len(land) : size], tag=NOUN)
        yield replace(word, start=word.start + size, text=word.text[size:])
    else:
        yield from _governed(words, at, knowledge) or _apart(word, knowledge)


def _is_common(words: tuple[Token, ...], at: int, after: str, knowledge: Knowledge) -> bool:
    """Whether the words around a body make a common noun of it: 青川公安管理部|门, 青川茶饮|业新订单, 全|市法院."""
    word = words[at]
    return (
        (at > 0 and ALL.fullmatch(words[at - 1].text) is not None and LEVELS.match(word.text) is not None)
        or (word.text.endswith(MINISTRY) and GATE.match("".join(w.text for w in words[at + 1 : at + 3])) is not None)
        or TRADE.match(after) is not None
        or _is_secret(words, at)
        or places.is_pair(word, after, knowledge)
        or after.startswith(HUB)
        or ERA.search(word.text) is not None
        or (after.startswith(DEPARTMENTS) and not _is_headed(word.text, knowledge))
    )


def _is_headed(name: str, knowledge: Knowledge) -> bool:
    """Whether a head noun of more than a character ends a name: 青川县人社|部门 has none."""
    head = knowledge.lexicons["organisation_heads"].ending(name)
    return head is not None and len(head.word) > 1


def _is_secret(words: tuple[Token, ...], at: int) -> bool:
    """Whether the name of a force goes on with what is not told."""
    return SOME.match("".join(word.text for word in words[at + 1 : at + 3])) is not None


def _stationed(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> str:
    """The land where an army is that the tagger took with its name: 驻|德国|美军; empty where it took none."""
    text, letters = words[at].text, knowledge.gazetteer.letters
    before, own = text[:-LEAST], text[-LEAST:]
    army = own.endswith(ARMY) and own[0] in letters and len(before) >= LEAST
    return before if army and not before.endswith(KEPT) and not before.startswith(KEPT) else ""


def _governed(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> tuple[Token, ...]:
    """The words in what the tagger took for one body behind what governs one; nothing where it is one."""
    word = words[at]
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if knowledge.lexicons["abbreviations"].kind(word.text) == GUARDED and COMMON.match(after):
        return (replace(word, tag=NOUN),)
    if before[-1:].isdigit() and word.text.startswith(STRONG) and len(word.text) > LEAST:
        return _cut(word, len(STRONG), NOUN)
    if before.endswith(REMOVED) and (size := _named(word.text, knowledge)):
        return _cut(word, size, PERSON)
    if word.text.endswith(BELONGS[0]) and BELONGS[1].match(after) and len(word.text) > LEAST:
        return _cut(word, len(word.text) - 1, BODY, VERB)
    if size := _placed(word.text, after, knowledge):
        return _cut(word, size, PLACE)
    return _sent(word, knowledge)


def _cut(word: Token, size: int, tag: str, rest: str = BODY) -> tuple[Token, ...]:
    """The first characters of a word with a tag of their own, and the rest with another."""
    behind = replace(word, start=word.start + size, text=word.text[size:], tag=rest)
    return replace(word, text=word.text[:size], tag=tag), behind


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


def _is_place(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is that of a division, or ends as one does."""
    return bool(knowledge.gazetteer.named(name)) or bool(knowledge.gazetteer.titled(name))


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
    sort = len(after) - len(other.word) < HEADED
    return (
        replace(word, text=before, tag=PLACE if knowledge.gazetteer.titled(before) else BODY),
        Token(word.start + verb.start(), ORGANISES, VERB),
        Token(word.start + verb.end(), after, NOUN if sort else BODY, word.confidence),
    )


def _apart(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A body without what the tagger took with it, or the two between which a verb stands."""
    heads, text = knowledge.lexicons["organisation_heads"], word.text
    if (quoted := QUOTED.search(text)) and quoted.start() >= LEAST and len(quoted[0]) > 1:
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
    if text.endswith(OPEN) and len(text) > LEAST:
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


def _headed(text: str, stop: int, knowledge: Knowledge) -> int:
    """How many of so many characters name a body by a head noun of two or more: 青川县委|宣传; 0 where none do."""
    heads, nouns = knowledge.lexicons["organisation_heads"], knowledge.lexicons["common_nouns"]
    for size in range(stop, LEAST, -1):
        noun = nouns.ending(text, size)
        head = noun if noun and noun.kind == SORT else heads.ending(text, size)
        if head and LEAST <= len(head.word) < size:
            return size
    return 0


def _between(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The two names on both sides of a verb in a word, with the verb; the word itself where none parts it.

    The second is no mere head but after a place.
    """
    heads, text = knowledge.lexicons["organisation_heads"], word.text
    below = BELOW.search(text, LEAST)
    if below and heads.ending(text[: below.start()]):
        yield replace(word, text=text[: below.start()])
        yield Token(word.start + below.start(), below[0], VERB)  # a noun would be made a part of the name again
        return
    taken = knowledge.lexicons["taken_words"]
    parting = taken.pattern("between", "holder", "meets").search(text, LEAST)
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
        and verb["verb"] not in ("联合", "和")
        and not (verb["verb"] in INNER and after in heads)
        and bool(knowledge.gazetteer.titled(before))
    )
    ministry = heads.kind(after) == OFFICE and len(after) > LEAST
    allied = verb is not None and verb["verb"] == "联合" and ministry  # 医保局|联合|财政部
    bare = after in heads and not (allied and heads.ending(before))
    if verb is None or not heads.ending(after) or not (place or heads.ending(before)) or (bare and not place):
        yield word
        return
    yield Token(word.start, before, PLACE if place else BODY, word.confidence)
    yield Token(word.start + verb.start(), verb[0], VERB)
    yield Token(word.start + verb.end(), after, NOUN if bare else BODY, word.confidence)
