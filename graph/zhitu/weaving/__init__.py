"""Readings → Graph: the only place that sees all articles; names become entities, facts become edges.

In the order of the work:

:mod:`writings` folds Traditional characters; :mod:`corrections` puts a person's word into the readings, and
:mod:`journal` keeps what became of each ruling. :mod:`units` are what is judged, in :mod:`clusters`; :mod:`directory`
finds those that a person means, :mod:`identity` is his word on who is who. The rules: :mod:`places`, then
:mod:`organisations` (by :mod:`bodies`, what their names are made of, :mod:`names`, how they are folded, :mod:`offices`,
:mod:`shorthand` inside an article and :mod:`reach` beyond it), :mod:`programs`, :mod:`persons`; :mod:`shares` and
:mod:`classes` do the same where no machine holds all articles. :mod:`candidates` are pairs that no rule joins,
:mod:`proposals` ranks them for a person. :mod:`entities` are what clusters become, :mod:`amendments` a person's word on
them, :mod:`bench` his word on facts; :mod:`versions` finds reprints, :mod:`edges` gathers and weighs the facts,
:mod:`conflicts` tells what they say against each other; :mod:`authority` links entities to a user's file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import NODE_KINDS, Entity, Fact, Graph, Kind, Mention, Reading, Sentence, Settings, Source
from zhitu.rulings import Ruling
from zhitu.weaving import (
    amendments,
    candidates,
    conflicts,
    corrections,
    edges,
    entities,
    identity,
    organisations,
    persons,
    places,
    programs,
    proposals,
    units,
    versions,
    writings,
)
from zhitu.weaving.bench import Bench
from zhitu.weaving.bodies import Bodies
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.directory import Directory, locate
from zhitu.weaving.journal import Journal

by_id = attrgetter("id")
"""What entities and articles are sorted by."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Who is who in some readings: the clusters, the unit of each spot, the key of each unit, and the facts.

    ``meant`` are the units that each ruling on who is who speaks of.
    """

    clusters: Clusters
    index: Mapping[units.Spot, int]
    keys: Mapping[int, units.Key]
    bodies: Bodies
    facts: Sequence[Fact]
    directory: Directory
    meant: Mapping[Ruling, frozenset[int]]


def weave(  # noqa: PLR0913, PLR0917 - what a graph is made of
    readings: Iterable[Reading],
    sources: tuple[Source, ...],
    problems: tuple[Problem, ...],
    knowledge: Knowledge,
    settings: Settings,
    rulings: Sequence[Ruling] = (),
) -> Graph:
    """One graph of all readings: the same whatever their order, and a reading given twice counts once.

    The ``rulings`` of a person win over every rule, and each that fits nothing is a problem. Names in Traditional
    characters are one with those in Simplified ones, and shown as they were written.
    """
    folded, turned, written = writings.fold(readings, rulings)
    graph = join(folded, sources, problems, knowledge, settings, turned)
    return written.restore(graph) if written.texts else graph


def join(  # noqa: PLR0913, PLR0917 - what a graph is made of
    readings: Iterable[Reading],
    sources: tuple[Source, ...],
    problems: tuple[Problem, ...],
    knowledge: Knowledge,
    settings: Settings,
    rulings: Sequence[Ruling],
) -> Graph:
    """The same for readings in Simplified characters."""
    read, journal = _correct(_once(readings), rulings, knowledge)
    judged = judge(read, journal, knowledge)
    clusters, index = judged.clusters, judged.index
    candidates.propose(clusters, judged.bodies, judged.facts, index)
    made = entities.make(clusters, judged.keys, knowledge, judged.bodies)
    steps = places.chain(_first_mentions(made.values(), read), knowledge.gazetteer)
    for ruling, members in judged.meant.items():
        journal.fit(ruling, {made[clusters.find(n)].id for n in members})
    made = amendments.amend(made, clusters, judged.directory, journal)
    nodes = {entity.id: entity for entity in made.values()}
    for code in sorted({code for step in steps for code in step}):
        nodes.setdefault(f"place-{code}", entities.division(code, knowledge))
    articles = [reading.article for reading in read]
    unnamed = (entity for entity in nodes.values() if not entity.mentions)
    bench = Bench(made, unnamed, clusters, judged.directory, {article.id: article for article in articles})
    homes, affirmed, rows = bench.affirm(journal)

    def name(mention: Mention) -> str:
        if mention in homes:
            return homes[mention]
        number = index.get(units.spot(mention))
        return made[clusters.find(number)].id if number is not None else f"place-{mention.code}"

    related = versions.find(articles)
    told = bench.strike((*judged.facts, *steps.values(), *affirmed), name, journal)
    woven = edges.make(told, name, versions.firsts(related))
    found = (problem for reading in read for problem in reading.problems)
    contrary = conflicts.find(woven, {one.id: one.name for one in nodes.values()}, knowledge)
    versioned = (replace(article, versions=related.get(article.id, ())) for article in (*articles, *rows))
    return Graph(
        tuple(sorted(nodes.values(), key=by_id)),
        woven,
        proposals.rank(clusters, made, woven),
        tuple(sorted(versioned, key=by_id)),
        tuple(sorted(sources, key=lambda source: (source.path, source.digest))),
        tuple(sorted({*problems, *found, *contrary, *journal.problems()})),
        settings,
        journal.applied(),
    )


def _correct(
    read: tuple[Reading, ...], rulings: Sequence[Ruling], knowledge: Knowledge
) -> tuple[tuple[Reading, ...], Journal]:
    """The readings as a person corrected them, and the journal of what became of each ruling."""
    rulings = locate(rulings, (reading.article for reading in read))
    journal = Journal(rulings)
    read = identity.detach(corrections.add(read, journal), rulings)
    if any(ruling.decision in corrections.REWRITING for ruling in rulings):
        first = judge(read, Journal(rulings), knowledge)
        read = corrections.rewrite(read, first.clusters, first.index, first.directory, journal, knowledge.gazetteer)
    return read, journal


def judge(read: Sequence[Reading], journal: Journal, knowledge: Knowledge) -> Judged:
    """Who is who in the readings, a person's word before the rules."""
    found, index = units.collect(read, knowledge.gazetteer)
    clusters, bodies = Clusters(found), Bodies(knowledge)
    directory = Directory(found, corrections.renamings(journal.rulings))
    meant = identity.decide(clusters, directory, journal)
    facts = [fact for reading in read for fact in reading.facts if fact.subject.kind in NODE_KINDS]
    keys = places.join(clusters, knowledge)
    keys |= organisations.join(clusters, bodies, knowledge.gazetteer)
    keys |= programs.join(clusters, programs.Schemes(knowledge, bodies))
    nationals = frozenset(
        n
        for n, unit in enumerate(found)
        if unit.kind is Kind.ORGANIZATION and organisations.is_national(bodies.parse(unit.name, unit.scene.near))
    )
    keys |= persons.join(clusters, facts, index, nationals, persons.Manners.of(knowledge))
    return Judged(clusters, index, keys, bodies, facts, directory, meant)


def _once(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by article, each article once."""
    found: dict[str, Reading] = {}
    for reading in readings:
        kept = found.setdefault(reading.article.id, reading)
        if kept != reading and repr(reading) < repr(kept):
            found[reading.article.id] = reading
    return tuple(reading for _, reading in sorted(found.items()))


def _first_mentions(made: Iterable[Entity], read: Iterable[Reading]) -> dict[str, tuple[Sentence, Mention]]:
    """A mention of each place with a code, the first, and its sentence."""
    articles = {reading.article.id: reading.article for reading in read}
    firsts = {entity.code: entity.mentions[0] for entity in made if entity.code}
    return {code: (places.sentence_around(articles[one.article], one), one) for code, one in firsts.items()}
