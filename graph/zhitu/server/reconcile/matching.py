"""Which entities the cell of a table may mean: how like the names are, what else the row says, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from starlette.exceptions import HTTPException

from zhitu.explanation import fold
from zhitu.knowledge import vocabulary
from zhitu.knowledge.namespaces import ZT
from zhitu.server import pages
from zhitu.server.index import Index
from zhitu.server.lines import Row
from zhitu.server.names import MOST_CHARACTERS, is_variant
from zhitu.server.reconcile import properties

SAME, VARIANT, MOST_LIKE = 100.0, 96.0, 94.0
"""Scores of a name that is the same, of one in traditional characters, and the highest of one that is only like it."""

SHORTER = 0.75
"""How far common characters are counted by the shorter name rather than by the text that is asked. Of 208 pairs of a
short and a full name the one finds the other first 169 times at 0 and back 83 times; 149 and 130 at 1; 160 and 122 at
this (``python -m matching``; rapidfuzz's ratio alone 119 and 105)."""

UNKNOWN = 50.0
"""What a property counts of which the graph knows nothing: neither for nor against, since it never knows everything."""

WEIGHT = 0.3
"""What all properties of a row weigh beside the name: enough to part namesakes."""

WRONG_TYPE = 0.8
"""What a candidate of another type keeps of its score where the type only should fit."""

LIMIT, MOST_CANDIDATES = 10, 50
MOST_PROPERTIES, MOST_VALUES, MOST_COMPARED = 10, 10, 50
"""So many properties of a row count, so many values of each, and so many of those that the graph knows: a hub has
thousands, and a batch must not wait for them."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a cell says: a name (perhaps none), types (ids), and the row's other cells: (property, values)."""

    name: str
    types: tuple[str, ...]
    strict: str
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...]


