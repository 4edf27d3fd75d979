"""Which division a name stands for: sure ones first, then those that many share, by what else the article names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhitu.knowledge.divisions import RANKS, Level, Place
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.reading.places.names import Run, Source, Span

WORD = 2
"""The full name of a town of so many characters says little by itself: 雪乡, 乌镇."""

DIRECT = 2
"""Divisions in the chain of a district right below a province, as those of 北京 are."""

ROUNDS = 2
"""How often the context is looked at again: counties help to find towns, and those one another."""


@dataclass(frozen=True, slots=True)
class Link:
    """The division that a name stands for; ``guessed`` where others bear it and it is merely the widest."""

    place: Place
    guessed: bool = False


Path = tuple[Place, ...]
"""A division for each name of a run, each lying in the one before."""

Context = dict[str, bool]
"""The codes of an article: true for places that it names, false for those that they lie in."""


@dataclass(frozen=True, slots=True)
class Part:
    """Names that can be read as a chain, and every way to read them."""

    spans: Run
    paths: tuple[Path, ...]


def resolve(runs: list[Run], gazetteer: Gazetteer, year: int = 0) -> list[tuple[Link | None, ...]]:
    """The link of each name of each run, in order; None where the article leaves open which place is meant.

    ``year`` is that of the article, 0 if it is not known: a name means what it meant then.
    """
    parts = [part for run in runs for part in _parts(run, gazetteer, year)]
    chosen = {index: path for index, part in enumerate(parts) if (path := _sure(part))}
    chosen |= _by_context(parts, chosen, gazetteer)
    context = _context(chosen, gazetteer)
    chosen |= {
        i: wide
        for i, part in enumerate(parts)
        if i not in chosen and (wide := _widest(part, gazetteer, alone=True))
        if not _is_nearer(part, wide, context, gazetteer)
    }
    for _ in range(ROUNDS):
        chosen |= _by_context(parts, chosen, gazetteer)
    links: list[Link | None] = []
    for index, part in enumerate(parts):
        way = chosen.get(index) or _widest(part, gazetteer, alone=False)
        way = way if index in chosen or not way or not _is_nearer(part, way, context, gazetteer) else None
        links += [Link(place, index not in chosen) for place in way] if way else [None] * len(part.spans)
    found: list[tuple[Link | None, ...]] = []
    start = 0
    for run in runs:
        found.append(tuple(links[start : start + len(run)]))
        start += len(run)
    return found


def _parts(run: Run, gazetteer: Gazetteer, year: int) -> Iterator[Part]:
    """A run cut where a name cannot lie in the one before: 遵义|湄潭县|永兴镇, but 遵义, 安顺."""
    spans: list[Span] = []
    paths: list[Path] = []
    for span in run:
        bearers = gazetteer.at(_bearers(span, gazetteer, year), year)
        longer = [
            (*path, place)
            for path in paths
            for place in bearers
            if place != path[-1] and gazetteer.within(place.code, path[-1].code)
        ]
        if spans and not longer:
            yield Part(tuple(spans), tuple(paths))
            spans = []
            # 北京|老城, 歙县|徽州古城: right behind a place in which it does not lie it is no county
            if span.source is not Source.FULL:
                widest = Level.PROVINCE if span.source is Source.INNER else Level.PREFECTURE
                bearers = tuple(place for place in bearers if RANKS[place.level] <= RANKS[widest])
        spans.append(span)
        paths = longer or [(place,) for place in bearers]
    yield Part(tuple(spans), tuple(paths))


def _bearers(span: Span, gazetteer: Gazetteer, year: int) -> tuple[Place, ...]:
    if span.source is Source.FULL:
        # 乌镇 is the name of one town and the short form of another, 乌镇镇
        found = gazetteer.titled(span.text) or gazetteer.named(span.text)
        return found + gazetteer.formerly(span.text, year) + gazetteer.shortened(span.text)
    if span.source not in (Source.SHORT, Source.INNER):
        return ()
    found = gazetteer.named(span.text)
    if found and RANKS[found[0].level] <= RANKS[Level.PREFECTURE]:
        # who means a town by the name of a province or a city says so
        return tuple(place for place in found if place.level is not Level.TOWN)
    return found


def _sure(part: Part) -> Path | None:
    """The only way to read a name, or the one that makes it a province's: 河北 is no district of Tianjin."""
    provinces = tuple(path for path in part.paths if path[-1].level is Level.PROVINCE)
    ways = provinces or part.paths
    return ways[0] if len(ways) == 1 and not _is_weak(part, ways[0]) else None


