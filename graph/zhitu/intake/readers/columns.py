"""Columns of a page from the boxes of its lines, in reading order: by their gutters, else by what lies across them.

A page is cut at the gutters that run through it from top to bottom, and each column again. Where something lies across
the gutters (a headline, a running head, an article that is set wider) the page is first cut into bands, top to bottom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

GUTTER = 0.8
"""Least width of a gutter in characters of the page's commonest size: columns of newspapers stand 1.2 to 2.5 apart,
what parts two words of a line is a character wide at most and does not run through three lines."""

NARROWEST = 5.0
"""Characters that half of a column's lines must be wide: what is narrower is a table, and is read by its rows."""

FEWEST = 2
"""Lines that make a column, and columns that make a page of several."""

LARGE = 1.2
"""Size, against the page's commonest, from which a line is a heading; it takes up the blank space beside it."""

HEADLINE = 1.4
"""The same of a headline; crossheads, subheads and bylines are smaller."""

FEWEST_OVER = 4
"""Lines above headlines that are an article's end; one or two of small type may be the credits of one beside them."""

FREE = 4.0
"""Characters that a heading keeps away from what stands beside it: a gutter, and an indent; columns are wider."""

FLUSH = 0.75
"""Characters by which left edges differ at most that stand below one another; an indent is twice as wide."""

OVERLAP = 0.4
"""Share of the lower line's height by which two lines must overlap to stand in one row."""

STAGGER = 0.2
"""Characters by which a line is higher or lower than one of the next column: less may be what OCR measures badly."""

FAR = 2.2
"""Characters from one line to the next above which they are not of one text: double spacing is 2."""

FEW = 64
"""Lines about the height of a heading that are all looked at; of more, those beside it, the nearest first."""

