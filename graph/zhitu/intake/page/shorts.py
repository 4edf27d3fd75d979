"""Short lines of a page: which of them head an article, and which are pieces of a paragraph that columns cut.

The points were set by hand and checked on seeded broken pages of other news: see the floors in the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhitu.intake.page import bylines, joins, phrases
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.roles import BESIDE, SUBHEAD, Role
from zhitu.intake.page.topics import MOST, Topics
from zhitu.intake.readers.marks import LISTED, unbalanced
from zhitu.knowledge.bullets import BULLETS

CERTAIN = 2
"""Points from which a group of short lines heads an article: a lead after it alone is enough."""

PIECE = 2
"""Points from which a short line beside others is a piece of a paragraph."""

NEAR = 3
"""Blocks on either side of a line that show what is spoken of there."""

REACH = 12
"""Blocks on either side of a line in which another crosshead of its article is looked for."""

CLEARLY = 0.1
"""Share of a line's pairs by which one side must bear more than the other to say where it belongs."""

SIMILAR = 0.02
"""Likeness above chance below which two lines that do not speak of what stands before head an article, for crossheads
are one line; as much below chance where one of several single lines heads an article of its own."""

WORD = joins.WORD_WEIGHTS[2][1]
"""Log-odds of the ends from which a short line goes on in its neighbour: one chance pair in a hundred has them."""

FAR_WORD = joins.WORD_WEIGHTS[0][1]
"""The same in any block of the page."""

TAKEN_UP = 3.0
"""Log-odds from which a block elsewhere goes on from a line: as many as a link against the order of the page needs."""

TAKEN_UP_ALONE = 6.0
"""The same where neither the block before the line breaks off nor the line speaks of what stands there."""

MOST_SOUGHT = 400
"""Blocks of a page up to which all of them are tried."""

LONGEST_RUBRIC = 8
"""Characters of a line that stands above the items of a list and names the column that they are in: 基层动态."""

OPENERS = tuple("在当据对随为从经通截根按针")
"""Characters that often begin a sentence with a comma in it, and hardly ever a headline with one."""

