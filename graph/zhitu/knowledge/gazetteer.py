"""The divisions of China and the countries by their names: which places a name stands for, and what lies in what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from zhitu.knowledge import divisions, forms, history, lexicons, ontology
from zhitu.knowledge.divisions import RANKS, Level, Place
from zhitu.knowledge.history import History

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

    from zhitu.knowledge.lexicons import Entry, Lexicon


UNITS = frozenset("省市县区旗州盟镇乡")
"""A short form never begins with one of these: 济南|市中 would eat the 市中 of 济南市中心医院."""

SIGNS = {
    "自治区": (Level.PROVINCE,),
    "自治州": (Level.PREFECTURE,),
    "自治县": (Level.COUNTY,),
    "街道": (Level.TOWN,),
    "省": (Level.PROVINCE,),
    "市": (Level.PREFECTURE, Level.COUNTY, Level.PROVINCE),
    "州": (Level.PREFECTURE,),
    "盟": (Level.PREFECTURE,),
    "县": (Level.COUNTY,),
    "区": (Level.COUNTY,),
    "旗": (Level.COUNTY,),
    "镇": (Level.TOWN,),
    "乡": (Level.TOWN,),
}
"""What a body is called by that leaves its place to the reader (市总工会), and the levels of the places meant."""

FIRST_OF_SIGNS = frozenset(word[0] for word in SIGNS)

STREETS = ("路", "街", "大道", "村", "镇", "乡", "县", "弄", "巷")
"""A short form followed by one of these is part of another name: 南京|路, 上海|街."""

QUARTERS = tuple(mark + head for mark in "里苑园庄坊" for head in ("社区", "小区"))
"""A short form followed by one of these begins a quarter's own name: 朝阳|里社区 need not lie in 朝阳市."""

FEATURES = (*"江河湖海洋山岭岛溪涧峡源湾", "运河")
"""What ends the names of waters and mountains: 新安|江 does not flow in 新安县. Cities do lend them theirs: 衡水|湖."""


def sign(name: str, at: int = 0) -> str:
    """The word for a level that the name of a body begins with in place of a place's name; empty if none."""
    if name[at : at + 1] not in FIRST_OF_SIGNS:
        return ""
    return next((word for word in SIGNS if name.startswith(word, at)), "")


