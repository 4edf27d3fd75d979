"""How much and how many: 39名, 5万元, 不少于20家."""

from __future__ import annotations

import re
from decimal import Decimal

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token

BOUNDS = {
    "不少于": "≥", "不低于": "≥", "不小于": "≥", "至少": "≥", "不超过": "≤", "不多于": "≤", "不高于": "≤", "至多": "≤",
    "最多": "≤", "超过": ">", "多于": ">", "高于": ">", "突破": ">", "超": ">", "逾": ">", "不到": "<", "不足": "<",
    "少于": "<", "低于": "<", "将近": "≈", "大约": "≈", "约": "≈", "近": "≈",
}  # fmt: skip
"""What a word before a number makes of it."""

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

NO_NUMBER_AFTER = frozenset("第数几")
"""After these a number is an ordinal, or only says how large: 数十名."""

VAGUE = frozenset({"一", "百", "千", "万", "亿", "千万", "百万", "十万"})
"""An article, and powers that stand alone: 千万吨粮食工程."""

NUMBER = re.compile(
    rf"(?=[\d零〇一二两三四五六七八九十百千万亿{''.join(sorted({word[0] for word in BOUNDS}))}])"
    rf"(?P<bound>{'|'.join(BOUNDS)})?"
    r"(?P<share>百分之)?"
    r"(?:(?P<digits>(?<![\d.])\d{1,15}(?:,\d{3}(?!\d)){0,4}(?:\.\d{1,6})?)|(?P<words>[零〇一二两三四五六七八九十百千万亿]{1,16}))"
    r"(?P<more>[多余几]?)(?P<powers>[十百千万亿]{0,3})(?P<also>[多余几]?)"
)
"""A number in digits or in words; every repetition is bounded, so the search takes linear time."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The amounts with a unit, or a power such as 万, by position.

    The value is a sign (≥ ≤ > < ≈) where the text sets a bound, the number in digits, and the unit: 不少于2万名
    gives ≥20000 名. Ordinals, numbers without a unit, and 一 as an article are no amounts.
    """
    units = knowledge.lexicons["units"]
    found: list[Mention] = []
    for sentence, words in zip(sentences, tokens, strict=True):
        text = sentence.text
        if not (matches := tuple(NUMBER.finditer(text))):
            continue
        ends = {token.start + len(token.text) - sentence.start for token in words}
        for match in matches:
            before = text[match.start() - 1 : match.start()]
            if before in NO_NUMBER_AFTER or match["words"] in VAGUE:
                continue
            end = match.end()
            unit = next(
                (
                    text[end : end + size]
                    for size in units.first.get(text[end : end + 1], ())
                    if end + size in ends and text[end : end + size] in units.entries
                ),
                "",
            )
            if value := _value(match, unit):
                start = sentence.start + match.start()
                found.append(Mention(article.id, start, match[0] + unit, Kind.AMOUNT, value, confidence=0.95))
    return found


def _value(match: re.Match[str], unit: str) -> str:
    """The normalised amount; empty where nothing is counted."""
    powers = [POWERS[mark] for mark in match["powers"]]
    if match["share"] or unit == "％":
        unit = "%"
    counted = unit or (match["digits"] and any(power >= POWERS["万"] for power in powers))
    if not counted:
        return ""
    number = Decimal(match["digits"].replace(",", "")) if match["digits"] else _spelled(match["words"])
    if number is None:
        return ""
    for power in powers:
        number *= power
    plain = format(number, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    sign = BOUNDS.get(match["bound"] or "", ">" if match["more"] or match["also"] else "")
    return f"{sign}{plain} {unit}".strip()


def _spelled(words: str) -> Decimal | None:
    """The number that Chinese numerals spell; None for a row of digits (三二一) and other rows that spell none."""
    total = section = digit = 0
    last = ""
    for mark in words:
        if mark in DIGITS:
            if DIGITS.get(last):
                return None
            digit = DIGITS[mark]
        elif (power := POWERS[mark]) >= POWERS["万"]:
            value = section + digit or (0 if total else 1)
            total = (total + value) * power if 0 < total < power else total + value * power
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
        last = mark
    return Decimal(total + section + digit)
