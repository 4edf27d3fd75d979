"""First: what other articles have to know of each, and how they compare by that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhitu.knowledge.writing import is_traditional
from zhitu.model import Kinship, Version
from zhitu.spark.flows import Row
from zhitu.spark.stages.rows import Readings, Spot, judge, pack, text, unpack
from zhitu.weaving import classes, versions
from zhitu.weaving.shares import Group, digest

ARTICLE, GROUP, LINK, CLAUSE, TITLE, TRADITIONAL = "article", "group", "link", "clause", "title", "traditional"
KEPT, DROPPED, PAIR, VERSION = "kept", "dropped", "pair", "version"
TOLD = (DROPPED, TRADITIONAL, GROUP, LINK, VERSION)
"""What the machine that builds is told of all articles."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Says of each article what others are compared with."""

    readings: Readings

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of a file."""
        file = key.decode()
        for number, reading in self.readings.of(file):
            article = reading.article
            yield ARTICLE, text(article.id), pack(file, number)
            if is_traditional(article.text):
                yield TRADITIONAL, b"", b""
            share = judge().share(reading)
            for group in share.groups.values():
                if group.is_open:
                    yield GROUP, text(group.token), pack(group, (article.id,))
            for link in share.links():
                yield LINK, text(repr(link)), pack(*link)
            for clause, holder in versions.find_holders(article):
                yield CLAUSE, bytes.fromhex(digest(clause)), pack(holder)
            for title, bearer in versions.find_titles(article):
                yield TITLE, text(title), pack(bearer)


@dataclass(frozen=True, slots=True)
class Compare:
    """Compares what articles said, by what they said it of."""

    readings: Readings

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """What comes of all rows of a key."""
        if sort == ARTICLE:
            yield from self._choose([unpack(value) for value in values])
        elif sort == GROUP:
            found: list[tuple[Group, tuple[str, ...]]] = [unpack(value) for value in values]
            articles = sorted({article for _, some in found for article in some})[: classes.COPIES]
            yield GROUP, key, pack(found[0][0], tuple(articles))
        elif sort in (LINK, TRADITIONAL):
            yield sort, key, values[0]
        elif sort == CLAUSE:
            for later, earlier in versions.look_back(holder for value in values for holder in unpack(value)):
                yield PAIR, text(later.rank[1]), pack(later, earlier)
        elif sort == TITLE:
            for name, before in versions.correct(bearer for value in values for bearer in unpack(value)):
                yield VERSION, text(name), pack(Version(Kinship.CORRECTION, before, 0.0))
        elif sort == PAIR:
            chosen = versions.choose(unpack(value) for value in values)
            if chosen:
                yield VERSION, key, pack(Version(Kinship.REPRINT, *chosen))

    def _choose(self, spots: Sequence[Spot]) -> Iterator[Row]:
        """The one reading of an article that counts, and those that do not: the same choice as weaving makes."""
        kept = spots[0]
        if len(spots) > 1:
            said = {spot: repr(list(self.readings.shelf.open(spot[0]))[spot[1]]) for spot in spots}
            kept = min(spots, key=lambda spot: (said[spot], spot))
        yield KEPT, b"", b""
        yield from ((DROPPED, b"", pack(spot)) for spot in spots if spot != kept)
