"""Where divisions lie, and what GeoNames calls them: ``ontology/places/geonames.tsv``.

It is made from the data of GeoNames (CC BY 4.0); see ``benchmarks/divisions/``. A point is that of the settlement that
bears the division's name, for a county as a rule its seat; the settlement is not the division.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zhitu.errors import OntologyError
from zhitu.knowledge import ontology

UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees of latitude and longitude (WGS 84), and the GeoNames id of the settlement that they are of."""

    latitude: float
    longitude: float
    settlement: str


@dataclass(frozen=True, slots=True)
class Location:
    """The GeoNames id of a division, or nothing, and its point, or None."""

    geonames: str
    point: Point | None


@cache
def load() -> Mapping[str, Location]:
    """What is known of divisions and countries, by code; raises :class:`OntologyError` for a bad line."""
    file = ontology.folder() / "places" / "geonames.tsv"
    found: dict[str, Location] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            try:
                code, geonames, *point = line.split("\t")
                where = Point(float(point[1]), float(point[2]), point[0]) if point else None
            except (IndexError, ValueError) as error:
                mend = "Write code TAB id TAB settlement TAB latitude TAB longitude."
                raise OntologyError(f"the line {line!r} tells no place", f"{file.name}:{number}", mend) from error
            found[code] = Location("" if geonames == UNKNOWN else geonames, where)
    return found