@dataclass(frozen=True)
class Gazetteer:
    """Every division and country, by code and by name."""

    places: Mapping[str, Place]
    lexicon: Lexicon = field(repr=False)
    history: History = field(default=History(()), repr=False)

    def place(self, code: str) -> Place:
        """The place that bears a code; raises KeyError for a code that none bears."""
        return self.places[code]

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that bear a name, the widest first: as their full or former name, else as their short form.

        Short forms have two characters or more: 湖州 for 湖州市, 景宁 for 景宁畲族自治县.
        """
        return self._full.get(name) or self._short.get(name) or ()

    def titled(self, name: str) -> tuple[Place, ...]:
        """The places that bear exactly this full (or former) name, the widest first."""
        return self._full.get(name, ())

    def formerly(self, name: str, year: int) -> tuple[Place, ...]:
        """The divisions of a year that had this full name, which others bear now: 重庆's 江北区 until 2025."""
        return tuple(place for place in self._past.get(name, ()) if 0 < year <= self.history.until[place.code])

    def holds_former(self, text: str) -> bool:
        """Whether a name that no division bears any more stands in a text: 上虞市人民医院."""
        sizes = range(2, self._longest_former + 1)
        return any(text[at : at + size] in self._former for at in range(len(text) - 1) for size in sizes)

    def at(self, found: tuple[Place, ...], year: int) -> tuple[Place, ...]:
        """Which of these were there in a year (0: now), or had been: 临平区 is of 2021, 港闸区 was until 2020."""
        until, since = self.history.until, self.history.since
        born = tuple(place for place in found if not year or year >= since.get(place.code, 0))
        there = tuple(place for place in born if place.code not in until or 0 < year <= until[place.code])
        return there or born

    def shortened(self, name: str) -> tuple[Place, ...]:
        """The places of which a name is the short form, where it is also the full name of towns; the widest first."""
        full = self._full.get(name, ())
        return self._short.get(name, ()) if full and full[0].level is Level.TOWN else ()

    def short(self, place: Place) -> str:
        """The short form of a place's name; the full name where dropping its ending leaves a single character."""
        return forms.short_form(place, self.peoples)

    def chain(self, code: str) -> tuple[Place, ...]:
        """A place and what it lies in, up to its province; empty for a code that no place bears."""
        found: list[Place] = []
        while place := self.places.get(code):
            found.append(place)
            code = place.parent
        return tuple(found)

    def within(self, code: str, ancestor: str) -> bool:
        """Whether a place is another one or lies in it."""
        while code != ancestor and (place := self.places.get(code)):
            code = place.parent
        return code == ancestor and code in self.places

    def related(self, code: str, other: str) -> bool:
        """Whether one of two places lies in the other, or they are one."""
        return self.within(code, other) or self.within(other, code)

    def peel(self, name: str, near: Collection[str] = ()) -> tuple[tuple[str, ...], str]:
        """The codes of the places that a name of a body begins with, each lying in the one before, and the rest.

        遵义湄潭县永兴镇茶叶产业工会 → (遵义市, 湄潭县, 永兴镇), 茶叶产业工会. Towns count by full name only
        (人民 is also a street office). ``near`` holds the codes of places that the text speaks of: of several
        places of one name the one beside them is taken. Without such help the widest is taken if it is the only
        one of its level, and a name that many towns share is not peeled at all. A body whose name merely looks
        like a place is the caller's to judge, but for those that the lexicon lists as whole (中山大学).
        """
        if name in self.regions or name.startswith(self.wholes):
            return (), name
        end, codes = self._peel(name, 0, "", near)
        return codes, name[end:]

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """The full names in a text, each with its start; the longest at a place, none overlapping."""
        names, automaton = self._automaton
        matches = automaton.find_matches_as_indexes(text)
        starts = {start for _, start, _ in matches}
        for index, start, end in matches:
            if end in starts or (cut := self.cut(text, start, end)) == end:
                yield start, names[index]
            elif cut > start:
                yield start, text[start:cut]
                if (after := text[cut : cut + 3]) in self._full:
                    yield cut, after

    def cut(self, text: str, start: int, end: int) -> int:
        """Where a full name that stands at ``text[start:end]`` really ends.

        Its last character may begin the next word: 温州|市场监管局, 济南|市中区. Then the short form is meant, or,
        where there is no such short form, no place at all, and ``start`` comes back.
        """
        if text[end - 1 : end + 1] not in self.seams and text[end - 1 : end + 2] not in self._full:
            return end
        return end - 1 if text[start : end - 1] in self._short else start

    def _peel(self, name: str, start: int, context: str, near: Collection[str]) -> tuple[int, tuple[str, ...]]:
        """How far the longest run of places reaches from ``start``, and their codes."""
        best: tuple[int, tuple[str, ...]] = (start, ())
        for size in self._sizes.get(name[start : start + 2], ()):
            end = start + size
            if end > len(name):
                continue
            choices = self._choices(name[start:end], name[end : end + 2], context, near)
            if not choices and not context and len(self._full.get(name[start:end], ())) > 1:
                break  # one of several 朝阳区, which the context leaves open, is not the city 朝阳
            for place in choices:
                reach, codes = self._peel(name, end, place.code, near)
                if reach == end and name[end - 1 : end + 1] in self.seams:
                    continue
                if reach > best[0]:
                    best = (reach, (place.code, *codes))
        return best

    def _choices(self, word: str, after: str, context: str, near: Collection[str]) -> tuple[Place, ...]:
        """The places that a word at the head of a name may stand for."""
        found = self._full.get(word, ()) + self.shortened(word)
        if context and word in self._past:
            found += self._past[word]
        led = context or word not in self.ambiguous
        if not found and led and word[0] not in UNITS and not after.startswith(STREETS):
            out = (Level.TOWN, Level.COUNTY) if after.startswith(FEATURES) else (Level.TOWN,)
            found = tuple(p for p in self._short.get(word, ()) if p.level not in out)
        if context:
            return tuple(p for p in found if p.code != context and self.within(p.code, context))
        beside = tuple(p for p in found if any(self.related(p.code, code) for code in near))
        found = beside or tuple(p for p in found if p.name == word or not forms.is_worn(p, word))
        widest = tuple(p for p in found if p.level is found[0].level)
        return found if len(widest) == 1 else ()

    @cached_property
    def peoples(self) -> tuple[str, ...]:
        """The names of peoples that stand in the names of autonomous divisions, the longest first."""
        return self.lexicon.words("people")

    @cached_property
    def seams(self) -> frozenset[str]:
        """Words before which a full name is cut to its short form: 温州|市场监管局."""
        return frozenset(self.lexicon.words("seam"))

    @cached_property
    def wholes(self) -> tuple[str, ...]:
        """Names that no place is peeled from."""
        return self.lexicon.words("whole")

    @cached_property
    def regions(self) -> frozenset[str]:
        """Regions, waters, mountains and cities abroad that the lexicon names; none is a division or its short form."""
        return frozenset(self.lexicon.words("region", "city"))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """All names of countries, the longest first."""
        return self.lexicon.words("country")

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first characters of the names of countries."""
        return frozenset(name[0] for name in self.countries)

    @cached_property
    def words(self) -> frozenset[str]:
        """Short names of divisions that are words first (资源, 共和): they mean the division only in a wider place."""
        return frozenset(self.lexicon.words("word"))

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """Those words, and short names that are a water, a mountain, a region or part of a foreign name first."""
        return self.words | self.regions | frozenset(self.lexicon.words("feature"))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Characters that stand for places."""
        return frozenset(self.meanings)

    @cached_property
    def meanings(self) -> Mapping[str, Entry]:
        """Those characters, each with what the lexicon says of it."""
        return {word: self.lexicon[word] for word in self.lexicon.words("letter")}

    @cached_property
    def letters(self) -> frozenset[str]:
        """Characters that stand for places where they are strung together."""
        return frozenset(word for word in self.lexicon.words("letter") if "single" not in self.lexicon[word].more)

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        """How many characters the names have, the longest first, by the two that they begin with: most begin none."""
        found: dict[str, set[int]] = {}
        for name in (*self._full, *self._short, *self._past):
            found.setdefault(name[:2], set()).add(len(name))
        return {two: tuple(sorted(sizes, reverse=True)) for two, sizes in found.items()}

    @cached_property
    def _full(self) -> dict[str, tuple[Place, ...]]:
        names: dict[str, list[Place]] = {}
        for place in self._current:
            names.setdefault(place.name, []).append(place)
        for place in self._current:
            if (middle := forms.middle_form(place, self.peoples)) and middle not in names:
                names[middle] = [place]
        for entry in self.lexicon.values():
            if entry.kind == "country" and (place := self.places[entry.more[0]]).name != entry.word:
                names.setdefault(entry.word, []).append(place)
        borne = frozenset(names)
        for one in self.history.changes:
            if one.kind is not history.Kind.SINCE and one.name not in borne:
                place = self.places[one.then if one.then in self.history.until else one.code]
                group = names.setdefault(one.name, [])
                if place not in group:
                    group.append(place)
        return _ranked(names)

    @cached_property
    def _current(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places.values() if place.code not in self.history.until)

    @cached_property
    def _former(self) -> frozenset[str]:
        borne = {place.name for place in self._current}
        return frozenset(one.name for one in self.history.changes if one.kind is not history.Kind.SINCE) - borne

    @cached_property
    def _longest_former(self) -> int:
        return max(map(len, self._former), default=0)

    @cached_property
    def _past(self) -> dict[str, tuple[Place, ...]]:
        """Dissolved divisions by full name, where that is the name of others now."""
        names: dict[str, list[Place]] = {}
        for code in self.history.until:
            if self.places[code] not in self._full.get(self.places[code].name, ()):
                names.setdefault(self.places[code].name, []).append(self.places[code])
        return _ranked(names)

    @cached_property
    def _short(self) -> dict[str, tuple[Place, ...]]:
        names: dict[str, list[Place]] = {}
        for place in self._current:
            name = forms.short_form(place, self.peoples)
            if name != place.name and not forms.is_sight(place, name):
                names.setdefault(name, []).append(place)
        return _ranked(names)

    @cached_property
    def _automaton(self) -> tuple[tuple[str, ...], AhoCorasick]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        names = tuple(self._full)
        return names, AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)


@cache
def load() -> Gazetteer:
    """The gazetteer; read once."""
    lexicon = lexicons.read(ontology.folder() / "lexicons" / divisions.LEXICON)
    places, changes = divisions.read(lexicon)
    return Gazetteer(places, lexicon, History(changes))


def _ranked(names: dict[str, list[Place]]) -> dict[str, tuple[Place, ...]]:
    return {
        name: tuple(sorted(group, key=lambda p: (RANKS[p.level], p.code)) if len(group) > 1 else group)
        for name, group in names.items()
    }
