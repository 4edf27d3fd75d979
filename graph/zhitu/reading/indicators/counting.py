"""What an amount counts: 工会驿站|213家, 39名|选手, 产值达到|3亿元."""

from __future__ import annotations

from dataclasses import dataclass

from zhitu.reading.indicators.items import ADVERBS, GIVING, JOINTS, Frame

FILLING = frozenset({"了", "着", "起", "出", "各类", "各级", "全体", "广大"})
"""Words between a verb and what it governs."""

SHARES = frozenset({"%", "倍", "成", "个百分点", "‰"})
MEASURED = SHARES | {"元", "美元", "欧元", "港元", "日元", "人民币"}
"""Units that no noun needs to follow; what they measure stands before them, if anything does."""

PARTS = frozenset({"的", "中", "之中", "里"})
"""After the noun, these tell that something else of it is meant: 28家企业的职工, 150个席位中的80席."""

WITHIN = frozenset({"在", "于", "从", "由", "自", "以", "把", "将"})
"""Before an amount, these tell that it only says where or how."""

LONGEST = 14
"""Characters of what is counted; longer phrases were read wrongly more often than not."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted and what is done with it; ``first`` is the place of the first item that says so.

    ``leads`` tells that it acts itself (86名职工|参赛); ``borrows`` that what changed stands in the clause before.
    """

    counted: str
    action: str
    first: int
    leads: bool = False
    borrows: bool = False


def count(frame: Frame, clause: tuple[int, int], place: int, unit: str) -> Count | None:
    """What the amount at a place counts, by the words around it in its clause; None where they don't tell."""
    low, high = clause
    changed, before = _link(frame, low, place)
    left = _phrase_before(frame, low, before)
    if changed:
        made = _made(frame.text(left, before), changed, left)
        return made or (Count("", changed, before, borrows=True) if before == low else None)
    after = place + 1
    if unit in MEASURED and after < high and frame.items[after].text == "的":
        after += 1
    right = _phrase_after(frame, after, high)
    if right > after and unit not in SHARES and (unit not in MEASURED or left == before):
        return _counted_after(frame, clause, place, (after, right))
    if after < high and frame.items[after].is_node:
        return None  # 21507名|巴勒斯坦|人
    return _counted_before(frame, (low, high), (left, before), after, unit)


def _counted_before(
    frame: Frame, clause: tuple[int, int], phrase: tuple[int, int], after: int, unit: str
) -> Count | None:
    """The noun before an amount with its verb, else the verb that stands for what is counted (培训|500人次)."""
    (low, high), (left, before) = clause, phrase
    if left < before:
        verb, first = _verb(frame, low, left)
        return _made(frame.text(left, before), verb, first)
    if before > low and frame.kind(before - 1) == "alone":
        first = _phrase_before(frame, low, before - 1)
        return _made(frame.text(first, before), "", first)
    if after < high and frame.kind(after) in ("joins", "alone") and unit not in MEASURED:
        return Count(frame.items[after].text, "", before, leads=True)
    return None


def _link(frame: Frame, low: int, place: int) -> tuple[str, int]:
    """The words of change before an amount (同比增长), if any, and where the words that lead up to it begin."""
    at, changed, reached = place, "", False
    while at > low:
        item, kind = frame.items[at - 1], frame.kind(at - 1)
        if kind == "changes" and not changed and not reached:
            changed = item.text
        elif item.text in ("同比", "环比"):
            changed = item.text + changed if changed else ""
        elif kind in ("reaches", "changes") and not changed:
            reached = True
        elif not (item.tag in ADVERBS or kind == "reached" or item.text in ("了", "着")):
            compared = _compared(frame, low, at) if changed else at
            if compared == at:
                break
            at = compared + 1
        at -= 1
    return changed, at


def _compared(frame: Frame, low: int, end: int) -> int:
    """Where 比上年 begins that ends before ``end``; ``end`` itself where nothing is compared."""
    places = range(end - 1, max(low, end - 4) - 1, -1)
    return next((at for at in places if frame.items[at].text in ("比", "较")), end)


def _phrase_before(frame: Frame, low: int, end: int) -> int:
    """Where the noun phrase begins that ends before ``end``; ``end`` itself where there is none."""
    at, items = end, frame.items
    while at > low and items[at - 1].is_nominal:
        at -= 1
        if at - 1 > low and items[at - 1].text in JOINTS and items[at - 2].is_nominal:
            at -= 1
    return at + 1 if at < end - 1 and frame.kind(at) in ("alone", "aims") else at


def _phrase_after(frame: Frame, low: int, high: int) -> int:
    at, items = low, frame.items
    while at < high and items[at].is_nominal:
        at += 1
        if at + 1 < high and items[at].text in JOINTS and items[at + 1].is_nominal:
            at += 1
    return at


def _counted_after(frame: Frame, clause: tuple[int, int], place: int, phrase: tuple[int, int]) -> Count | None:
    """The noun after an amount, with the verb before it, or the one that follows if the phrase acts itself."""
    low, high = phrase
    items = frame.items
    if high < clause[1] and (items[high].text in PARTS or items[high].text.startswith("中")):
        return None
    counted = frame.text(low, high)
    at = place
    while at > clause[0] and (items[at - 1].tag in ADVERBS or items[at - 1].text in FILLING):
        at -= 1
    before = items[at - 1] if at > clause[0] else None
    if before is not None and (before.text in WITHIN or before.tag == "f" or before.is_nominal):
        return None
    following = next((n for n in range(high, clause[1]) if items[n].tag in ("v", "vn")), -1)
    if before is not None and before.text in GIVING:
        return _made(counted, items[following].text if following >= 0 else "", at - 1)
    if before is not None and before.tag == "v":
        return _made(counted, "" if frame.kind(at - 1) in ("reaches", "aims") else before.text, at - 1)
    joins = any(frame.kind(n) == "joins" for n in range(high, clause[1]))
    action = items[following].text if following >= 0 and joins else ""
    made = _made(counted, action, at)
    return made and Count(made.counted, made.action, made.first, leads=True)


def _verb(frame: Frame, low: int, end: int) -> tuple[str, int]:
    """The verb right before ``end``, if there is one that says more than 有, and where it begins."""
    at, items = end - 1, frame.items
    while at >= low and (items[at].text in FILLING or items[at].tag in ADVERBS):
        at -= 1
    if at < low or items[at].tag != "v":
        return "", end
    return "" if frame.kind(at) in ("reaches", "aims") else items[at].text, at


def _made(counted: str, action: str, first: int) -> Count | None:
    return Count(counted, action, first) if 0 < len(counted) <= LONGEST else None
