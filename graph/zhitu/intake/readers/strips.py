"""Lines from the strips of text that OCR finds: cut at gutters, stood straight, their doubtful characters marked."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zhitu.intake.readers.columns import Box, Doubt, Line, find_size

SURE = 0.95
"""Confidence of a character from which it is taken as read: see docs/quality.md for how often such ones are wrong."""

STEEPEST = 10.0
"""Degrees up to which a page's skew is evened out."""

GUTTER = 0.9
"""Characters of blank between two Chinese characters at which a strip is cut: OCR takes two columns for one line
where the paper is stained; a blank between two words is no wider than a half."""

MARKED = 0.6
"""What a mark beside the blank adds to that: its ink fills a corner of its square."""

PADDED = 1.2
"""Times its characters' height that a strip is high, by the median of clean and of noisy pages."""

SCATTER = 0.12
"""Share by which sizes of one type differ at most as they are measured, in lines of some length."""

SCATTER_SHORT = 0.6
"""The same in lines of a few characters, such as the last one of a paragraph: there are no steps to measure."""

SHORT = 3
"""Characters up to which a line is one of a few."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """A character with its confidence and its four corners on the page as it is shown."""

    char: str
    confidence: float
    quad: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """Coordinates of a page that is turned by ``skew`` as if it stood straight."""

    skew: float

    def stand(self, point: Point) -> Point:
        """A point of the page where it would be."""
        x, y = point
        cos, sin = math.cos(self.skew), math.sin(self.skew)
        return x * cos + y * sin, y * cos - x * sin


def find_skew(quads: Sequence[Sequence[Point]]) -> float:
    """The angle by which the lines of a page are turned; 0 where they are too steep to be a skewed page's."""
    angles = [
        math.atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])
        for quad in quads
        if measure(quad[0], quad[1]) > 2 * measure(quad[0], quad[3])
    ]
    skew = median(angles) if angles else 0.0
    return skew if abs(skew) < math.radians(STEEPEST) else 0.0


def measure(one: Point, two: Point) -> float:
    """How far two points are apart."""
    return math.hypot(two[0] - one[0], two[1] - one[1])


def cut(text: str, score: float, quad: Sequence[Point], seen: Sequence[Seen], skew: float) -> Iterator[Line]:
    """The lines of a strip of text with its mean confidence, its corners and its characters, from left to right.

    Blanks alone are none. Where the characters are not known one by one, the strip is one line, and as doubtful as its
    mean confidence.
    """
    if not text.strip():
        return
    frame = Frame(skew)
    places = list(align(text, seen))
    em = max(find_pitch(seen, frame), 0.0) or measure(quad[0], quad[3]) / PADDED
    if not places:
        shown = surround(quad)
        inked = [place for place, char in enumerate(text) if score < SURE and not char.isspace()]
        doubts = [Doubt(place, shown, round(score, 3)) for place in inked]
        yield Line(text, straighten(quad, (), frame, em), em, shown, tuple(doubts))
        return
    cuts = [0]
    for number, (left, right) in enumerate(pairwise(seen), start=1):
        if is_gutter(left, right, frame, em):
            cuts.append(number)
    for first, last in pairwise([*cuts, len(seen)]):
        start = places[first] if first else 0
        end = places[last] if last < len(seen) else len(text)
        begin = seen[first].quad if first else quad
        close = seen[last - 1].quad if last < len(seen) else quad
        corners = [begin[0], close[1], close[2], begin[3]]
        part = text[start:end]
        if not part.strip():
            continue
        lead = len(part) - len(part.lstrip())
        doubts = [
            Doubt(places[number] - start - lead, surround(seen[number].quad), round(seen[number].confidence, 3))
            for number in range(first, last)
            if seen[number].confidence < SURE and not seen[number].char.isspace()
        ]
        yield Line(part.strip(), straighten(corners, seen[first:last], frame, em), em, surround(corners), tuple(doubts))


def even(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page, those that are about as large as most characters made exactly so."""
    size = find_size(lines)
    for line in lines:
        scatter = SCATTER_SHORT if len(line.text) <= SHORT else SCATTER
        yield replace(line, size=size) if abs(line.size - size) <= scatter * size else line


def align(text: str, seen: Sequence[Seen]) -> Iterator[int]:
    """Where each character that was seen stands in the text; nothing where they are not its characters."""
    found: list[int] = []
    place = 0
    for one in seen:
        at = text.find(one.char, place)
        if at < 0 or len(one.char) != 1:
            return
        found.append(at)
        place = at + 1
    yield from found


def find_pitch(seen: Sequence[Seen], frame: Frame) -> float:
    """How far the Chinese characters of a strip stand from one another; 0 where too few show it."""
    steps = [
        center(right, frame) - center(left, frame)
        for left, right in pairwise(seen)
        if is_wide(left.char) and is_wide(right.char)
    ]
    return median(steps) if steps else 0.0


def center(seen: Seen, frame: Frame) -> float:
    """The middle of a character from left to right."""
    return sum(frame.stand(point)[0] for point in seen.quad) / 4


def is_wide(char: str) -> bool:
    """Whether a character is a Chinese one rather than a mark, a letter or a digit."""
    return unicodedata.east_asian_width(char) == "W" and char.isalnum()


def is_gutter(left: Seen, right: Seen, frame: Frame, em: float) -> bool:
    """Whether the blank between two characters is wider than any inside a line."""
    widths = measure_width(left, em) + measure_width(right, em)
    blank = center(right, frame) - center(left, frame) - widths / 2
    marks = sum(not one.char.isalnum() for one in (left, right))
    return blank > (GUTTER + MARKED * marks) * em


def straighten(quad: Sequence[Point], seen: Sequence[Seen], frame: Frame, em: float) -> Box:
    """The box of a line's characters as if the page stood straight, without the margin that OCR leaves around them."""
    box = surround([frame.stand(point) for point in quad])
    middle = sum(frame.stand(point)[1] for point in quad) / 4
    left, right = box.left + (PADDED - 1) / 2 * em, box.right - (PADDED - 1) / 2 * em
    if seen:
        # Beside a stain the strip reaches into the gutter, and its characters do not.
        left = max(left, center(seen[0], frame) - measure_width(seen[0], em) / 2)
        right = min(right, center(seen[-1], frame) + measure_width(seen[-1], em) / 2)
    return Box(left, middle - em / 2, max(right, left), middle + em / 2)


def measure_width(seen: Seen, em: float) -> float:
    """How wide a character is set: letters and digits half as wide as the others."""
    return em / 2 if seen.char.isascii() else em


def surround(quad: Sequence[Point]) -> Box:
    """The upright box around some points."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return Box(min(xs), min(ys), max(xs), max(ys))
