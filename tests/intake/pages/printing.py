"""Broken pages by a seed: the text as it stands, and the truth about every character of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.intake.pages import signing, stories
from tests.intake.pages.breaks import FURNITURE, KINDS
from tests.intake.pages.strips import NOWHERE, Strip, Truth, aside, set_story

from zhitu.model import Byline

SETTINGS = ("parted", "parted", "parted", "lines", "wrapped")
"""How the blocks of a page are parted: by a blank line, by a line end, or wrapped at the width of the column."""

LENGTH = 110
"""Characters of a column, about: an article of three hundred characters stands in three."""

FURNISHED = 0.4
"""Share of pages that have a running head, and of those that have a foot."""


@dataclass(frozen=True)
class Page:
    """A page with its kind; ``owners`` and ``places`` tell of every character whose it is and where it belongs."""

    kind: str
    text: str
    owners: tuple[int, ...]
    places: tuple[int, ...]
    truths: tuple[Truth, ...]


def half_of(seed: int) -> str:
    """The half that a seed is of."""
    return "held" if seed % 2 else "tuning"


def make(seed: int) -> Page:
    """The page of a seed: its kind, articles, columns and setting all follow from it."""
    rng = random.Random(seed)
    kind = tuple(KINDS)[seed // 2 % len(KINDS)]
    setting = rng.choice(SETTINGS)
    width = rng.randint(14, 24) if setting == "wrapped" else 0
    told = rng.sample(stories.load(half_of(seed)), rng.randint(4, 7))
    parts = []
    for number, (story, signature) in enumerate(zip(told, signing.draw(rng, len(told)), strict=True)):
        length = sum(map(len, story.paragraphs))
        columns = max(2, min(4, round(length / LENGTH) + rng.randint(-1, 1)))
        parts.append(set_story(number, story, signature, columns, width, rng))
    bylines = {part.number: part.byline for part in parts}
    KINDS[kind](parts, rng)
    strips = [strip for part in parts for strip in part.flat()]
    furnish(strips, rng)
    return write(kind, strips, bylines, setting, width)


def furnish(strips: list[Strip], rng: random.Random) -> None:
    """Puts a running head above the strips and a foot below them, or one of them, or none."""
    for top in (True, False):
        if rng.random() < FURNISHED:
            line = rng.choice(FURNITURE).format(
                page=rng.randint(1, 8), month=rng.randint(1, 12), day=rng.randint(10, 28)
            )
            strips.insert(0 if top else len(strips), aside(line))


def write(kind: str, strips: Sequence[Strip], bylines: dict[int, Byline], setting: str, width: int) -> Page:
    """The page of these strips in this order."""
    text: list[str] = []
    owners: list[int] = []
    places: list[int] = []

    def put(more: str, owner: int = -1, at: Sequence[int] = ()) -> None:
        text.append(more)
        owners.extend([owner] * len(more))
        places.extend(at or [NOWHERE] * len(more))

    for strip in strips:
        fresh = bool(width) and strip.role == "body" and strip.opens
        put("\u3000\u3000" if fresh else "")
        room = width - 2 if fresh else width
        begin = 0
        while begin < len(strip.text):
            end = reach(strip.text, begin, room) if width else len(strip.text)
            put(strip.text[begin:end], strip.owner, strip.places[begin:end])
            put("\n")
            begin, room = end, width
        put("\n" if setting == "parted" else "")
    return Page(kind, "".join(text), tuple(owners), tuple(places), truths(strips, bylines))


def reach(text: str, begin: int, room: int) -> int:
    """Where a line ends that has room for some wide characters; Latin ones and blanks take half of it."""
    left = 2 * room
    while begin < len(text) and left > 0:
        left -= 1 if text[begin] < "\u1100" else 2
        begin += left >= 0
    return begin


def truths(strips: Sequence[Strip], bylines: dict[int, Byline]) -> tuple[Truth, ...]:
    """What should come out of these strips, for each article."""
    found = {number: Truth() for number in bylines}
    said: dict[int, dict[int, str]] = {number: {} for number in bylines}
    beside = dict.fromkeys(bylines, "")
    for strip in strips:
        if strip.owner < 0:
            continue
        truth = found[strip.owner]
        if strip.role == "headline":
            truth.headline = strip.text
        elif strip.role == "subhead":
            truth.subheads.append(strip.text)
        elif strip.role == "credit":
            beside[strip.owner] += strip.text
        said[strip.owner].update(
            {place: char for place, char in zip(strip.places, strip.text, strict=True) if place >= 0}
        )
    for number, truth in found.items():
        truth.places = set(said[number])
        last = max(truth.places, default=-1)
        printed = beside[number] + "".join(said[number].get(place, "\0") for place in range(last + 1))
        truth.byline = Byline(
            *(
                tuple(name for name in names if name in printed)
                for names in (bylines[number].reporters, bylines[number].correspondents)
            )
        )
    return tuple(found[number] for number in sorted(found))
