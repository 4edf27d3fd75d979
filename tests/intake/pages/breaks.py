"""What may be wrong with a page: one function a kind, each harms the parts of a page in place."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection
from dataclasses import replace

from tests.intake.pages.strips import NOWHERE, Part, Strip, aside

LEAST_COPY = 24
"""Characters of a paragraph that a page prints twice."""

PAIRS = (
    "己已 未末 土士 人入 日曰 大太 天夫 干千 工エ 于干 戊戌 候侯 崇祟 拔拨 析折 "
    "技枝 治冶 清请 情惰 间问 休体 特待 活话 网岡 力刀"
)
LOOKALIKES = {char: other for pair in PAIRS.split() for char, other in (pair, pair[::-1])}

MISHAPS = ("misread", "misread", "misread", "lost", "doubled")

Harm = Callable[[list[Part], random.Random], None]


def leave(parts: list[Part], rng: random.Random) -> None:
    """Nothing but columns cut at any character."""


def put_tail_first(parts: list[Part], rng: random.Random) -> None:
    """The last column of an article stands below its headline, or above it."""
    part = rng.choice(several(parts))
    tail = part.columns.pop()
    if rng.random() < 0.5:
        part.columns.insert(0, tail)
    else:
        part.head[:0] = tail


def stray_tail(parts: list[Part], rng: random.Random) -> None:
    """The last column of an article stands at the end of another."""
    part = rng.choice(several(parts))
    other = rng.choice([one for one in parts if one is not part])
    other.columns.append(part.columns.pop())


def interleave(parts: list[Part], rng: random.Random) -> None:
    """The columns of two neighbours stand by turns."""
    place = rng.choice([n for n in range(len(parts) - 1) if len(parts[n].columns) > 1])
    one, two = parts[place], parts[place + 1]
    columns = [*one.columns[1:]]
    two.columns = [strip for pair in zip(two.columns, columns, strict=False) for strip in pair] + [
        *two.columns[len(columns) :],
        *columns[len(two.columns) :],
    ]
    one.columns = one.columns[:1]


def repeat(parts: list[Part], rng: random.Random) -> None:
    """A paragraph or two stand twice, the second time elsewhere, perhaps with a wrong character."""
    part = rng.choice(parts)
    whole = [strip for strip in part.flat() if strip.role == "body" and len(strip.text) >= LEAST_COPY][1:]
    copies = whole[-rng.randint(1, 2) :]
    if rng.random() < 0.5:
        copies = [smudge(strip, rng.randrange(5, len(strip.text) - 5)) for strip in copies]
    rng.choice(parts).columns.append(copies)


def lose(parts: list[Part], rng: random.Random) -> None:
    """The lead, a column, the last column or the headline of an article is not there."""
    part = rng.choice(several(parts))
    piece = rng.choice(("lead", "column", "end", "headline"))
    if piece == "lead":
        part.columns[0] = part.columns[0][1:]
    elif piece == "headline":
        part.head = [strip for strip in part.head if strip.role == "credit"]
    else:
        del part.columns[-1 if piece == "end" else rng.randrange(1, len(part.columns))]


def jump(parts: list[Part], rng: random.Random) -> None:
    """One article goes on on another page, and another began there."""
    one = rng.choice(several(parts))
    other = rng.choice([part for part in parts if part is not one])
    one.columns = one.columns[:1]
    note = f"（下转第{rng.randint(2, 8)}版）"
    one.columns[0].append(aside(note)) if rng.random() < 0.5 else glue(one.columns[0], note)
    if len(other.columns) > 1:
        other.columns = other.columns[-1:]
        other.head = [strip for strip in other.head if strip.role == "headline"]
        other.columns[0].insert(0, aside(f"（上接第{rng.randint(1, 3)}版）"))


def blur(parts: list[Part], rng: random.Random, share: float = 0.005) -> None:
    """Some characters of all text but names are misread, lost or doubled, as by an engine that reads scans."""
    names = {name for part in parts for name in (*part.byline.reporters, *part.byline.correspondents)}
    for part in parts:
        part.head = [smear(strip, rng, share, names) for strip in part.head]
        part.columns = [[smear(strip, rng, share, names) for strip in column] for column in part.columns]


def furnish(parts: list[Part], rng: random.Random) -> None:
    """Captions, pictures' credits and rows of names stand inside articles, slogans and guides between them."""
    for part in parts:
        column = rng.choice(part.columns)
        if rng.random() < 0.5:
            column.insert(rng.randint(1, len(column)), aside(rng.choice(CAPTIONS), part.number))
    rng.choice(parts).head.insert(0, aside(rng.choice(BANNERS)))
    parts[0].head[:0] = map(aside, rng.choice(GUIDES))


def mix(parts: list[Part], rng: random.Random) -> None:
    """Two kinds of harm to one page, and a little noise."""
    for harm in rng.sample((put_tail_first, stray_tail, interleave, repeat, lose), 2):
        if several(parts):
            harm(parts, rng)
    blur(parts, rng, 0.002)


CAPTIONS = (
    "图为活动现场。通讯员 柯远 摄",
    "图为职工在车间里忙碌。 柯远 摄",
    "（资料图片）",
    "上图：参观者在展台前驻足。",
)
BANNERS = ("凝心聚力 共谋发展", "·身边的故事·", "「一线来风」", "奋进新征程·建功新时代")
GUIDES = (
    ("导读", "山城里的阶梯教室 >>2版", "老街坊办起运动会 详见4版"),
    ("今日导读", "一座水库的四季……3版"),
)
FURNITURE = (
    "第{page}版 2024年{month}月{day}日 星期三 责任编辑：梁栖 版式：顾然",
    "0{page} 综合新闻",
    "2024年{month}月{day}日 星期五",
    "责编 梁栖 版式 顾然 校对 沈默",
    "本版编辑：梁栖 电话：0000-88880000",
)

KINDS: dict[str, Harm] = {
    "columns": leave,
    "tail first": put_tail_first,
    "stray tail": stray_tail,
    "interleaved": interleave,
    "repeated": repeat,
    "missing": lose,
    "jump": jump,
    "noise": blur,
    "furniture": furnish,
    "mixed": mix,
}
"""The kinds of broken pages, each with what it does to the parts of a page."""


def several(parts: list[Part]) -> list[Part]:
    """The parts of more than one column."""
    return [part for part in parts if len(part.columns) > 1]


def glue(column: list[Strip], note: str) -> None:
    """A note at the end of a column's last line."""
    last = column[-1]
    column[-1] = replace(last, text=last.text + note, places=last.places + (NOWHERE,) * len(note))


def smudge(strip: Strip, place: int) -> Strip:
    """A strip with one character that cannot be read."""
    return replace(strip, text=strip.text[:place] + "囗" + strip.text[place + 1 :])


def smear(strip: Strip, rng: random.Random, share: float, names: Collection[str]) -> Strip:
    """A strip with a share of its characters misread, lost or doubled; names stay, for nobody could tell them."""
    kept = {spot for name in names for match in re.finditer(name, strip.text) for spot in range(*match.span())}
    text: list[str] = []
    places: list[int] = []
    for spot, (char, place) in enumerate(zip(strip.text, strip.places, strict=True)):
        wrong = rng.choice(MISHAPS) if rng.random() < share and spot not in kept else ""
        if wrong == "lost":
            continue
        text.append(LOOKALIKES.get(char, "囗") if wrong == "misread" and not char.isspace() else char)
        places.append(place)
        if wrong == "doubled":
            text.append(char)
            places.append(NOWHERE)
    return replace(strip, text="".join(text), places=tuple(places))
