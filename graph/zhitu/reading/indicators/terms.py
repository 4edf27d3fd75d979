"""The terms of a quantity: its number, sign and unit, the date that it holds for, and whether it is a target."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.amounts import BOUNDS
from zhitu.reading.indicators.items import ADVERBS, COMPARING, WHOLE, Frame, Item
from zhitu.reading.tags import DIRECTION, NOUN, NUMBER, PREPOSITION, VERB, VERBAL_NOUN

MEASURING = frozenset({"person", "body", "thing", "money", "measure", "size", "share"})
"""Kinds of units that measure something; an age, a duration or a place in an order does not."""

SMALL = 10
"""Smaller numbers in words (两家, 三方面) are ways of speaking; no annotated sentence turns on it."""

AFTER = {"以上": "≥", "以下": "≤", "以内": "≤", "左右": "≈", "上下": "≈"}
"""What a word after the unit makes of the number."""

RANGES = frozenset("至到-—～~/比")
"""Between two numbers, these make one of them the end of a range."""

GROWING = "至今"
"""Between a year and a number it tells that the number grew since."""

NOW = frozenset({"目前", "截至目前"})
SINCE = frozenset({"以来", "起", "至今", "后", "之后"})
"""After a year, these name no date for the number: it grew since."""

FROM = frozenset({"自", "从", "自从"})

DONE = "已"
"""How words begin that tell that a number is reached: 目前|已有|300名选手."""

PROPOSES = "提出"
"""A verb that makes a target of what it tells, but none of a number that it governs: 提出|80条措施."""

REACH = 5
"""Words after the year among which that stands: 2021年|开通|以来. The annotated sentences score alike from
1 to 5."""

OPENING = 5
"""A clause of so many words that ends on a time says when the next ones are: 到|2027年|底. The annotated
sentences score alike from 2 to 8."""

SIGNED = re.compile(r"(?P<sign>[≥≤><≈]?)(?P<number>\d+(?:\.\d+)?) (?P<unit>\S+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its sign and unit, and how it is written."""

    sign: str
    number: str
    unit: str
    text: str


def read(frame: Frame, clause: tuple[int, int], place: int, units: Lexicon) -> Amount | None:
    """The amount at a place if it measures something: no age, no rank, no rate, no end of a range or of a list."""
    item = frame.items[place]
    if item.mention is None or item.mention.kind is not Kind.AMOUNT:
        return None
    parts = SIGNED.fullmatch(item.mention.value)
    if parts is None or units.kind(parts["unit"]) not in MEASURING:
        return None
    in_words = not any(mark.isdigit() for mark in item.text)
    if in_words and not parts["sign"] and float(parts["number"]) < SMALL:
        return None
    earlier = range(clause[0], place)
    hangs = any(frame.kind(other) in ("hangs", "rate") or frame.items[other].text[0] == "每" for other in earlier)
    if hangs or _is_cut(frame, place) or _is_part(frame, clause, place, money=units.kind(parts["unit"]) == "money"):
        return None
    after = frame.items[place + 1].text if place + 1 < clause[1] else ""
    sign = parts["sign"] or _bound(frame, clause[0], place)
    return Amount(AFTER.get(after, sign), parts["number"], parts["unit"], item.text)


def _bound(frame: Frame, low: int, place: int) -> str:
    """The sign of a word that bounds the number over a 了: 突破|了|1000台."""
    if place - 2 < low or frame.items[place - 1].text != "了":
        return ""
    return BOUNDS.get(frame.items[place - 2].text, "")


def _is_cut(frame: Frame, place: int) -> bool:
    """Whether the tagger sees more of the number than the amount holds: 500—550枚, 3.75%至4%."""
    items = frame.items
    before, after = items[max(place - 2, 0) : place], items[place + 1 : place + 3]
    return _joins_a_number(before[::-1]) or _joins_a_number(after)


def _joins_a_number(beside: tuple[Item, ...]) -> bool:
    """Whether the nearest of two items beside an amount is a number, or a word between it and another number."""
    if not beside:
        return False
    near, *far = beside
    return near.tag == NUMBER or (near.text in RANGES and any(item.tag in (NUMBER, Kind.AMOUNT.value) for item in far))


def _is_part(frame: Frame, clause: tuple[int, int], place: int, *, money: bool) -> bool:
    """Whether the amount closes a list (北京等20个城市), tells where something is (2公里|处), or only says which things
    are meant (25人以上的企业)."""
    items, (low, high) = frame.items, clause
    if place > low and items[place - 1].text in ("等", "等等"):
        return True
    if place + 1 < high and frame.kind(place + 1) == "away":
        return True
    after = place + 2 if place + 1 < high and items[place + 1].text in AFTER else place + 1
    return after < high and items[after].text == "的" and (not money or after > place + 1)


