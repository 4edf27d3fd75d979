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
    "heading": -0.5,
    "lead below": 5.4,
    "lead without a headline above": 2.0,
    "lead further below": 1.4,
    "nothing above": 4.0,
    "nothing below": -0.8,
    "begins the text below": 1.7,
    "one signed below": 1.1,
    "of whom": 2.1,
    "several lines": 1.9,
    "blank inside": 1.4,
    "rubric": 1.4,
    "numbered": -3.3,
    "comma": -5.5,
    "half a pair": -2.5,
    "short": -3.8,
    "short beside longer": -0.6,
    "middling": -2.0,
    "long": 0.8,
    "said above": -3.3,
    "said below": 2.0,
    "goes on below": -0.6,
    "cut above": 0.7,
    "goes on from above": -1.2,
    "signed above": 1.9,
    "alike around": -1.2,
    "piece above": -2.0,
    "piece of what is cut": 1.3,
    "piece with a comma": 1.1,
    "piece that ends": 4.0,
    "piece that closes": -1.4,
    "piece said above": 2.4,
    "piece below": -0.9,
    "rest of above elsewhere": 0.6,
}
"""Log-odds that lines are a heading, a cue each, against the same lines inside an article.

Fitted as one softmax over the ways to take each of 11,112 groups of short lines (penalty 1 for the squares), on the
half with even numbers of: 600 pages of broadcast news with and without leads (some 3,400 articles), 300 pages of such
news cut at any character, 350 entries and single articles with crossheads, and 300 of our synthetic pages; on as many
groups of the half with odd numbers 97 % were taken right. The news lies outside the repository; with a corpus at hand
``python -m pages.cues`` repeats the fit. Two things are set by hand: the constant ("heading") is 0.6 more than fitted,
for a headline that is missed costs two articles, and all are rounded.
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
    """Short lines that stand together, from ``start`` up to ``end``, below the heading from ``head`` to ``floor``.

    ``bare`` if a lead stands above them that has no headline.
    """

    start: int
    end: int
    head: int
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
    said, above, below = (
        page.topics.join(part) for part in (range(start, end), (*range(run.head, run.floor), *before), after)
    )
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
        "short beside longer": min(map(len, lines)) <= SHORT < longest and not rubric,
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
    above_it = start - 1 if start > run.start else before[-1]
    last = page.blocks[above_it].text
    if not joins.examine(last).ended:
        found["cut above"] = 1.0
        found["goes on from above"] = bound(joins.fit(last, lines[0]), 0.0, MOST_FIT)
        found["rest of above elsewhere"] = page.seek(above_it, range(run.start, run.end), run.floor)
    found["signed above"] = page.is_signed(before[-1])
    if after and not led and not run.bare:
        likeness = SCALE * (page.topics.liken(above, below) - CHANCE)
        found["alike around"] = bound(likeness, LEAST_LIKENESS, MOST_LIKENESS)
    return found


def weigh_piece(page: Page, run: Run, number: int) -> dict[str, float]:
    """The cues of a line above a heading that is the rest of what stands before it."""
    text = page.blocks[number].text
    before = page.before(number, run.floor)
    above = page.topics.join((*range(run.head, run.floor), *before))
    others = page.topics.join(range(number + 1, run.end))
    below = others | page.topics.join(page.after(run.end))
    said = page.topics.pairs[number]
    cut = bool(before) and not joins.examine(page.blocks[before[-1]].text).ended
    # Where the lines below it speak of what stands above too, all of them are a headline below its article.
    lean = page.topics.cover(said, above) - max(page.topics.cover(said, below), page.topics.cover(others, above))
    return {
        "piece above": 1.0,
        "piece of what is cut": cut,
        "piece with a comma": "，" in text,
        "piece that ends": joins.examine(text).ended and not text.endswith("："),
        "piece that closes": not joins.examine(text).ended and text.endswith(tuple(joins.CLOSING)),
        "piece said above": lean,
    }


def bound(value: float, least: float, most: float) -> float:
    """The value, or the bound that it passes."""
    return max(least, min(most, value))
