"""Paragraphs that a page prints twice: exactly, or but for a few characters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SHORTEST = 12
"""Characters of a paragraph that counts as a repeat; shorter ones (好。) recur by right."""

SHORTEST_NEAR = 24
"""Characters of a paragraph whose near copy counts as a repeat."""

GRAM = 5
"""Characters of the stretches that near copies share; one wrong character breaks five of them."""

ANCHORS = 8
"""Stretches by which a near copy is looked up; a copy with half its characters right shows one."""

SHARE = 0.8
"""Share of a paragraph's stretches that its near copy holds: 300 characters with a dozen wrong ones still do."""

CUT_SHORT = 0.9
"""Share of the other's length below which a near copy may lack numbers: it was cut short."""

DIGITS = re.compile(r"\d+")
BLANKS = re.compile(r"\s+")


def find(texts: Mapping[int, str]) -> dict[int, int]:
    """Each copy with the block that stands for it: the first of equals, the fuller one where a copy was cut short."""
    same: dict[str, int] = {}
    copies: dict[int, int] = {}
    anchors: dict[str, list[int]] = {}
    grams: dict[int, frozenset[str]] = {}
    for number, text in texts.items():
        bare = BLANKS.sub("", text)
        if len(bare) < SHORTEST:
            continue
        if bare in same:
            copies[number] = same[bare]
            continue
        same[bare] = number
        if len(bare) < SHORTEST_NEAR:
            continue
        own = [bare[place : place + GRAM] for place in range(len(bare) - GRAM + 1)]
        grams[number] = frozenset(own)
        other = next((c for c in look_up(own, anchors) if is_near(texts[c], text, grams[c], grams[number])), None)
        if other is None:
            for place in range(0, len(own), max(1, len(own) // ANCHORS)):
                anchors.setdefault(own[place], []).append(number)
        elif len(grams[number]) > len(grams[other]):
            copies[other] = number
            anchors.update(
                {gram: [number if c == other else c for c in anchors[gram]] for gram in own if gram in anchors}
            )
        else:
            copies[number] = other
    return {copy: resolve(copies, copy) for copy in copies}


def look_up(grams: Sequence[str], anchors: Mapping[str, list[int]]) -> list[int]:
    """The blocks that share most anchors with these stretches, at most three."""
    votes: dict[int, int] = {}
    for gram in grams:
        for number in anchors.get(gram, ())[:ANCHORS]:
            votes[number] = votes.get(number, 0) + 1
    return sorted(votes, key=lambda number: (-votes[number], number))[:3]


def is_near(one: str, two: str, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether the shorter of two texts stands in the other; two that differ in a number say two things."""
    fewer, more = sorted((left, right), key=len)
    if len(fewer & more) < SHARE * len(fewer):
        return False
    short, long = sorted((one, two), key=len)
    if short in long:
        return True
    said, full = set(DIGITS.findall(short)), set(DIGITS.findall(long))
    return said == full or (said < full and len(short) < CUT_SHORT * len(long))


def resolve(copies: Mapping[int, int], number: int) -> int:
    """The block that stands for a copy in the end."""
    while number in copies:
        number = copies[number]
    return number
