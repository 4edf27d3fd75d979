"""Groups of short lines of pages whose truth is known: the ways to take each, by their cues, and the right one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.intake.pages import printing, signing, tearing

from pages import alone, laying
from pages.news import ENDS, News
from zhitu.intake.page import cues, roles, wrapping
from zhitu.intake.page.blocks import Block
from zhitu.intake.page.cues import Run, Span
from zhitu.intake.page.roles import Role
from zhitu.intake.page.shorts import Page
from zhitu.intake.page.topics import Topics

BODY, ASIDE, CREDIT, CAPTION = -1, -2, -3, -4
"""What a block is that heads no article; one that does is given as the number of its article."""

HARMS = ("interleaved", "interleaved", "tail first", "columns")
"""What is wrong with pages that are cut at any character."""


@dataclass(frozen=True)
class Group:
    """The cues of each way to take short lines that stand together, the first of which takes none; which is right."""

    ways: tuple[dict[str, float], ...]
    right: int


@dataclass(frozen=True)
class Labelled:
    """The blocks of a page as repair sees them, and for each which article it heads or what else it is."""

    page: Page
    labels: Sequence[int]


def collect(news: News, pages: int) -> list[Group]:
    """The groups of so many pages of the news of a half, and of others in proportion to them."""
    found: list[Group] = []
    for seed in range(pages):
        found += group(label(laying.make(news, seed)))
    for seed in range(pages // 2):
        found += group(tear(news, seed))
    for seed in range(pages // 2):
        found += group(label(printing.make(2 * seed + (news.half == "held"))))
    for seed in range(pages // 4):
        found += group(label(alone.make_entry(news, seed)))
    for seed in range(pages // 3):
        found += group(label(alone.make_single(news, seed)))
    return found


def label(page: printing.Page) -> Labelled:
    """A page with what its truth says of each block."""
    blocks = wrapping.split(page.text)
    return Labelled(look(blocks), [label_block(page, block) for block in blocks])


def look(blocks: Sequence[Block]) -> Page:
    """The page as it is when headings are looked for."""
    return Page(blocks, roles.assign(blocks), Topics([block.text for block in blocks]))


def label_block(page: printing.Page, block: Block) -> int:
    """What a block is."""
    start = block.spans[0][0]
    owner = page.owners[start]
    if page.places[start] >= 0:
        return BODY
    if owner < 0:
        return ASIDE
    if "图" in block.text or "摄" in block.text:
        return CAPTION
    byline = page.truths[owner].byline
    signed = any(name in block.text for name in (*byline.reporters, *byline.correspondents))
    return CREDIT if signed else owner


def tear(news: News, seed: int) -> Labelled:
    """A page of articles that are cut at any character, the last column of one perhaps below another."""
    rng = random.Random(f"torn{news.half}{seed}")
    stories = []
    for item in rng.sample(news.long, rng.randint(4, 7)):
        story = laying.tell(item, rng)
        paragraphs = [text for text in story.paragraphs if text.endswith(ENDS)]
        reporters = rng.sample(signing.REPORTERS, 1)
        correspondents = rng.sample(signing.CORRESPONDENTS, rng.choice((0, 0, 1)))
        _, signature = laying.sign(rng, rng.choice((0.3, 1, 1)), reporters, correspondents)
        paragraphs[0] = signature.lead + paragraphs[0]
        paragraphs[-1] += signature.close
        stories.append(tearing.Story(story.headline, "".join(story.subheads), (), tuple(paragraphs)))
    page = tearing.lay_out(stories, rng, rng.choice(HARMS))
    heads = {line: number for number, story in enumerate(stories) for line in (story.subhead, story.headline)}
    blocks = wrapping.split(page.text)
    return Labelled(
        look(blocks),
        [BODY if block.spans[0][0] in page.place else heads.get(block.text, ASIDE) for block in blocks],
    )


def group(told: Labelled) -> Iterator[Group]:
    """The groups of a page of which the truth says plainly how to take them."""
    page, labels = told.page, told.labels
    place = head = floor = 0
    bare, found = False, False
    while place < len(labels):
        end = place
        while end < len(labels) and page.roles[end] is Role.SHORT:
            end += 1
        heading = find_heading(labels, place, end)
        if end > place and is_plain(labels, place, end, heading):
            run = Run(place, end, head, floor, bare)
            ways: list[Span | None] = [None, *cues.list_spans(run)]
            if heading in ways:
                yield Group(tuple(cues.find(page, run, way) if way else {} for way in ways), ways.index(heading))
        if heading:
            (head, floor), bare, found = heading, False, True
        if end < len(labels) and page.roles[end] is Role.LEAD:
            bare = not found or floor != end
        place = end + 1


def find_heading(labels: Sequence[int], place: int, end: int) -> Span | None:
    """The lines of a run that head articles, with the rubric above them."""
    heads = [number for number in range(place, end) if labels[number] >= 0]
    if not heads:
        return None
    start = heads[0]
    while start > place and labels[start - 1] == ASIDE and len({labels[number] for number in heads}) == 1:
        start -= 1
    return start, heads[-1] + 1


def is_plain(labels: Sequence[int], place: int, end: int, heading: Span | None) -> bool:
    """Whether one article at most is headed here, by lines that nothing stands between, and no rubric stands alone."""
    if heading is None:
        return ASIDE not in labels[place:end]
    inside = labels[slice(*heading)]
    return len({label for label in inside if label >= 0}) == 1 and BODY not in inside and CREDIT not in inside
