"""Lines of a PDF page from its characters: which stand side by side, in whatever order and way they are stored."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from zhitu.intake.readers.columns import Box, Line

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

ASCENT = 0.88
"""Share of a character's size above the base line; the usual one of Chinese type, and close to that of Latin type."""

WIDE_GAP = 0.8
"""Characters of blank that end a line: gutters are wider, gaps of justified lines narrower."""

WORD_GAP = 0.15
"""Characters of blank, beyond what is usual in the line, that are read as a blank: between two Chinese characters, or
two Latin ones. The blanks of Chinese fonts are 0.22 wide, those of Latin ones 0.25; justified lines widen all gaps."""

MIXED_GAP = 0.5
"""The same between a Chinese character and a Latin one, where typesetters leave up to a quarter without a blank."""

OFFSET = 0.12
"""Characters by which a second print of a character is shifted at most, to make it bold or give it a shadow; two
narrow letters side by side are further apart."""

MOST_CLOSE = 8
"""Prints of one character in a square of its size that later ones are held to; words print two or three there."""

LEAST_SIZE = 0.001
"""Size in points below which nobody writes."""

LEVEL = 0.25
"""Characters by which base lines of one line differ at most."""

FEWEST_STACKED = 3
"""Characters right below one another that make a vertical line on a horizontal page."""

SLANT = math.radians(2)
"""Angle up to which text counts as straight; a watermark has 30 degrees or more."""

RADICALS = range(0x2E80, 0x2FE0)
FORMS = (*range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE50))
"""Shapes of marks for vertical lines."""

SIMPLE_RADICALS = dict(
    zip(
        "⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⻙",
        "母虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟韦",
        strict=True,
    )
)
"""Radicals that fonts of simplified Chinese share with a character and Unicode does not fold."""


class Way(StrEnum):
    """Which way a line runs on the page as it is shown."""

    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; ``box`` is its square on the page as it is shown, or in reading position once turned."""

    char: str
    box: Box
    size: float
    way: Way
    shown: Box

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return (self.box.left + self.box.right) / 2

    def gap(self, other: Glyph) -> float:
        """The blank up to what stands right of it."""
        return other.box.left - self.box.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page, and how much of its text cannot be used: slanted characters and those without a meaning."""

    lines: tuple[Line, ...]
    slanted: int
    unknown: int


def count(page: PdfPage) -> int:
    """How many characters a page has."""
    with closing(page.get_textpage()) as text:
        return int(text.count_chars())


def read(page: PdfPage) -> Sheet:
    """The lines of a page of a PDF file in reading position, in no order."""
    glyphs: list[Glyph] = []
    slanted = unknown = 0
    for glyph in collect(page):
        if glyph is None:
            slanted += 1
        elif not is_text(glyph.char):
            unknown += 1
        else:
            glyphs.append(glyph)
    glyphs = list(drop_copies(glyphs))
    if not glyphs:
        return Sheet((), slanted, unknown)
    width, height = page.get_size()
    way = find_way(glyphs)
    turned = [turn(glyph, way, width, height) for glyph in glyphs]
    return Sheet(tuple(join(list(part(turned)))), slanted, unknown)


