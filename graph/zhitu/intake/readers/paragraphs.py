"""Paragraphs of a page from the rows of its columns, and the text that they make, each character with its box."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from zhitu.intake.readers.columns import Box, Line, Row
from zhitu.intake.readers.marks import CLOSERS
from zhitu.model import Region

INDENT = 1.0
"""Characters from which a row that begins further right than its neighbours begins a paragraph; usual are two."""

SLACK = 0.6
"""Characters that a row may lack beside what would have fitted: rows are set wider or closer by so much."""

TABULAR = 1.5
"""Characters of blank that part two cells of a table."""

SPACED = 1.4
"""Times the usual distance of rows from which a gap parts two paragraphs."""

SPACED_ALONE = 2.2
"""The same in characters, where too few rows show what is usual."""

ALIKE = 0.85
"""Share of the larger size that the smaller one must be for two rows to be one paragraph; OCR measures so closely."""

NEAR = 2
"""Rows on either side whose edges show how wide the column is there: pictures make some rows narrower."""

OPENERS = "“‘（《【〔「『〈(["


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Rows of one paragraph or heading, on page ``page``, and the edges of its column; ``size`` is its characters'."""

    page: int
    rows: tuple[Row, ...]
    size: float
    left: float
    right: float

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(write(self)[0])


@dataclass(frozen=True, slots=True)
class Written:
    """A text with the place of each line in its file; ``starts`` is where each of its paragraphs begins."""

    text: str
    regions: tuple[Region, ...]
    starts: tuple[int, ...]


def gather(page: int, columns: Sequence[Sequence[Row]]) -> Iterator[Paragraph]:
    """The paragraphs of a page, whose columns are in reading order; what goes on in the next column is two."""
    for rows in columns:
        usual = find_distance(rows)
        edges = find_edges(rows)
        group: list[Row] = []
        for number, row in enumerate(rows):
            if group and not goes_on(rows, number, usual):
                yield close(page, group, edges)
                group = []
            group.append(row)
        if group:
            yield close(page, group, edges)


def close(page: int, rows: Sequence[Row], edges: Mapping[float, tuple[float, float]]) -> Paragraph:
    """The paragraph of some rows of a column with these edges."""
    left, right = edges[rows[0][0].size]
    return Paragraph(page, tuple(rows), median(line.size for row in rows for line in row), left, right)


def find_edges(rows: Sequence[Row]) -> dict[float, tuple[float, float]]:
    """The edges of a column for each size of characters: the outermost of the rows that are about as large."""
    rows = sorted(rows, key=lambda row: row[0].size)
    lefts: deque[Row] = deque()
    rights: deque[Row] = deque()
    found: dict[float, tuple[float, float]] = {}
    ahead = 0
    for row in rows:
        # Each queue holds what is outermost among the rows behind it.
        while ahead < len(rows) and is_alike(rows[ahead], row):
            entering = rows[ahead]
            while lefts and lefts[-1][0].box.left >= entering[0].box.left:
                lefts.pop()
            while rights and rights[-1][-1].box.right <= entering[-1].box.right:
                rights.pop()
            lefts.append(entering)
            rights.append(entering)
            ahead += 1
        for queue in (lefts, rights):
            while not is_alike(queue[0], row):
                queue.popleft()
        found[row[0].size] = (lefts[0][0].box.left, rights[0][-1].box.right)
    return found


def find_distance(rows: Sequence[Row]) -> float:
    """How far apart the rows of a column stand, from one lower edge to the next; 0 where nothing shows it."""
    steps = [step(upper, lower) for upper, lower in pairwise(rows) if is_alike(upper, lower)]
    return median(steps) if len(steps) > 1 else 0.0


def step(upper: Row, lower: Row) -> float:
    """From the lower edge of one row to that of the next."""
    return lower[0].box.bottom - upper[0].box.bottom


def is_alike(one: Row, two: Row) -> bool:
    """Whether two rows have characters of one size."""
    small, large = sorted((one[0].size, two[0].size))
    return small >= ALIKE * large


