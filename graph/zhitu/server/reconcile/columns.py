"""What the graph knows of matched cells, as columns of their table: the API's data extension."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException

from zhitu.knowledge import vocabulary
from zhitu.server import pages
from zhitu.server.index import Index
from zhitu.server.reconcile import matching
from zhitu.server.reconcile.properties import OWN, values_of

MOST_IDS, MOST_COLUMNS = 500, 20
MOST_VALUES = 20
"""A capital has thousands of bodies; a cell holds so many at most, unless a client asks for other."""

ENTITY_KINDS = ("Organization", "Person", "Place", "Program")

Asked = tuple[list[str], list[tuple[str, int]]]
"""Ids of entities, and properties with the most values of each."""


def read(said: dict[str, Any]) -> Asked:
    """What a request for columns asks; 400 where it is none, 413 where it is too large."""
    try:
        ids = [str(one) for one in said["ids"]]
        properties = [
            (matching.bare(one["id"]), int((one.get("settings") or {}).get("limit") or MOST_VALUES))
            for one in said["properties"]
        ]
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise HTTPException(400, "extend is not as the API asks: ids and properties") from error
    if len(ids) > MOST_IDS or len(properties) > MOST_COLUMNS:
        raise HTTPException(413, f"more than {MOST_IDS} ids or {MOST_COLUMNS} properties at once")
    return ids, properties


def fill(known: Index, ids: list[str], properties: list[tuple[str, int]], language: str) -> dict[str, Any]:
    """The values of properties of entities; an id or a property that is not known has none."""
    names = {one["id"]: one["name"] for one in offered(language)}
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    for id_ in ids:
        entity = known.entity(id_.removeprefix(known.base))
        rows[id_] = {name: [] for name, _ in properties}
        if entity is None:
            continue
        for name, most in properties:
            found = dict.fromkeys(values_of(known, entity, name))
            rows[id_][name] = [_cell(other, words) for other, words in list(found)[: max(most, 0)]]
    return {"meta": [_meta(name, names.get(name, name), language) for name, _ in properties], "rows": rows}


def _cell(entity: str, words: str) -> dict[str, str]:
    return {"id": entity, "name": words} if entity else {"str": words}


def _meta(name: str, label: str, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {"id": name, "name": label}
    ends = _ends(name)
    if len(ends) == 1 and ends[0] in ENTITY_KINDS:
        told["type"] = {"id": ends[0], "name": pages.label(ends[0], language)}
    return told


def _ends(name: str) -> tuple[str, ...]:
    """The classes of a property's values."""
    known = vocabulary.load().properties.get(name.removeprefix("^"))
    if known is None:
        return ()
    return known.domains if name.startswith("^") else known.ranges


def offered(language: str) -> list[dict[str, str]]:
    """The properties of entities: their own, those that facts state, and the latter inverted."""
    found = [{"id": name, "name": pages.words()[language][f"property.{name}"]} for name in OWN]
    inverse = pages.words()[language]["inverse"]
    for name, known in vocabulary.load().properties.items():
        if not {vocabulary.load().top(domain) for domain in known.domains} & set(ENTITY_KINDS) or name in OWN:
            continue
        label = pages.label(name, language)
        found.append({"id": name, "name": label})
        if not known.literal and not known.symmetric:
            found.append({"id": f"^{name}", "name": f"{inverse} {label}"})
    return found


def propose(type_: str, language: str) -> list[dict[str, str]]:
    """The properties that entities of a type may have; all for a type that is not known."""
    known = vocabulary.load()
    if type_ not in known.classes:
        return offered(language)
    chain = set(known.chain(type_))

    def fits(name: str) -> bool:
        relation = known.properties.get(name.removeprefix("^"))
        return (
            relation is None
            or name in OWN
            or bool(chain & set(relation.ranges if name.startswith("^") else relation.domains))
        )

    return [one for one in offered(language) if fits(one["id"])]
