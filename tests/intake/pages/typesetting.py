"""Newspaper pages by a seed as lines with boxes: headlines over columns, articles beside and round one another."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.intake.pages import signing, stories
from tests.intake.pages.printing import Page, half_of
from tests.intake.pages.signing import Signature
from tests.intake.pages.stories import Story
from tests.intake.pages.strips import NOWHERE, Truth

from zhitu.intake.readers import sheets
from zhitu.intake.readers.columns import Box, Line
from zhitu.model import Document

EM, PITCH, GUTTER = 10.0, 16.0, 16.0
COLUMN = 15
"""Characters of a row."""

SHAPES = ((5,), (2, 3), (3, 2), (1, 4), (4, 1), (2, 1, 2), (1, 2, 2))
"""Columns of the articles that stand side by side."""

BOXED = 0.4
"""Share of wide articles with another one set into the foot of their last column."""

TOP, BREAK = 60.0, 24.0
LARGEST, SMALLEST = 26.0, 16.0
CLOSERS = "，。、；：？！”’）》"
OPENERS = "“‘（《"


@dataclass
class Sheet:
    """A page as it is set: its lines, and for each box whose the line is and where its characters belong."""

    lines: list[Line] = field(default_factory=list)
    owners: dict[Box, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    truths: list[Truth] = field(default_factory=list)

    def set(  # noqa: PLR0917 - what a line is
        self, text: str, left: float, top: float, size: float, owner: int, first: int = NOWHERE
    ) -> None:
        """Sets a line; its characters belong where ``first`` and what follows it say, or nowhere."""
        bare = text.strip()
        lead = len(text) - len(text.lstrip())
        width = size * sum(0.5 if char.isascii() else 1.0 for char in bare)
        box = Box(left, top, left + width, top + size)
        places = tuple(NOWHERE if first == NOWHERE else first + lead + number for number in range(len(bare)))
        self.lines.append(Line(bare, box, size, box))
        self.owners[box] = owner, places


def make(seed: int) -> tuple[Page, Document]:
    """The page of a seed: the truth about it, and the document that is made of its lines."""
    rng = random.Random(seed)
    told = rng.sample(stories.load(half_of(seed)), 8)
    signed = signing.draw(rng, len(told))
    queue = list(zip(told, signed, strict=True))
    sheet = Sheet()
    sheet.set("柳塘日报 2026年5月12日 星期二 第3版 综合新闻", 0, 20, 9, -1)
    top = TOP
    for shape in rng.sample(SHAPES, 3):
        first, deepest = 0, top
        for count in shape:
            if queue:
                deepest = max(deepest, set_group(sheet, queue, rng, first, count, top))
            first += count
        top = deepest + BREAK
    width, height = 5 * COLUMN * EM + 4 * GUTTER, top
    rng.shuffle(sheet.lines)
    page = sheets.Page(1, width, height, tuple(sheet.lines))
    (document,) = sheets.read("page.pdf", [page], sheets.Metadata(), lambda _, box: repr(box))
    return describe(sheet, document), document


def set_group(  # noqa: PLR0917 - where an article stands
    sheet: Sheet,
    queue: list[tuple[Story, Signature]],
    rng: random.Random,
    first: int,
    count: int,
    top: float,
) -> float:
    """Sets an article over some columns, perhaps with a second one in its last column; where they end."""
    story, signature = queue.pop(0)
    boxed = queue.pop(0) if count > 1 and queue and rng.random() < BOXED else None
    rows = list(fill(story, signature))
    inset = len(list(fill(*boxed))) + 5 if boxed else 0
    deep = -(-(len(rows) + inset) // count)
    if boxed and deep < inset + 4:
        queue.insert(0, boxed)
        boxed, inset, deep = None, 0, -(-len(rows) // count)
    top = set_head(sheet, story, signature, first, count, top)
    for number in range(count):
        space = deep - inset if number == count - 1 else deep
        set_rows(sheet, rows[:space], first + number, top)
        rows = rows[space:]
    if boxed:
        below = top + (deep - inset + 1) * PITCH
        below = set_head(sheet, *boxed, first + count - 1, 1, below)
        set_rows(sheet, list(fill(*boxed)), first + count - 1, below)
        return max(below + (inset - 5) * PITCH, top + deep * PITCH)
    return top + deep * PITCH


def set_head(  # noqa: PLR0917 - where it stands
    sheet: Sheet, story: Story, signature: Signature, first: int, count: int, top: float
) -> float:
    """Sets a headline over some columns, its subheads and credits; where the text begins."""
    number = len(sheet.truths)
    rows = [row for row in fill(story, signature) if row[2] != NOWHERE]
    places = {place for _, text, start in rows for place in range(start, start + len(text))}
    sheet.truths.append(Truth(story.headline, list(story.subheads), signature.byline, places))
    left, width = first * (COLUMN * EM + GUTTER), count * COLUMN * EM + (count - 1) * GUTTER
    size = max(SMALLEST, min(LARGEST, width / len(story.headline)))
    per_row = int(width / size)
    for start in range(0, len(story.headline), per_row):
        sheet.set(story.headline[start : start + per_row], left, top, size, number)
        top += size * 1.3
    for line in story.subheads:
        for start in range(0, len(line), int(width / 12)):
            sheet.set(line[start : start + int(width / 12)], left, top, 12, number)
            top += PITCH
    if signature.above:
        sheet.set(signature.above, left, top, min(EM, width / len(signature.above)), number)
        top += PITCH
    return top + 4


def set_rows(sheet: Sheet, rows: Sequence[tuple[int, str, int]], column: int, top: float) -> None:
    """Sets rows of the last article that got its head, below one another."""
    left = column * (COLUMN * EM + GUTTER)
    number = len(sheet.truths) - 1
    for place, (indent, text, start) in enumerate(rows):
        sheet.set(text, left + indent * EM, top + place * PITCH, EM, number, start)


def fill(story: Story, signature: Signature) -> Iterator[tuple[int, str, int]]:
    """The rows of an article: the indent, the text, and where in the body it begins; credits begin nowhere."""
    texts = [signature.lead + story.paragraphs[0], *story.paragraphs[1:]]
    texts[-1] += signature.close
    start = 0
    for text in texts:
        indent, rest = 2, text
        while rest:
            cut = COLUMN - indent
            while cut < len(rest) and (rest[cut] in CLOSERS or rest[cut - 1] in OPENERS):
                cut -= 1
            yield indent, rest[:cut], start
            start += len(rest[:cut])
            indent, rest = 0, rest[cut:]
    if signature.below:
        yield 0, signature.below, NOWHERE


def describe(sheet: Sheet, document: Document) -> Page:
    """The truth about each character of the document that was made of a page."""
    owners, places = [-1] * len(document.text), [NOWHERE] * len(document.text)
    boxes = {repr(box): told for box, told in sheet.owners.items()}
    for region in document.regions:
        owner, own = boxes[region.selector]
        owners[region.start : region.end] = [owner] * len(own)
        places[region.start : region.end] = own
    return Page("set", document.text, tuple(owners), tuple(places), tuple(sheet.truths))
