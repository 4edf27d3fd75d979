"""How likely the words and the lone characters of a text are, in nats, and which words fit a gap in it."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from zhitu.intake.page import joins, phrases
from zhitu.knowledge import lexicons, ontology

Array = npt.NDArray[Any]

LONGEST = 4
"""Characters of the words that are looked for: four make a number of 64 bits, and longer words hold shorter ones."""

NEVER = -20.0
"""A character that no text in Chinese bears."""

STRANGE = -16.0
"""A letter or sign that few bear."""

MARKS = {
    "，": 0.045, "。": 0.025, "、": 0.012, "“": 0.006, "”": 0.006, "\n": 0.005, "：": 0.003, "（": 0.002, "）": 0.002,
    "；": 0.0015, "《": 0.001, "》": 0.001, "？": 0.0005, "！": 0.0005, "·": 0.0004, "—": 0.0005, "…": 0.0002,
    " ": 0.002, "\u3000": 0.002, "「": 0.001, "」": 0.001, "『": 0.0003, "』": 0.0003, "‘": 0.0003, "’": 0.0003,
    "【": 0.0002, "】": 0.0002, "％": 0.0003,
}  # fmt: skip
"""Shares of the marks in news, about."""

SIGNS = frozenset("●□■◆◇○▲△▼★☆※×÷±＋－＝／∶→←↑↓①②③④⑤⑥⑦⑧⑨⑩～℃‰°″′ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴ–〉〈〔〕㎡²³•")
"""Signs that papers print between words."""

PRINTED = (("\u3000", "\u303f"), ("\uff00", "\uff5f"), ("\u2010", "\u2030"), ("\u00a0", "\u024f"), ("\u2190", "\u2bff"))
"""Marks and full-width letters, accented letters, arrows, signs of reckoning and figures: some papers print them."""

SIGN, DIGIT, LETTER, FULL = (math.log(share) for share in (1e-4, 4e-3, 5e-4, 1e-5))
"""One of these signs, a digit, a Latin letter, a letter as wide as a Han character."""

SCARCE = -0.5
"""What a Han character counts that stands in words alone, against one that stood alone once."""

SURNAMES = {"single": math.log(0.005) - 4.5, "common": math.log(0.001) - 4.5, "compound": math.log(0.0005) - 4.5}
"""A name of a person with this surname: one word of a hundred is one."""

GIVEN, GIVEN_RARE, GIVEN_NEVER = -6.5, -10.0, -12.0
"""A character of a given name, one that the dictionary lacks, and one that names hardly bear."""

ONE_GIVEN = -1.0
"""A given name of one character."""

UNNAMED = frozenset("的了是在和与说为有")

FOREIGN, FOREIGN_LETTER = -6.5, -4.6
"""A foreign name begins; each of its characters, of the two hundred that transcribe."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The words of a dictionary by what remains of them where one character is blank: the remains, in order, and for
    each where its fillings begin and end, and how likely the likeliest word is; then each filling and its word."""

    remains: Array
    starts: Array
    ends: Array
    best: Array
    chars: Array
    weights: Array


@cache
def known() -> dict[str, float]:
    """The words of jieba's dictionary that are short enough, each with its likelihood."""
    counts, total = joins.dictionary()
    return {word: math.log(count) - total for word, count in counts.items() if count and len(word) <= LONGEST}


@cache
def borne() -> frozenset[str]:
    """The characters of which there is a word."""
    return frozenset("".join(known()))


@cache
def surnames() -> dict[str, float]:
    """The surnames, each with the likelihood of a name that begins with it."""
    listed = phrases.surnames()
    return {name: SURNAMES[listed.kind(name)] for name in listed.words()}


@cache
def letters() -> frozenset[str]:
    """The characters that transcribe foreign names."""
    return frozenset(lexicons.read(ontology.folder() / "lexicons" / "transcription.tsv").words())


def is_han(char: str) -> bool:
    """Whether a character is a Han one."""
    return "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff" or char >= "\U00020000"


@lru_cache(maxsize=1 << 17)
def weigh(char: str) -> float:
    """How likely a character is to stand alone."""
    if share := MARKS.get(char):
        return math.log(share)
    if "\u4e00" <= char <= "\u9fff":
        least = -joins.dictionary()[1]
        return (
            max(known()[char], least + math.log(2)) if char in known() else least + SCARCE if char in borne() else NEVER
        )
    if char.isascii():
        return DIGIT if char.isdigit() else LETTER if char.isalpha() else SIGN if char.isprintable() else NEVER
    if char in SIGNS:
        return SIGN
    if any(first <= char <= last for first, last in PRINTED):
        return FULL
    told = "\u3040" <= char <= "\u30ff" or "α" <= char <= "ω" or "\u0400" <= char <= "\u044f"
    return STRANGE if told or unicodedata.category(char)[0] in "SNP" else NEVER


@cache
def alone() -> Array:
    """How likely each character of the first plane is to stand alone."""
    return np.array([weigh(chr(code)) for code in range(1 << 16)])


def give(char: str) -> float:
    """How likely a character is in a given name."""
    if not is_han(char) or char in UNNAMED:
        return GIVEN_NEVER
    return GIVEN if char in borne() else GIVEN_RARE


@cache
def gaps() -> Gaps:
    """The words of two and more Han characters with one left out."""
    remains, chars, weights = [], [], []
    for length in range(2, LONGEST + 1):
        some = [word for word in known() if len(word) == length and all("\u4e00" <= char <= "\u9fff" for char in word)]
        spelt = np.frombuffer("".join(some).encode("utf-16-le"), np.uint16).reshape(-1, length).astype(np.uint64)
        weight = np.array([known()[word] for word in some])
        for gap in range(length):
            remains.append(pack([spelt[:, place] for place in range(length)], gap))
            chars.append(spelt[:, gap].astype(np.uint16))
            weights.append(weight)
    keys = np.concatenate(remains)
    order = np.argsort(keys, kind="stable")
    weight = np.concatenate(weights)[order]
    found, starts = np.unique(keys[order], return_index=True)
    ends = np.append(starts[1:], len(keys))
    return Gaps(found, starts, ends, np.maximum.reduceat(weight, starts), np.concatenate(chars)[order], weight)


def pack(columns: list[Array], gap: int) -> Array:
    """Characters side by side as numbers of 64 bits, with one left out."""
    found = np.zeros(len(columns[0]), dtype=np.uint64)
    for place, column in enumerate(columns):
        if place != gap:
            found |= column << np.uint64(48 - 16 * place)
    return found
