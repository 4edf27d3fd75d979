"""What became of the characters of a text whose bytes broke: which are lost, and which became others."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from zhitu.errors import Problem
from zhitu.intake.charset import Decoded

if TYPE_CHECKING:
    from zhitu.intake.misreadings import Misreading

PLACES_SHOWN = 5
"""Places that a problem names."""

LOOKED_THROUGH = 300_000
"""Characters of a text that are looked through for misread ones, some seconds; no more are read of one article."""

PLAIN = ("utf-8", "utf-32-le", "utf-32-be")
"""Encodings in which a broken byte makes no other character, or seldom."""


def find(decoded: Decoded, where: str, *, within_line: bool = False) -> Problem | None:
    """The problem that tells which characters of a text were lost or misread, and where; ``None`` if none was.

    Of a text that is one line of a file (``within_line``) the line is told by ``where``.
    """
    misread = find_misread(decoded)
    parts = []
    if decoded.lost:
        parts.append(
            f"{len(decoded.lost)} characters could not be read as {decoded.encoding}: "
            f"at {_shorten(list(map(str, decoded.lost)), ', ')}"
        )
    if misread:
        ends = [place for place, char in enumerate(decoded.text[:LOOKED_THROUGH]) if char == "\n"]
        places = [_name(one, None if within_line else ends) for one in misread]
        parts.append(
            f"{len(misread)} characters hardly belong where they stand, read as {decoded.encoding}: "
            f"{_shorten(places, '; ')}"
        )
    if not parts:
        return None
    mend = (
        "Save it again as UTF-8; the rest was read."
        if decoded.lost
        else "Compare with the original: bytes may have broken. They were left as they are."
    )
    return Problem("; ".join(parts), where, mend)


def find_misread(decoded: Decoded) -> list[Misreading]:
    """The characters that stand for others, without those that are known to be lost."""
    if decoded.encoding in PLAIN:
        return []
    from zhitu.intake import misreadings

    found = misreadings.find(decoded.text[:LOOKED_THROUGH], decoded.encoding, broken=bool(decoded.lost))
    lost = frozenset(decoded.lost)
    return [one for one in found if one.place not in lost]


def _name(one: Misreading, ends: list[int] | None) -> str:
    """Where a misread character stands, and what it may have been; no ``ends`` of lines where there is but one."""
    shown = one.char if one.char.isprintable() else f"U+{ord(one.char):04X}"
    perhaps = f", perhaps {one.perhaps}" if one.perhaps else ""
    if ends is None:
        return f"character {one.place + 1} of the line {shown}{perhaps}"
    line = bisect_right(ends, one.place - 1)
    column = one.place - (ends[line - 1] + 1 if line else 0) + 1
    return f"line {line + 1}, column {column} (at {one.place}) {shown}{perhaps}"


def _shorten(places: list[str], between: str) -> str:
    return between.join(places[:PLACES_SHOWN]) + (" …" if len(places) > PLACES_SHOWN else "")
