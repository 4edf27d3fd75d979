"""Articles that are versions of others: reprints, which confirm nothing that the first did not say, and corrections."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

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
    ranked = sorted(articles, key=lambda one: (one.date or "9", one.id))
    found: defaultdict[str, list[Version]] = defaultdict(list)
    for later, earlier, share in find_reprints(ranked):
        found[later].append(Version(Kinship.REPRINT, earlier, share))
    for later, earlier in find_corrections(ranked):
        found[later].append(Version(Kinship.CORRECTION, earlier, 0.0))
    return {name: tuple(sorted(versions)) for name, versions in found.items()}


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
        share = letters / min(sizes[earlier], sizes[later])
        near = are_near(ranked[earlier].date, ranked[later].date)
        if later not in first and letters >= LEAST_SHARED and share >= LEAST_SHARE and near:
            first[later] = first.get(earlier, earlier)
            found[later] = round(share, 4)
    return [(ranked[later].id, ranked[first[later]].id, share) for later, share in found.items()]


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


def find_corrections(ranked: Sequence[Article]) -> list[tuple[str, str]]:
    """Each correction and the article before it, of the same paper where both name one, whose headline it quotes."""
    before: defaultdict[str, list[Article]] = defaultdict(list)
    found = []
    for article in ranked:
        if NOTICE.search(article.headline):
            for title in dict.fromkeys(TITLE.findall(article.text)):
                ours = [
                    one for one in before[title] if not (one.source and article.source) or one.source == article.source
                ]
                found += [(article.id, ours[-1].id)] if ours else []
        elif article.headline:
            before[article.headline].append(article)
    return found


def firsts(versions: Mapping[str, Sequence[Version]]) -> dict[str, str]:
    """The article that each reprint goes back to."""
    return {name: one.of for name, some in versions.items() for one in some if one.kind is Kinship.REPRINT}
