"""Headings of a page: which short lines head an article together, and which of them is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.intake.page import bylines, cues, phrases
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.roles import SHORTEST_HEADING, SUBHEAD, Role
from zhitu.intake.page.shorts import Page
from zhitu.intake.page.topics import Topics
from zhitu.intake.readers.marks import unbalanced

Lines = tuple[int, ...]
"""Blocks, by number, that make up one line of a heading."""

GAP_SHARE = 0.5
"""Share of blocks after a blank line from which a page parts its blocks so; there, neighbours are one heading."""

UNSPOKEN = 0.05
"""Share of a slogan that the article below speaks of, at most."""

SPOKEN = 0.15
"""Share of its headline that an article speaks of, at least."""

PARTS = re.compile(r"[\s·]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The blocks that head an article, by number: banners, the headline, subheads; each may run over lines."""

    banners: tuple[Lines, ...]
    headline: Lines
    subheads: tuple[Lines, ...]

    @property
    def lines(self) -> Lines:
        """All blocks of the heading."""
        return tuple(line for part in (*self.banners, self.headline, *self.subheads) for line in part)


def find(
    blocks: Sequence[Block], roles: Sequence[Role], topics: Topics, large: frozenset[int] = frozenset()
) -> tuple[Heading, ...]:
    """The headings of a page, in its order; where the size of type shows headlines, those are the ``large`` blocks."""
    page = Page(blocks, roles, topics)
    parted = sum(block.gap for block in blocks) >= GAP_SHARE * (len(blocks) - 1)
    found: list[Heading] = []
    place = head = floor = 0
    bare = False
    while place < len(blocks):
        end = place
        while end < len(blocks) and roles[end] is Role.SHORT:
            end += 1
        if large.intersection(range(place, end)):
            found.append(place_large(order(page, tuple(range(place, end)), parted), large))
            head, floor, bare = place, end, False
        elif end > place:
            span = cues.choose(page, cues.Run(place, end, head, floor, bare))
            # Beside headlines that are large a small one shows itself only by the lead below it.
            if span and (not large or page.is_led(span[1])):
                found.append(order(page, tuple(range(*span)), parted))
                (head, floor), bare = span, False
        if end < len(blocks) and roles[end] is Role.LEAD:
            bare = not found or floor != end
        place = end + 1
    return tuple(found)


def order(page: Page, group: Lines, parted: bool) -> Heading:
    """The parts of a heading: banners, headline, subheads; ``parted`` where a blank line stands between two parts."""
    blocks = page.blocks
    parts: list[Lines] = [group[:1]]
    for number in group[1:]:
        before = "".join(blocks[line].text for line in parts[-1])
        apart = not parted or blocks[number].gap or bylines.is_signed(before)
        if (not apart and not blocks[number].text.startswith("—")) or unbalanced(before):
            parts[-1] = (*parts[-1], number)
        else:
            parts.append((number,))
    texts = ["".join(blocks[line].text for line in part) for part in parts]
    banners = 0
    while banners < len(parts) - 1 and (
        # What says of whom an article speaks stands below its headline.
        (not texts[banners + 1].startswith(SUBHEAD) or phrases.is_column(texts[banners]))
        and (
            is_banner(texts[banners], texts[banners + 1], len(parts) - banners, page.prints[texts[banners]] > 1)
            or is_slogan(page, texts[banners], parts[banners:])
        )
    ):
        banners += 1
    return Heading(tuple(parts[:banners]), parts[banners], tuple(parts[banners + 1 :]))


def place_large(heading: Heading, large: frozenset[int]) -> Heading:
    """The heading with its first large line as the headline; a small line above it goes with those below."""
    parts = [*heading.banners, heading.headline, *heading.subheads]
    first = next(number for number, part in enumerate(parts) if large.intersection(part))
    banners = min(first, len(heading.banners))
    return Heading(tuple(parts[:banners]), parts[first], (*parts[banners:first], *parts[first + 1 :]))


def is_banner(text: str, below: str, left: int, again: bool) -> bool:
    """Whether a line heads a section rather than an article: a slogan of parallel parts, or a word that says so.

    Four characters that stand over several articles name a column (茶乡论坛), unless the line below says of whom they
    speak (——记…).
    """
    if left > 1 and (phrases.is_column(text) or len(text) < SHORTEST_HEADING):
        return True
    if left > 1 and again and len(text) == SHORTEST_HEADING and text.isalpha() and not below.startswith("—"):
        return True
    bare = text.strip(phrases.FILLER + "「」『』·—-")
    if bare != text.strip() or phrases.pattern("banner").search(text):
        return True
    parts = [part for part in PARTS.split(text) if part]
    if len(parts) > 2 or ("·" in text and "“" not in text):
        return True
    # 凝心聚力 共谋发展 over two more lines is a slogan; over one it may be the headline itself.
    return left > 2 and len(parts) == 2 and len(parts[0]) == len(parts[1])


def is_slogan(page: Page, text: str, parts: Sequence[Lines]) -> bool:
    """Whether two parallel parts stand above a headline, and the article speaks of that and not of them."""
    slogan = [part for part in PARTS.split(text) if part]
    if len(slogan) != 2 or len(slogan[0]) != len(slogan[1]):
        return False
    spoken = page.topics.join(page.after(parts[-1][-1] + 1))
    first, second = (page.topics.cover(page.topics.join(part), spoken) for part in parts[:2])
    return first < UNSPOKEN < SPOKEN < second
