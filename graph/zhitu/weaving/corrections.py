"""A person's word on what names are, put into the readings before they are woven: kinds, codes, and no names at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhitu.knowledge import vocabulary
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.model import NODE_KINDS, Fact, Kind, Measure, Mention, Reading
from zhitu.rulings import Decision, Ruling
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.directory import Directory, loosen, stands_in
from zhitu.weaving.journal import Journal, ordered
from zhitu.weaving.units import Spot, spot

LONGEST_NAME = 200
"""Characters of a name that is looked for; no name is so long."""

REWRITING = (Decision.TYPE, Decision.CODE, Decision.DROP)
"""What has to be known before names are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the mentions of a unit: another kind or code, or nothing at all."""

    kind: Kind
    code: str
    dropped: bool = False


def add(readings: Sequence[Reading], journal: Journal) -> tuple[Reading, ...]:
    """The readings with the names that a person found in their texts, each wherever it stands and is not one yet."""
    wanted = [
        (ruling, kind)
        for ruling in ordered(journal.rulings)
        if ruling.decision is Decision.ADD and _is_sound(ruling, journal) and (kind := top(ruling.right))
    ]
    if not wanted:
        return tuple(readings)
    return tuple(_added(reading, wanted, journal) for reading in readings)


def _added(reading: Reading, wanted: Iterable[tuple[Ruling, Kind]], journal: Journal) -> Reading:
    article, text = reading.article, reading.article.text
    known = {(mention.start, mention.text): mention.kind for mention in reading.mentions if mention.kind in NODE_KINDS}
    found = list(reading.mentions)
    for ruling, kind in wanted:
        name = ruling.left[:LONGEST_NAME]
        at = text.find(name) if stands_in(article, ruling.left_where) else -1
        while at >= 0:
            journal.fit(ruling)
            there = known.get((at, name))
            if there is None:
                known[at, name] = kind
                found.append(Mention(article.id, at, name, kind, name))
            elif there is not kind:
                journal.refuse(ruling, f"stands in {article.id} as {there} already", "Say with a row type what it is.")
            at = text.find(name, at + len(name))
    return replace(reading, mentions=tuple(sorted(found))) if len(found) > len(reading.mentions) else reading


def rewrite(  # noqa: PLR0913, PLR0917 - one call, at one place
    readings: Sequence[Reading],
    clusters: Clusters,
    index: Mapping[Spot, int],
    directory: Directory,
    journal: Journal,
    gazetteer: Gazetteer,
) -> tuple[Reading, ...]:
    """The readings with the corrections; facts that cannot be said of the new kinds are left out.

    ``clusters`` are the readings as they would be woven: without a place a ruling speaks of all that is one with the
    name there, with a place only of what stands in that place.
    """
    groups = clusters.groups()
    claims: defaultdict[int, list[Ruling]] = defaultdict(list)
    for ruling in journal.rulings:
        if ruling.decision in REWRITING and _is_sound(ruling, journal, gazetteer):
            found = directory.find(ruling.left, ruling.left_where, ruling.kind)
            members = {n for root in {clusters.find(n) for n in found} for n in groups[root]}
            meant = {n for n in members if stands_in(clusters.units[n].scene.article, ruling.left_where)}
            if meant:
                journal.fit(ruling)
            for n in meant:
                claims[n].append(ruling)
    changes = {n: _change(journal.settle(rivals), clusters.units[n].kind) for n, rivals in claims.items()}
    return tuple(_rewritten(reading, changes, index) for reading in readings)


def _is_sound(ruling: Ruling, journal: Journal, gazetteer: Gazetteer | None = None) -> bool:
    """Whether a correction names a class of nodes, or a code of the list of divisions."""
    if ruling.decision in (Decision.TYPE, Decision.ADD) and not top(ruling.right):
        journal.refuse(ruling, f"no type is called {ruling.right}", "Take one of the classes in ontology/zhitu.ttl.")
        return False
    if ruling.decision is Decision.CODE and gazetteer and not gazetteer.chain(ruling.right):
        journal.refuse(ruling, f"no division has the code {ruling.right}", "Take a code of the list of divisions.")
        return False
    return True


def top(text: str) -> Kind | None:
    """The kind of nodes that a person calls so, or whose class; nothing if there is none."""
    terms = vocabulary.load()
    name = terms.class_called(text)
    kind = terms.top(name) if name else ""
    return Kind(kind) if kind in NODE_KINDS else None


def _change(ruling: Ruling, kind: Kind) -> Change | None:
    if ruling.decision is Decision.DROP:
        return Change(kind, "", dropped=True)
    if ruling.decision is Decision.CODE:
        return Change(Kind.PLACE, ruling.right)
    new = top(ruling.right)
    return Change(new, "") if new and new is not kind else None


def _rewritten(reading: Reading, changes: Mapping[int, Change | None], index: Mapping[Spot, int]) -> Reading:
    def change(mention: Mention) -> Mention | None:
        found = changes.get(index.get(spot(mention), -1))
        if not found:
            return mention
        return None if found.dropped else replace(mention, kind=found.kind, code=found.code)

    def facts() -> Iterator[Fact]:
        for fact in reading.facts:
            subject = change(fact.subject)
            end = change(fact.object) if isinstance(fact.object, Mention) else fact.object
            if subject is None or end is None:
                continue
            if (subject, end) == (fact.subject, fact.object) or _can_be_said(subject, fact.relation, end):
                yield replace(fact, subject=subject, object=end)

    mentions = tuple(found for found in map(change, reading.mentions) if found)
    return replace(reading, mentions=mentions, facts=tuple(facts()))


def _can_be_said(subject: Mention, relation: str, end: Mention | Measure | str) -> bool:
    node = end.kind.value if isinstance(end, Mention) and end.kind in NODE_KINDS else None
    node = vocabulary.INDICATOR if isinstance(end, Measure) else node
    return subject.kind in NODE_KINDS and vocabulary.load().allows(relation, subject.kind.value, node)


def renamings(rulings: Iterable[Ruling]) -> dict[str, tuple[str, ...]]:
    """The old names of what a person gave a new one, by the new one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ruling in rulings:
        if ruling.decision is Decision.NAME:
            found[loosen(ruling.right)].add(loosen(ruling.left))
    return {new: tuple(sorted(old)) for new, old in found.items()}
