"""Pages of one article: an entry under its name, perhaps with sections and a list, or news with crossheads."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.intake.pages import signing
from tests.intake.pages.printing import Page, write
from tests.intake.pages.signing import Signature
from tests.intake.pages.stories import Story
from tests.intake.pages.strips import set_story

from pages.laying import CROSSHEADS, crosshead, draw_setting, sign, tell
from pages.news import ENTRY, Item, News, has_room, is_named
from zhitu.model import Byline

SECTIONS = (
    *("发展历程", "主要荣誉", "组织架构", "人才队伍", "历史沿革", "社会责任"),
    *("基本情况", "学校简介", "办学条件", "重点项目", "人物生平", "工作要求"),
)
NUMERALS = "一二三四五"


def make_entry(news: News, seed: int) -> Page:
    """An entry that is headed by what its first words name."""
    rng = random.Random(f"entry{news.half}{seed}")
    item = draw(news, rng, is_named)
    opening = ENTRY.match(item.paragraphs[0])
    assert opening
    headline = opening.group()[: rng.randint(3, min(9, len(opening.group())))]
    if rng.random() < 0.5:
        headline = item.title.split()[0]
    paragraphs = [*item.paragraphs]
    if rng.random() < 0.5:
        sections = rng.sample(range(len(paragraphs)), rng.randint(0, min(3, len(paragraphs) - 1)))
        for place in sorted(sections, reverse=True):
            paragraphs.insert(place, rng.choice(SECTIONS))
    if rng.random() < 0.4:
        points = [crosshead(rng.choice(item.paragraphs), rng) for _ in range(rng.randint(2, 4))]
        if rng.random() < 0.7:
            points = [f"{numeral}、{point}" for numeral, point in zip(NUMERALS, points, strict=False)]
        paragraphs += points
    return set_alone(Story(headline, (), tuple(paragraphs)), Signature(Byline()), (1,), rng)


def make_single(news: News, seed: int) -> Page:
    """An article with crossheads of one manner: words of the text, names of sections, numbered ones."""
    rng = random.Random(f"single{news.half}{seed}")
    story = tell(draw(news, rng, has_room), rng)
    paragraphs = [text for text in story.paragraphs if text not in CROSSHEADS]
    most = rng.randint(2, 4)
    manner = rng.choice(("words", "words", "words", "sections", "numbered"))
    places = sorted(rng.sample(range(1, len(paragraphs)), min(most, len(paragraphs) - 1)), reverse=True)
    for number, place in enumerate(places):
        below = paragraphs[place]
        if manner == "words":
            line = crosshead(below, rng)
        elif manner == "sections":
            line = rng.choice(SECTIONS)
        else:
            text = rng.choice(SECTIONS) if rng.random() < 0.5 else crosshead(below, rng)
            line = f"{NUMERALS[most - number - 1]}、{text}"
        paragraphs.insert(place, line)
    _, signature = sign(rng, 0.3, rng.sample(signing.REPORTERS, 1), rng.sample(signing.CORRESPONDENTS, 1))
    return set_alone(Story(story.headline, story.subheads, tuple(paragraphs)), signature, (1, 1, 2, 3), rng)


def draw(news: News, rng: random.Random, suits: Callable[[Item], bool]) -> Item:
    """An article that suits; the corpus was checked to have one."""
    while True:
        item = rng.choice(news.long)
        if suits(item):
            return item


def set_alone(story: Story, signature: Signature, columns: tuple[int, ...], rng: random.Random) -> Page:
    """The page of one article, in a number of columns out of some."""
    setting, width = draw_setting(rng)
    part = set_story(0, story, signature, rng.choice(columns), width, rng)
    return write("single", part.flat(), {0: signature.byline}, setting, width)
