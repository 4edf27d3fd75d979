"""Broken pages with known truth: articles in columns that are cut at any character, torn, doubled, with gaps."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.intake.pages.scoring import climb
from tests.intake.pages.stories import OLDER

from zhitu.model import Article


@dataclass(frozen=True)
class Story:
    headline: str
    subhead: str
    names: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Chunk:
    """A block of the page: which story, and where its characters stand in that story's body."""

    story: int
    start: int
    text: str


@dataclass
class Page:
    text: str
    stories: list[Story]
    place: dict[int, tuple[int, int]] = field(default_factory=dict)


def load_stories() -> list[Story]:
    found = []
    for part in OLDER.read_text(encoding="utf-8").strip().split("\n\n\n"):
        headline, subhead, names, *paragraphs = part.split("\n")
        found.append(Story(headline, subhead.strip("-"), tuple(names.split()), tuple(paragraphs)))
    return found


def cut(number: int, story: Story, rng: random.Random, columns: int) -> list[list[Chunk]]:
    """The columns of a story, cut at any character; each is a list of blocks."""
    length = sum(map(len, story.paragraphs))
    lead = len(story.paragraphs[0]) // 2
    cuts = sorted(rng.sample(range(lead, length - 8), columns - 1)) if columns > 1 else []
    found: list[list[Chunk]] = [[]]
    start = 0
    for paragraph in story.paragraphs:
        begin, end = start, start + len(paragraph)
        for place in [c for c in cuts if begin <= c < end]:
            if place > begin:
                found[-1].append(Chunk(number, begin, paragraph[begin - start : place - start]))
            found.append([])
            begin = place
        found[-1].append(Chunk(number, begin, paragraph[begin - start :]))
        start = end
    return found


def lay_out(stories: Sequence[Story], rng: random.Random, harm: str) -> Page:
    """A page of these stories with one kind of harm done to it."""
    parts: list[list[Chunk | str]] = []
    pages = [cut(number, story, rng, rng.randint(2, 3)) for number, story in enumerate(stories)]
    one, two = rng.sample(range(len(stories)), 2)
    for number, (story, columns) in enumerate(zip(stories, pages, strict=True)):
        flat: list[Chunk | str] = [chunk for column in columns for chunk in column]
        if harm == "tail first" and number == one:
            flat = [*columns[-1], *(chunk for column in columns[:-1] for chunk in column)]
        if harm == "missing lead" and number == one:
            flat = flat[1:]
        if harm == "missing end" and number == one:
            flat = flat[: -len(columns[-1])]
        parts.append([story.headline, *([story.subhead] if story.subhead else []), *flat])
    if harm == "interleaved":
        tail: list[Chunk | str] = [*pages[one][-1]]
        del parts[one][-len(tail) :]
        parts[two] += tail
    if harm == "repeated":
        whole = [chunk for column in pages[one] for chunk in column if len(chunk.text) >= 24]
        parts[two] += whole[-2:]
    if harm == "garbled":
        whole = [chunk for column in pages[one] for chunk in column if len(chunk.text) >= 60]
        for chunk in whole[-1:]:
            place = rng.randrange(10, len(chunk.text) - 10)
            parts[two].append(Chunk(chunk.story, chunk.start, chunk.text[:place] + "囗" + chunk.text[place + 1 :]))
    return write(parts, stories)


def write(parts: Sequence[Sequence[Chunk | str]], stories: Sequence[Story]) -> Page:
    page = Page("", list(stories))
    for part in parts:
        for item in part:
            if isinstance(item, Chunk):
                start = len(page.text)
                page.place |= {start + i: (item.story, item.start + i) for i in range(len(item.text))}
                page.text += item.text + "\n\n"
            else:
                page.text += item + "\n\n"
    return page


@dataclass(frozen=True)
class Score:
    order: float
    purity: float
    headline: float
    byline: float


def score(page: Page, articles: Sequence[Article]) -> Score:
    """How well the articles are those of the page: all shares, 1 is perfect."""
    total = right = pure = read = heads = signed = 0
    by_headline = {article.headline: article for article in articles}
    standing = [len({place for s, place in page.place.values() if s == number}) for number in range(len(page.stories))]
    leads = {number for number, place in page.place.values() if place == 0}
    for number, story in enumerate(page.stories):
        article = by_headline.get(story.headline)
        total += standing[number]
        if article is None:
            continue
        heads += article.subheads == ((story.subhead,) if story.subhead else ())
        names = story.names if number in leads else ()
        signed += set(names) == {*article.byline.reporters, *article.byline.correspondents}
        places = [
            page.place.get(raw, (-1, 0))
            for start, end in article.origin.ranges(article.body, len(article.text))
            for raw in range(start, end)
        ]
        read += len(places)
        own = [place for owner, place in places if owner == number]
        pure += len(own)
        right += climb(own)
    count = len(page.stories)
    return Score(right / total, pure / read if read else 0.0, heads / count, signed / count)
