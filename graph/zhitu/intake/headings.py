"""Headlines of a page: what each block is, and which blocks head an article together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhitu.intake import credits, joins
from zhitu.intake.blocks import CLOSERS, LISTED, Block
from zhitu.intake.topics import Topics
from zhitu.model import Range

LONGEST_HEADING = 40
"""Characters of a headline; of 29,618 titles of broadcast news 99.5 % are shorter."""

SHORTEST_HEADING = 4
"""Characters of a heading; of the titles of broadcast news none is shorter."""

CERTAIN = 2
"""Points from which a group of short lines heads an article: a lead after it alone is enough."""

OPENERS = tuple("在当据对随为从经通截根按针")
"""Characters that often begin a sentence with a comma in it, and hardly ever a headline with one."""

TRAILERS = tuple("的和与在把将被及或、，：；,—·（(“《‘")
"""Characters that a headline does not end with: a line that does is a cut one."""

PARTS = re.compile(r"[\s·]+")
PAGE = re.compile(
    r"第?\s?[A-Z0-9一二三四五六七八九十]{1,3}\s?版(?:\s|$)|[A-Z]?\d{1,2}\s?$|[\d\s\-/.年月日]{6,}(?:\s?(?:星期|周).)?(?:\s|$)"
)


Lines = tuple[int, ...]
"""Blocks, by number, that make up one line of a heading."""

GAP_SHARE = 0.5
"""Share of blocks after a blank line from which a page parts its blocks so; there, neighbours are one heading."""


NEAR = 3
"""Blocks on either side of a line that show whether it parts two articles."""

SPACED = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")


class Role(StrEnum):
    """What a block is on its page."""

    SHORT = "short"
    LEAD = "lead"
    BODY = "body"
    IMPRINT = "imprint"


@dataclass(frozen=True, slots=True)
class Heading:
    """The blocks that head an article, by number: banners, the headline, subheads; each may run over lines."""

    banners: tuple[Lines, ...]
    headline: Lines
    subheads: tuple[Lines, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(line for part in (*self.banners, self.headline, *self.subheads) for line in part)


def judge(block: Block) -> Role:
    """What a block is, by itself."""
    text = block.text
    if is_imprint(text):
        return Role.IMPRINT
    if credits.is_lead(text):
        return Role.LEAD
    if len(text) > LONGEST_HEADING or any(mark in text for mark in "。；;") or text.startswith(CLOSERS):
        return Role.BODY
    if len(text) < SHORTEST_HEADING or text.endswith(TRAILERS) or not any(map(str.isalnum, text)):
        return Role.BODY
    return Role.SHORT


def is_imprint(text: str) -> bool:
    """Whether a line belongs to the page or to its web site: its number, its date, who set it, where it came from."""
    if len(text) > 2 * LONGEST_HEADING:
        return False
    if len(text) <= LONGEST_HEADING and PAGE.match(text):
        return True
    match = credits.pattern("imprint", "meta").match(text.lstrip(credits.FILLER))
    return bool(match) and text.lstrip(credits.FILLER)[match.end() :][:1] in tuple("：: \u3000/") if match else False


def find(blocks: Sequence[Block], roles: Sequence[Role], topics: Topics) -> tuple[Heading, ...]:
    """The headings of a page, in its order."""
    found: list[Heading] = []
    leads = sum(role is Role.LEAD for role in roles)
    place = 0
    while place < len(blocks):
        if roles[place] is not Role.SHORT:
            place += 1
            continue
        end = place + 1
        while end < len(blocks) and roles[end] is Role.SHORT:
            end += 1
        if weigh(blocks, roles, (place, end), leads, topics) >= CERTAIN:
            found.append(order(blocks, tuple(range(place, end))))
        place = end
    return tuple(found)


def weigh(blocks: Sequence[Block], roles: Sequence[Role], group: Range, leads: int, topics: Topics) -> int:
    """Points for a group of short lines to head an article."""
    start, end = group
    first, last = blocks[start].text, blocks[end - 1].text
    after = [place for place in range(end, min(end + NEAR, len(blocks))) if roles[place] is not Role.IMPRINT]
    before = [place for place in range(max(0, start - NEAR), start) if roles[place] is not Role.IMPRINT]
    points = 0
    if after and roles[after[0]] is Role.LEAD:
        points += 3
    elif leads > 1 and after and before:
        # A line between two parts of one article is a crosshead, one between two articles a headline.
        points += 3 if topics.compare(before, after) < 0 else -1
        points -= 3 * is_cut(blocks[before[-1]].text, first, last, blocks[after[0]].text)
    points += 2 * (not before and bool(after))
    points += 2 * (end - start > 1)
    points += bool(SPACED.search(first))
    points -= 2 * ("，" in first and first.startswith(OPENERS))
    points -= 2 * (last.endswith(("，", "、")) or unbalanced(first + last))
    points -= 2 * bool(LISTED.match(first) and before)
    return points


def is_cut(before: str, first: str, last: str, after: str) -> bool:
    """Whether a short line is a piece of a paragraph that columns cut rather than a heading between two."""
    if "，" in first or "，" in last:
        return True
    if not joins.examine(before).ended and joins.fit(before, first) > 0:
        return True
    return joins.fit(last, after) >= joins.WORD_WEIGHTS[2][1]


def unbalanced(text: str) -> bool:
    """Whether a quotation or a bracket opens or closes in a text and its other half is missing."""
    return any(text.count(left) != text.count(right) for left, right in ("“”", "《》", "（）", "‘’"))


def order(blocks: Sequence[Block], group: Lines) -> Heading:
    """The parts of a heading: what is a banner, which line is the headline."""
    parted = sum(block.gap for block in blocks) >= GAP_SHARE * (len(blocks) - 1)
    parts: list[Lines] = [group[:1]]
    for number in group[1:]:
        before = "".join(blocks[line].text for line in parts[-1])
        if (parted and not blocks[number].gap and not blocks[number].text.startswith("—")) or unbalanced(before):
            parts[-1] = (*parts[-1], number)
        else:
            parts.append((number,))
    texts = ["".join(blocks[line].text for line in part) for part in parts]
    banners = 0
    while banners < len(parts) - 1 and is_banner(texts[banners], len(parts) - banners):
        banners += 1
    return Heading(tuple(parts[:banners]), parts[banners], tuple(parts[banners + 1 :]))


def is_banner(text: str, left: int) -> bool:
    """Whether a line heads a section rather than an article: a slogan of parallel parts, or a word that says so."""
    bare = text.strip(credits.FILLER + "「」『』·—-")
    if bare != text.strip() or credits.pattern("banner").search(text):
        return True
    parts = [part for part in PARTS.split(text) if part]
    if len(parts) > 2 or ("·" in text and "“" not in text):
        return True
    # 凝心聚力 共谋发展 over two more lines is a slogan; over one it may be the headline itself.
    return left > 2 and len(parts) == 2 and len(parts[0]) == len(parts[1])
