"""How names are folded before they are compared, and the words that names end on; nothing here decides identity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from zhitu.knowledge.lexicons import Lexicon

OPENING, CLOSING = "“", "”"
QUOTES = str.maketrans(dict.fromkeys('“„‟「『《〈‘"', OPENING) | dict.fromkeys("”」』》〉’", CLOSING))
"""Quotation marks and book title marks, as one pair; a straight mark counts as an opening one."""

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
ORDINAL = re.compile(r"第([零〇一二两三四五六七八九十百]{1,5})")
NUMBERED = re.compile(r"第(\d{1,6})")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度|年)?")
SCHOOLS = ("大学", "学院")
"""Behind these a bracket at the end of a name is a part of it."""

FOLDED_NAMES = 65_536
"""How many folded names are remembered: enough for a page of ten thousand articles, some 20 MB."""


@lru_cache(maxsize=FOLDED_NAMES)
def fold(name: str) -> str:
    """A name without spaces, in half width, with one kind of quotation marks and ordinals in digits."""
    text = unicodedata.normalize("NFKC", name).translate(QUOTES)
    return ORDINAL.sub(lambda found: f"第{numeral(found[1])}", "".join(text.split()))


def numeral(text: str) -> int:
    """The value of a Chinese numeral below a thousand: 十四 → 14, 二十 → 20, 一百零五 → 105."""
    total, digit = 0, 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        else:
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
    return total + digit


def unquote(text: str) -> str:
    """Folded text without its quotation marks and the dots that part what they hold."""
    return text.replace(OPENING, "").replace(CLOSING, "").replace("·", "")


def ordinals(text: str) -> tuple[int, ...]:
    """The ordinals in folded text: 第9届 → 9."""
    return tuple(int(found) for found in NUMBERED.findall(text))


def year(text: str) -> str:
    """The first year in folded text, or nothing."""
    found = YEAR.search(text)
    return found[1] if found else ""


def without_year(text: str) -> str:
    """Folded text without its years; what is left if that is anything."""
    return YEAR.sub("", text) or text


def unbracket(text: str, keeps: tuple[str, ...]) -> str:
    """Folded text without what stands in brackets; a bracket before one of the words ``keeps`` is part of the name.

    恒岳物流有限公司(快捷) → 恒岳物流有限公司, but 聚光(杭州)股份有限公司 → 聚光杭州股份有限公司; so too one that tells
    two universities apart: 青川大学(雅安) → 青川大学雅安. A bracket that has no other half is dropped alone.
    """
    parts: list[str] = []
    rest = text
    while (start := rest.find("(")) >= 0 and (end := rest.find(")", start)) >= 0:
        parts.append(rest[:start])
        campus = bool(keeps) and not rest[end + 1 :] and rest[:start].endswith(SCHOOLS)
        if start > 0 and (campus or rest[end + 1 :].startswith(keeps)):
            parts.append(rest[start + 1 : end])
        rest = rest[end + 1 :]
    whole = "".join((*parts, rest)).replace("(", "").replace(")", "")
    return whole or text.replace("(", "").replace(")", "")


def abbreviates(short: str, full: str) -> bool:
    """Whether each word of ``full`` gave its head to ``short``, in order: 港航|建设 → 港建, 人民|医院 → 人医.

    The words are not looked up: any cut into words of two or three characters will do, and a word may also
    stand unshortened. The first character must be the same, and something must have been left out.
    """
    if not short or len(short) >= len(full) or short[0] != full[0] or len(full) > ABBREVIATED_LENGTH:
        return False
    reached = {0: {0}}
    for start in range(len(full)):
        for used in reached.get(start, ()):
            for length in (2, 3):
                word = full[start : start + length]
                for taken in {word[:1], word}:
                    if len(word) == length and short.startswith(taken, used):
                        reached.setdefault(start + length, set()).add(used + len(taken))
    return len(short) in reached.get(len(full), ())


ABBREVIATED_LENGTH = 24
"""No name of a body gets an abbreviation by heads of words beyond this many characters; it also bounds the work."""


def follows(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in the same order, the first of both being one."""
    if not short or short[0] != full[:1]:
        return False
    rest = iter(full)
    return all(sign in rest for sign in short)


def inserts(short: str, full: str) -> bool:
    """Whether ``full`` is ``short`` with one run of characters put in, which qualifies a name: 茶叶[质量]协会.

    An abbreviation leaves out characters at several places.
    """
    kept = 0
    while kept < len(short) and short[kept] == full[kept : kept + 1]:
        kept += 1
    return full.endswith(short[kept:]) and len(full) >= len(short)


class Endings:
    """The words of a lexicon as endings of names; the longest ending wins."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = {fold(word): kind for word, kind in classes.items()}
        self._lengths = tuple(sorted({len(word) for word in self._classes}, reverse=True))

    @classmethod
    def of(cls, lexicon: Lexicon | None) -> Endings:
        """The endings in a lexicon whose kinds are classes; no endings without one."""
        return cls({word: entry.kind for word, entry in lexicon.items()} if lexicon else {})

    def find(self, name: str) -> str:
        """The longest ending that a name has, shorter than the name or the name itself; empty if none."""
        return next((name[-length:] for length in self._lengths if name[-length:] in self._classes), "")

    def cuts(self, name: str) -> tuple[int, ...]:
        """Where a name can be cut before an ending; never at its very beginning."""
        return tuple(len(name) - n for n in self._lengths if n < len(name) and name[-n:] in self._classes)

    def classify(self, name: str) -> str:
        """The class of the longest ending; empty if there is none."""
        return self._classes.get(self.find(name), "")
