"""Of which city a page is, by what it is printed under: what 市总工会 is of in an article that names no other city."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from zhitu.knowledge.divisions import Level, Place
from zhitu.knowledge.gazetteer import Gazetteer, sign
from zhitu.model import Kind, Reading

WIDE = (Level.PROVINCE, Level.PREFECTURE)
"""The levels of places of which papers are found so; of a county its articles tell."""

ZONES = tuple(kind + "区" for kind in ("高新", "经开", "高新技术产业开发", "经济技术开发", "经济开发", "开发"))
"""How a city calls the zone that it has only one of; a body is called by it alone: 高新区|总工会."""

PAPER = "(?:(?:日|晚|晨|早|午|时|商|新|工人|职工|都市)报|新闻(?!发布|联播)|要闻|工会|工运)"
"""Behind the name of a place: its paper, or the page of a wider paper that is the place's."""

OFFICE = "[省市州盟]?(?:委|总工会|人民政府|融媒体中心)[一-鿿]{0,12}(?:主办|主管|机关报)"
"""Behind the name of a place: its office, where that publishes the paper."""

PRINTED = re.compile(
    f"(?<![一-鿿])(?:(?:中共)?(?P<name>[一-鿿]{{2,11}}?)(?={PAPER}|{OFFICE})|今日(?P<today>[一-鿿]{{2,6}})(?![一-鿿]))"
)
"""The name of a place in the lines of a page, where the paper is called by it: 潍坊日报, 今日潍坊, 潍坊市总工会主办."""


def find(readings: Sequence[Reading], imprint: str, gazetteer: Gazetteer) -> dict[str, str]:
    """The code of the city or province of a page, for its articles that speak of 市总工会.

    ``imprint`` are the lines that the page prints beside its articles; the source of an article is read like them.
    """
    homes = {}
    for reading in readings:
        printed = set(_printed(f"{imprint}\n{reading.article.source}", gazetteer))
        if len(printed) == 1 and _is_asked(reading, home := printed.pop()):
            homes[reading.article.id] = home.code
    return homes


def may_mean(level: str, home: Place, around: Collection[Place], gazetteer: Gazetteer) -> frozenset[Place]:
    """The places of which a body called by its level may be on the page of ``home``, in an article of those ``around``.

    That is ``home`` alone, unless the article names another city, or just one that is no more than a county. What is
    known of a county's page was asked of its articles before.
    """
    if home.level not in WIDE:
        return frozenset((home,))
    cities = [place for place in around if place.level is Level.COUNTY and place.name.endswith("市")]
    if any(_is_rival(place, home, gazetteer) for place in around) or (level == "市" and len(cities) == 1):
        return frozenset((home, *around))
    return frozenset((home,))


def has_zones(home: Place, around: Collection[Place], gazetteer: Gazetteer) -> bool:
    """Whether the zones that an article of the page of ``home`` names by their kind are its: it names no county."""
    wide = not any(place.level is Level.COUNTY or _is_rival(place, home, gazetteer) for place in around)
    return home.level is Level.PREFECTURE and wide


def _printed(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    """The cities and provinces after which papers are called in the lines of a page."""
    for found in PRINTED.finditer(text):
        name = found["name"] or found["today"]
        place = next(iter(gazetteer.named(name)), None)
        if place is not None and place.level in WIDE and name not in gazetteer.ambiguous:
            yield place


def _is_asked(reading: Reading, home: Place) -> bool:
    """Whether an article calls a body by its level or its zone alone."""
    texts = [mention.text for mention in reading.mentions if mention.kind is Kind.ORGANIZATION]
    return any(text.startswith(ZONES) or ((level := sign(text)) and home.name.endswith(level)) for text in texts)


def _is_rival(place: Place, home: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place has offices that are called as those of ``home`` are."""
    alike = place.level is home.level or (place.level in WIDE and place.name.endswith("市"))
    return alike and not gazetteer.related(place.code, home.code)
