"""What is known of a place beyond its name: its level, what it lies in, where, under which ids and former names."""

from __future__ import annotations

from dataclasses import dataclass

from zhitu.knowledge import Knowledge, atlas
from zhitu.knowledge.atlas import Point
from zhitu.knowledge.divisions import Level, Place
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.knowledge.history import Change


@dataclass(frozen=True, slots=True)
class Identity:
    """A division or country: ``parents`` from the nearest up; ``former`` are names and predecessors, the oldest first.

    ``since`` is the year in which a new division came to be, else 0; ``until`` that in which one became part of
    ``heir``, a code; ``point`` is that of the settlement of its name.
    """

    place: Place
    parents: tuple[Place, ...]
    geonames: str
    point: Point | None
    former: tuple[Change, ...]
    since: int
    until: int
    heir: str


def identify(code: str, knowledge: Knowledge) -> Identity | None:
    """The identity of the place that bears a code; None where none does."""
    gazetteer = knowledge.gazetteer
    place = gazetteer.places.get(code)
    if place is None:
        return None
    where = atlas.load().get(code)
    return Identity(
        place,
        tuple(one for one in gazetteer.chain(code) if one.code != code),
        where.geonames if where else "",
        where.point if where else None,
        gazetteer.history.former(code),
        gazetteer.history.since.get(code, 0),
        gazetteer.history.until.get(code, 0),
        gazetteer.history.heirs.get(code, ""),
    )


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The divisions of which any may be meant by a name that was left without a code; none where it is no such name."""
    found = gazetteer.named(name)
    above = tuple(place for place in found if place.level is not Level.TOWN)
    return (above or found) if len(found) > 1 else ()
