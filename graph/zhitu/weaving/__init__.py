"""Readings → Graph: the only place that sees all articles; names become entities, facts become edges."""

from __future__ import annotations

from collections.abc import Iterable

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import NODE_KINDS, Article, Entity, Graph, Kind, Mention, Reading, Settings, Source
from zhitu.weaving import conflicts, edges, entities, organisations, persons, places, programs, units
from zhitu.weaving.bodies import Bodies
from zhitu.weaving.clusters import Clusters


def weave(
    readings: Iterable[Reading],
    sources: tuple[Source, ...],
    problems: tuple[Problem, ...],
    knowledge: Knowledge,
    settings: Settings,
) -> Graph:
    """One graph of all readings: the same whatever their order, and a reading given twice counts once."""
    read = _once(readings)
    found, index = units.collect(read, knowledge.gazetteer)
    clusters, bodies = Clusters(found), Bodies(knowledge)
    facts = [fact for reading in read for fact in reading.facts if fact.subject.kind in NODE_KINDS]
    keys = places.join(clusters, knowledge)
    keys |= organisations.join(clusters, bodies, knowledge.gazetteer)
    keys |= programs.join(clusters, programs.Schemes(knowledge, bodies))
    nationals = frozenset(
        n for n, unit in enumerate(found) if unit.kind is Kind.ORGANIZATION and is_national(unit, bodies)
    )
    keys |= persons.join(clusters, facts, index, nationals, persons.appellations(knowledge))
    made = entities.make(clusters, keys, knowledge, bodies)
    steps = places.chain(_first_mentions(made.values(), read), knowledge.gazetteer)
    nodes = {entity.id: entity for entity in made.values()}
    for code in sorted({code for step in steps for code in step}):
        nodes.setdefault(f"place-{code}", entities.division(code, knowledge))

    def name(mention: Mention) -> str:
        number = index.get(units.spot(mention))
        return made[clusters.find(number)].id if number is not None else f"place-{mention.code}"

    woven = edges.make((*facts, *steps.values()), name)
    return Graph(
        tuple(sorted(nodes.values(), key=lambda entity: entity.id)),
        woven,
        clusters.proposals(),
        tuple(reading.article for reading in read),
        tuple(sorted(sources, key=lambda source: (source.path, source.digest))),
        tuple(
            sorted(
                {
                    *problems,
                    *(p for reading in read for p in reading.problems),
                    *conflicts.find(woven, nodes, knowledge),
                }
            )
        ),
        settings,
    )


def is_national(unit: units.Unit, bodies: Bodies) -> bool:
    """Whether a unit is a public body of the whole country, by its name."""
    body = bodies.parse(unit.name, unit.scene.near)
    return body.national and body.type not in organisations.ROOTED_TYPES


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by article, each article once."""
    found: dict[str, Reading] = {}
    for reading in readings:
        kept = found.setdefault(reading.article.id, reading)
        if kept != reading and repr(reading) < repr(kept):
            found[reading.article.id] = reading
    return tuple(reading for _, reading in sorted(found.items()))


def _first_mentions(made: Iterable[Entity], read: Iterable[Reading]) -> dict[str, tuple[Article, Mention]]:
    """A mention of each place with a code, the first, and its article."""
    articles = {reading.article.id: reading.article for reading in read}
    return {entity.code: (articles[entity.mentions[0].article], entity.mentions[0]) for entity in made if entity.code}
