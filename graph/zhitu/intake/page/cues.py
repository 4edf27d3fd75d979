"""Which short lines head an article, which stand inside one, and which are pieces of a paragraph that columns cut.

Every way to take some short lines that stand together is weighed against the others, by cues with fitted weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhitu.intake.page import bylines, joins, phrases
from zhitu.intake.page.roles import SUBHEAD
from zhitu.intake.page.shorts import Page
from zhitu.intake.page.topics import CHANCE
from zhitu.intake.readers.marks import LISTED, unbalanced

WEIGHTS: Mapping[str, float] = {
    "heading": -0.7,
    "lead below": 5.5,
    "lead without a headline above": 2.3,
    "lead further below": 1.1,
    "nothing above": 4.6,
    "nothing below": -1.1,
    "begins the text below": 2.0,
    "one signed below": 1.2,
    "of whom": 2.1,
    "several lines": 1.8,
    "blank inside": 1.3,
    "rubric": 1.5,
    "numbered": -3.8,
    "comma": -5.3,
    "half a pair": -2.7,
    "short": -3.8,
    "middling": -2.2,
    "long": 0.9,
    "said above": -3.8,
    "said below": 1.9,
    "goes on below": -0.6,
    "cut above": 1.7,
    "goes on from above": -1.7,
    "signed above": 2.3,
    "alike around": -1.1,
    "piece above": -1.4,
    "piece of what is cut": 1.4,
    "piece with a comma": 1.6,
    "piece that ends": 3.9,
    "piece said above": 0.9,
    "piece below": -0.8,
}
"""Log-odds that lines are a heading, a cue each, against the same lines inside an article.

Fitted as one softmax over the ways to take each group of lines, on 1,000 pages and 580 single pieces of broadcast news
with and without leads, and 500 of the synthetic pages; of as many of other news 96 % of groups were taken right. The
constant is 0.6 more than fitted, for a headline that is missed costs two articles; 0 to 1.2 more change 0.005.
"""

MOST_PIECES = 3
"""Lines above and below a heading that may be pieces of paragraphs: columns are cut once, their halves once again."""

SCALE = 1 / CHANCE
LEAST_LIKENESS, MOST_LIKENESS = -1.0, 3.0
"""Bounds of likeness above chance, 0.03 being 1: beyond them it says no more."""

MOST_FIT = 4.0
"""Log-odds of two ends beyond which they say no more here."""

SHORT, MIDDLE, LONG = 6, 9, 13
"""Characters up to which, and from which, the length of a heading speaks: those inside articles are shorter."""

SPACED = re.compile(r"[^\x00-\x7f][ \u3000]+[^\x00-\x7f]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Short lines that stand together, from ``start`` up to ``end``, below the heading that ends at ``floor``.

    ``bare`` if a lead stands above them that has no headline.
    """

    start: int
    end: int
    floor: int
    bare: bool


def choose(page: Page, run: Run) -> Span | None:
    """The lines of a run that head an article, if any do."""
    if run.end - run.start == 1 and (page.is_above_items(run.start) or page.is_below_items(run.start)):
        return run.start, run.end
    best, most = None, 0.0
    for span in list_spans(run):
        points = sum(WEIGHTS[cue] * value for cue, value in find(page, run, span).items())
        if points > most:
            best, most = span, points
    return best


def list_spans(run: Run) -> Iterator[Span]:
    """The ways to take some of these lines as a heading, with few pieces above it and below."""
    for first in range(run.start, min(run.end, run.start + MOST_PIECES + 1)):
        for last in range(run.end, max(first, run.end - MOST_PIECES - 1), -1):
            yield first, last


def find(page: Page, run: Run, span: Span) -> dict[str, float]:
    """The cues of these lines if those of the span head an article and the others are pieces."""
    found = weigh_heading(page, run, span)
    for number in range(run.start, span[0]):
        for cue, value in weigh_piece(page, run, number).items():
            found[cue] = found.get(cue, 0.0) + value
    found["piece below"] = run.end - span[1]
    return found


def weigh_heading(page: Page, run: Run, span: Span) -> dict[str, float]:
    """The cues of a heading: how it is set, what stands above and below, and which of them it speaks of."""
    start, end = span
    lines = [page.blocks[number].text for number in range(start, end)]
    before, after = page.before(start, run.floor), page.after(end)
    said, above, below = (page.topics.join(part) for part in (range(start, end), before, after))
    led = page.is_led(end)
    rubric = phrases.is_column(lines[0])
    longest = max(map(len, lines))
    found = {
        "heading": 1.0,
        "lead below": led,
        "lead further below": not led and page.is_led_later(end),
        "nothing above": not before,
        "nothing below": not after,
        "lead without a headline above": run.bare,
        "several lines": len(lines) > 1,
        "blank inside": SPACED.search(lines[0]) is not None,
        "rubric": rubric,
        "numbered": sum(LISTED.match(line) is not None and not bylines.is_signed(line) for line in lines),
        "of whom": any(line.startswith(SUBHEAD) for line in lines[1:]),
        "comma": any(
            "，" in line and not next_one.startswith(SUBHEAD)
            for line, next_one in zip(lines, (*lines[1:], ""), strict=True)
        ),
        "half a pair": unbalanced("".join(lines)),
        "short": longest <= SHORT and not rubric,
        "middling": SHORT < longest <= MIDDLE,
        "long": longest >= LONG,
        "said above": 0.0 if run.bare else page.topics.cover(said, above),
    }
    if after:
        found["begins the text below"] = page.blocks[after[0]].text.startswith(lines[-1])
        found["one signed below"] = len(after) == 1 and page.is_signed(after[0])
        found["goes on below"] = bound(joins.fit(lines[-1], page.blocks[after[0]].text), -MOST_FIT, MOST_FIT)
    if not led:
        found["said below"] = page.topics.cover(said, below)
    if not before:
        return found
    last = page.blocks[before[-1]].text
    if start == run.start and not joins.examine(last).ended:
        found["cut above"] = 1.0
        found["goes on from above"] = bound(joins.fit(last, lines[0]), 0.0, MOST_FIT)
    found["signed above"] = page.is_signed(before[-1])
    if after and not led and not run.bare:
        likeness = SCALE * (page.topics.liken(above, below) - CHANCE)
        found["alike around"] = bound(likeness, LEAST_LIKENESS, MOST_LIKENESS)
    return found


def weigh_piece(page: Page, run: Run, number: int) -> dict[str, float]:
    """The cues of a line above a heading that is the rest of what stands before it."""
    text = page.blocks[number].text
    before = page.before(number, run.floor)
    above = page.topics.join(before)
    below = page.topics.join((*range(number + 1, run.end), *page.after(run.end)))
    said = page.topics.pairs[number]
    cut = bool(before) and not joins.examine(page.blocks[before[-1]].text).ended
    lean = page.topics.cover(said, above) - page.topics.cover(said, below)
    return {
        "piece above": 1.0,
        "piece of what is cut": cut,
        "piece with a comma": "，" in text,
        "piece that ends": joins.examine(text).ended and not text.endswith("："),
        "piece said above": lean if cut else lean / 2,
    }


def bound(value: float, least: float, most: float) -> float:
    """The value, or the bound that it passes."""
    return max(least, min(most, value))
