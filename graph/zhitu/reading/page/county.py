"""Of which county a page is: what 市图书馆 lies in, in an article that leaves open whether a county or a prefecture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zhitu.knowledge.divisions import Level, Place
from zhitu.knowledge.gazetteer import Gazetteer, sign
from zhitu.model import Kind, Reading

NAMING = 3
"""Articles of a page at least that name the county, or a town in it."""

SHARE = 0.75
"""Share at least of the articles that name any county, for other counties are named in passing only."""


def find(readings: Sequence[Reading], gazetteer: Gazetteer) -> tuple[str, frozenset[str]]:
    """The code of the county of a page, and the articles with bodies that only it can place; empty where none is."""
    places = {reading.article.id: _around(reading, gazetteer) for reading in readings}
    naming = Counter(
        place for around in places.values() for place in around if place.level is Level.COUNTY and place.parent
    )
    located = sum(any(place.level is Level.COUNTY for place in around) for around in places.values())
    home, count = max(naming.items(), key=lambda item: (item[1], item[0].code), default=(None, 0))
    if home is None or count < max(NAMING, SHARE * located):
        return "", frozenset()
    return home.code, frozenset(
        reading.article.id
        for reading in readings
        if _is_about(reading, places[reading.article.id], home) and _is_asked(reading, home)
    )


def _around(reading: Reading, gazetteer: Gazetteer) -> frozenset[Place]:
    """The divisions that an article names, and those around them."""
    return frozenset(place for mention in reading.mentions if mention.code for place in gazetteer.chain(mention.code))


def _is_about(reading: Reading, around: frozenset[Place], home: Place) -> bool:
    """Whether an article names no other county than that of the page, and its prefecture not by itself."""
    named = {mention.code for mention in reading.mentions}
    return all(place == home for place in around if place.level is Level.COUNTY) and home.parent not in named


def _is_asked(reading: Reading, home: Place) -> bool:
    """Whether an article has a body that is called by the level of the county alone: 市|图书馆."""
    return any(
        mention.kind is Kind.ORGANIZATION
        and mention.value == mention.text
        and (level := sign(mention.text))
        and home.name.endswith(level)
        for mention in reading.mentions
    )
