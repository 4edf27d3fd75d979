"""Entities linked to the headings of a user's authority file, where names leave no doubt; the doubtful are proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zhitu.errors import Problem
from zhitu.knowledge import vocabulary
from zhitu.model import Entity, Heading, Kind, Link, Match
from zhitu.weaving.names import fold

SHOWN = 5
"""So many of the entities that may be meant are named."""


def link(entities: Sequence[Entity], headings: Iterable[Heading]) -> tuple[tuple[Entity, ...], tuple[Problem, ...]]:
    """The entities with their links, in order, and a problem for each heading that may mean several.

    A heading means an entity that bears one of its names, or whose id stands among its aliases, and is of its type. It
    is linked where it means that one alone and no other heading does. A person, and what an alias alone joins, is held
    to match: two may bear one name.
    """
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(entities):
        for name in {entity.id, *map(fold, (entity.name, *entity.aliases))}:
            by_name[name].append(number)
    meant: dict[Heading, list[int]] = {}
    claims: defaultdict[int, list[Heading]] = defaultdict(list)
    problems: list[Problem] = []
    for heading in headings:
        if heading.type and not vocabulary.load().class_called(heading.type):
            problems.append(Problem(f"no class is called {heading.type}", heading.where, "Name one of the vocabulary."))
            continue
        meant[heading] = _meant(heading, entities, by_name)
        for number in meant[heading]:
            claims[number].append(heading)
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for heading, numbers in meant.items():
        if len(numbers) == 1 and len(claims[numbers[0]]) == 1:
            found[numbers[0]].append(_link(heading, entities[numbers[0]]))
        elif numbers:
            problems.append(_doubt(heading, [entities[number] for number in numbers], claims[numbers[0]]))
    linked = (replace(one, links=tuple(found[n])) if n in found else one for n, one in enumerate(entities))
    return tuple(linked), tuple(problems)


def _meant(heading: Heading, entities: Sequence[Entity], by_name: dict[str, list[int]]) -> list[int]:
    """The entities that a heading may mean: those whose id it has, else by its name, else by its aliases."""
    chosen = [number for alias in heading.aliases for number in by_name.get(alias, ()) if entities[number].id == alias]
    if chosen:
        return chosen
    names = (heading.name,), heading.aliases
    for group in names:
        numbers = {number for name in group for number in by_name.get(fold(name), ())}
        if found := [number for number in sorted(numbers) if _fits(heading, entities[number])]:
            called = [number for number in found if fold(entities[number].name) in set(map(fold, group))]
            return called or found
    return []


def _fits(heading: Heading, entity: Entity) -> bool:
    known = vocabulary.load()
    wanted = known.class_called(heading.type)
    return not wanted or wanted in known.chain(entity.type) or entity.type in known.chain(wanted)


def _link(heading: Heading, entity: Entity) -> Link:
    told = entity.id in heading.aliases or (entity.kind is not Kind.PERSON and fold(heading.name) == fold(entity.name))
    return Link(heading.id, heading.name, Match.SAME if told else Match.EXACT)


def _doubt(heading: Heading, entities: Sequence[Entity], others: Sequence[Heading]) -> Problem:
    if len(entities) > 1:
        named = "、".join(f"{one.name} ({one.id})" for one in entities[:SHOWN])
        what = f"{heading.name} ({heading.id}) may be any of {len(entities)}: {named}"
    else:
        named = "、".join(_ids(others))
        what = f"{entities[0].name} ({entities[0].id}) may be any of {len(others)} entries: {named}"
    return Problem(what, heading.where, "Put the id of the one that is meant among the aliases of its entry.")


def _ids(headings: Iterable[Heading]) -> Iterator[str]:
    return (heading.id for heading in list(headings)[:SHOWN])
