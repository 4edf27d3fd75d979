"""Names inside names: which may stand in which, and the places and bodies that longer names begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import QUARTERS, sign
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import NODE_KINDS, Kind, Mention
from zhitu.reading.organisations import is_weak
from zhitu.reading.organisations.branches import crews
from zhitu.reading.organisations.firms import BESIDE, COMPANY, GROUP, GROUPS
from zhitu.reading.words.bodies import PARTS

SHORTEST_OWNER = 4
"""Characters at least of a body's name that the name of its part begins with: 青川大学."""

ARMY = "集团军"
"""What no firm is, though the word for a group begins it."""

SCHOOL, QUOTES = "School", ("”", "」")
"""A quotation before the head of a school says of what sort it is: “双一流”大学."""

MEDIA, BRANCH, CALLED = "Media", "branch", ("name", "sure")
OWNED = (COMPANY, MEDIA, "Hospital", "School", "ResearchInstitute", "Workteam")
"""Classes and flags of what belongs to a firm, and the kinds of its short names."""

PUBLIC = ("TradeUnion", "GovernmentBody", "PartyBody", "Court", "RepresentativeBody", "Hospital")
"""Classes of bodies that bear the name of the division that they serve."""


LOCAL = (Level.COUNTY, Level.TOWN)
"""Levels of divisions by whose short names other things are called too."""

STATE = re.compile("(?:[省市县区州]|自治区)(?:人民)?政府")
"""Right behind the committee of a division it is another body: 青川县委|县政府."""

SITE = range(2, 5)
"""Characters of a place before a nation's body in the name of what that has there."""

MEMORIAL = ("旧址", "遗址", "纪念")
"""What follows a body that a memorial is for."""

STREET = re.compile(
    "[东南西北中]?(?:路|街|城|巷|门)[东南西北中]?(?:第?[一二三四五六七八九十]+)?"
    "(?:小学|中学|学校|幼儿园|派出所|社区|道.*|管委会|支行|分店|店)"
)
"""Behind a school it makes the name of what lies there: 青川大学|路小学, 青川学院|东街派出所, but 青川大学|路桥学院."""

ROAD = re.compile("[东南西北中](?:路|街|大道)")
"""Behind a short form it makes the name of a road: 青川|北路步行街."""

ROUTE = re.compile(".{2,}至.{2,}(?:路|铁|高速)")
"""The name of a line between two places, perhaps with what lies at it: 青川至广元高速公路."""

NEAR = 30
"""Characters before a name among which the place stands that tells more of where it is than the rest of the article."""


def may_nest(inner: Mention, outer: Mention, knowledge: Knowledge) -> bool:
    """Whether a mention that stands inside another one is a name of its own."""
    if outer.kind not in NODE_KINDS:
        return False
    if inner.kind is Kind.PLACE:
        return _place_may(inner, outer, knowledge)
    if inner.kind is Kind.ORGANIZATION:
        return _body_may(inner, outer, knowledge)
    if inner.kind is Kind.PROGRAM and outer.kind is Kind.PROGRAM:
        rest = outer.text[inner.end - outer.start :]
        return inner.text[0] in "“‘《" and knowledge.lexicons["program_heads"].kind(rest) == "Event"
    return False


