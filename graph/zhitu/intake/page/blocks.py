"""Lines and blocks of a page: what stands together, with its places in the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhitu.intake.page import margins
from zhitu.model import Range

LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: raw ranges and their characters; ``gap`` where a blank line stands before."""

    spans: tuple[Range, ...]
    text: str
    gap: bool = False
    indent: bool = False


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