def _by_context(parts: list[Part], chosen: dict[int, Path], gazetteer: Gazetteer) -> dict[int, Path]:
    """The ways to read the open names that the places found so far speak for."""
    context = _context(chosen, gazetteer)
    found: dict[int, Path] = {}
    for index, part in enumerate(parts):
        if index not in chosen and (path := _supported(part, context, gazetteer)):
            found[index] = path
    return found


def _context(chosen: dict[int, Path], gazetteer: Gazetteer) -> Context:
    context: Context = {}
    for way in chosen.values():
        for place in way:
            context |= {around.code: context.get(around.code, False) for around in gazetteer.chain(place.code)}
            context[place.code] = True
    return context


def _is_nearer(part: Part, path: Path, context: Context, gazetteer: Gazetteer) -> bool:
    """Whether another bearer of a name lies in a city of the article, and this one in no province of it: 平江."""
    if _support(path[-1], context, gazetteer)[0]:
        return False
    others = (_support(way[-1], context, gazetteer)[0] for way in part.paths if way != path)
    return any(rank >= RANKS[Level.PREFECTURE] for rank in others)


def _supported(part: Part, context: Context, gazetteer: Gazetteer) -> Path | None:
    """The one way that has the closest support: a place already found, its county, its prefecture, its province."""
    scores = [_support(path[-1], context, gazetteer) for path in part.paths]
    best = max(scores, default=(0, False))
    if not best[0] or scores.count(best) > 1:
        return None
    path = part.paths[scores.index(best)]
    if best[0] < RANKS[Level.PREFECTURE] and _is_namesake(part, path, gazetteer):
        return None
    # 淮安 alone is the city, not the district of that name in it
    path = next((way for way in part.paths if way != path and gazetteer.within(path[-1].code, way[-1].code)), path)
    if _is_weak(part, path):
        least = Level.COUNTY if path[-1].level is Level.TOWN else Level.PREFECTURE
        return path if best >= (RANKS[least], path[-1].level is Level.TOWN) else None
    return path


def _is_namesake(part: Part, path: Path, gazetteer: Gazetteer) -> bool:
    """Whether a name of a prefecture is read as the county of that name elsewhere: 西安 as the district of 牡丹江.

    Not so of a district of Beijing or another city that is a province: it lies in nothing nearer.
    """
    wide = any(way[-1].level is Level.PREFECTURE for way in part.paths)
    county = path[0].level is Level.COUNTY and len(gazetteer.chain(path[0].code)) > DIRECT
    return wide and len(path) == 1 and county


def _support(place: Place, context: Context, gazetteer: Gazetteer) -> tuple[int, bool]:
    return max(
        ((RANKS[p.level], context[p.code]) for p in gazetteer.chain(place.code) if p.code in context),
        default=(0, False),
    )


def _widest(part: Part, gazetteer: Gazetteer, *, alone: bool) -> Path | None:
    """The way that begins widest, if but one does, and above towns.

    With ``alone`` only where nothing of weight shares its name: towns, what lies in it (南昌县 in 南昌市), or anything
    beside a province.
    """
    ways = sorted(part.paths, key=_breadth)
    if not ways or _is_weak(part, ways[0]) or ways[0][0].level is Level.TOWN:
        return None
    if [_breadth(way) for way in ways].count(_breadth(ways[0])) > 1:
        return None
    widest = ways[0][0]
    others = (way[-1].code for way in ways if way[-1].level is not Level.TOWN)
    alike = widest.level is Level.PROVINCE or all(gazetteer.within(code, widest.code) for code in others)
    return None if alone and not alike else ways[0]


def _breadth(path: Path) -> tuple[int, ...]:
    return tuple(RANKS[place.level] for place in path)


def _is_weak(part: Part, path: Path) -> bool:
    """Whether a name alone says little: the short form of a town, or of a county at the head of a longer name."""
    span = part.spans[-1]
    if len(part.spans) > 1 or (span.source is Source.FULL and len(span.text) > WORD):
        return False
    return path[-1].level is Level.TOWN or (span.source is Source.INNER and path[-1].level is Level.COUNTY)
