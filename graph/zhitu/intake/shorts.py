"""Short lines of a page: which of them head an article, and which are pieces of a paragraph that columns cut.

The points were set by hand and checked on seeded broken pages of other news: see the floors in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.intake import bylines, joins
from zhitu.intake.blocks import LISTED, Block
from zhitu.intake.roles import Role
from zhitu.intake.topics import Topics

CERTAIN = 2
"""Points from which a group of short lines heads an article: a lead after it alone is enough."""

PIECE = 2
"""Points from which a short line beside others is a piece of a paragraph."""

NEAR = 3
"""Blocks on either side of a line that show what is spoken of there."""

CLEARLY = 0.1
"""Share of a line's pairs by which one side must bear more than the other to say where it belongs."""

WORD = joins.WORD_WEIGHTS[2][1]
"""Log-odds of the ends from which a short line goes on in its neighbour: one chance pair in a hundred has them."""

FAR_WORD = joins.WORD_WEIGHTS[0][1]
"""The same in any block of the page."""

MOST_SOUGHT = 400
"""Blocks of a page up to which all of them are tried."""

OPENERS = tuple("在当据对随为从经通截根按针")
"""Characters that often begin a sentence with a comma in it, and hardly ever a headline with one."""

SPACED = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")
DATED = re.compile(r"\d+[年月日]")


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page with their roles and topics."""

    blocks: Sequence[Block]
    roles: Sequence[Role]
    topics: Topics

    def before(self, place: int) -> list[int]:
        """The blocks before a place, without those of the page's imprint."""
        return [n for n in range(max(0, place - NEAR), place) if self.roles[n] is not Role.IMPRINT]

    def after(self, place: int) -> list[int]:
        """The blocks from a place on, without those of the page's imprint."""
        stop = min(place + NEAR, len(self.blocks))
        return [n for n in range(place, stop) if self.roles[n] is not Role.IMPRINT]

    def leads(self) -> int:
        """How many articles of the page begin with a lead."""
        return sum(role is Role.LEAD for role in self.roles)

    def is_led(self, place: int) -> bool:
        """Whether a lead stands at a place."""
        return any(self.roles[n] is Role.LEAD for n in self.after(place)[:1])

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The group of short lines without the pieces of paragraphs at its two ends."""
        if self.leads() < 2:
            return start, end
        while end - start > 1 and self.rate_piece(start, end) >= PIECE:
            start += 1
        while end - start > 1 and not self.is_led(end) and self.goes_on(end - 1):
            end -= 1
        return start, end

    def goes_on(self, place: int) -> bool:
        """Whether a short line is cut off and goes on in the block after it."""
        text = self.blocks[place].text
        after = self.after(place + 1)[:1]
        return bool(after) and ("，" in text or joins.fit(text, self.blocks[after[0]].text) >= WORD)

    def lean(self, start: int, end: int) -> int:
        """Whether the first line of a group speaks of what stands before it (1), after it (-1), or neither."""
        pairs = self.topics.pairs[start]
        back = self.topics.cover(pairs, self.topics.join(self.before(start)))
        ahead = self.topics.cover(pairs, self.topics.join((*range(start + 1, end), *self.after(end))))
        return (back > ahead + CLEARLY) - (ahead > back + CLEARLY)

    def rate_piece(self, start: int, end: int) -> int:
        """Points for the first line of a group to be the end of what stands before it."""
        text = self.blocks[start].text
        before = self.before(start)
        if not before:
            return 0
        last = self.blocks[before[-1]].text
        broken = not joins.examine(last).ended
        points = 2 * ("，" in text) + broken - 2 * bool(SPACED.search(text))
        points += 2 * (broken and (last.endswith(("，", "、")) or joins.fit(last, text) > 0))
        points += bool(DATED.match(text) or bylines.pattern("day").match(text))
        points += self.lean(start, end)
        if broken and points < PIECE and len(self.blocks) <= MOST_SOUGHT:
            body = (n for n, role in enumerate(self.roles) if role is Role.BODY)
            points += 2 * any(joins.fit(text, self.blocks[n].text) >= FAR_WORD for n in body)
        return points

    def weigh(self, start: int, end: int, unheaded: bool = False) -> int:
        """Points for a group of short lines to head an article; ``unheaded`` if a lead before it lacks a headline."""
        first, last = self.blocks[start].text, self.blocks[end - 1].text
        before, after = self.before(start), self.after(end)
        points = 0
        if self.is_led(end):
            points += 3
        elif before and after and self.leads() > 1:
            # A line between two parts of one article is a crosshead, one between two articles a headline.
            parted = self.topics.compare(before, after) < 0 and self.lean(start, end) <= 0
            points += 3 if parted or unheaded else -1
            points -= 3 * self.is_cut(before[-1], start, end - 1)
        points += 2 * (not before and bool(after))
        points += 2 * (end - start > 1)
        points += bool(SPACED.search(first))
        points -= 2 * ("，" in first and first.startswith(OPENERS))
        points -= 2 * (last.endswith(("，", "、")) or unbalanced(first + last))
        return points - 2 * bool(LISTED.match(first) and before)

    def is_cut(self, before: int, first: int, last: int) -> bool:
        """Whether short lines are a piece of a paragraph rather than a heading between two."""
        text = self.blocks[before].text
        if not joins.examine(text).ended and joins.fit(text, self.blocks[first].text) > 0:
            return True
        return "，" in self.blocks[first].text or self.goes_on(last)


def unbalanced(text: str) -> bool:
    """Whether a quotation or a bracket opens or closes in a text and its other half is missing."""
    return any(text.count(left) != text.count(right) for left, right in ("“”", "《》", "（）", "‘’"))
