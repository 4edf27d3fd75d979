"""Other names that a text gives right after a name: …有限公司（以下简称“远川”）, 青川县人民医院（青川县总医院）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from zhitu.model import NODE_KINDS, Article, Kind, Mention, order
from zhitu.reading.prefilter import Prefilter, prefilter_of

DECLARED = 0.95
"""Confidence of a short form that the text declares."""

SHORT = r"[^()（）“”「」‘’\",，。；、\s]{2,16}"
LETTERS = (
    r"[(（](?:英文名?[:：]?)?"
    r"(?P<short>[A-Za-z][A-Za-z0-9&.\-]{1,19}|[A-Z][A-Za-z0-9&.'\- ]{1,59}[A-Za-z.])(?=[)），,])[)）]?"
)
FIRM, AND = "[“「]?(?:本?公司|本?集团|本行|我[司行])[”」]?", "(?:、|，|或者?|[和及])?"
"""What a firm calls itself in such a bracket, and what stands beside that."""

ENGLISH, FOREIGN = "英文", "·"
FORMAL = (
    r"[^“”「」‘’\"，。；、\s]{1,38}"
    r"(?:公司|集团|企业|学院|大学|学校|[中小]学|幼儿园|研究[院所]|协会|学会|基金会|委员会|中心|医院|[厂社局])(?=[，。；\s)）]|$)"
)
"""What follows 全称 with nothing between is so a name."""

DECLARATIONS = tuple(
    re.compile(expression)
    for expression in (
        # （以下简称“…”）, also after other words in the bracket; a digit before it is the mark of a footnote
        r"\d{0,2}[(（](?:[^()（）]{0,60}[，,\s])?(?:以下|下文|下|中文|英文|证券|股票|公司|品牌)?(?:统称|简称|下称|又称|也称|亦称|缩写)"
        rf"[:：为]?[“「‘\"]?(?P<short>{SHORT})[”」’\"]?(?:[，,；;][^()（）]{{1,40}})?[)）]",
        rf"[(（][“「\"](?P<short>{SHORT})[”」\"][)）]",
        # （以下简称“公司”或“…”）, in either order
        rf"[(（](?:以下|下文|下)?(?:统称|简称|下称)[:：为]?(?:{FIRM}{AND})?[“「]?(?P<short>(?!{FIRM}){SHORT}?)[”」]?"
        rf"(?:{AND}{FIRM})?[)）]",
        LETTERS,
        r"(?:[(（][^()（）]{1,60}[)）])?[，,]?\s*(?:以下)?"
        r"(?:中文|英文)?(?:简称|又称|又名|又叫[做作]|别称|别名|俗称|亦称|也称|缩写)(?:为|是|：|:)?[“「]?"
        rf"(?P<short>{SHORT}(?:、{SHORT}){{0,2}})[”」]?(?=[，,。；\s)）]|$)",
        r"[，,；;(（\s]?(?:英文|外文)名称?(?:为|是|：|:)?\s?"
        r"(?P<short>[A-Z][A-Za-z0-9&.'\- ]{1,59}[A-Za-z.])(?=[，,。；;)）]|\s+[一-鿿]|$)",
        r"(?:[，,]|[(（])?(?:原名|本名|笔名|艺名|曾用名|英文名称?|外文名称?|中文名称?)(?:为|是|叫|：|:)?[“「]?"
        rf"(?P<short>{SHORT})[”」]?(?=[，,。；\s)）]|$)",
        r"(?:[(（][^()（）]{1,60}[)）])?[，,]?\s*(?:全称|全名(?!单))"
        rf"(?:(?:为|是|：|:)[“「]?|[“「]|(?={FORMAL}))"
        r"(?P<short>[^“”「」‘’\"，。；、\s]{4,40})[”」]?(?=[，,。；\s)）]|$)",
        rf"[，,]?(?:中文|英文)?(?:简称|缩写)(?:为|是|：|:)?[“「](?P<short>{SHORT})[”」]",
    )
)
"""How a text gives another name right after the name."""

LATIN = next(expression for expression in DECLARATIONS if expression.pattern == LETTERS)

BESIDE = re.compile(rf"[(（](?:原(?:名|称)?[：:]?|现(?:名|称|为)?[：:]?)?(?P<short>{SHORT})[)）]")
"""A bracket that may hold another name of the body before it, if both end alike: 青川县人民医院（青川县总医院）."""

ALIKE = 2
"""Characters at the end, and at the beginning, that such names share at least."""

FORMER, HOSPITAL, BANK = "原现", "医院", "银行"
"""How a bracket begins that holds another name, what such names often end on that begin unlike, and what names of
several in one place end on."""

SCHOOLED, LOCAL = "附属", re.compile("[一-鿿]{2,}?[省市县区州旗盟]")
"""What makes a hospital a university's, and how one begins that is named after its place: 丽水市|人民医院."""

SHORTENED = "简称"

BOOK = "《"
"""What the title of a document begins with."""

DRAWN = range(2, 6)
"""Characters of a short form that a bracket gives without a word: 青川大学|（青大）."""

AROUND = 16
"""Characters before a name in which the words stand that say who was there."""

RENAMED = re.compile("[，,](?:又名|别名|别称|俗称|原名|曾用名)")
"""How the next clause begins that gives another name of what the one before was about."""

OF_PERSONS = re.compile("[，,(（]?(?:本名|笔名|艺名)")
"""Other names that only somebody has."""

