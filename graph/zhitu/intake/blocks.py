"""Lines and blocks of a page: what stands together, with its places in the raw text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhitu.intake import margins
from zhitu.model import Range

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")

NARROWEST = 12
"""Least width, in half-width columns, of a line that can be a wrapped one: no column is set narrower."""

FULL_SHARE = 0.4
"""Share of lines that must be full for a text to be hard-wrapped; in unwrapped text lengths hardly repeat."""

SLACK = 4
"""Half-width columns that a full line may lack: a mark that must not begin the next line is kept back."""

FEWEST_FULL = 3
"""Full lines that prove a wrapping; two of one length are chance."""

SENTENCE_END = "。！？!?…；;：:"
"""Marks that a paragraph may end with."""

CLOSERS = tuple("，。、；：？！”’）》】〉」』…,.;:?!)]%")
"""Characters that nothing begins with but the rest of something that was cut."""

LISTED = re.compile(
    r"[（(]?[一二三四五六七八九十百\d]{1,3}[、.．）)]|第[一二三四五六七八九十\d]{1,3}[、，条章节，]|[①-⑳●○•·]"
)
"""The number or the sign that begins an item of a list."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: raw ranges and their characters; ``gap`` where a blank line stands before."""

    spans: tuple[Range, ...]
    text: str
    gap: bool = False
    indent: bool = False


def split(raw: str) -> tuple[Block, ...]:
    """The lines of a text that are not blank, without the blanks around them, hard-wrapped ones put together."""
    lines = read_lines(raw)
    width = find_width(lines)
    found = lines if width is None else unwrap(lines, width)
    return tuple(part for block in found for part in part_jump(block))


def part_jump(block: Block) -> tuple[Block, ...]:
    """A block, and apart from it the note at its beginning or end that the article goes on on another page."""
    place = margins.find_jump(block.text)
    if place is None:
        return (block,)
    cuts = sorted({0, *place, len(block.text)})
    found = [slice_block(block, start, end) for start, end in pairwise(cuts)]
    return tuple(part for part in found if part.text)


def slice_block(block: Block, start: int, end: int) -> Block:
    """A part of a block, without the blanks around it."""
    text = block.text[start:end]
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    spans: list[Range] = []
    place = 0
    for low, high in block.spans:
        first, last = max(start - place, 0), min(end - place, high - low)
        if first < last:
            spans.append((low + first, low + last))
        place += high - low
    return Block(tuple(spans), text.strip(), block.gap and not start, block.indent and not start)


def read_lines(raw: str) -> Sequence[Block]:
    """One block for each line that is not blank."""
    found: list[Block] = []
    breaks = end = 0
    for match in LINE.finditer(raw):
        text = match.group()
        start = match.start()
        # Form feeds and lone returns count as breaks; only what holds two line ends is a gap.
        breaks += raw.count("\n", end, start) or min(1, start - end)
        end = match.end()
        body = text.strip()
        if not body:
            continue
        start += len(text) - len(text.lstrip())
        indent = start > match.start() and bool(found or breaks or start)
        found.append(Block(((start, start + len(body)),), body, gap=breaks > 1, indent=indent))
        breaks = 0
    return found


def measure(text: str) -> int:
    """The width of a line in half-width columns."""
    return sum(1 if char < "\u1100" else 2 for char in text)


def find_width(lines: Sequence[Block]) -> int | None:
    """The width that a text is hard-wrapped at, or ``None`` where it is not."""
    widths = [measure(line.text) + 4 * line.indent for line in lines]
    wide = [width for width in widths if width >= NARROWEST]
    if len(wide) < FEWEST_FULL:
        return None
    count = Counter(wide)
    best = max(count, key=lambda width: (sum(count[width - lack] for lack in range(SLACK + 1)), width))
    full = [
        line
        for line, after, width in zip(lines, lines[1:], widths, strict=False)
        if best - SLACK <= width <= best and not after.gap
    ]
    cut = [line for line in full if line.text[-1] not in SENTENCE_END]
    longer = sum(width > best + SLACK for width in wide)
    if len(cut) < FEWEST_FULL or len(full) < FULL_SHARE * len(lines) or longer > len(full) // 4:
        return None
    return best


def unwrap(lines: Sequence[Block], width: int) -> tuple[Block, ...]:
    """The lines with each full one joined to the next, unless that is indented or parted by a blank line."""
    found: list[Block] = []
    for line in lines:
        last = found[-1] if found else None
        joined = last and not line.gap and not line.indent and is_full(last, width)
        if last and joined and not margins.is_imprint(last.text):
            found[-1] = Block(last.spans + line.spans, last.text + line.text, last.gap, last.indent)
        else:
            found.append(line)
    return tuple(found)


def is_full(block: Block, width: int) -> bool:
    """Whether the last line of a block reaches the edge of its column."""
    start, end = block.spans[-1]
    last = measure(block.text[start - end :])
    indent = 4 * (block.indent and len(block.spans) == 1)
    return width - SLACK <= last + indent <= width + SLACK
