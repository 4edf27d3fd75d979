"""What a name itself says: a body lies in the place that its name begins with, and belongs to the body inside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
from zhitu.model import Fact, Kind, Mention, Sentence

SEAT, TRADE, SITE = 0.95, 0.85, 0.9
"""Confidence that a body lies where its name says, for public bodies and for firms; that a place does, or a body
named right after the place."""

AFAR = ("代表团", "代表队", "驻", "国家队", "女排", "男篮", "女篮", "女足", "男足", "队")
"""Bodies that bear the name of a place in which they need not be."""


def find(sentence: Sentence, mentions: tuple[Mention, ...], knowledge: Knowledge) -> Iterator[Fact]:
    """The facts that names inside names say; ``mentions`` are those of the sentence, nested ones too, in order."""
    for outer in mentions:
        if outer.kind not in (Kind.ORGANIZATION, Kind.PLACE):
            continue
        inner = [m for m in mentions if m is not outer and outer.start <= m.start and m.end <= outer.end]
        yield from _seat(outer, inner, sentence, knowledge)
        yield from _owner(outer, inner, sentence, knowledge)
    yield from _sites(mentions, sentence, knowledge)


def _seat(outer: Mention, inner: list[Mention], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    places = _leading(outer, inner, knowledge)
    if not places or any(word in outer.text for word in AFAR) or _is_country(places[-1], knowledge):
        return
    if outer.kind is Kind.PLACE and outer.code:
        return
    firm = outer.text.endswith(("公司", "集团", "银行"))
    yield Fact(
        outer, "locatedIn", places[-1], sentence, "locatedIn/name-inside", TRADE if firm else SEAT
    )


def _leading(outer: Mention, inner: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The places that the name begins with, one after the other, each in the one before (晋江市|安平 is no such run)."""
    run: list[Mention] = []
    at = outer.start
    for mention in sorted(inner, key=lambda m: (m.start, -len(m.text))):
        if mention.kind is not Kind.PLACE or mention.start != at or mention.end >= outer.end:
            continue
        if run and run[-1].code and mention.code and not knowledge.gazetteer.within(mention.code, run[-1].code):
            break
        run.append(mention)
        at = mention.end
    return run


def _is_country(place: Mention, knowledge: Knowledge) -> bool:
    return bool(place.code) and knowledge.gazetteer.place(place.code).level is Level.COUNTRY


def _owner(outer: Mention, inner: list[Mention], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    heads = knowledge.lexicons["organisation_heads"]
    owners = [m for m in inner if m.kind is Kind.ORGANIZATION and m.start == outer.start and m.end < outer.end]
    if owners and outer.kind is Kind.ORGANIZATION:
        owner = max(owners, key=lambda m: m.end)
        rest = outer.text[len(owner.text) :]
        whole = any(owner.text[-n:] in heads and "weak" not in heads[owner.text[-n:]].more for n in range(2, len(owner.text)))
        if not whole and (rest not in heads or heads[rest].kind not in ("TradeUnion", "PartyBody")):
            return  # 云桥数据科技（成都）有限公司 does not belong to 云桥数据科技
        yield Fact(outer, "partOf", owner, sentence, "partOf/name-inside", SEAT)


def _sites(mentions: tuple[Mention, ...], sentence: Sentence, knowledge: Knowledge) -> Iterator[Fact]:
    """A place or body named right after the place in which it lies: 新兴镇|茶文化馆."""
    top = [m for m in mentions if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)]
    for place, thing in pairwise(top):
        if place.kind is not Kind.PLACE or place.end != thing.start or _is_country(place, knowledge):
            continue
        if (thing.kind is Kind.PLACE and not thing.code) or thing.kind is Kind.ORGANIZATION:
            yield Fact(thing, "locatedIn", place, sentence, "locatedIn/after-place", SITE)
