"""Second: what becomes of each name, when all articles have told what they add to the things that they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zhitu.model import Entity, Kind, Mention, Sentence
from zhitu.spark import parts
from zhitu.spark.flows import Row
from zhitu.spark.parts import Part, Told
from zhitu.spark.stages.rows import (
    FILE,
    FIRST,
    Readings,
    find_tokens,
    judge,
    namer,
    pack,
    text,
    to_rows,
    unpack,
)
from zhitu.weaving import classes
from zhitu.weaving.classes import Bearer
from zhitu.weaving.entities import Summary, complete, identify
from zhitu.weaving.places import sentence_around
from zhitu.weaving.shares import name_person
from zhitu.weaving.units import Key

THING, PERSON, WANTED = "thing", "person", "wanted"


@dataclass(frozen=True, slots=True)
class Contribute:
    """Says what each article adds to the things that it names; ``tokens`` are those of groups that are one."""

    readings: Readings
    tokens: Mapping[str, str]

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of a file."""
        file = key.decode()
        things: dict[str, Summary] = {}
        firsts: dict[str, tuple[Mention, Sentence]] = {}
        for _, reading in self.readings.of(file):
            share = judge().share(reading)
            tokens = find_tokens(share, self.tokens)
            for n, unit in enumerate(share.units):
                summary = Summary.of(unit, share.keys[n])
                if unit.kind is Kind.PERSON:
                    standing, scene = share.standings[n], unit.scene
                    bodies = tuple(tokens[number] for number, _ in standing.bodies)
                    bare = replace(standing, bodies=frozenset())
                    bearer = Bearer(scene.article.id, unit.name, scene.outlet, scene.region, bodies, bare, summary)
                    yield PERSON, text(name_person(unit)), pack(file, bearer)
                    continue
                token = tokens[n]
                if token in things:
                    things[token].add(summary)
                else:
                    things[token] = summary
                if unit.code:
                    first = min(unit.mentions)
                    if token not in firsts or first < firsts[token][0]:
                        firsts[token] = first, sentence_around(reading.article, first)
        for token, summary in things.items():
            yield THING, text(token), pack(file, summary, firsts.get(token))


@dataclass(frozen=True, slots=True)
class Name:
    """Makes entities: persons of all who bear a name, things of all that articles add to them."""

    told: Told

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """What comes of all rows of a key."""
        if sort == PERSON:
            yield from self._name_persons([unpack(value) for value in values])
        elif sort == THING:
            yield self._add_up(key.decode(), [unpack(value) for value in values])
        else:
            yield from self._name_things([unpack(value) for value in values])

    def _name_persons(self, found: Sequence[tuple[str, Bearer]]) -> Iterator[Row]:
        files = {(bearer.article, bearer.name): file for file, bearer in found}
        rivals: defaultdict[tuple[Kind, Key], dict[int, Summary]] = defaultdict(dict)
        names: dict[int, str] = {}
        groups = classes.tell_apart((bearer for _, bearer in found), judge().manners)
        for number, bearers in enumerate(groups):
            whole, *rest = (bearer.summary for bearer in bearers)
            for one in rest:
                whole.add(one)
            names[number] = namer().choose(whole.kind, whole.names)
            rivals[whole.wanted(names[number])][number] = whole
        for (kind, known), some in rivals.items():
            ids = identify(kind, known, {number: one.first for number, one in some.items()})
            for number, identity in ids.items():
                entity = complete(some[number], names[number], identity, (), namer())
                yield from self._tell(entity, some[number])
                spots: defaultdict[str, list[object]] = defaultdict(list)
                for bearer in groups[number]:
                    spots[files[bearer.article, bearer.name]].append((bearer.article, bearer.name))
                for file, refs in spots.items():
                    yield FILE, text(file), pack(refs, entity)

    @staticmethod
    def _add_up(token: str, found: Sequence[tuple[str, Summary, tuple[Mention, Sentence] | None]]) -> Row:
        whole = found[0][1]
        for _, one, _ in found[1:]:
            whole.add(one)
        name = namer().choose(whole.kind, whole.names)
        first = min((first for _, _, first in found if first), key=lambda one: one[0], default=None)
        return WANTED, text(repr(whole.wanted(name))), pack(token, whole, name, [file for file, _, _ in found], first)

    def _name_things(self, found: Sequence[tuple[str, Summary, str, list[str], Any]]) -> Iterator[Row]:
        kind, key = found[0][1].wanted(found[0][2])
        ids = identify(kind, key, {token: whole.first for token, whole, *_ in found})
        for token, whole, name, files, first in found:
            entity = complete(whole, name, ids[token], (), namer())
            yield from self._tell(entity, whole)
            if entity.code:
                yield FIRST, text(entity.code), pack(first[1], first[0])
            for file in files:
                yield FILE, text(file), pack([token], entity)

    def _tell(self, entity: Entity, summary: Summary) -> Iterator[Row]:
        part = Part(entities=[(replace(entity, judgements=()), summary.names.total())])
        yield from to_rows(parts.describe(part, self.told))
