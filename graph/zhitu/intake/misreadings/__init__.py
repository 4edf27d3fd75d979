"""Characters that do not belong where they stand: a byte that broke made another common character of them.

In two-byte encodings a broken byte mostly leaves a character that may stand in a text. What tells is that the words
around it are likelier with another character, one changed byte away: a noisy channel.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from zhitu.intake.misreadings import codes, paths, words
from zhitu.intake.misreadings.codes import Codes
from zhitu.knowledge import writing

Array = npt.NDArray[Any]

ENCODINGS = {
    "gb18030": "gb18030",
    "hz": "gb18030",
    "iso-2022-cn": "gb18030",
    "big5hkscs": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
"""Encodings of two-byte characters, and the one that they are of; in UTF-8 a wrong byte seldom spells anything."""

LOOKED_AT = 4.0
"""Gain (nats) from which it is asked which other character may have stood there."""

OTHER_GAIN = 9.3
"""Gain from which a character that is no Han one tells: below it are signs that some papers print."""

LINES = {"word": (0.78, -3.2), "alone": (1.0, -2.2), "other": (1.25, -4.0)}
"""Log-odds of a misread character by its gain, as slope and start: counted on 4,600 misread and 1.5 million right
characters of 240 pieces of each length, in four kinds of text, three encodings and four kinds of harm."""

CAP = 10.0
"""Highest log-odds; slips of the pen and rare names reach it too."""

TELLING = 2.0
"""Log-odds above which they count for a text..."""

ODD = 1.0
"""...and above which a character counts one against it: poems and game pages are full of odd ones."""

BESIDE = 2
"""Characters on each side of which but the highest counts: what stands beside a misread one is odd too, and an unknown
name is odd in all of its characters."""

ENOUGH = 2.3
"""Sum from which a text is told of: four pieces of a thousand of clean text, from 60 to 2,000 characters, reach it."""

PIECE = 2000
"""Characters that are judged at once, up to the next line end."""

LONGEST_PIECE = 4000

MORE_PIECES = 1.1
"""What each further piece raises the sum by, times its logarithm: chance reaches it oftener in a book."""

SHOWN = 4.0
"""Log-odds of a character that is named where the text is told of."""


@dataclass(frozen=True, slots=True)
class Misreading:
    """A character that hardly belongs where it stands, and what may have stood there; empty where no word tells."""

    place: int
    char: str
    perhaps: str
    odds: float


def find(text: str, encoding: str, *, broken: bool = False) -> tuple[Misreading, ...]:
    """The misread characters of a text, in order; all that stand out if it is ``broken`` for certain, else none
    unless they are more than chance."""
    if encoding not in ENCODINGS or not text:
        return ()
    traditional = writing.is_traditional(text)
    table = codes.table(ENCODINGS[encoding], traditional)
    folded = writing.turn(text) if traditional else text
    own = paths.learn(folded)
    pieces = list(split(text))
    enough = ENOUGH + MORE_PIECES * math.log(len(pieces))
    found: list[Misreading] = []
    for start, end in pieces:
        odds, fillings = rate(text[start:end], folded[start:end], table, own)
        if not broken and weigh(odds) < enough:
            continue
        least = SHOWN if broken else min(SHOWN, odds.max())
        found += (
            Misreading(start + at, text[start + at], chr(fillings[at]) if fillings[at] else "", float(odds[at]))
            for at in np.nonzero(odds >= least)[0].tolist()
        )
    return tuple(found)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Pieces of a text, each up to a line end."""
    start = 0
    while start < len(text):
        end = text.find("\n", min(start + PIECE, len(text)), start + LONGEST_PIECE) + 1
        end = end or min(start + LONGEST_PIECE, len(text))
        yield start, end
        start = end


def weigh(odds: Array) -> float:
    """How much some log-odds say for damage, beyond what odd texts say."""
    beside = np.pad(odds, BESIDE, constant_values=0.0)
    highest = np.max([beside[shift : shift + len(odds)] for shift in range(2 * BESIDE + 1)], axis=0)
    peaks = odds[odds == highest]
    return float(np.maximum(peaks - TELLING, 0).sum() - (odds > ODD).sum())


def rate(text: str, folded: str, table: Codes, own: paths.Own) -> tuple[Array, Array]:
    """The log-odds of each character to be misread, and the character that may have stood there, or zero."""
    gains, fillings = gain(text, folded, table, own)
    han = np.array([words.is_han(char) for char in text])
    kinds = np.where(han, np.where(fillings > 0, 0, 1), 2)
    slopes, starts = (np.array(side)[kinds] for side in zip(*LINES.values(), strict=True))
    odds = np.minimum(slopes * np.maximum(gains, 0) + starts, CAP)
    beside = np.pad(han, 1)
    odds[~han & (gains < OTHER_GAIN) | han & ~(beside[:-2] | beside[2:])] = 0
    return odds, fillings


def gain(text: str, folded: str, table: Codes, own: paths.Own) -> tuple[Array, Array]:
    """How much likelier the text is with another character at each place, and that character if it makes a word."""
    path = paths.find(folded, own)
    before, after = np.array(path.before), np.array(path.after)
    whole = before[-1]
    chars, numbers = number(folded), table.numbers[number(text)]
    gains = before[:-1] + table.likeliest(numbers) + after[1:] - whole
    fillings = np.zeros(len(text), dtype=np.uint32)
    gaps = words.gaps()
    for length in range(2, min(words.LONGEST, len(text)) + 1):
        count = len(text) - length + 1
        columns = [chars[place : place + count].astype(np.uint64) for place in range(length)]
        around = before[:count] + after[length:] - whole
        for gap in range(length):
            remains = words.pack(columns, gap)
            rows = np.minimum(np.searchsorted(gaps.remains, remains), len(gaps.remains) - 1)
            likely = around + gaps.best[rows] > np.maximum(gains[gap : gap + count], LOOKED_AT)
            for start in np.nonzero((gaps.remains[rows] == remains) & likely)[0].tolist():
                char, weight = fill(rows[start], numbers[start + gap], table)
                if around[start] + weight > gains[start + gap]:
                    gains[start + gap] = around[start] + weight
                    fillings[start + gap] = char
    return gains, fillings


def fill(row: int, number: int, table: Codes) -> tuple[int, float]:
    """The character of the likeliest word with this gap that is one changed byte from a number, and its likelihood."""
    gaps = words.gaps()
    some = slice(gaps.starts[row], gaps.ends[row])
    weights = np.where(table.kin(gaps.chars[some], number), gaps.weights[some], paths.IMPOSSIBLE)
    best = int(weights.argmax())
    return int(gaps.chars[some][best]), float(weights[best])


def number(text: str) -> Array:
    """The numbers of a text's characters; zero for those beyond the first plane."""
    found = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.where(found < 1 << 16, found, 0)
