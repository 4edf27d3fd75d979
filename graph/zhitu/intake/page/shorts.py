"""Short lines of a page, and what stands around them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhitu.intake.page import bylines, joins
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.roles import BESIDE, Role
from zhitu.intake.page.topics import MOST, Topics
from zhitu.knowledge.bullets import BULLETS

NEAR = 3
"""Blocks on either side of a line that show what is spoken of there."""

SOUGHT = 6
"""Blocks in which those are looked for, between the page's imprint and lines of credits."""

REACH = 12
"""Blocks in which a lead is looked for that the tail of its article parts from its headline."""

WORD = joins.WORD_WEIGHTS[2][1]
"""Log-odds of the ends from which a short line goes on in its neighbour: one chance pair in a hundred has them."""

CHANCE_FIT = 3.0
"""Log-odds that the likeliest of a page's blocks reaches with nine of ten headlines, which nothing goes on from."""

WIDE = 24
"""Blocks on either side, of those that may go on from anywhere, in which the rest of a line is looked for."""

LONGEST_RUBRIC = 8
"""Characters of a line that stands above the items of a list and names the column that they are in: 基层动态."""


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page with their roles and topics.

    ``leads`` tells how many articles begin with a lead, ``prints`` how often each line stands on the page.
    """

    blocks: Sequence[Block]
    roles: Sequence[Role]
    topics: Topics
    loose: Sequence[int] = field(init=False)
    leads: int = field(init=False)
    prints: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "loose", [n for n in range(len(self.blocks)) if self.is_loose(n)])
        object.__setattr__(self, "leads", sum(role is Role.LEAD for role in self.roles))
        object.__setattr__(self, "prints", Counter(block.text for block in self.blocks))

    def seek(self, place: int, run: range, start: int) -> float:
        """How much likelier than by chance a block beyond a run of short lines goes on where a line breaks off."""
        text = self.blocks[place].text
        if joins.examine(text).ended:
            return 0.0
        above = (*self.before(place, start), place)
        middle = bisect(self.loose, place)
        best = CHANCE_FIT
        for number in self.loose[max(0, middle - WIDE) : middle + WIDE]:
            if number in run or number == run.stop or (number <= place + 1 and number >= above[0]):
                continue
            fit = joins.fit(text, self.blocks[number].text)
            if fit >= joins.NO_WORD and fit + MOST > best:
                best = max(best, fit + self.topics.weigh_likeness(above, self.after(number)))
        return best - CHANCE_FIT

    def is_loose(self, number: int) -> bool:
        """Whether nothing shows that a block goes on from the one before it."""
        if self.roles[number] is not Role.BODY or not number:
            return False
        text = self.blocks[number - 1].text
        return self.roles[number - 1] not in (Role.BODY, Role.LEAD) or joins.fit(text, self.blocks[number].text) <= 0

    def before(self, place: int, start: int = 0) -> list[int]:
        """The blocks before a place back to where their article begins, at ``start`` at the earliest.

        Credits and the page's imprint are none of them.
        """
        found: list[int] = []
        for number in range(place - 1, max(start, place - SOUGHT) - 1, -1):
            if self.roles[number] is Role.CREDIT and found:
                break
            if self.roles[number] not in (*BESIDE, Role.CREDIT):
                found.append(number)
            if self.roles[number] is Role.LEAD or len(found) == NEAR:
                break
        return found[::-1]

    def after(self, place: int) -> list[int]:
        """The blocks from a place on up to the next short line or lead, without credits and the page's imprint."""
        found: list[int] = []
        for number in range(place, min(place + SOUGHT, len(self.blocks))):
            if found and self.roles[number] in (Role.LEAD, Role.CREDIT, Role.SHORT):
                break
            if self.roles[number] not in (*BESIDE, Role.CREDIT):
                found.append(number)
            if len(found) == NEAR:
                break
        return found

    def is_led(self, place: int) -> bool:
        """Whether a lead stands at a place."""
        return any(self.roles[n] is Role.LEAD for n in self.after(place)[:1])

    def is_led_later(self, place: int) -> bool:
        """Whether the next that begins an article from a place on is a lead, and no short line, which may head it."""
        below = self.roles[place : place + REACH]
        return next((role for role in below if role in (Role.LEAD, Role.SHORT)), None) is Role.LEAD

    def is_signed(self, place: int) -> bool:
        """Whether a block ends with who signed it, or a line of credits stands below it."""
        text = self.blocks[place].text
        below = next((role for role in self.roles[place + 1 : place + SOUGHT] if role not in BESIDE), None)
        return below is Role.CREDIT or bool(bylines.read_tail(text).found or bylines.read_close(text))

    def is_above_items(self, place: int) -> bool:
        """Whether a short line stands above paragraphs that begin with the same sign: 职工之窗 over ★… and ★…."""
        below = [self.blocks[number].text[0] for number in range(place + 1, min(place + 4, len(self.blocks)))]
        above = self.before(place)
        # What is cut above goes on in it only where a word stands across: … 218个, 厂区传真, ■….
        last, text = self.blocks[above[-1]].text if above else "", self.blocks[place].text
        ended = not above or joins.examine(last).ended or joins.fit(last, text) < WORD
        short = len(text) <= LONGEST_RUBRIC
        return ended and short and bool(below) and below[0] in BULLETS and below[0] in below[1:]

    def is_below_items(self, place: int) -> bool:
        """Whether items with the same sign stand above a place, and below it none: short news have no crossheads."""
        above, below = self.before(place), self.after(place + 1)
        if len(above) < 2 or not below:
            return False
        one, two = (self.blocks[number].text[0] for number in above[-2:])
        ended = joins.examine(self.blocks[above[-1]].text).ended
        return ended and one == two and one in BULLETS and self.blocks[below[0]].text[0] not in BULLETS