def owners(found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The bodies that the names of their parts begin with: 青川大学|茶学院."""
    heads, legal = knowledge.lexicons["organisation_heads"], knowledge.lexicons["legal_forms"]
    for mention in found:
        if mention.kind is not Kind.ORGANIZATION:
            continue
        if firm := _firm(mention.text, knowledge):
            yield replace(mention, text=firm, value=firm, code="")
        own_firm = legal.ending(mention.text) is not None
        for end in range(len(mention.text) - 2, SHORTEST_OWNER - 1, -1):
            if mention.text.rfind("（", 0, end) > mention.text.rfind("）", 0, end):
                continue  # 青川大学（原青川学院|）工会: no name ends inside a bracket
            head = heads.ending(mention.text, end)
            own = mention.text[: end - len(head.word)] if head else ""
            if head and head.kind == SCHOOL and (own.endswith(QUOTES) or STREET.fullmatch(mention.text, end)):
                continue  # “双一流”大学|联盟: of what sort they are
            if head and head.word in GROUPS and (own_firm or mention.text.startswith(ARMY, end - len(GROUP))):
                continue  # 远川集团|电缆有限公司 is a firm of its own, 第九十九集团|军某旅 none
            union = heads.kind(mention.text[end:]) in PARTS
            body = "owner" in head.more if head else False
            meant = body or union or mention.text.startswith(MEMORIAL, end)
            if head and meant and len(own) >= 2 and mention.text[end:] not in legal:
                low = _site(mention.text[:end], mention.text[end:], knowledge)
                name = mention.text[low:end]
                start = mention.start + low
                yield Mention(mention.article, start, name, Kind.ORGANIZATION, name, "", mention.confidence)
                break


def _firm(name: str, knowledge: Knowledge) -> str:
    """The firm to which a branch belongs, or by its short name any part of a firm: 青川银行|石桥支行, 陕煤|石桥煤矿."""
    heads, known = knowledge.lexicons["organisation_heads"], knowledge.lexicons["abbreviations"]
    head = heads.ending(name)
    if head is None or name in known:
        return ""
    before = len(name) - len(head.word)
    if BRANCH in head.more:
        for end in range(before, SHORTEST_OWNER - 1, -1):
            owner = heads.ending(name, end)
            if owner and owner.kind == COMPANY and len(owner.word) < end:
                return name[:end]
    short = known.beginning(name)
    legal = short is not None and name[len(short.word) :] in knowledge.lexicons["legal_forms"]
    if short is None or legal or name == short.more[0] or short.kind not in CALLED or len(short.word) >= before:
        return ""
    whole = heads.ending(short.more[0])
    return short.word if whole is not None and whole.kind in (COMPANY, MEDIA) and head.kind in OWNED else ""


def _site(owner: str, rest: str, knowledge: Knowledge) -> int:
    """Where a nation's body begins before which a place stands, as in no name of its own: 石桥|中国青川银行旧址."""
    national = knowledge.lexicons["generic_names"].words("national")
    for size in SITE:
        if owner.startswith(national, size) and has_head(owner[size:], knowledge):
            place = owner[:size]
            if rest.startswith(MEMORIAL) or place in knowledge.gazetteer.regions or knowledge.gazetteer.named(place):
                return size
    return 0


def wholes(found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The bodies that the tagger parted from the body whose part they are: 青川国际委员会|东亚代表处.

    A company with its legal form, and what is a nation's or named after a country, is named by itself.
    """
    ends = {m.end: m for m in sorted(found, key=lambda m: len(m.text)) if m.kind is Kind.ORGANIZATION}
    legal = knowledge.lexicons["legal_forms"]
    national = (*knowledge.lexicons["generic_names"].words("national"), *knowledge.gazetteer.countries)
    for part in found:
        owner = ends.get(part.start) if part.kind is Kind.ORGANIZATION else None
        if owner is None:
            continue
        head = knowledge.lexicons["organisation_heads"].ending(part.text)
        whole = has_head(owner.text, knowledge) and head is not None and len(head.word) > 1
        alone = legal.ending(part.text) or part.text.startswith(national) or STATE.fullmatch(part.text)
        if whole and not alone and owner.text[:2] != part.text[:2]:
            text = owner.text + part.text
            yield replace(owner, text=text, value=text, confidence=min(owner.confidence, part.confidence))


def seats(found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The places, by full or short name, that the names of bodies and sites begin with."""
    gazetteer = knowledge.gazetteer
    near = frozenset(mention.code for mention in found if mention.code)
    ahead = {mention.end: mention.code for mention in found if mention.code}
    for mention in found:
        if mention.kind is not Kind.ORGANIZATION and (mention.kind is not Kind.PLACE or mention.code):
            continue
        if mention.value != mention.text and (level := sign(mention.text)):
            codes = gazetteer.peel(mention.value, near)[0]
            place = gazetteer.place(codes[-1]) if codes else None
            if place and place.name.endswith(level):  # 县|妇联 in a text on 北岭县
                yield replace(mention, text=level, kind=Kind.PLACE, value=place.name, code=place.code)
            continue
        if ROUTE.match(mention.text):
            continue  # a line lies in neither of its ends
        if firm := _firm(mention.text, knowledge):
            yield from _branch_seat(mention, firm, near, knowledge)
        at = 0
        around = ahead.get(mention.start, "")
        for code in gazetteer.peel(mention.text, near)[0]:
            place = gazetteer.place(code)
            names = (place.name, gazetteer.short(place))
            name = next((n for n in names if mention.text.startswith(n, at)), "")
            quarter = name != place.name and (
                mention.text.startswith(QUARTERS, at + len(name)) or ROAD.match(mention.text, at + len(name))
            )
            if (
                not name
                or quarter
                or (not (at or around) and _is_firm(name, mention.text, knowledge))
                or at + len(name) >= len(mention.text)
            ):
                break
            local = place.level in LOCAL or (place.level is Level.PREFECTURE and mention.kind is Kind.PLACE)
            if around and local and not gazetteer.related(code, around):
                break  # 利州区|新北茶桥 is in no 新北区
            yield Mention(mention.article, mention.start + at, name, Kind.PLACE, place.name, code, mention.confidence)
            at += len(name)


def _branch_seat(branch: Mention, firm: str, near: frozenset[str], knowledge: Knowledge) -> Iterator[Mention]:
    """The place that tells a branch from the others of its firm: 青川银行|石桥|支行.

    Of several divisions of that name it is only one that lies with the places of the text.
    """
    gazetteer = knowledge.gazetteer
    codes, rest = gazetteer.peel(branch.text[len(firm) :], near)
    head = knowledge.lexicons["organisation_heads"].ending(branch.text)
    if codes and head is not None and rest == head.word and BRANCH in head.more:
        place = branch.text[len(firm) : len(branch.text) - len(rest)]
        alike = [division for division in gazetteer.named(place) if division.level is not Level.TOWN]
        if len(alike) > 1 and not any(gazetteer.related(codes[-1], code) for code in near if code[0].isdigit()):
            return
        name = gazetteer.place(codes[-1]).name
        yield replace(branch, start=branch.start + len(firm), text=place, kind=Kind.PLACE, value=name, code=codes[-1])


def _is_firm(name: str, body: str, knowledge: Knowledge) -> bool:
    """Whether a body that begins like a division is of the firm that is called so: 阿里|影业."""
    head = knowledge.lexicons["organisation_heads"].ending(body)
    return knowledge.lexicons["abbreviations"].kind(name) == BESIDE and (head is None or head.kind == COMPANY)


def without_chance(found: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions without the places that a name only by chance begins like: 东方|证券, 平安|保险.

    Public bodies are named after their county; of others it is believed if the article names a place nearby.
    """
    heads = knowledge.lexicons["organisation_heads"]
    private = [m for m in found if _lends(m, heads)]
    bodies = {at: mention for mention in private for at in range(mention.start, mention.end)}
    free = [mention for mention in found if mention.code and mention.start not in bodies]
    return [m for m in found if not _is_chance(m, bodies.get(m.start), free, knowledge)]


def _lends(mention: Mention, heads: Lexicon) -> bool:
    """Whether what the name of a body or a site begins with may only look like a place: 平陆|运河 is in Guangxi."""
    if mention.kind is Kind.PLACE:
        return not mention.code
    return mention.kind is Kind.ORGANIZATION and _class(mention, heads) not in PUBLIC


def has_head(name: str, knowledge: Knowledge) -> bool:
    """Whether a name ends on a head noun of a body that makes a name by itself, and is more than the noun."""
    head = knowledge.lexicons["organisation_heads"].ending(name)
    return head is not None and 1 < len(head.word) < len(name) and not is_weak(head)


def _place_may(inner: Mention, outer: Mention, knowledge: Knowledge) -> bool:
    if outer.kind is Kind.PROGRAM and not inner.code:
        return False
    if outer.kind is Kind.ORGANIZATION and not inner.code and not knowledge.lexicons["place_heads"].ending(inner.text):
        return False
    return outer.kind is not Kind.PERSON and not (outer.kind is Kind.PLACE and bool(outer.code))


def _body_may(inner: Mention, outer: Mention, knowledge: Knowledge) -> bool:
    before = outer.text[: inner.start - outer.start]
    if outer.kind not in (Kind.ORGANIZATION, Kind.PROGRAM):
        return False
    if before:
        rest = outer.text[inner.end - outer.start :]
        return _site(before + inner.text, rest, knowledge) == len(before)
    short = knowledge.lexicons["abbreviations"]
    if outer.text in short and inner.text not in short:
        return False  # 国家电|投
    trade = outer.text[len(inner.text) :] in knowledge.lexicons["trade_words"]
    if trade and inner.text not in short and not has_head(inner.text, knowledge):
        return False  # 青禾|科技, but 远川集团|地产
    unit = crews.is_unit(outer.text) and crews.OWNER.search(inner.text) is not None
    known = inner.text in short
    return known or has_head(inner.text, knowledge) or unit or not knowledge.gazetteer.peel(inner.text)[0]


def _class(mention: Mention, heads: Lexicon) -> str:
    head = heads.ending(mention.text)
    return head.kind if head else ""


def _is_chance(place: Mention, body: Mention | None, free: list[Mention], knowledge: Knowledge) -> bool:
    if place.kind is not Kind.PLACE or not place.code or body is None or place.end >= body.end:
        return False
    gazetteer = knowledge.gazetteer
    division = gazetteer.place(place.code)
    if place.text == division.name or division.level not in LOCAL:
        return False
    close = [m.code for m in free if place.start - NEAR <= m.start < place.start and m.code[:1].isdigit()]
    codes = set(close) or {m.code for m in free}
    return division.level is Level.TOWN or not any(gazetteer.related(place.code, code) for code in codes)