AT = re.compile(
    "(?:(?:出|诞)?生(?:于|在)|祖籍|原籍|籍贯|(?:位|坐落|座落|设|建|定居|毕业|就读|肄业|任教|任职|就职|供职)[于在]|地处|总部[在设]"
    "|来自|考[入取上]|加入|迁[至到往居])[^，。；的]{0,8}$"
)
"""Before a place or a body where the one is, or was, that the clause is about: 出生于|成都|，原名林国梁."""

ORDINAL = re.compile("第[一二三四五六七八九十]+")
"""What tells one body of a place from another: 青川县|第一|小学."""


def declared(article: Article, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
    """The names to which the text gives a short form, with that form."""
    mentions = tuple(mentions)
    bodies = {(mention.start, mention.end) for mention in mentions if mention.kind is Kind.ORGANIZATION}
    others = {(mention.start, mention.end) for mention in mentions} - bodies
    ways = tuple(_prefilter().possible(article.text))
    low = high = 0
    for mention in mentions:
        if mention.kind not in NODE_KINDS or low <= mention.start < high:
            continue  # what stands in a declaration is declared with it
        at = mention.end
        while match := _declaration(article.text, at, mention, ways):
            if _is_of_what_lies_there(article.text, mention, match) or _is_of_another(article.text, mention, match):
                break
            yield from ((mention, short) for short in match["short"].split("、"))
            at = match.end()
        if at > high:
            low, high = mention.end, at
        beside = BESIDE.match(article.text, mention.end) if mention.kind is Kind.ORGANIZATION else None
        other = beside and beside.span("short") in bodies and _is_other_name(beside, mention.text)
        if beside and (other or (beside.span("short") not in others and _is_drawn(beside["short"], mention.text))):
            yield mention, beside["short"]


def _is_of_what_lies_there(text: str, place: Mention, match: re.Match[str]) -> bool:
    """Whether a short form with letters that a place lacks is that of what was said to lie in it."""
    lies = place.kind is Kind.PLACE and AT.search(text[max(0, place.start - AROUND) : place.start])
    named = SHORTENED in match[0] or ENGLISH in match[0]
    return bool(lies) and named and not set(match["short"]) <= set(place.text)


def _is_of_another(text: str, mention: Mention, match: re.Match[str]) -> bool:
    """Whether another name is that of somebody, or of something in the place, where no person stands before it; or of
    what was said of a document: 复函同意《青川县规划》|（以下简称《复函》）."""
    if mention.kind is Kind.PERSON or match["short"][:ALIKE] == mention.text[:ALIKE]:
        return False
    if (
        mention.text.startswith(BOOK)
        and match["short"].startswith(BOOK)
        and not set(match["short"]) <= set(mention.text)
    ):
        return True
    before = text[max(0, mention.start - AROUND) : mention.start]
    return OF_PERSONS.match(match[0]) is not None or bool(RENAMED.match(match[0]) and AT.search(before))


def _is_other_name(beside: re.Match[str], name: str) -> bool:
    """Whether a body in a bracket is the one before it: both end alike, and begin alike unless it says 原 or 现."""
    short = beside["short"]
    if short[-ALIKE:] != name[-ALIKE:]:
        return False
    if beside[0][1] in FORMER or (short.endswith(HOSPITAL) and _is_same_hospital(short, name)):
        return True
    numbers = {tuple(ORDINAL.findall(each)) for each in (short, name)} - {()}
    bank = short.endswith(BANK) and short[-2 * ALIKE :] != name[-2 * ALIKE :]
    return short[:ALIKE] == name[:ALIKE] and len(numbers) < 2 and not bank


def _is_drawn(short: str, name: str) -> bool:
    """Whether a short form is made of characters of the name in their order, the first being the first: 青大."""
    letters = iter(name)
    drawn = short[0] == name[0] and len(short) in DRAWN and all(letter in letters for letter in short)
    return drawn and short not in name


def _is_same_hospital(short: str, name: str) -> bool:
    """Whether one hospital has both names: one holds how the other begins, or is a university's (定点|医院 is any)."""
    if SCHOOLED in short or SCHOOLED in name:
        return SCHOOLED in name or short[:ALIKE] == name[:ALIKE] or LOCAL.match(name) is not None
    return short[:ALIKE] != name[:ALIKE] and name[:ALIKE] in short


@cache
def _prefilter() -> Prefilter[re.Pattern[str]]:
    """The ways to give another name, to be asked which of them an article allows."""
    return prefilter_of(DECLARATIONS)


def _declaration(text: str, at: int, mention: Mention, ways: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    """How the text gives a name another one there, if it does so in one of these ways."""
    for expression in ways:
        match = expression.match(text, at)
        if match and match["short"] != mention.text and (expression is not LATIN or _may_be_latin(match, mention)):
            return match
    return None


def _may_be_latin(match: re.Match[str], mention: Mention) -> bool:
    """Whether Latin letters in a bracket may be another name: of a person only where that is foreign too."""
    return mention.kind is not Kind.PERSON or FOREIGN in mention.text or ENGLISH in match[0]


def spread(article: Article, mentions: list[Mention]) -> list[Mention]:
    """The mentions, and the declared short forms wherever they stand after their declaration."""
    full: dict[str, Mention] = {}
    for mention, short in declared(article, mentions):
        full.setdefault(short, mention)
    kept = [
        m
        if m.kind is Kind.TITLE or not (of := full.get(m.text))
        else replace(m, kind=of.kind, value=of.value, code=of.code)
        for m in mentions
    ]
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    for short, mention in full.items():
        at = article.text.find(short, mention.end)
        while at >= 0:
            if covered.isdisjoint((at, at + len(short) - 1)):
                kept.append(Mention(article.id, at, short, mention.kind, mention.value, mention.code, DECLARED))
            at = article.text.find(short, at + len(short))
    return sorted(kept, key=order)
