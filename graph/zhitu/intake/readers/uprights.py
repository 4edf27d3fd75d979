"""Pages whose lines run from top to bottom, the first on the right: turned a quarter, they read as others do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zhitu.intake.readers import strips
from zhitu.intake.readers.columns import Box, Line
from zhitu.intake.readers.strips import Point, Seen

TALL = 1.5
"""Times its width that a strip is high at least to be a vertical line; OCR turns such before it reads them."""

Quad = Sequence[Point]


def prevail(quads: Sequence[Quad]) -> bool:
    """Whether most of a page's text stands in vertical lines, by their lengths."""
    high = sum(strips.measure(quad[0], quad[3]) for quad in quads if is_upright(quad))
    wide = sum(strips.measure(quad[0], quad[1]) for quad in quads if not is_upright(quad))
    return high > wide


def is_upright(quad: Quad) -> bool:
    """Whether a strip is a vertical line."""
    return strips.measure(quad[0], quad[3]) >= TALL * strips.measure(quad[0], quad[1])


@dataclass(frozen=True, slots=True)
class Turned:
    """A page of some width, turned a quarter to the left; then still by ``skew``."""

    width: float
    skew: float

    @classmethod
    def find(cls, quads: Sequence[Quad], width: float) -> Turned:
        """The page on which these strips stand."""
        straight = cls(width, 0.0)
        return cls(width, strips.find_skew([straight.turn(quad) for quad in quads if is_upright(quad)]))

    def cut(self, text: str, score: float, quad: Quad, seen: Sequence[Seen]) -> Iterator[Line]:
        """The lines of a strip, in reading position; a level one, such as a headline, goes where it stands."""
        if not is_upright(quad):
            for line in strips.cut(text, score, quad, seen, 0.0):
                box = line.box
                yield replace(line, box=Box(box.top, self.width - box.right, box.bottom, self.width - box.left))
            return
        turned = [replace(one, quad=self.turn(one.quad)) for one in seen]
        for line in strips.cut(text, score, self.turn(quad), turned, self.skew):
            doubts = tuple(replace(doubt, box=self.show(doubt.box)) for doubt in line.doubts)
            yield replace(line, shown=self.show(line.shown), doubts=doubts)

    def turn(self, quad: Quad) -> list[Point]:
        """The corners of a strip on the turned page, again from the top left."""
        return [(y, self.width - x) for x, y in (*quad[1:], quad[0])]

    def show(self, box: Box) -> Box:
        """Where a box of the turned page is on the page as it is shown."""
        return Box(self.width - box.bottom, box.left, self.width - box.top, box.right)
