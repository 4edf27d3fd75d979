"""Which division a name stands for: sure ones first, then those that many share, by what else the article names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhitu.knowledge.gazetteer import RANKS, Gazetteer, Level, Place
from zhitu.reading.places.names import Run, Source, Span

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


def resolve(runs: list[Run], gazetteer: Gazetteer) -> list[tuple[Link | None, ...]]:
    """The link of each name of each run, in order; None where the article leaves open which place is meant."""
    parts = [part for run in runs for part in _parts(run, gazetteer)]
    chosen: dict[int, Path] = {
        i: part.paths[0] for i, part in enumerate(parts) if len(part.paths) == 1 and not _is_short_town(part)
    }
    chosen |= _by_context(parts, chosen, gazetteer)
    chosen |= {i: wide for i, part in enumerate(parts) if i not in chosen and (wide := _widest(part, alone=True))}
    for _ in range(ROUNDS):
        chosen |= _by_context(parts, chosen, gazetteer)
    links: list[Link | None] = []
    for index, part in enumerate(parts):
        way = chosen.get(index) or _widest(part, alone=False)
        links += [Link(place, index not in chosen) for place in way] if way else [None] * len(part.spans)
    found: list[tuple[Link | None, ...]] = []
    start = 0
    for run in runs:
        found.append(tuple(links[start : start + len(run)]))
        start += len(run)
    return found


def _parts(run: Run, gazetteer: Gazetteer) -> Iterator[Part]:
    """A run cut where a name cannot lie in the one before: 杭州|临安区|高虹镇, but 杭州, 温州."""
    spans: list[Span] = []
    paths: list[Path] = []
    for span in run:
        bearers = _bearers(span, gazetteer)
        longer = [
            (*path, place)
            for path in paths
            for place in bearers
            if place != path[-1] and gazetteer.within(place.code, path[-1].code)
        ]
        if spans and not longer:
            yield Part(tuple(spans), tuple(paths))
            spans = []
        spans.append(span)
        paths = longer or [(place,) for place in bearers]
    yield Part(tuple(spans), tuple(paths))


def _bearers(span: Span, gazetteer: Gazetteer) -> tuple[Place, ...]:
    if span.source is Source.FULL:
        return gazetteer.titled(span.text) or gazetteer.named(span.text)
    if span.source is not Source.SHORT:
        return ()
    found = gazetteer.named(span.text)
    if found and RANKS[found[0].level] <= RANKS[Level.PREFECTURE]:
        # who means a town by the name of a province or a city says so
        return tuple(place for place in found if place.level is not Level.TOWN)
    return found


def _by_context(parts: list[Part], chosen: dict[int, Path], gazetteer: Gazetteer) -> dict[int, Path]:
    """The ways to read the open names that the places found so far speak for."""
    context: Context = {}
    for path in chosen.values():
        for place in path:
            context |= {around.code: context.get(around.code, False) for around in gazetteer.chain(place.code)}
            context[place.code] = True
    found: dict[int, Path] = {}
    for index, part in enumerate(parts):
        if index not in chosen and (path := _supported(part, context, gazetteer)):
            found[index] = path
    return found


def _supported(part: Part, context: Context, gazetteer: Gazetteer) -> Path | None:
    """The one way that has the closest support: a place already found, its county, its prefecture, its province."""
    scores = [_support(path[-1], context, gazetteer) for path in part.paths]
    best = max(scores, default=(0, False))
    if not best[0] or scores.count(best) > 1:
        return None
    path = part.paths[scores.index(best)]
    weak = part.spans[-1].source is Source.SHORT and path[-1].level is Level.TOWN
    return None if weak and best < (RANKS[Level.COUNTY], True) else path


def _support(place: Place, context: Context, gazetteer: Gazetteer) -> tuple[int, bool]:
    return max(
        ((RANKS[p.level], context[p.code]) for p in gazetteer.chain(place.code) if p.code in context),
        default=(0, False),
    )


def _widest(part: Part, *, alone: bool) -> Path | None:
    """The way that begins widest, if but one does, and above towns.

    With ``alone`` only where nothing of weight shares its name: none but towns, or the widest is a province.
    """
    top = min((RANKS[path[0].level] for path in part.paths), default=RANKS[Level.TOWN])
    wide = [path for path in part.paths if RANKS[path[0].level] == top]
    if len(wide) != 1 or top == RANKS[Level.TOWN]:
        return None
    weight = top > RANKS[Level.PROVINCE]
    others = weight and any(path[-1].level is not Level.TOWN for path in part.paths if path is not wide[0])
    return None if alone and others else wide[0]


def _is_short_town(part: Part) -> bool:
    """Whether a name is no more than the short form of a town, which without help is a word as often as not."""
    return len(part.spans) == 1 and part.spans[0].source is Source.SHORT and part.paths[0][0].level is Level.TOWN