def is_text(char: str) -> bool:
    """Whether a character has a meaning: no control, no private use, no mark of a lost one."""
    return char == " " or (unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs", "Cf") and char != "\ufffd")


def collect(page: PdfPage) -> Iterator[Glyph | None]:
    """The characters of a page in the order of the file as they are shown; ``None`` for each slanted one."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90
    width, height = page.get_size()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    try:
        for number in range(text.count_chars()):
            if pdfium.FPDFText_IsGenerated(text, number) == 1:
                continue
            if not pdfium.FPDFText_GetMatrix(text, number, matrix):
                continue
            pdfium.FPDFText_GetCharOrigin(text, number, x, y)
            pdfium.FPDFText_GetCharBox(text, number, *edges)
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            size = pdfium.FPDFText_GetFontSize(text, number) * scale
            char = fold(chr(pdfium.FPDFText_GetUnicode(text, number)))
            if not (0 < size < height + width) or not (left <= x.value <= right and bottom <= y.value <= top):
                continue
            angle = -math.atan2(matrix.b, matrix.a) + turns * math.pi / 2
            quarter = round(angle / (math.pi / 2))
            if abs(angle - quarter * math.pi / 2) > SLANT:
                yield None
                continue
            own = -round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            box = square((x.value, y.value), size, own, char, [edge.value for edge in edges])
            box = Box(box.left - left, top - box.bottom, box.right - left, top - box.top)
            box = rotate(box, turns, right - left, top - bottom)
            yield Glyph(char, box, size, tuple(Way)[quarter % 4], box)
    finally:
        text.close()


def square(origin: tuple[float, float], size: float, own: int, char: str, edges: Sequence[float]) -> Box:
    """The square that a character takes up, ``top`` below ``bottom`` as in the file; it grows from the base line.

    ``edges`` are the left, right, bottom and top of its ink, which is as wide as a Latin letter is.
    """
    x, y = origin
    left, right, bottom, top = edges
    ink = (right - x, y - bottom, x - left, top - y)[own]
    wide = size if unicodedata.east_asian_width(char) in "WFA" else 0.0
    advance = min(max(wide, ink), 2 * size) or size / 2
    above, below = ASCENT * size, (1 - ASCENT) * size
    if own == 0:
        return Box(x, y - below, x + advance, y + above)
    if own == 1:
        return Box(x - below, y - advance, x + above, y)
    if own == 2:
        return Box(x - advance, y - above, x, y + below)
    return Box(x - above, y, x + below, y + advance)


def rotate(box: Box, turns: int, width: float, height: float) -> Box:
    """A box on a page of this size after so many quarter turns clockwise."""
    for _ in range(turns % 4):
        box = Box(height - box.bottom, box.left, height - box.top, box.right)
        width, height = height, width
    return box


def fold(char: str) -> str:
    """The character that is meant by a radical or by a mark's shape for vertical lines, else the character itself."""
    code = ord(char)
    if code in RADICALS:
        folded = SIMPLE_RADICALS.get(char) or unicodedata.normalize("NFKC", char)
        return folded if len(folded) == 1 else char
    if code in FORMS:
        folded = unicodedata.normalize("NFKC", char)
        if len(folded) == 1 and "!" <= folded <= "~":
            return chr(ord(folded) + 0xFEE0)
        return folded if len(folded) == 1 else char
    return " " if char in "\xa0\t\r\n" else char


def drop_copies(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The characters without those that are printed a second time at the same place, to look bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        step = max(glyph.size, LEAST_SIZE)
        column, row = int(glyph.box.left // step), int(glyph.box.top // step)
        near = (
            other
            for across in (column - 1, column, column + 1)
            for down in (row - 1, row, row + 1)
            for other in seen.get((glyph.char, across, down), ())[:MOST_CLOSE]
        )
        limit = OFFSET * glyph.size
        if any(
            abs(other.box.left - glyph.box.left) <= limit and abs(other.box.top - glyph.box.top) <= limit
            for other in near
        ):
            continue
        seen.setdefault((glyph.char, column, row), []).append(glyph)
        yield glyph


def find_way(glyphs: Sequence[Glyph]) -> Way:
    """Which way the lines of a page run: as most of its characters do, by their angle or by what follows them."""
    votes: Counter[Way] = Counter()
    for left, right in pairwise(glyphs):
        if left.way is Way.RIGHT and is_below(left, right):
            votes[Way.DOWN] += 1
        elif left.way is not Way.RIGHT or is_beside(left, right):
            votes[left.way] += 1
    return max(Way, key=lambda way: votes[way])


def is_letter(char: str) -> bool:
    """Whether a blank beside a character can be one between words: beside a mark the typesetter leaves what fits."""
    return char.isalnum()


def is_beside(left: Glyph, right: Glyph) -> bool:
    """Whether a character goes on right of another on one line."""
    size = max(left.size, right.size)
    return abs(left.box.bottom - right.box.bottom) <= LEVEL * size and -size < left.gap(right) <= WIDE_GAP * size


def is_below(upper: Glyph, lower: Glyph) -> bool:
    """Whether a character stands right below another of its size, as in a vertical line."""
    size = upper.size
    step = lower.box.top - upper.box.top
    level = abs(upper.middle - lower.middle) <= LEVEL * size and abs(lower.size - size) <= LEVEL * size
    return level and LEVEL * size < step <= (1 + WIDE_GAP) * size


def turn(glyph: Glyph, way: Way, width: float, height: float) -> Glyph:
    """A character in reading position on a page whose lines run this way."""
    box = rotate(glyph.box, (0, 3, 2, 1)[tuple(Way).index(way)], width, height)
    return Glyph(glyph.char, box, glyph.size, glyph.way, glyph.box)


def part(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Runs of characters that stand beside one another, or below one another, in the order of the file."""
    place = 0
    while place < len(glyphs):
        end = place + 1
        while end < len(glyphs) and is_beside(glyphs[end - 1], glyphs[end]):
            end += 1
        if end == place + 1:
            while end < len(glyphs) and is_below(glyphs[end - 1], glyphs[end]):
                end += 1
            if end - place < FEWEST_STACKED:
                end = place + 1
        yield list(glyphs[place:end])
        place = end


def join(runs: Sequence[list[Glyph]]) -> Iterator[Line]:
    """Lines from runs, those on one base line and side by side put together."""
    stacked: list[list[Glyph]] = []
    level: list[list[Glyph]] = []
    for run in runs:
        (stacked if len(run) > 1 and is_below(run[0], run[1]) else level).append(run)
    rows: list[list[list[Glyph]]] = []
    for run in sorted(level, key=lambda run: (run[0].box.bottom, run[0].box.left)):
        last = rows[-1][-1] if rows else None
        if last and run[0].box.bottom - last[0].box.bottom <= LEVEL * min(run[0].size, last[0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run[0].box.left)
        line: list[Glyph] = []
        for run in row:
            if line and not is_beside(line[-1], run[0]):
                yield from write(line)
                line = []
            line += run
        yield from write(line)
    for run in stacked:
        yield from write(run)


def write(glyphs: Sequence[Glyph]) -> Iterator[Line]:
    """The line that some characters make, with a blank for each gap between words; none where all are blank."""
    seen = [place for place, glyph in enumerate(glyphs) if not glyph.char.isspace()]
    if not seen:
        return
    glyphs = glyphs[seen[0] : seen[-1] + 1]
    chars = [glyphs[0].char]
    box, shown = glyphs[0].box, glyphs[0].shown
    usual = median([max(left.gap(right), 0.0) for left, right in pairwise(glyphs)] or [0.0])
    for left, right in pairwise(glyphs):
        if is_letter(left.char) and is_letter(right.char) and not is_below(left, right):
            limit = WORD_GAP if left.char.isascii() == right.char.isascii() else MIXED_GAP
            chars += [" "] * (left.gap(right) > usual + limit * max(left.size, right.size))
        chars.append(right.char)
        box, shown = box.join(right.box), shown.join(right.shown)
    yield Line("".join(chars), box, max(glyph.size for glyph in glyphs), shown)
