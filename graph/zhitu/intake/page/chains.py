"""Which block goes on in which: chains of blocks, from the order on the page and from what their ends say.

RESTED, LOST and LEAST were chosen on seeded broken pages (see the tests): half a point more or less changes 0.005.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhitu.intake.page import bylines, joins, labels, links, margins
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.links import Link
from zhitu.intake.page.roles import SHORTEST_HEADING, Role
from zhitu.intake.page.shorts import WORD, Page
from zhitu.intake.page.topics import MOST, Topics
from zhitu.intake.readers.marks import unbalanced
from zhitu.knowledge.bullets import BULLETS

NEXT = 5.0
"""Log-odds for the next block on the page: four of five times it is the one, of some forty others one in fifty."""

RESTED = 4.0
"""The same after a block that ends with its sentence: its article may be at its end."""

COPY = 1.0
"""For a pair that stands next to each other in both copies: copies are taken from the page as it was cut."""

CLOSED = 2.0
"""Against a block below a line of credits: those close an article, or stand below a picture inside it."""

HEAD = 1.0
"""For the block after a lead: a lead alone is hardly an article."""

LOST = 2.5
"""For a block that breaks off and must go on somewhere on the page."""

LEAST = 2.0
"""Log-odds that a link needs against the order of the page."""

SURE = 2.0
"""Log-odds of the ends alone from which no other link is looked for."""

JOINED = -1.0
"""Log-odds of the ends alone from which two blocks make one paragraph: a cut shows no word half of the time."""

ITEM = 1.0
"""For an item of a list after the item before it, though a part of another article stands between them on the page."""

CONTEXT = 3
"""Blocks before one end and after the other that show what they speak of: a torn end may be two words long."""

MOST_LOOSE = 200
"""Loose ends up to which all pairs are tried; a page of a newspaper has a dozen."""


SUMMED = 0.25
"""Share of what a crosshead says that the paragraph below it says again; pieces of a sentence are near 0."""

MANY = 2
"""Leads from which a page bears several short articles."""

LONGEST_END = 600
"""Characters of a cut paragraph in which an open quotation is looked for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page that are no headings, in its order, in sections that a heading parts.

    ``copies`` gives the block that stands for each repeated one, ``around`` what stands before and after each,
    ``open`` are those that break off before their sentence ends, and ``ends`` their paragraphs up to there.
    """

    blocks: Sequence[Block]
    roles: Sequence[Role]
    sections: tuple[tuple[int, ...], ...]
    copies: Mapping[int, int]
    topics: Topics
    around: Mapping[int, tuple[tuple[int, ...], tuple[int, ...]]]
    open: frozenset[int]
    ends: Mapping[int, str]

    def stand(self, number: int) -> int:
        """The block that stands for this one."""
        return self.copies.get(number, number)

    def go_on(self, left: int, right: int) -> bool:
        """Whether one block and the next are one paragraph that was cut."""
        if left in self.open:
            return self.fit(left, right) >= JOINED
        # A short line that looks like a crosshead is none if a word stands across its end.
        short = self.roles[left] is Role.SHORT and not joins.examine(self.blocks[left].text).ended
        return short and self.fit(left, right) >= SURE

    def fit(self, left: int, right: int) -> float:
        """Log-odds from the two ends alone; names of those who signed have none."""
        if self.is_signature(left):
            return 0.0
        return joins.fit(self.ends.get(left) or self.blocks[left].text, self.blocks[right].text)

    def is_closed(self, number: int) -> bool:
        """Whether a paragraph ends with who wrote the article: …（张三）."""
        text = self.blocks[number].text
        if self.roles[number] is Role.CREDIT or number in self.open:
            return False
        return bylines.is_closed(text)

    def is_signature(self, number: int) -> bool:
        """Whether a block opens an article with who signed it and nothing else."""
        return self.roles[number] is Role.LEAD and bylines.is_credit(self.blocks[number].text)

    def follow(self, left: int, right: int) -> bool:
        """Whether one block may stand after another: what begins an article may not."""
        return left != right and self.roles[right] is not Role.LEAD


def chain(layout: Layout) -> tuple[tuple[int, ...], ...]:
    """The chains of a page by their first block, each block in one of them."""
    near = link_neighbours(layout)
    after = links.choose((*near, *link_loose(layout, near)))
    led = set(after.values())
    stand = sorted({layout.stand(number) for section in layout.sections for number in section})
    return tuple(follow(number, after) for number in stand if number not in led)


def follow(number: int, after: Mapping[int, int]) -> tuple[int, ...]:
    """The chain that a block begins."""
    found = [number]
    while (number := after.get(number, -1)) >= 0:
        found.append(number)
    return tuple(found)


def link_neighbours(layout: Layout) -> tuple[Link, ...]:
    """A link for each pair of blocks that follow one another on the page."""
    times: dict[tuple[int, int], int] = {}
    cut = {place for place, section in enumerate(layout.sections[:-1]) if section and section[-1] in layout.open}
    for place, section in enumerate(layout.sections):
        for left, right in pairwise(section):
            pair = (layout.stand(left), layout.stand(right))
            if layout.follow(*pair):
                times[pair] = times.get(pair, 0) + 1
        # A copy may stand between the two halves of another paragraph.
        for pair in pairwise(number for number in section if number not in layout.copies):
            if pair[0] in layout.open and layout.follow(*pair):
                times.setdefault(pair, 1)
        # So may the last characters of one, or a few words where another section breaks off at its end.
        waits = len(cut) > (place in cut)
        for left, scrap, right in zip(section, section[1:], section[2:], strict=False):
            text = layout.blocks[scrap].text
            rest = joins.is_scrap(text) or (waits and joins.weigh_rest(text) > 0 and is_alike(layout, left, right))
            if rest and layout.follow(left, right):
                times.setdefault((layout.stand(left), layout.stand(right)), 1)
    found = []
    for (left, right), count in times.items():
        weight = NEXT if left in layout.open or layout.is_signature(left) else RESTED
        if layout.is_closed(left):
            weight -= 2 * CLOSED
        elif layout.roles[left] is Role.CREDIT:
            weight -= CLOSED * (2 if bylines.is_given(layout.blocks[left].text) else 1)
        weight += COPY * (count > 1) + HEAD * (layout.roles[left] is Role.LEAD)
        weight += layout.fit(left, right) + liken(layout, left, right)
        found.append(Link(left, right, weight))
    found += (Link(*pair, RESTED + ITEM) for pair in pair_items(layout) if pair not in times)
    return tuple(found)


def is_alike(layout: Layout, left: int, right: int) -> bool:
    """Whether two blocks themselves speak of the same."""
    return layout.topics.compare((left,), (right,)) > 0


def pair_items(layout: Layout) -> tuple[tuple[int, int], ...]:
    """The items of each section that follow one another with other blocks between them: ★…, the end of another, ★…."""
    found = []
    for section in layout.sections:
        last: dict[str, int] = {}
        for number in section:
            sign = layout.blocks[number].text[:1]
            if sign in BULLETS and layout.roles[number] is Role.BODY:
                if sign in last and layout.follow(*(pair := (layout.stand(last[sign]), layout.stand(number)))):
                    found.append(pair)
                last[sign] = number
    return tuple(found)


def link_loose(layout: Layout, near: Sequence[Link]) -> tuple[Link, ...]:
    """Links against the order of the page, from blocks that break off to those that nothing certain leads to."""
    sure = {(link.left, link.right) for link in near if link.left in layout.open and certain(layout, link)}
    led = {right for _, right in sure}
    leading = {left for left, _ in sure}
    near_of = {(link.left, link.right) for link in near}
    stand = sorted({layout.stand(number) for section in layout.sections for number in section})
    tails = [number for number in stand if number not in leading and number in layout.open]
    heads = [number for number in stand if number not in led and layout.roles[number] is not Role.LEAD]
    topmost = {section[0] for section in layout.sections if section}
    if not tails or len(tails) * len(heads) > MOST_LOOSE**2:
        return ()
    found = []
    for left in tails:
        for right in heads:
            if not layout.follow(left, right) or (left, right) in near_of:
                continue
            weight = layout.fit(left, right)
            weight += LOST + joins.BEGINS * (right in topmost and joins.is_dated(layout.blocks[right].text))
            if weight + MOST < LEAST:
                continue
            weight += liken(layout, left, right)
            if weight >= LEAST:
                found.append(Link(left, right, weight))
    return tuple(found)


def certain(layout: Layout, link: Link) -> bool:
    """Whether the ends of a link leave no doubt: they fit, and what is spoken of does where other ends fit as well."""
    fit = layout.fit(link.left, link.right)
    if fit < SURE or liken(layout, link.left, link.right) >= 0.0:
        return fit >= SURE
    others = (left for left in layout.open if left != link.left and layout.stand(left) == left)
    return not any(layout.fit(other, link.right) >= fit for other in others)


def find_open(page: Page, sections: Sequence[Sequence[int]]) -> frozenset[int]:
    """The blocks that break off before their sentence ends; captions, credits and crossheads end without a mark."""
    found: set[int] = set()
    for section in sections:
        heads = set()
        for place, number in enumerate(section):
            text = page.blocks[number].text
            jumps = number + 1 < len(page.roles) and page.roles[number + 1] is Role.JUMP
            closing = page.roles[number] is Role.CREDIT
            if jumps or closing or joins.examine(text).ended or labels.is_label(text) or margins.is_contact(text):
                continue
            if (page.roles[number] is Role.SHORT or len(text) < SHORTEST_HEADING) and not (
                is_torn(text) or page.seek(number, range(number, number + 1), 0) > 0
            ):
                heads.add(number)
            after = page.topics.join(section[place + 1 : place + 2])
            if number not in heads or page.topics.cover(page.topics.pairs[number], after) < SUMMED:
                found.add(number)
        # Crossheads come in twos and more, and hardly in the short news that share a page.
        found -= heads if len(heads) > 1 or page.leads < MANY else set()
    return frozenset(found)


def gather(blocks: Sequence[Block], sections: Sequence[Sequence[int]], opened: frozenset[int]) -> dict[int, str]:
    """The text of each open block with the open ones right before it, to know what is still open there."""
    found: dict[int, str] = {}
    for section in sections:
        before = ""
        for number in section:
            before = (before + blocks[number].text)[-LONGEST_END:] if number in opened else ""
            if before:
                found[number] = before
    return found


def is_torn(text: str) -> bool:
    """Whether a short line shows by itself that it is a part of a sentence."""
    return "，" in text or unbalanced(text)


def liken(layout: Layout, left: int, right: int) -> float:
    """Log-odds that the blocks up to one and those from another one on speak of the same; scraps speak of nothing."""
    if layout.roles[right] is Role.CREDIT or layout.is_signature(left) or joins.is_scrap(layout.blocks[right].text):
        return 0.0
    before, after = layout.around[left][0], layout.around[right][1]
    one = [number for number in before if number == left or number not in after]
    two = [number for number in after if number == right or number not in before]
    return layout.topics.weigh_likeness(one, two)


def look_around(
    page: Page, sections: Sequence[Sequence[int]], opened: frozenset[int]
) -> dict[int, tuple[tuple[int, ...], tuple[int, ...]]]:
    """For each block itself with those before it, and itself with those after it, in its section.

    Beyond who wrote an article, and where a block breaks off and no word stands across, others may speak of another.
    """
    found = {}
    for section in sections:
        runs: list[list[int]] = []
        for number in section:
            if runs and not is_break(page, runs[-1][-1], number, opened):
                runs[-1].append(number)
            else:
                runs.append([number])
        for run in runs:
            for place, number in enumerate(run):
                before, after = run[max(0, place - CONTEXT) : place + 1], run[place : place + CONTEXT + 1]
                found[number] = (tuple(before), tuple(after))
    return found


def is_break(page: Page, left: int, right: int, opened: frozenset[int]) -> bool:
    """Whether another article may begin between two blocks that stand next to each other; a caption begins none."""
    one, two = page.blocks[left].text, page.blocks[right].text
    if left not in opened:
        return bylines.is_closed(one)
    return not labels.is_label(two) and joins.fit(one, two) < WORD and page.seek(left, range(left, left + 1), 0) > 0


def join(layout: Layout, chain: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The paragraphs of a chain: blocks where one breaks off are joined to the next."""
    found: list[tuple[int, ...]] = []
    for number in chain:
        if found and layout.go_on(found[-1][-1], number):
            found[-1] = (*found[-1], number)
        else:
            found.append((number,))
    return tuple(found)
