"""Documents from the lines of pages: a newspaper's pages one by one, any other text as it flows from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zhitu.intake.page import joins, margins
from zhitu.intake.readers import columns, paragraphs, records
from zhitu.intake.readers.columns import HEADLINE, LARGE, Box, Line
from zhitu.intake.readers.paragraphs import Paragraph
from zhitu.model import Document

LONGEST_HEADLINE = 60
"""Characters of a headline."""

EDGE = 0.12
"""Share of a page's height, at its top and at its foot, in which running heads and page numbers stand."""

SAME_PLACE = 0.015
"""Share of a page's height by which a running head's place differs at most from page to page."""

FEWEST_HEADS = 2
"""Pages that must bear a line for it to be a running head; in a longer file three."""

LONG_FILE = 6

NUMBER = re.compile(
    r"[\s\-—–·.]*(?:第\s?)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?页)?(?:\s?[/／,，]?\s?共?\s?\d{1,4}\s?页?)?[\s\-—–·.]*",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")
NEWSPAPER = re.compile(r"[\u4e00-\u9fff]{1,10}(?:报|周刊|周末|导刊|新闻)(?![\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its number, its size, and its lines in no order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself."""

    title: str = ""
    author: str = ""
    date: str = ""


Select = Callable[[int, Box], str]
"""The name of a place: a page's number and a box on it."""


def read(shown: str, pages: Sequence[Page], metadata: Metadata, select: Select) -> Iterator[Document]:
    """The documents of a file's pages in order; pages without text bring none."""
    filled = [page for page in pages if page.lines]
    if not filled:
        return
    press = [is_press(page) for page in filled]
    if sum(press) * 2 >= len(filled):
        for page in filled:
            yield read_press(shown, page, metadata, select)
    else:
        yield read_flow(shown, filled, metadata, select)


def read_alone(shown: str, page: Page, select: Select) -> Iterator[Document]:
    """The document of a page that is read by itself; none where nothing stands on it."""
    if page.lines:
        if is_press(page):
            yield read_press(shown, page, Metadata(), select)
        else:
            yield read_flow(f"{shown}#page={page.number}", [page], Metadata(), select)


def lay_out(page: Page) -> list[Paragraph]:
    """The paragraphs of a page in reading order."""
    return list(paragraphs.gather(page.number, columns.order(page.lines)))


def is_press(page: Page) -> bool:
    """Whether a page bears several articles: at least two headlines, over text in at least two columns."""
    em = columns.find_size(page.lines)
    laid = lay_out(page)
    heads = [one for one in laid if is_headline(one, em)]
    body = [one for one in laid if one.size < LARGE * em and len(one.rows) > 1]
    starts = sorted(one.rows[-1][0].box.left for one in body)
    ends = sorted(max(row[-1].box.right for row in one.rows) for one in body)
    # The first column ends before the last one begins.
    return len(heads) > 1 and bool(body) and ends[0] < starts[-1]


def is_headline(paragraph: Paragraph, em: float) -> bool:
    """Whether a paragraph is a headline by its size."""
    return paragraph.size >= HEADLINE * em and 1 < len(paragraph.text) <= LONGEST_HEADLINE


def read_press(shown: str, page: Page, metadata: Metadata, select: Select) -> Document:
    """A page of a newspaper: its text by columns, and where its headlines begin; repair finds the articles."""
    em = columns.find_size(page.lines)
    laid = lay_out(page)
    groups = join(laid, is_closed)
    written = paragraphs.compose(groups, select)
    heads = find_largest([group[0] if is_headline(group[0], em) else None for group in groups])
    top = [one.text for one in laid if one.size < HEADLINE * em and is_edge(page, one.rows[0][0].shown)]
    date = next((day for text in top if (day := margins.read_date(text))), metadata.date)
    source = next((found.group() for text in top if (found := NEWSPAPER.search(text))), "")
    return Document(
        f"{shown}#page={page.number}",
        written.text,
        records.digest(written.text),
        date=date,
        regions=written.regions,
        source=source,
        headlines=tuple(start for start, head in zip(written.starts, heads, strict=True) if head),
    )


def find_largest(heads: Sequence[Paragraph | None]) -> list[bool]:
    """Which of these are headlines: of several below one another, the largest."""
    found: list[bool] = []
    for is_head, group in groupby(heads, key=bool):
        sizes = [one.size if one else 0.0 for one in group]
        found += [is_head and size >= paragraphs.ALIKE * max(sizes) for size in sizes]
    return found


def is_closed(paragraph: Paragraph) -> bool:
    """Whether a cut at a paragraph's end would not show in its text: repair closes the others by what they say."""
    return joins.examine(paragraph.text).ended


def read_flow(shown: str, pages: Sequence[Page], metadata: Metadata, select: Select) -> Document:
    """A text that flows from page to page: running heads off, paragraphs joined across columns and pages."""
    bare, dropped = strip(pages)
    laid = [one for page in bare for one in lay_out(page)]
    em = columns.find_size([line for page in bare for line in page.lines])
    groups = join(laid, lambda _: True)
    written = paragraphs.compose(groups, select)
    heads = [one for one in laid if is_headline(one, em)]
    opening = [one for one in heads if one.page == pages[0].number] or heads
    top = max((one.size for one in opening), default=0.0)
    highest = [one for one in heads if paragraphs.ALIKE * top <= one.size <= top / paragraphs.ALIKE]
    own = set(map(id, highest))
    starts = [start for start, group in zip(written.starts, groups, strict=True) if id(group[0]) in own]
    title = highest[0].text if len(starts) == 1 else ""
    if not heads and metadata.title and written.text.startswith(metadata.title):
        title = metadata.title
    return Document(
        shown,
        written.text,
        records.digest(written.text),
        title=title,
        date=next((day for text in dropped if (day := margins.read_date(text))), metadata.date),
        is_record=bool(title),
        regions=written.regions,
        author=metadata.author,
        headlines=() if title else tuple(starts),
    )


def join(laid: Sequence[Paragraph], which: Callable[[Paragraph], bool]) -> list[list[Paragraph]]:
    """The paragraphs with those put together that a column or a page parts, of such that ``which`` allows."""
    found: list[list[Paragraph]] = []
    for one in laid:
        if found and paragraphs.continues(found[-1][-1], one) and which(found[-1][-1]):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def strip(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without their running heads and numbers, and the texts of these."""
    count: Counter[tuple[str, int]] = Counter()
    for page in pages:
        count.update({key for line in page.lines if is_edge(page, line.shown) for key in name(page, line)})
    least = FEWEST_HEADS + (len(pages) >= LONG_FILE)
    found: list[Page] = []
    dropped: list[str] = []
    for page in pages:
        kept: list[Line] = []
        for line in page.lines:
            numbered = NUMBER.fullmatch(line.text) or any(count[key] >= least for key in name(page, line))
            if numbered and is_edge(page, line.shown):
                dropped.append(line.text)
            else:
                kept.append(line)
        found.append(replace(page, lines=tuple(kept)))
    return found, dropped


def is_edge(page: Page, box: Box) -> bool:
    """Whether a box lies at the top or at the foot of a page."""
    return box.bottom <= EDGE * page.height or box.top >= (1 - EDGE) * page.height


def name(page: Page, line: Line) -> tuple[tuple[str, int], tuple[str, int]]:
    """What a running head is known by on other pages: its text without numbers, and about where it stands."""
    text = DIGITS.sub("0", line.text)
    spot = line.shown.top / page.height / SAME_PLACE
    # Two grids, half a step apart, so that no edge of one parts what is close.
    return (text, round(spot) * 2), (text, int(spot) * 2 + 1)
