"""Entities by name: as it is written, by its beginning, by pinyin, by traditional characters, or nearly so."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, takewhile

from zhitu.explanation import fold

MOST_CHARACTERS = 200
"""A longer text is no name, and is not compared."""

NEAR = 40.0
"""The least likeness (0 to 100) of a name that is shown at all. Of 208 short names of bodies 33 do not find the full
one at 55, 6 at 40, 3 at 30 (``python -m matching``); below, lists fill with strangers."""

MOST_NEAR = 60
"""How many names of each sort are weighed for a text; more than any list of candidates shows."""


class Names:
    """Names, aliases among them, each with the number of its entity."""

    def __init__(self, called: Iterable[tuple[str, int]]) -> None:
        self.names: list[str] = []
        self.numbers = array("I")
        for name, number in called:
            self.names.append(fold(name))
            self.numbers.append(number)
        self._sorted = array("I", sorted(range(len(self.names)), key=self.names.__getitem__))

    def find(self, text: str, limit: int) -> list[int]:
        """The numbers of entities that a person who types the text may mean, the likeliest first."""
        wanted = fold(text[:MOST_CHARACTERS])
        if not wanted:
            return []
        ways = (self._written(wanted), self._spelt(wanted), self._traditional(wanted), self._near(wanted))
        found = dict.fromkeys(self.numbers[place] for place in chain.from_iterable(ways))
        return list(islice(found, limit))

    def like(self, text: str) -> dict[int, list[str]]:
        """The names that a text may be another writing of, by the number of their entity; folded."""
        wanted = fold(text) if len(text) <= MOST_CHARACTERS else ""
        found: dict[int, list[str]] = {}
        if wanted:
            ways = (self._written(wanted), self._traditional(wanted), self._near(wanted))
            for place in dict.fromkeys(chain.from_iterable(islice(way, MOST_NEAR) for way in ways)):
                found.setdefault(self.numbers[place], []).append(self.names[place])
        return found

    def called(self, text: str) -> list[int]:
        """The numbers of the entities that bear just this name."""
        wanted = fold(text)
        first = bisect_left(self._sorted, wanted, key=self.names.__getitem__)
        same = takewhile(lambda place: self.names[place] == wanted, islice(self._sorted, first, None))
        return list(dict.fromkeys(self.numbers[place] for place in same))

    def _written(self, wanted: str) -> Iterator[int]:
        """Names that hold the text: the same ones, then those that begin with it, then the others; short ones first."""
        held = [place for place, name in enumerate(self.names) if wanted in name]
        held.sort(key=lambda place: (not self.names[place].startswith(wanted), len(self.names[place]), place))
        return iter(held)

    def _spelt(self, wanted: str) -> Iterator[int]:
        """Names whose pinyin begins with the text."""
        if wanted.isascii() and wanted.isalpha():
            heads = {name[0] for name in self.names if name}
            heads = {head for head in heads if any(sound[0] == wanted[0] for sound in sounds(head))}
            found = (place for place, name in enumerate(self.names) if name[:1] in heads and spells(wanted, name))
            yield from sorted(found, key=lambda place: (len(self.names[place]), place))

    def _traditional(self, wanted: str) -> Iterator[int]:
        """Names that the text writes in traditional characters."""
        if not is_simple(wanted):
            yield from (place for place, name in enumerate(self.names) if is_variant(wanted, name))

    def _near(self, wanted: str) -> Iterator[int]:
        from rapidfuzz import fuzz, process

        near = process.extract(wanted, self.names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
        return (place for _, _, place in near)


def spells(text: str, name: str) -> bool:
    """Whether a text is the beginning of a name's pinyin: whole syllables, their first letters, or both mixed."""
    reached = {0}
    for sign in name:
        after = set()
        for start in reached:
            rest = text[start:]
            for sound in sounds(sign):
                if sound.startswith(rest):
                    return True
                if rest.startswith(sound):
                    after.add(start + len(sound))
                if rest[0] == sound[0]:
                    after.add(start + 1)
        if len(text) in after:
            return True
        reached = after
    return False


def is_variant(text: str, name: str) -> bool:
    """Whether a text may be a name in traditional characters: all its simple ones are equal, the others sound equal."""
    return len(text) == len(name) and all(
        one == other or (not is_simple(one) and not tones(one).isdisjoint(tones(other)))
        for one, other in zip(text, name, strict=True)
    )


def is_simple(text: str) -> bool:
    """Whether all characters are simplified ones, or stand in both scripts: GB 2312 has no others."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=30_000)
def sounds(sign: str) -> tuple[str, ...]:
    """The pinyin of a character in each of its readings, without tones; another sign is its own."""
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(sign, style=Style.NORMAL, heteronym=True)[0]))


@lru_cache(maxsize=30_000)
def tones(sign: str) -> frozenset[str]:
    """The pinyin of a character in each of its readings, with tones."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(sign, style=Style.TONE3, heteronym=True)[0])
