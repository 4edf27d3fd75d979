"""How papers sign an article: in its lead, in a line below the headline, in brackets at its end, or not at all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.model import Byline

SOME_REPORTERS = (
    "叶清禾 莫一川 骆秋 程若兰 闻人杰 石敬亭 田小禾 傅长歌 岳鹏 潘晓月 尹思源 江雪 欧阳靖 贺兰 曲波 "
    "丁一 葛云飞 白露 孟庆丰 陶然 夏侯明 金小川 邹韵 戴天 康平 龙飞雁 杭州生 关雪梅 谭啸 侯丽 "
)
REPORTERS = tuple(SOME_REPORTERS.split())
SOME_CORRESPONDENTS = "阮棠 卓思 于海波 何立 鲁小曼 车晓 邵东 毛一凡 孙婉 穆青云 乔木 喻言 范进步 沙鸥 向阳 全胜 "
CORRESPONDENTS = tuple(SOME_CORRESPONDENTS.split())
CITIES = ("杭州", "成都", "兰州", "南宁", "长春", "郑州")


@dataclass(frozen=True)
class Signature:
    """Who signed, and how: what the lead begins with, lines of credits above and below, what the body ends with."""

    byline: Byline
    lead: str = ""
    above: str = ""
    below: str = ""
    close: str = ""


def sign(rng: random.Random, reporters: Sequence[str], correspondents: Sequence[str]) -> Signature:
    """A signature by these people in one of the ways of papers."""
    names, helpers = "、".join(reporters), "、".join(correspondents)
    spaced, others = " ".join(reporters), " ".join(correspondents)
    byline = Byline(tuple(reporters), tuple(correspondents))
    beside = f" 通讯员{helpers}" if helpers else ""
    parted = f" 通讯员 {others}" if others else ""
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return rng.choice(
        (
            Signature(byline, lead=f"本报讯 记者{names}{beside}报道 "),
            Signature(byline, lead=f"本报讯 记者{names}{beside}报道 "),
            Signature(byline, lead=f"本报讯（记者 {spaced}{parted}）"),
            Signature(byline, lead=f"本报{rng.choice(CITIES)}{day}电（记者 {spaced}{parted}）"),
            Signature(byline, above=f"本报记者 {spaced}{parted}"),
            Signature(byline, above=f"□记者 {spaced}{parted}"),
            Signature(byline, lead="本报讯 ", close=f"（记者 {spaced}{parted}）"),
            Signature(byline, lead="本报讯 ", below=f"（记者 {spaced}{parted}）"),
            Signature(Byline(), lead="本报讯 "),
        )
    )


def draw(rng: random.Random, count: int) -> list[Signature]:
    """Signatures for some articles, no name in two of them."""
    reporters = rng.sample(REPORTERS, 2 * count)
    correspondents = rng.sample(CORRESPONDENTS, 2 * count)
    found = []
    for place in range(0, 2 * count, 2):
        own = reporters[place : place + rng.choice((1, 1, 2))]
        found.append(sign(rng, own, correspondents[place : place + rng.choice((0, 0, 1, 2))]))
    return found