def read(said: Any, key: str) -> Query:
    """A query of a batch; 400 where it is none."""
    try:
        types = said.get("type") or []
        cells = tuple(
            (bare(one["pid"]), tuple(map(_value, one["v"] if isinstance(one["v"], list) else [one["v"]])))
            for one in said.get("properties") or []
        )
        query = Query(
            str(said.get("query") or ""),
            tuple(bare(one) for one in ([types] if isinstance(types, str) else types)),
            said.get("type_strict") or "any",
            min(int(said.get("limit") or LIMIT), MOST_CANDIDATES),
            tuple((name, values[:MOST_VALUES]) for name, values in cells[:MOST_PROPERTIES]),
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise HTTPException(400, f"the query {key[:50]} is not as the API asks") from error
    if not query.name and not query.properties:
        raise HTTPException(400, f"the query {key[:50]} has neither a query nor properties")
    if query.limit < 1 or query.strict not in ("any", "all", "should"):
        raise HTTPException(400, f"the query {key[:50]} has a limit or a type_strict that is none")
    return query


def bare(name: str) -> str:
    """The name of a class or a property, however a client writes it: by name, with its prefix, or by its IRI."""
    return name.removeprefix(ZT).removeprefix("zt:")


def _value(said: Any) -> str:
    """A cell's value as text: an entity's id where it was matched before."""
    if isinstance(said, dict):
        return str(said["id"])
    return str(said)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity with what speaks for it, each from 0 to 100."""

    entity: Row
    name: float
    evidence: float | None
    fits: bool

    @property
    def score(self) -> float:
        """All of it in one number."""
        found = self.name if self.evidence is None else (1 - WEIGHT) * self.name + WEIGHT * self.evidence
        return round(found if self.fits else found * WRONG_TYPE, 1)


def match(known: Index, query: Query, language: str) -> list[dict[str, Any]]:
    """The candidates for a query as the API tells them, the likeliest first."""
    found = [_weigh(known, query, number, names) for number, names in _gather(known, query)]
    named = sorted((one for one in found if one.fits or query.strict == "should"), key=lambda one: -one.score)
    kept = [_add_evidence(known, query, one) for one in named[:MOST_CANDIDATES]]
    kept.sort(key=lambda one: (-one.score, -len(one.entity["mentions"]), one.entity["id"]))
    sure = _choose(kept)
    return [
        {
            "id": one.entity["id"],
            "name": one.entity["name"],
            "description": describe(one.entity),
            "type": [{"id": type_, "name": pages.label(type_, language)} for type_ in types_of(one.entity)],
            "score": one.score,
            "match": one is sure,
            "features": [
                {"id": "name", "value": round(one.name, 1)},
                {"id": "type", "value": one.fits},
                *([{"id": "properties", "value": round(one.evidence, 1)}] if one.evidence is not None else []),
            ],
        }
        for one in kept[: query.limit]
    ]


def _choose(found: list[Candidate]) -> Candidate | None:
    """The candidate that needs no person to look: the only one of that very name that nothing speaks against.

    Of namesakes it is the one for which the row speaks most.
    """
    same = [one for one in found if one.name == SAME and one.fits and (one.evidence is None or one.evidence >= UNKNOWN)]
    if len(same) > 1:
        best = max(one.evidence or 0.0 for one in same)
        same = [one for one in same if one.evidence is not None and one.evidence == best and best > UNKNOWN]
    return same[0] if len(same) == 1 else None


def describe(entity: Row) -> str:
    """What tells an entity from its namesakes: its other names, its code."""
    return "、".join([*entity["aliases"][:5], *([entity["code"]] if entity["code"] else [])])


def types_of(entity: Row) -> tuple[str, ...]:
    """The class of an entity and those above it."""
    known = vocabulary.load()
    return known.chain(entity["type"]) if entity["type"] in known.classes else (entity["type"],)


def _gather(known: Index, query: Query) -> Iterator[tuple[int, list[str]]]:
    """Entities that may be meant, with their names that are like the query; by the row's other cells without a name."""
    own = known.number(query.name.removeprefix(known.base))
    if own is not None:
        yield own, []
    if query.name:
        yield from known.names.like(query.name).items()
        return
    found: dict[int, None] = {}
    for name, values in query.properties:
        for value in values:
            for end in properties.resolve(known, value):
                there = known.entities.row(end)["id"]
                facts = [fact for fact in known.facts_of(there) if known.relations[fact] == name.removeprefix("^")]
                for row in map(known.facts.row, facts[:MOST_CANDIDATES]):
                    other = row["object"] if name.startswith("^") else row["subject"]
                    number = known.number(other.get("id", ""))
                    if number is not None and number != end:
                        found[number] = None
    yield from ((number, []) for number in found)


def _weigh(known: Index, query: Query, number: int, names: Iterable[str]) -> Candidate:
    entity = known.entities.row(number)
    if query.name.removeprefix(known.base) == entity["id"] or not query.name:
        name = SAME
    else:
        wanted = fold(query.name)
        name = max((liken(wanted, one, entity["kind"]) for one in names), default=0.0)
    types = types_of(entity)
    fitting = [type_ in types for type_ in query.types]
    fits = not fitting or (all(fitting) if query.strict == "all" else any(fitting))
    return Candidate(entity, name, None, fits)


def _add_evidence(known: Index, query: Query, found: Candidate) -> Candidate:
    """The candidate with what the row's other cells say of it."""
    scores = [_agree(known, found.entity, property_, values) for property_, values in query.properties]
    return replace(found, evidence=sum(scores) / len(scores)) if scores else found


def liken(wanted: str, name: str, kind: str) -> float:
    """How like two folded names are, from 0 to 100.

    A body goes by parts of its name (温铁 for 温州铁路局), so for all but people the characters that stand in both, in
    their order, count by the shorter name too. A person does not: 陈伟 is another than 陈伟强.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    if wanted == name:
        return SAME
    if is_variant(wanted, name):
        return VARIANT
    whole = fuzz.ratio(wanted, name)
    if kind != "Person":
        common = 100 * LCSseq.similarity(wanted, name)
        shorter = SHORTER * common / min(len(wanted), len(name)) + (1 - SHORTER) * common / len(wanted)
        whole = (whole + shorter) / 2
    return min(whole, MOST_LIKE)


def _agree(known: Index, entity: Row, name: str, values: tuple[str, ...]) -> float:
    """How well what the graph knows of a property agrees with a row's values, from 0 to 100."""
    have = list(islice(properties.values_of(known, entity, name), MOST_COMPARED))
    if name == "locatedIn":
        have += properties.places_above(known, have)
    if not have or not values:
        return UNKNOWN
    ids = {id_ for id_, _ in have if id_}
    if ids.intersection(value.removeprefix(known.base) for value in values):
        return SAME
    said = [fold(words) for _, words in have]
    return max(liken(fold(value[:MOST_CHARACTERS]), words, "Person") for value in values for words in said)
