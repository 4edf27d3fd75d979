"""Articles of a corpus that the user brings, in two halves: weights are fitted on the one and judged on the other.

A corpus is JSON lines, perhaps compressed, each with ``title`` and ``text``, whose lines are paragraphs. Which half an
article is of, the number tells that its ``id`` ends with, or else that of its line.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HALVES = ("dev", "held")

TITLE = range(6, 45)
SHORT, LONG = range(60, 171), range(180, 901)
"""Characters of a headline, of a short item, which is one paragraph, and of an article."""

LEAST_LONG, LEAST_SHORT = 7, 4
"""Articles and short items of a half: as many as stand on one page."""

AGENCY = re.compile(r"^\w{2,6}消息(?:（[^）]*）)?：")
RUBRIC = re.compile(r"【([^】]+)】(.+)")
ENTRY = re.compile(r"[\u4e00-\u9fff“”]{3,14}")
"""What a paragraph opens with that an entry may be named by."""

ENDS = ("。", "！", "？", "”", "）")


class TooFewError(ValueError):
    """A half of the corpus has too few articles to lay out pages from."""


@dataclass(frozen=True)
class Item:
    """An article: what stands in brackets before its title, the title, its paragraphs."""

    rubric: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass
class News:
    """The articles and the short items of a half."""

    half: str
    long: list[Item] = field(default_factory=list)
    short: list[Item] = field(default_factory=list)


def load(corpus: Path) -> dict[str, News]:
    """The halves of a corpus by name; TooFewError if one does not suffice."""
    found = {half: News(half) for half in HALVES}
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(rows(corpus)):
        digits = re.search(r"\d+$", row.get("id", ""))
        half = HALVES[int(digits.group() if digits else number) % 2]
        title = row["title"].strip()
        if (half, title) not in seen:
            seen.add((half, title))
            put(found[half], title, row["text"])
    for news in found.values():
        check(news)
    return found


def rows(corpus: Path) -> Iterator[dict[str, str]]:
    """The rows of a file."""
    with gzip.open(corpus, "rb") if corpus.suffix == ".gz" else corpus.open("rb") as lines:
        yield from map(json.loads, lines)


def put(news: News, title: str, text: str) -> None:
    """Adds an article to its half, if it is whole and of the length of one that a page prints."""
    rubric = ""
    if match := RUBRIC.fullmatch(title):
        rubric, title = match[1], match[2].strip()
    paragraphs = [AGENCY.sub("", line.strip()).strip() for line in text.split("\n")]
    paragraphs = [line for line in paragraphs if line]
    if len(title) not in TITLE or not all(line.endswith(ENDS) for line in paragraphs):
        return
    size = sum(map(len, paragraphs))
    item = Item(rubric, title, tuple(paragraphs))
    if size in SHORT and len(paragraphs) == 1:
        news.short.append(item)
    elif size in LONG:
        news.long.append(item)


def check(news: News) -> None:
    """TooFewError unless a page of each kind can be laid out."""
    enough = len(news.long) >= LEAST_LONG and len(news.short) >= LEAST_SHORT
    if not enough or not any(map(has_room, news.long)) or not any(map(is_named, news.long)):
        counts = f"{len(news.long)} articles and {len(news.short)} short items"
        raise TooFewError(f"The half {news.half!r} of the corpus has {counts}: too few to lay out pages from.")


def has_room(item: Item) -> bool:
    """Whether an article has paragraphs enough for crossheads between them."""
    return len(item.paragraphs) >= 4


def is_named(item: Item) -> bool:
    """Whether the first paragraph opens with what an entry may be named by."""
    return ENTRY.match(item.paragraphs[0]) is not None
