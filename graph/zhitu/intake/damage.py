"""Bytes that broke: two-byte encodings lose step at a lost byte, and read on with halves of two characters.

Where a text shows damage, the reading of its bytes is chosen that needs the fewest odd characters and lost bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

MOST_DAMAGED = 1 << 20
"""Bytes up to which a damaged text is searched for the best reading; that takes some seconds."""

FEWEST_RARE = 2
"""Different rare characters that make a text a damaged one; a rare name has one."""

RARE_SHARE = 0.002
"""Least share of rare characters in a damaged text: the news has one in ten thousand, one broken byte in a hundred
leaves one in a hundred."""

STRAY = re.compile(r"(?<=[\u4e00-\u9fff])[@-~](?=[\u4e00-\u9fff])")
"""The second byte of a character whose first was lost may stand there as a Latin letter."""

FEWEST_STRAY = 3
"""Letters alone between Han characters that make a text a damaged one; B超 and A股 have one."""

STRAY_SHARE = 0.005
"""Least share of them."""

COSTS = {"common": 0.2, "plain": 0.8, "known": 1.0, "second": 3.0, "other": 5.0, "rare": 7.0}
"""What a character costs by its class, the nats of its surprise about; a reading out of step is rare ones mostly."""

LOST = 9.0
"""What a byte costs that is passed over: as much as two or three characters out of step."""

FOUR = 6.0
"""What a character of four bytes costs."""

UNITS = ("utf-16-le", "utf-16-be")
"""Encodings in which every character is of two bytes, or of four."""


def find_odd(text: str) -> tuple[int, ...]:
    """The places of characters that no text bears, and of rare ones if so many are there that bytes must be broken."""
    costs = {char: rate(char) for char in set(text)}
    rare = {char for char, cost in costs.items() if cost >= COSTS["rare"]}
    never = {char for char in rare if costs[char] > COSTS["rare"]}
    places = tuple(place for place, char in enumerate(text) if char in rare) if rare else ()
    strays = tuple(match.start() for match in STRAY.finditer(text))
    if len(strays) >= max(FEWEST_STRAY, STRAY_SHARE * len(text)):
        return tuple(sorted({*places, *strays}))
    if len(rare) >= FEWEST_RARE and len(places) >= RARE_SHARE * len(text):
        return places
    return tuple(place for place in places if text[place] in never)


def read_damaged(data: bytes, encoding: str) -> tuple[str, tuple[int, ...]]:
    """The text in some bytes, and the places where characters were lost or are doubtful; none where it is whole."""
    text = data.decode(encoding, "replace")
    if not find_odd(text):
        return text, ()
    mended = mend(data, encoding)
    if places := find_odd(mended):
        return mended, places
    # The bytes fell into step without a mark: where the readings part is where one broke.
    return mended, tuple(place for place, (one, two) in enumerate(zip(text, mended, strict=False)) if one != two)[:1]


def mend(data: bytes, encoding: str) -> str:
    """The likeliest reading of damaged bytes, with a mark for each stretch that was lost."""
    if len(data) > MOST_DAMAGED:
        return data.decode(encoding, "replace")
    if encoding in UNITS:
        return resolve(data, encoding)
    # No character of two bytes holds a line end: what is whole is left as it is.
    found = []
    for line in data.split(b"\n"):
        text = line.decode(encoding, "replace")
        found.append(resolve(line, encoding) if find_odd(text) else text)
    return "\n".join(found)


def resolve(data: bytes, encoding: str) -> str:
    """The cheapest reading of some bytes."""
    costs = [0.0] * (len(data) + 1)
    steps = [("", 0)] * len(data)
    for place in range(len(data) - 1, -1, -1):
        best = (costs[place + 1] + LOST, "\ufffd", 1)
        for char, length, cost in read(data, place, encoding):
            if (total := costs[place + length] + cost) < best[0]:
                best = (total, char, length)
        costs[place] = best[0]
        steps[place] = best[1:]
    found: list[str] = []
    place = 0
    while place < len(data):
        char, length = steps[place]
        if char != "\ufffd" or found[-1:] != ["\ufffd"]:
            found.append(char)
        place += length
    return "".join(found)


def read(data: bytes, place: int, encoding: str) -> Iterator[tuple[str, int, float]]:
    """The characters that may begin at a byte: each with its bytes and its cost."""
    if encoding not in UNITS and data[place] < 0x80:
        yield chr(data[place]), 1, rate(chr(data[place]))
        return
    char, cost = decode(data[place : place + 2], encoding)
    if char:
        yield char, 2, cost
    elif encoding == "gb18030" or encoding in UNITS:
        char, _ = decode(data[place : place + 4], encoding)
        if char:
            yield char, 4, FOUR


@lru_cache(maxsize=1 << 16)
def decode(data: bytes, encoding: str) -> tuple[str, float]:
    """The one character in some bytes and its cost; empty where they are none, or two."""
    try:
        char = data.decode(encoding)
    except UnicodeDecodeError:
        return "", 0.0
    return (char, rate(char)) if len(char) == 1 and unicodedata.category(char) not in ("Co", "Cn", "Cs") else ("", 0.0)


@lru_cache(maxsize=1 << 16)
def rate(char: str) -> float:
    """How odd a character is in a text of news."""
    if char in "，。、：；？！“”《》（）\n\u3000的一是在了不和有人年月日工会":
        return COSTS["common"]
    if "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000":
        return COSTS[levels().get(char, "rare")]
    if " " <= char <= "~" or char in "\r\t":
        return COSTS["plain"]
    category = unicodedata.category(char)
    if (
        char == "\ufffd"
        or category in ("Cc", "Cn", "Co", "Cs")
        or "\uac00" <= char <= "\ud7a3"
        or "\ua000" <= char <= "\ua4cf"
    ):
        return COSTS["rare"] + FOUR
    return COSTS[
        "known"
        if "\u3000" <= char <= "\u30ff" or "\uff00" <= char <= "\uff60" or "\u2010" <= char <= "\u2040"
        else "other"
    ]


@cache
def levels() -> dict[str, str]:
    """Han characters by how common they are: the first and the second level of GB 2312, the first of Big5."""
    found: dict[str, str] = {}
    trails = range(0xA1, 0xFF)
    for lead in range(0xD8, 0xF8):
        found.update(dict.fromkeys(spell(lead, trails, "gb2312"), "second"))
    for lead in range(0xA4, 0xC7):
        found.update(dict.fromkeys(spell(lead, (*range(0x40, 0x7F), *trails), "big5"), "known"))
    for lead in range(0xB0, 0xD8):
        found.update(dict.fromkeys(spell(lead, trails, "gb2312"), "known"))
    return found


def spell(lead: int, trails: range | tuple[int, ...], encoding: str) -> str:
    """The characters whose first byte this is."""
    return b"".join(bytes((lead, trail)) for trail in trails).decode(encoding, "ignore")
