"""How the characters of a two-byte encoding are written, and what a changed byte makes of one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from zhitu.intake.misreadings import words
from zhitu.knowledge import writing

Array = npt.NDArray[Any]

WIDE = ("utf-16-le", "utf-16-be")
"""Encodings in which Latin letters have two bytes too."""

WRITINGS = 3
"""Traditional characters that one Simplified may stand for; the few that have more lose those."""

LATIN = math.log(0.004)
"""The likeliest letter that a letter may have been."""


@dataclass(frozen=True, slots=True)
class Codes:
    """An encoding: each character's two bytes as one number, those of the characters that stand for a Simplified one,
    and the likelihood (nats) of the likeliest character alone with each first and second byte."""

    numbers: Array
    writings: Array
    first: Array
    second: Array
    wide: bool

    def twos(self, numbers: Array) -> Array:
        """Which of these numbers are of two bytes."""
        return (numbers > 0xFF) | (self.wide & (numbers > 0))

    def likeliest(self, numbers: Array) -> Array:
        """For each, how likely the likeliest character is that one changed byte may have made it from."""
        found = np.maximum(self.first[numbers >> 8], self.second[numbers & 0xFF])
        return np.where(self.twos(numbers), found, LATIN)

    def kin(self, chars: Array, number: int) -> Array:
        """Which of these Simplified characters, written as they may be, are one changed byte from a number."""
        found = np.zeros(len(chars), dtype=bool)
        for row in self.writings:
            other = row[chars]
            change = other ^ number
            found |= self.twos(other) & ((change < 0x100) | (change & 0xFF == 0))
        return found & self.twos(np.array(number))


@cache
def table(encoding: str, traditional: bool) -> Codes:
    """The codes of an encoding, for a text in Traditional characters or in others."""
    wide = encoding in WIDE
    numbers = np.arange(1 << 16, dtype=np.uint32) if wide else _numbers(encoding)
    writings = _writings(numbers) if traditional else numbers.reshape(1, -1)
    alone = words.alone()
    first, second = (np.full(256, words.NEVER) for _ in range(2))
    for row in writings:
        two = np.nonzero((row > 0) if wide else (row > 0xFF))[0]
        np.maximum.at(first, row[two] >> 8, alone[two])
        np.maximum.at(second, row[two] & 0xFF, alone[two])
    return Codes(numbers, writings, first, second, wide)


def _numbers(encoding: str) -> Array:
    """Each character's bytes as a number; zero where there are more than two, or none."""
    found = np.zeros(1 << 16, dtype=np.uint32)
    for code in (*range(0xD800), *range(0xE000, 1 << 16)):
        data = chr(code).encode(encoding, "ignore")
        if len(data) <= 2:
            found[code] = int.from_bytes(data, "big")
    return found


def _writings(numbers: Array) -> Array:
    """For each Simplified character the numbers of those that may stand for it, itself first."""
    found = np.zeros((WRITINGS, 1 << 16), dtype=np.uint32)
    found[0] = numbers
    filled = (numbers > 0).astype(int)
    for old, new in writing.table().items():
        if old < 1 << 16 > ord(new) and numbers[old] and filled[ord(new)] < WRITINGS:
            found[filled[ord(new)], ord(new)] = numbers[old]
            filled[ord(new)] += 1
    return found