MOST_LINES = 3_000
"""Lines of a page up to which its columns are looked for; a broadsheet page has some 700."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the units of its page, from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def join(self, other: Box) -> Box:
        """The least box around both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Box(left, top, max(self.right, other.right), max(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character of a line that was hardly legible: its place in the text, its box, how sure the reading is."""

    place: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """Characters that stand on one line without a wide gap.

    ``box`` is in reading position, with lines from left to right and below one another, whatever way the page is
    turned; ``shown`` is where they stand on the page as it is shown. ``size`` is the height of a character.
    """

    text: str
    box: Box
    size: float
    shown: Box
    doubts: tuple[Doubt, ...] = ()


Stretch = tuple[float, float]
"""From left to right."""

Row = tuple[Line, ...]
"""Lines beside one another in one column, from left to right."""


def order(lines: Sequence[Line]) -> tuple[tuple[Row, ...], ...]:
    """The columns of a page in reading order, each with its rows from top to bottom."""
    if not lines:
        return ()
    if len(lines) > MOST_LINES:
        return (stack(lines),)
    em = find_size(lines)
    found: list[tuple[Row, ...]] = []
    waiting = [tuple(sorted(lines, key=lambda line: (line.box.top, line.box.left)))]
    while waiting:
        part = waiting.pop()
        wide = widen(part, em)
        parts = part_columns(part, wide, GUTTER * em)
        if len(parts) == 1:
            parts = part_bands(part, wide, em)
        if len(parts) > 1:
            waiting += reversed(parts)
        else:
            found.append(stack(part))
    return tuple(found)


def find_size(lines: Sequence[Line]) -> float:
    """The size that most characters of some lines have."""
    sizes: dict[float, int] = {}
    for line in lines:
        size = round(line.size, 1)
        sizes[size] = sizes.get(size, 0) + len(line.text)
    # Sizes that OCR measures scatter, so the middle one of all characters is taken.
    half = sum(sizes.values()) / 2
    passed = 0
    for size in sorted(sizes):
        passed += sizes[size]
        if passed >= half:
            return size or 1.0
    return 1.0


def part_columns(lines: Sequence[Line], wide: Sequence[Box], gap: float) -> list[tuple[Line, ...]]:
    """The parts between the gutters that run through all lines, from left to right; one part where none does."""
    cover = merge([(box.left, box.right) for box in wide], gap)
    starts = [left for left, _ in cover]
    parts: list[list[Line]] = [[] for _ in cover]
    for line, box in zip(lines, wide, strict=True):
        parts[bisect_right(starts, box.left) - 1].append(line)
    columns = sum(is_column(part, gap / GUTTER) for part in parts)
    return [tuple(part) for part in parts] if columns >= FEWEST else [tuple(lines)]


def merge(stretches: Sequence[Stretch], gap: float) -> list[Stretch]:
    """The stretches from left to right, put together where less than ``gap`` parts them."""
    found: list[Stretch] = []
    for left, right in sorted(stretches):
        if found and left - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def is_column(lines: Sequence[Line], em: float) -> bool:
    """Whether some lines can be a column of text rather than one of a table."""
    return len(lines) >= FEWEST and median(line.box.right - line.box.left for line in lines) >= NARROWEST * em


def widen(lines: Sequence[Line], em: float) -> list[Box]:
    """The boxes of some lines; headings have the blank space of their article beside them too.

    So a short headline lies across the gutters of its article as a long one does. One that begins where other lines
    begin stands at the left of its article, any other in the middle.
    """
    beside = Beside([line.box for line in lines])
    found = []
    for line in lines:
        box = line.box
        if line.size >= LARGE * em:
            low, high = beside.find(box, FREE * em)
            flush = beside.count_flush(box, FLUSH * em) > FEWEST
            middle = (box.left + box.right) / 2
            reach = max(min(middle - low, high - middle), box.right - middle)
            low, high = (box.left, high) if flush else (middle - reach, middle + reach)
            box = replace(box, left=min(box.left, low), right=max(box.right, high))
        found.append(box)
    return found


class Beside:
    """What stands beside a box among others; they are sorted once, so that the nearest are looked at first."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._by_right = sorted(boxes, key=lambda box: box.right)
        self._by_left = sorted(boxes, key=lambda box: box.left)
        self._by_top = sorted(boxes, key=lambda box: box.top)
        self._rights = [box.right for box in self._by_right]
        self._lefts = [box.left for box in self._by_left]
        self._tops = [box.top for box in self._by_top]
        self._tallest = max(box.height for box in boxes)

    def find(self, box: Box, free: float) -> Stretch:
        """The space that a box may take up: to what stands beside it, ``free`` left blank, else to the outermost."""
        first, last = bisect_left(self._tops, box.top - self._tallest), bisect_left(self._tops, box.bottom)
        if last - first <= FEW:
            row = [other for other in self._by_top[first:last] if _overlap(other, box)]
            low = max((other.right + free for other in row if other.right <= box.left), default=self._lefts[0])
            high = min((other.left - free for other in row if other.left >= box.right), default=self._rights[-1])
            return low, high
        before = range(bisect_right(self._rights, box.left) - 1, -1, -1)
        behind = range(bisect_left(self._lefts, box.right), len(self._by_left))
        low = next((self._rights[at] + free for at in before if _overlap(self._by_right[at], box)), self._lefts[0])
        high = next((self._lefts[at] - free for at in behind if _overlap(self._by_left[at], box)), self._rights[-1])
        return low, high

    def count_flush(self, box: Box, apart: float) -> int:
        """How many boxes, itself too, begin less than ``apart`` from where a box begins."""
        return bisect_left(self._lefts, box.left + apart) - bisect_right(self._lefts, box.left - apart)


def _overlap(one: Box, two: Box) -> bool:
    return one.top < two.bottom and two.top < one.bottom


def meet(one: Box, two: Box) -> bool:
    """Whether two boxes stand beside one another, at least in part."""
    shared = min(one.bottom, two.bottom) - max(one.top, two.top)
    return shared > OVERLAP * min(one.height, two.height)


def part_bands(lines: Sequence[Line], wide: Sequence[Box], em: float) -> list[tuple[Line, ...]]:
    """Bands below one another, each with gutters of its own or with none; one band where all lines have the same.

    Headlines side by side begin a band below text, for the text above them is over.
    """
    groups: list[tuple[list[list[int]], list[Stretch]]] = []
    for band in find_bands(wide):
        cover = merge([(wide[number].left, wide[number].right) for number in band], GUTTER * em)
        own = [band]
        if groups:
            above, covered = groups[-1]
            both = merge([*covered, *cover], GUTTER * em)
            last = [lines[number] for group in above[-FEWEST_OVER:] for number in group][-FEWEST_OVER:]
            text = all(line.size < LARGE * em for line in last) and len(last) == FEWEST_OVER
            over = text and min(lines[number].size for number in band) >= HEADLINE * em
            if not over and (len(both) > 1 or len(covered) == len(cover) == 1):
                groups[-1] = ([*above, band], both)
                continue
            if not over and len(cover) > 1:
                cover = lift(above, own, wide, cover, em)
        groups.append((own, cover))
    return [tuple(lines[number] for band in group for number in band) for group, _ in groups]


def lift(
    above: list[list[int]], own: list[list[int]], boxes: Sequence[Box], cover: list[Stretch], em: float
) -> list[Stretch]:
    """Moves the bands that are first lines of columns from those above to their own; what the columns then cover.

    Columns may be set at different heights: then the line of another column comes before the next of its own, and the
    lines above that are its column's too. Below a byline or a date all columns begin alike.
    """
    begun: set[int] = set()
    while len(above) > 1:
        spans = [(boxes[number].left, boxes[number].right) for number in above[-1]]
        both = merge([*cover, *spans], GUTTER * em)
        if len(both) != len(cover):
            break
        column = find_column(both, spans[0][0])
        tops: dict[bool, list[float]] = {True: [], False: []}
        for number in (number for band in own[:FEW] for number in band):
            tops[find_column(both, boxes[number].left) == column].append(boxes[number].top)
        if not all(tops.values()):
            break
        near = column in begun and min(tops[True]) - boxes[above[-1][0]].top < FAR * em
        if not near and min(tops[False]) + STAGGER * em >= min(tops[True]):
            break
        begun.add(column)
        cover = both
        own.insert(0, above.pop())
    return cover


def find_column(cover: Sequence[Stretch], left: float) -> int:
    """The number of the last stretch that begins at ``left`` or before it."""
    return bisect_right([start for start, _ in cover], left) - 1


def find_bands(boxes: Sequence[Box]) -> Iterator[list[int]]:
    """Groups of boxes, by number, that a blank stripe across the page parts, from top to bottom."""
    band: list[int] = []
    edge = 0.0
    for number in sorted(range(len(boxes)), key=lambda number: boxes[number].top):
        box = boxes[number]
        if band and box.top >= edge - OVERLAP * min(box.height, boxes[band[-1]].height):
            yield band
            band = []
        edge = max(edge, box.bottom) if band else box.bottom
        band.append(number)
    if band:
        yield band


def stack(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a column from top to bottom."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom, line.box.left)):
        if rows and meet(line.box, rows[-1][-1].box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return tuple(tuple(sorted(row, key=lambda line: line.box.left)) for row in rows)
