"""Pages of news by a seed: articles with leads and without, short items under a rubric, crossheads, pictures, harm."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from contextlib import suppress

from tests.intake.pages import signing
from tests.intake.pages.breaks import KINDS
from tests.intake.pages.printing import LENGTH, SETTINGS, Page, furnish, write
from tests.intake.pages.signing import Signature
from tests.intake.pages.stories import Story
from tests.intake.pages.strips import NOWHERE, Part, Strip, aside, set_story

from pages.news import Item, News
from zhitu.model import Byline

COLUMN_OF_ITEMS = "rubric"
ORDER = (
    *("columns", "columns", "tail first", "stray tail", "interleaved", "repeated"),
    *("jump", "furniture", COLUMN_OF_ITEMS, COLUMN_OF_ITEMS, "noise", "mixed"),
)
"""The kinds of pages in turn; those with a column of short items bear no other harm."""

SIGNED = (0, 0, 0.3, 0.6, 1)
"""Share of the articles of a page that a lead signs: a page each."""

RUBRICS = ("简讯", "短讯", "一句话新闻", "工会短波", "基层动态", "各地简讯", "信息快递", "新闻速览")
CROSSHEADS = (
    *("从零开始的一年", "把难题留给自己", "车间里的课堂", "向新而行", "一条路串起百家店", "让数据多跑路"),
    *("小窗口，大服务", "十年磨一剑", "变化看得见", "一本账算清家底", "老手艺有了新传人", "算好民生账"),
    *("补齐短板", "家门口的岗位", "从“有没有”到“好不好”", "守住底线", "链上的伙伴", "夜里的灯光"),
)
FEATURES = ("灯亮着，路就不远", "十五年，一条巷", "把根扎进土里，把爱留给乡亲", "心里有光，手上有茧")
"""Headlines that say nothing of what their article speaks of; the line below says of whom."""

PICTURES = ("通讯员 {} 摄", "本报记者 {} 摄", "{} 摄", "记者 {} 文/图")
PHOTOGRAPHERS = ("姚远", "骆青", "段柏生", "向小波")


def make(news: News, seed: int) -> Page:
    """The page of a seed."""
    rng = random.Random(f"{news.half}{seed}")
    kind = ORDER[seed % len(ORDER)]
    setting, width = draw_setting(rng)
    share = rng.choice(SIGNED)
    long = rng.sample(news.long, rng.randint(3, 6))
    short = rng.sample(news.short, rng.randint(2, 4) if kind == COLUMN_OF_ITEMS else rng.choice((0, 0, 1, 2)))
    people = 2 * (len(long) + len(short))
    reporters = rng.sample(signing.REPORTERS, people)
    correspondents = rng.sample(signing.CORRESPONDENTS, min(people, len(signing.CORRESPONDENTS)))
    parts: list[Part] = []
    headed = kind != COLUMN_OF_ITEMS
    for number, (item, is_short) in enumerate(arrange(long, short, kind, rng)):
        story = tell(item, rng)
        own = reporters[2 * number : 2 * number + rng.choice((1, 1, 2))]
        led, signature = sign(rng, share, own, correspondents[2 * number : 2 * number + rng.choice((0, 0, 1, 2))])
        columns = 1
        if not is_short:
            columns = max(2, min(6, round(sum(map(len, story.paragraphs)) / LENGTH) + rng.randint(-1, 1)))
        part = set_story(number, story, signature, columns, width, rng)
        if item.rubric and rng.random() < 0.6:
            part.head.insert(0, aside(item.rubric, number))
        if is_short and not headed:
            part.head.insert(0, aside(rng.choice(RUBRICS)))
            headed = True
        if is_short and rng.random() < 0.4 and kind != COLUMN_OF_ITEMS:
            picture(part, rng)
        if rng.random() < 0.1 and led and part.columns[0]:
            # The text layer gives the first lines of the body before the headline that stands beside them.
            (first, *rest), *others = part.columns
            part.head, part.columns = [], [[first, *part.head, *rest], *others]
        parts.append(part)
    bylines = {part.number: part.byline for part in parts}
    with suppress(IndexError):  # a page whose articles stand in one column each cannot be harmed in every way
        if kind in KINDS:
            KINDS[kind](parts, rng)
    strips = [strip for part in parts for strip in part.flat()]
    furnish(strips, rng)
    return write(kind, strips, bylines, setting, width)


def draw_setting(rng: random.Random) -> tuple[str, int]:
    """How blocks are parted, and the width of a column that is wrapped."""
    setting = rng.choice(SETTINGS)
    return setting, rng.randint(14, 24) if setting == "wrapped" else 0


def arrange(long: list[Item], short: list[Item], kind: str, rng: random.Random) -> list[tuple[Item, bool]]:
    """What stands on a page, in order, each with whether it is short: anywhere, or in one column."""
    told = [(item, False) for item in long]
    if kind == COLUMN_OF_ITEMS:
        place = rng.randint(1, len(told))
        told[place:place] = [(item, True) for item in short]
        return told
    for item in short:
        told.insert(rng.randint(0, len(told)), (item, True))
    return told


def tell(item: Item, rng: random.Random) -> Story:
    """An article with the headline in one line or two, perhaps with one that says little, perhaps with crossheads."""
    halves = item.title.split()
    if len(halves) == 2 and min(map(len, halves)) >= 6 and rng.random() < 0.6:
        return Story(halves[0], (halves[1],), cross(item.paragraphs, rng))
    if rng.random() < 0.06:
        whom = "——记" + re.sub("[^\u4e00-\u9fff]", "", item.paragraphs[0])[: rng.randint(6, 12)]
        title = rng.choice(FEATURES) if rng.random() < 0.4 else item.title
        return Story(title, (whom,), cross(item.paragraphs, rng))
    return Story(item.title, (), cross(item.paragraphs, rng))


def cross(paragraphs: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """The paragraphs, those of a long article perhaps with two crossheads."""
    if sum(map(len, paragraphs)) <= 450 or len(paragraphs) < 5 or rng.random() >= 0.4:
        return paragraphs
    one, two = len(paragraphs) // 3, 2 * len(paragraphs) // 3
    above, below = (crosshead(paragraphs[place], rng) for place in (one, two))
    return (*paragraphs[:one], above, *paragraphs[one:two], below, *paragraphs[two:])


def crosshead(paragraph: str, rng: random.Random) -> str:
    """A crosshead: words of the paragraph below it, or some that any article may have."""
    if rng.random() < 0.6:
        clauses = [clause.strip("。“”！？、 ") for clause in re.split("[，。；：]", paragraph)][1:]
        clauses = [one for one in clauses if 4 <= len(one) <= (13 if rng.random() < 0.1 else 9) and is_paired(one)]
        if clauses:
            return rng.choice(clauses)
    return rng.choice(CROSSHEADS)


def is_paired(text: str) -> bool:
    """Whether quotation marks and brackets are whole."""
    return text.count("“") == text.count("”") and text.count("（") == text.count("）")


def sign(
    rng: random.Random, share: float, reporters: Sequence[str], correspondents: Sequence[str]
) -> tuple[bool, Signature]:
    """Whether a lead signs an article, and the signature: a share by a lead, the others in another way or not."""
    if rng.random() < share:
        return True, draw_lead(rng, reporters, correspondents)
    names = " ".join(reporters) + (f" 通讯员 {' '.join(correspondents)}" if correspondents else "")
    byline = Byline(tuple(reporters), tuple(correspondents))
    roll = rng.random()
    if roll < 0.45:
        return False, Signature(Byline())
    if roll < 0.65:
        return False, Signature(byline, above=rng.choice((f"本报记者 {names}", f"□记者 {names}", f"记者 {names}")))
    if roll < 0.85:
        return False, Signature(byline, close=f"（记者 {names}）")
    return False, Signature(byline, below=f"（记者 {names}）")


def draw_lead(rng: random.Random, reporters: Sequence[str], correspondents: Sequence[str]) -> Signature:
    """One of the signatures that a lead is part of."""
    while True:
        signature = signing.sign(rng, reporters, correspondents)
        if signature.lead:
            return signature


def picture(part: Part, rng: random.Random) -> None:
    """Makes a short item a picture with a few words: a headline of one clause, and who took it below."""
    clauses = [clause.strip("。“”！？、 ") for clause in re.split("[，。；：]", part.columns[0][0].text)]
    clauses = [clause for clause in clauses if 4 <= len(clause) <= 8 and clause.isalpha()]
    if not clauses:
        return
    headline = rng.choice(clauses)
    part.head = [Strip(headline, part.number, (NOWHERE,) * len(headline), "headline")]
    if rng.random() < 0.8:
        credit = rng.choice(PICTURES).format(rng.choice(PHOTOGRAPHERS))
        part.columns[-1].append(aside(credit, part.number, "caption"))