@dataclass(frozen=True, slots=True)
class When:
    """The date that a number holds for, if any, whether it is aimed at, and whether a word says that it is reached."""

    date: str
    target: bool
    reached: bool = False


def when(frame: Frame, number: int, place: int, today: str) -> When:
    """When the number at a place in a clause holds."""
    low = frame.clauses[number][0]
    at = _time(frame, range(low, place))
    opening = number
    while at < 0 and opening > 0:
        opening -= 1
        start, end = frame.clauses[opening]
        only = frame.items[end - 1].tag in (Kind.TIME.value, DIRECTION, NOUN) and end - start <= OPENING
        begun = any(frame.kind(spot) == "begins" for spot in range(start, end))
        at = _time(frame, range(start, end)) if (only or opening == 0) and not begun else -1
    items = frame.items
    grew = at >= 0 and any(item.text == GROWING for item in items[at + 1 : place])  # 2019年开业，|至今|已接待
    if 0 <= at < low and any(item.tag == Kind.PERSON.value for item in items[:place]):
        grew = grew or any(frame.kind(spot) == "arrives" for spot in range(at + 1, low))
    day = _day(frame, at, today) if at >= 0 and not grew else ""
    kinds = _kinds(frame, low, place)
    now = at >= 0 and (time := items[at].mention) is not None and time.value in NOW
    if "reached" in kinds or (now and "aims" not in kinds):
        return When(day, target=False, reached=True)
    follows = not _names(frame, low, place)
    for start, end in reversed(frame.clauses[:number]):
        named, said = _names(frame, start, end), _kinds(frame, start, end)
        if follows and "reached" in said and "aims" not in kinds | said:
            break  # 已派出工作组，|深入74个村: nor is that a target
        if follows or not named:  # 力争 holds for what the same subject does, and before any subject
            kinds |= said
        follows = follows and not named
    until = at > 0 and items[at - 1].text in ("到", "至") and (at < 2 or items[at - 2].tag != Kind.TIME.value)
    ahead = bool(day) and until and (not today or day > today[: len(day)])
    return When(day, target="aims" in kinds or ahead)


def aims(frame: Frame, subject: Mention) -> bool:
    """Whether the sentence says right behind its subject what that will do: 青川县|今年|将|新建."""
    items = frame.items
    at = next((n for n, item in enumerate(items) if item.mention == subject), len(items)) + 1
    while at < len(items) and (items[at].tag == Kind.TIME.value or items[at].tag in ADVERBS):
        if frame.kind(at) == "aims":
            return True
        at += 1
    return at + 1 < len(items) and frame.kind(at) == "aims" and items[at + 1].tag in (VERB, VERBAL_NOUN)


def _kinds(frame: Frame, low: int, high: int) -> set[str]:
    """The kinds of the words there, of those that are no noun (调研|计划) and do not themselves govern a number."""
    return {_kind(frame, at) for at in range(low, high)}


def _kind(frame: Frame, at: int) -> str:
    item, before = frame.items[at], frame.items[at - 1] if at else None
    if item.tag == PREPOSITION or (item.tag == NOUN and before is not None and before.is_nominal):
        return ""
    if item.text == PROPOSES and frame.items[at + 1].tag == Kind.AMOUNT:
        return ""
    return "reached" if item.text.startswith(DONE) else frame.kind(at)


def _names(frame: Frame, low: int, high: int) -> bool:
    return any(item.is_node or item.tag == WHOLE for item in frame.items[low:high])


def _time(frame: Frame, places: range) -> int:
    """The place of the last time among some that is not compared with; -1 where there is none."""
    items = frame.items
    for at in reversed(places):
        if items[at].tag == Kind.TIME.value and (at == 0 or items[at - 1].text not in COMPARING):
            return at
    return -1


def _day(frame: Frame, at: int, today: str) -> str:
    mention = frame.items[at].mention
    assert mention is not None
    if mention.value in NOW:
        return today
    if at and frame.items[at - 1].text in FROM and not mention.text.startswith("今年"):
        return ""
    end = next(end for start, end in frame.clauses if start <= at < end)
    since = any(item.text in SINCE for item in frame.items[at + 1 : min(end, at + 1 + REACH)])
    if since and not mention.text.startswith("今年"):
        return ""
    if since:
        return mention.value[:4]
    return mention.value if mention.value[:4].isdigit() else ""
