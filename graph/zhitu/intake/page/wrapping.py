"""Hard-wrapped texts: the width of their columns, and which lines of one make a block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zhitu.intake.page import bylines, joins, labels, margins
from zhitu.intake.page.blocks import Block, part_jump, read_lines
from zhitu.intake.page.roles import SHORTEST_HEADING
from zhitu.intake.readers.marks import SENTENCE_END, unbalanced

NARROWEST = 12
"""Least width, in half-width columns, of a line that can be a wrapped one: no column is set narrower."""

FULL_SHARE = 0.4
"""Share of lines that must be full for a text to be hard-wrapped; in unwrapped text lengths hardly repeat."""

SLACK = 4
"""Half-width columns that a full line may lack: a mark that must not begin the next line is kept back."""

FEWEST_FULL = 3
"""Full lines that prove a wrapping; two of one length are chance."""

SPOKEN = "，。；：！？"
"""Marks that hardly a headline bears and most lines of a paragraph do."""

HELD = joins.WORD_WEIGHTS[1][1]
"""Log-odds of the ends from which a line of a heading goes on in the next."""


def split(raw: str) -> tuple[Block, ...]:
    """The lines of a text that are not blank, without the blanks around them, hard-wrapped ones put together."""
    lines = read_lines(raw)
    width = find_width(lines)
    found = lines if width is None else unwrap(lines, width)
    return tuple(part for block in found for part in part_jump(block))


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
    """The lines with each full one joined to the next, unless that begins something else."""
    found: list[Block] = []
    heads = find_heads(lines)
    for number, line in enumerate(lines):
        last = found[-1] if found else None
        if (
            last
            and is_full(last, width)
            and not (line.gap or line.indent)
            and not is_parted(last, line, number in heads)
        ):
            found[-1] = Block(last.spans + line.spans, last.text + line.text, last.gap, last.indent)
        else:
            found.append(line)
    return tuple(found)


def is_parted(block: Block, line: Block, heads: bool) -> bool:
    """Whether a line below a block is none of it, though the block's last line is full; ``heads`` in a heading."""
    if margins.is_imprint(block.text) or margins.is_imprint(line.text) or labels.is_caption(line.text):
        return True
    if bylines.read_head(block.text).found and bylines.is_credit(block.text + line.text):
        # Names go on from one line to the next: 本报记者 张三 通讯员 | 李四.
        return False
    if bylines.is_credit(line.text) and not unbalanced(block.text):
        return True
    if bylines.is_credit(block.text) or bylines.is_photo_tail(block.text):
        return True
    return (
        heads
        and len(line.text) >= SHORTEST_HEADING
        and not unbalanced(block.text)
        and joins.fit(block.text, line.text) < HELD
    )


def find_heads(lines: Sequence[Block]) -> frozenset[int]:
    """The lines of headings by number: those without a mark above an indented line, a credit or a lead."""
    found: set[int] = set()
    start = 0
    for number, line in enumerate(lines):
        if line.indent or bylines.is_lead(line.text):
            if not any(mark in one.text for one in lines[start:number] for mark in SPOKEN):
                found.update(range(start, number))
            start = number + 1
        elif line.gap or any(mark in line.text for mark in SPOKEN):
            start = number + 1
    return frozenset(found)


def is_full(block: Block, width: int) -> bool:
    """Whether the last line of a block reaches the edge of its column."""
    start, end = block.spans[-1]
    last = measure(block.text[start - end :])
    indent = 4 * (block.indent and len(block.spans) == 1)
    return width - SLACK <= last + indent <= width + SLACK
