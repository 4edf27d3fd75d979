"""Articles that are versions of others: reprints, which confirm nothing that the first did not say, and corrections."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from zhitu.model import Article, Kinship, Version

CLAUSE_END = re.compile(r"[。！？!?；;，,：:\n]+")

LEAST_CLAUSE = 8
"""Letters of a clause that is looked for in other articles; shorter ones (节目的最后) are anybody's."""

LEAST_SHARED = 60
"""Letters that two versions share at least: two closing lines of a programme are not one article."""

LEAST_SHARE = 0.85
"""The part of the shorter article that stands in the longer, clause by clause, if one is a reprint.

Of 29,618 items of broadcast news the one pair above it was a reprint; the ten of 0.7 to 0.83 were notices and monthly
figures in set phrases. A reprint with one clause of six written anew is still found.
"""

LONGEST_GAP = 31
"""Days between an article and its reprint: what is said again a year later in the same words is news of its own."""

LOOKED_BACK = 3
"""Holders of a clause, before an article, that it is compared with: a wire copy that all papers bring has many."""

NOTICE = re.compile(r"更正|勘误|致歉")
"""What stands in the headline of a correction."""

TITLE = re.compile(r"[《“]([^《》“”]{4,60})[》”]")
"""A headline that a correction quotes."""


def find(articles: Iterable[Article]) -> dict[str, tuple[Version, ...]]:
    """What each article is a version of: the first of its reprints, and what it corrects."""
    ranked = sorted(articles, key=rank)
    found: defaultdict[str, list[Version]] = defaultdict(list)
    for later, earlier, share in find_reprints(ranked):
        found[later].append(Version(Kinship.REPRINT, earlier, share))
    for later, earlier in find_corrections(ranked):
        found[later].append(Version(Kinship.CORRECTION, earlier, 0.0))
    return {name: tuple(sorted(versions)) for name, versions in found.items()}


def rank(article: Article) -> tuple[str, str]:
    """Where an article stands in time; one without a day comes after all others."""
    return article.date or "9", article.id


def find_reprints(ranked: Sequence[Article]) -> list[tuple[str, str, float]]:
    """Each reprint, the first article of those that it goes back to, and the share of it that stands there."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    sizes: list[int] = []
    for number, article in enumerate(ranked):
        clauses = split(article.text[article.body :])
        sizes.append(sum(map(len, clauses)))
        for clause in clauses:
            for other in holders[clause][-LOOKED_BACK:]:
                shared[other, number] += len(clause)
            holders[clause].append(number)
    first: dict[int, int] = {}
    found: dict[int, float] = {}
    for (earlier, later), letters in sorted(shared.items(), key=lambda item: (item[0][1], -item[1], item[0][0])):
        near = are_near(ranked[earlier].date, ranked[later].date)
        if later not in first and near and (share := weigh(letters, sizes[earlier], sizes[later])):
            first[later] = first.get(earlier, earlier)
            found[later] = share
    return [(ranked[later].id, ranked[first[later]].id, share) for later, share in found.items()]


class Holder(NamedTuple):
    """An article that holds a clause: its rank, the letters of all its clauses, those of this one."""

    rank: tuple[str, str]
    size: int
    letters: int


def find_holders(article: Article) -> Iterator[tuple[str, Holder]]:
    """The clauses of an article, each with what is known of the article where others that hold it are compared."""
    clauses = split(article.text[article.body :])
    size = sum(map(len, clauses))
    yield from ((clause, Holder(rank(article), size, len(clause))) for clause in clauses)


def look_back(holders: Iterable[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """The pairs of the holders of a clause that are compared, the later one first."""
    known = sorted(holders)
    for number, later in enumerate(known):
        yield from ((later, earlier) for earlier in known[max(0, number - LOOKED_BACK) : number])


def choose(pairs: Iterable[tuple[Holder, Holder]]) -> tuple[str, float] | None:
    """The article that one is a reprint of, with the share, from its pairs with all those before it."""
    letters: Counter[tuple[str, str]] = Counter()
    sizes: dict[tuple[str, str], tuple[int, int]] = {}
    for later, earlier in pairs:
        letters[earlier.rank] += later.letters
        sizes[earlier.rank] = earlier.size, later.size
        day = later.rank[0]
    for before, many in sorted(letters.items(), key=lambda item: (-item[1], item[0])):
        if are_near(before[0], day) and (share := weigh(many, *sizes[before])):
            return before[1], share
    return None


def go_back(reprints: Mapping[str, Version]) -> dict[str, Version]:
    """The reprints, each of the first article of those that it goes back to rather than of the next one."""
    known: dict[str, str] = {}
    for name in reprints:
        trail, here = [], name
        while here in reprints and here not in known:
            trail.append(here)
            here = reprints[here].of
        known |= dict.fromkeys(trail, known.get(here, here))
    return {name: replace(one, of=known[name]) for name, one in reprints.items()}


def weigh(letters: int, *sizes: int) -> float:
    """The share of so many letters in the smaller of two articles, if it makes one a reprint, else 0."""
    share = letters / min(sizes)
    return round(share, 4) if letters >= LEAST_SHARED and share >= LEAST_SHARE else 0.0


def split(text: str) -> dict[str, None]:
    """The clauses of a text that are long enough to tell it, each once, without what is no letter or digit."""
    bare = ("".join(filter(str.isalnum, clause)) for clause in CLAUSE_END.split(text))
    return dict.fromkeys(clause for clause in bare if len(clause) >= LEAST_CLAUSE)


def are_near(left: str, right: str) -> bool:
    """Whether two days lie within a month; one that is not known lies near all."""
    try:
        return abs((date.fromisoformat(right) - date.fromisoformat(left)).days) <= LONGEST_GAP
    except ValueError:
        return True


class Bearer(NamedTuple):
    """An article that bears a headline, or is a notice that quotes it."""

    rank: tuple[str, str]
    source: str
    quotes: bool


def find_titles(article: Article) -> Iterator[tuple[str, Bearer]]:
    """The headlines under which an article is looked up: its own, or those that it quotes if it is a notice."""
    quotes = bool(NOTICE.search(article.headline))
    titles = TITLE.findall(article.text) if quotes else [article.headline] if article.headline else []
    yield from ((title, Bearer(rank(article), article.source, quotes)) for title in dict.fromkeys(titles))


def correct(bearers: Iterable[Bearer]) -> Iterator[tuple[str, str]]:
    """Each notice and the article before it, of the same paper where both name one, from all bearers of a headline."""
    last: dict[str | None, Bearer] = {}  # by paper, which may be unknown; and the last of all
    for one in sorted(bearers):
        if not one.quotes:
            last |= {one.source: one, None: one}
            continue
        ours = [last[paper] for paper in ((one.source, "") if one.source else (None,)) if paper in last]
        yield from [(one.rank[1], max(ours).rank[1])] if ours else []


def find_corrections(articles: Iterable[Article]) -> list[tuple[str, str]]:
    """Each correction and the article whose headline it quotes."""
    bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
    for article in articles:
        for title, one in find_titles(article):
            bearers[title].append(one)
    return [pair for some in bearers.values() for pair in correct(some)]


def firsts(versions: Mapping[str, Sequence[Version]]) -> dict[str, str]:
    """The article that each reprint goes back to."""
    return {name: one.of for name, some in versions.items() for one in some if one.kind is Kinship.REPRINT}