def goes_on(rows: Sequence[Row], number: int, usual: float) -> bool:
    """Whether a row goes on in the paragraph of the row above it."""
    above, row = rows[number - 1], rows[number]
    size = row[0].size
    limit = SPACED * usual if usual else SPACED_ALONE * size
    if not is_alike(above, row) or step(above, row) > limit or is_tabular(above) or is_tabular(row):
        return False
    near = [other for other in rows[max(0, number - 1 - NEAR) : number + 1 + NEAR] if is_alike(other, row)]
    left, right = min(other[0].box.left for other in near), max(other[-1].box.right for other in near)
    if row[0].box.left - left >= INDENT * size and row[0].box.left - above[0].box.left >= INDENT * size / 2:
        return False
    return right - above[-1].box.right <= measure_first(row[0]) + SLACK * size


def is_tabular(row: Row) -> bool:
    """Whether a row is one of a table: a blank stands in it that is wider than any between two words."""
    return any(right.box.left - left.box.right >= TABULAR * left.size for left, right in pairwise(row))


def measure_first(line: Line) -> float:
    """How wide what a line begins with is, and could have stood on the line before: a character with marks, a word."""
    place = 0
    while place < len(line.text) - 1 and line.text[place] in OPENERS:
        place += 1
    end = place + 1
    while end < len(line.text) and is_bound(line.text[end - 1], line.text[end]):
        end += 1
    wide = [0.5 if char.isascii() else 1.0 for char in line.text[:end]]
    return sum(wide) * line.size


def is_bound(left: str, right: str) -> bool:
    """Whether no line may end between two characters."""
    latin = left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
    return right in CLOSERS or latin


def continues(upper: Paragraph, lower: Paragraph) -> bool:
    """Whether a paragraph goes on in the next column or page: its last row is full, and no indent follows."""
    if not is_alike(upper.rows[-1], lower.rows[0]) or upper.text[-1:] in "。！？!?":
        return False
    if is_tabular(upper.rows[-1]) or is_tabular(lower.rows[0]):
        return False
    size = lower.size
    full = upper.right - upper.rows[-1][-1].box.right <= measure_first(lower.rows[0][0]) + SLACK * size
    return full and lower.rows[0][0].box.left - lower.left < INDENT * size


def compose(paragraphs: Sequence[Sequence[Paragraph]], select: Callable[[int, Box], str]) -> Written:
    """The text of some paragraphs, parted by a blank line, each of which may go on over several columns or pages.

    ``select`` names the place of a box on a page.
    """
    parts: list[str] = []
    regions: list[Region] = []
    starts: list[int] = []
    length = 0
    for number, group in enumerate(paragraphs):
        if number:
            parts.append("\n\n")
            length += 2
        starts.append(length)
        for paragraph in group:
            if parts and paragraph is not group[0]:
                parts.append(glue(parts[-1], paragraph.rows[0][0].text))
                length += len(parts[-1])
            written, lines = write(paragraph)
            for text, line in zip(written, lines, strict=True):
                parts.append(text)
                if line:
                    regions += place(line, length, paragraph.page, select)
                length += len(text)
    return Written("".join(parts), tuple(regions), tuple(starts))


def write(paragraph: Paragraph) -> tuple[list[str], list[Line | None]]:
    """The pieces of a paragraph's text, each with its line; what joins two lines has none."""
    texts: list[str] = []
    lines: list[Line | None] = []
    for row in paragraph.rows:
        for line in row:
            if texts:
                texts.append(" " if line is not row[0] else glue(texts[-1], line.text))
                lines.append(None)
            texts.append(line.text)
            lines.append(line)
    return texts, lines


def glue(left: str, right: str) -> str:
    """What stands between two lines of a paragraph: a blank between Latin words, nothing between Chinese characters."""
    latin = left[-1:].isascii() and right[:1].isascii() and right[:1] not in CLOSERS
    return " " if latin and not left[-1:].isspace() and not (left[-1:].isdigit() and right[:1].isdigit()) else ""


def place(line: Line, start: int, page: int, select: Callable[[int, Box], str]) -> Iterator[Region]:
    """The regions of a line: one, but for hardly legible characters, which have their own."""
    here = 0
    whole = select(page, line.shown)
    for doubt in line.doubts:
        if line.text[here : doubt.place].strip():
            yield Region(start + here, start + doubt.place, whole)
        here = doubt.place + 1
        yield Region(start + doubt.place, start + here, select(page, doubt.box), doubt.confidence)
    if line.text[here:].strip():
        yield Region(start + here, start + len(line.text), whole)
