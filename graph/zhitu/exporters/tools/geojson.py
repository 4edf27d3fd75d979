"""GeoJSON (RFC 7946), for QGIS and maps on the web: places at their points, and what lies in them at the same."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from zhitu.exporters.characters import clean
from zhitu.exporters.tools import accounts
from zhitu.knowledge import identity
from zhitu.knowledge.divisions import RANKS
from zhitu.knowledge.identity import Identity
from zhitu.model import Entity, Graph, Kind, Status

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

LIES_IN = "locatedIn"


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``map.geojson``: a feature for each place that has a point, then for each body and program that lies in one.

    A point is that of the settlement that bears a division's name; ``level`` says how wide the division is.
    """
    known = {one.id: found for one in graph.entities if (found := _locate(one, knowledge))}
    homes = _homes(graph, known)
    facts = Counter(end for edge in graph.edges for end in {edge.subject, edge.object if not edge.literal else ""})
    within = Counter(homes.values())
    yield b'{"type": "FeatureCollection", "features": ['
    between = b"\n"
    for layer, entities in (("place", known), ("thing", homes)):
        for entity in graph.entities:
            if entity.id in entities:
                home = entity.id if layer == "place" else homes[entity.id]
                told = _describe(entity, known[home], facts[entity.id], layer)
                if layer == "place":
                    told["things"] = within[entity.id]
                yield between + _feature(entity, known[home], told)
                between = b",\n"
    yield b"\n]}\n"


def _locate(entity: Entity, knowledge: Knowledge) -> Identity | None:
    """What is known of a place that has a point."""
    if entity.kind is not Kind.PLACE or not entity.code:
        return None
    found = identity.identify(entity.code, knowledge)
    return found if found and found.point else None


def _homes(graph: Graph, known: Mapping[str, Identity]) -> dict[str, str]:
    """The narrowest place with a point that each body and program is stated to lie in."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    kinds = {entity.id: entity.kind for entity in graph.entities}
    for edge in graph.edges:
        lies = edge.relation == LIES_IN and not edge.literal and edge.status is Status.STATED
        if lies and edge.object in known and kinds[edge.subject] is not Kind.PLACE:
            places[edge.subject].append(edge.object)
    return {
        one: max(found, key=lambda place: (RANKS[known[place].place.level], place)) for one, found in places.items()
    }


def _describe(entity: Entity, home: Identity, facts: int, layer: str) -> dict[str, Any]:
    return {
        "layer": layer,
        "name": clean(entity.name),
        "kind": entity.kind.value,
        "type": clean(entity.type),
        "type_zh": accounts.label(entity.type, "zh"),
        "place": home.place.name,
        "code": home.place.code,
        "level": home.place.level.value,
        "within": "、".join(one.name for one in reversed(home.parents)),
        "geonames": home.geonames,
        "mentions": len(entity.mentions),
        "facts": facts,
    }


def _feature(entity: Entity, home: Identity, properties: Mapping[str, Any]) -> bytes:
    assert home.point
    feature = {
        "type": "Feature",
        "id": clean(entity.id),
        "geometry": {"type": "Point", "coordinates": [home.point.longitude, home.point.latitude]},
        "properties": properties,
    }
    return json.dumps(feature, ensure_ascii=False).encode()
