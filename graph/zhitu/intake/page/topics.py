"""How much two stretches of a page speak of the same: the character pairs that they share and others lack."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from zhitu.intake.page import joins

WORDS = re.compile(r"[^\W_]+")

RARE = 0.4
"""Share of a page's blocks above which a pair says nothing of a topic (工会 on a page of a workers' paper)."""

CHANCE = 0.03
"""Likeness that speaks neither way. Counted on 150 pages of broadcast news, for three blocks on either side: within
one article 0.03 to 0.2 (median 0.09), between two articles 0 to 0.04 (median 0.01)."""

COMMON = 7.0
"""Nats of surprise at a word that says nothing of a topic (今年, 工作): one word of a thousand is such."""

RARE_SPAN = 5.0
"""Nats from there to a word that says all it can; names of people and places lie beyond."""

COMMON_CHAR = 5.0
"""The same for the commoner character of a pair that is no word."""

RARE_CHAR_SPAN = 4.0
"""The same from there on."""

LEAST_RARE = 0.1
"""Weight of a pair that is no word and has a common character: most of them stand across two words."""

SLOPE = 70.0
"""Log-odds for a likeness of 1 more than chance, fitted to the same pages: 0.05 more is thirty to one."""

MOST = 3.0
"""Likeness alone never says more: two articles of a page may well be about one thing."""

SPOKEN = 60
"""Characters from which a stretch that shares nothing with another one speaks of something else."""

Pairs = frozenset[str]


def pair(text: str) -> Pairs:
    """The pairs of neighbouring letters in a text."""
    return frozenset(run[i : i + 2] for run in WORDS.findall(text) for i in range(len(run) - 1))


@lru_cache(maxsize=65536)
def rate_rarity(pair: str) -> float:
    """How much a pair tells of what is spoken of, 0 to 1: a name or a rare word all, a common word nothing."""
    counts, total = joins.dictionary()
    if count := counts.get(pair):
        return min(1.0, max(0.0, (total - math.log(count) - COMMON) / RARE_SPAN))
    commoner = min(total - math.log(counts.get(char) or 1) for char in pair)
    return min(1.0, max(LEAST_RARE, (commoner - COMMON_CHAR) / RARE_CHAR_SPAN))


class Topics:
    """The character pairs of a page's blocks, weighed by how few blocks bear them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lengths = tuple(map(len, texts))
        self.pairs = tuple(map(pair, texts))
        count = Counter(name for block in self.pairs for name in block)
        if len(texts) < 2:
            count.clear()  # nothing to be like: the dictionary need not be loaded
        often = max(2.0, RARE * len(texts))
        self.weights = {
            name: math.log(1 + len(texts) / n) * rate_rarity(name) for name, n in count.items() if n <= often
        }

    def join(self, blocks: Iterable[int]) -> Pairs:
        """All pairs of some blocks."""
        return frozenset().union(*(self.pairs[number] for number in blocks))

    def weigh(self, pairs: Pairs) -> float:
        """What some pairs say together; the order of the sum is fixed, for it shows in the last digits."""
        return math.fsum(self.weights.get(name, 0.0) for name in pairs)

    def liken(self, one: Pairs, two: Pairs) -> float:
        """How alike two stretches are, 0 to 1."""
        whole = math.sqrt(self.weigh(one) * self.weigh(two))
        return self.weigh(one & two) / whole if whole else 0.0

    def compare(self, one: Iterable[int], two: Iterable[int]) -> float:
        """How alike two groups of blocks are, above or below what speaks neither way."""
        return self.liken(self.join(one), self.join(two)) - CHANCE

    def weigh_likeness(self, one: Sequence[int], two: Sequence[int]) -> float:
        """Log-odds that two groups of blocks are of one article; short ones that share nothing say little."""
        points = max(-MOST, min(MOST, SLOPE * self.compare(one, two)))
        if points > 0:
            return points
        return points * min(1.0, min(sum(self.lengths[number] for number in group) for group in (one, two)) / SPOKEN)

    def cover(self, part: Pairs, whole: Pairs) -> float:
        """How much of what ``part`` says stands in ``whole`` too, 0 to 1."""
        weight = self.weigh(part)
        return self.weigh(part & whole) / weight if weight else 0.0