SPACED = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")
DATED = re.compile(r"\d+[年月日]")


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page with their roles and topics.

    ``leads`` tells how many articles begin with a lead, ``prints`` how often each line stands on the page.
    """

    blocks: Sequence[Block]
    roles: Sequence[Role]
    topics: Topics
    leads: int = field(init=False)
    prints: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "leads", sum(role is Role.LEAD for role in self.roles))
        object.__setattr__(self, "prints", Counter(block.text for block in self.blocks))

    def before(self, place: int) -> list[int]:
        """The blocks before a place back to where their article begins, without credits and the page's imprint."""
        found: list[int] = []
        for number in range(place - 1, max(-1, place - 1 - NEAR), -1):
            if self.roles[number] is Role.CREDIT and found:
                break
            if self.roles[number] not in (*BESIDE, Role.CREDIT):
                found.append(number)
            if self.roles[number] is Role.LEAD:
                break
        return found[::-1]

    def after(self, place: int) -> list[int]:
        """The blocks from a place on up to where the next article begins, without credits and the page's imprint."""
        found: list[int] = []
        for number in range(place, min(place + NEAR, len(self.blocks))):
            if found and self.roles[number] in (Role.LEAD, Role.CREDIT):
                break
            if self.roles[number] not in (*BESIDE, Role.CREDIT):
                found.append(number)
        return found

    def is_led(self, place: int) -> bool:
        """Whether a lead stands at a place."""
        return any(self.roles[n] is Role.LEAD for n in self.after(place)[:1])

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The group of short lines without the pieces of paragraphs at its two ends."""
        if self.leads < 2:
            return start, end
        while (
            end - start > 1
            and not self.blocks[start + 1].text.startswith(SUBHEAD)
            and self.rate_piece(start, end) >= PIECE
        ):
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
        points += bool(DATED.match(text) or phrases.pattern("day").match(text))
        lean = self.lean(start, end)
        points += lean
        if points < PIECE and (broken or lean >= 0) and len(self.blocks) <= MOST_SOUGHT:
            points += 2 * self.resumes(start, end, broken, lean)
        return points

    def resumes(self, place: int, end: int, broken: bool, lean: int) -> bool:
        """Whether a block elsewhere goes on where a line breaks off: a word across, or the same topic as before it."""
        text, before = self.blocks[place].text, self.before(place)
        said = {self.blocks[number].text for number in before}
        first = next((n for n in range(place - 1, -1, -1) if self.roles[n] in (Role.LEAD, Role.SHORT)), 0)
        last = next((n for n in range(end, len(self.roles)) if self.roles[n] is Role.SHORT), len(self.roles))
        for number, role in enumerate(self.roles):
            if role is not Role.BODY or first <= number < last:
                continue
            fit = joins.fit(text, self.blocks[number].text)
            if broken and fit >= FAR_WORD:
                return True
            if broken and fit <= joins.fit(self.blocks[before[-1]].text, self.blocks[number].text):
                continue
            if fit + MOST < TAKEN_UP or not self.is_loose(number):
                continue
            after = [n for n in self.after(number) if self.blocks[n].text not in said]
            there = self.before(number)
            fit += self.topics.weigh_likeness(before, after)
            if self.roles[number - 1] is not Role.SHORT and there:
                fit -= self.topics.weigh_likeness(there, after)
            if fit >= (TAKEN_UP if broken or lean > 0 else TAKEN_UP_ALONE):
                return True
        return False

    def is_loose(self, number: int) -> bool:
        """Whether nothing shows that a block goes on from the one before it."""
        return number > 0 and (
            self.roles[number - 1] is not Role.BODY or joins.examine(self.blocks[number - 1].text).ended
        )

    def weigh(self, start: int, end: int, unheaded: bool = False) -> int:
        """Points for a group of short lines to head an article; ``unheaded`` if a lead before it lacks a headline."""
        first, last = self.blocks[start].text, self.blocks[end - 1].text
        before, after = self.before(start), self.after(end)
        points = 0
        if self.is_led(end):
            points += 3
        elif before and after and self.leads > 1:
            # A line between two parts of one article is a crosshead, one between two articles a headline.
            likeness, lean = self.topics.compare(before, after), self.lean(start, end)
            dated = self.is_dated(end)
            limit = SIMILAR if end - start > 1 or dated else -SIMILAR if self.is_serial(start) else 0.0
            limit += SIMILAR * (dated and lean < 0)
            parted = lean <= 0 and likeness < limit and (lean < 0 or dated or len(before) > 1)
            closed = end - start == 1 and self.is_below_items(before, after)
            points += 3 if parted or unheaded or closed else -1
            points -= 3 * (self.is_cut(before[-1], start, end - 1) and not self.is_above_items(start))
        points += 2 * (not before and bool(after))
        points += 2 * (end - start > 1)
        points += bool(SPACED.search(first))
        points += 4 * (phrases.is_column(first) or (end - start == 1 and self.is_above_items(start)))
        points -= 2 * ("，" in first and first.startswith(OPENERS))
        points -= 2 * (last.endswith(("，", "、")) or unbalanced(first + last))
        return points - 2 * bool(LISTED.match(first) and before and not bylines.is_signed(first))

    def is_dated(self, place: int) -> bool:
        """Whether a paragraph begins with the day of what it tells, as news does and a part of a portrait does not."""
        text = self.blocks[place].text if place < len(self.blocks) else ""
        return bool((DATED.match(text) and "日" in text[:6]) or phrases.pattern("day").match(text))

    def is_above_items(self, place: int) -> bool:
        """Whether a short line stands above paragraphs that begin with the same sign: 职工之窗 over ★… and ★…."""
        below = [self.blocks[number].text[0] for number in range(place + 1, min(place + 4, len(self.blocks)))]
        above = self.before(place)
        # What is cut above goes on in it only where a word stands across: … 218个, 厂区传真, ■….
        last, text = self.blocks[above[-1]].text if above else "", self.blocks[place].text
        ended = not above or joins.examine(last).ended or joins.fit(last, text) < WORD
        short = len(text) <= LONGEST_RUBRIC
        return ended and short and bool(below) and below[0] in BULLETS and below[0] in below[1:]

    def is_below_items(self, before: Sequence[int], after: Sequence[int]) -> bool:
        """Whether items with the same sign stand above, and below none: short news have no crossheads."""
        signs = [self.blocks[number].text[0] for number in before[-2:]]
        last = self.blocks[before[-1]].text
        ended = joins.examine(last).ended and self.blocks[after[0]].text[0] not in BULLETS
        return ended and len(signs) > 1 and len(set(signs)) == 1 and signs[0] in BULLETS

    def is_serial(self, place: int) -> bool:
        """Whether another single short line stands in the same article, as crossheads do, and headlines do not."""
        first = next((n for n in range(place - 1, max(0, place - REACH), -1) if self.roles[n] is Role.LEAD), 0)
        stop = min(place + REACH, len(self.roles))
        last = next((n for n in range(place + 1, stop) if self.roles[n] is Role.LEAD), stop)
        return any(
            self.roles[number] is Role.SHORT
            and self.roles[number - 1] not in (Role.SHORT, Role.LEAD)
            and self.roles[number + 1] is Role.BODY
            and joins.examine(self.blocks[number - 1].text).ended
            for number in range(max(first + 1, place - REACH), last - 1)
            if number != place
        )

    def is_cut(self, before: int, first: int, last: int) -> bool:
        """Whether short lines are a piece of a paragraph rather than a heading between two."""
        text = self.blocks[before].text
        if not joins.examine(text).ended and joins.fit(text, self.blocks[first].text) > 0:
            return True
        return "，" in self.blocks[first].text or self.goes_on(last)
