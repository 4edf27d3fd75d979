"""What one article alone decides of who is who, and the little of it that other articles are compared with."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import NamedTuple

from zhitu.knowledge import Knowledge
from zhitu.model import NODE_KINDS, Kind, Reading
from zhitu.weaving import organisations, persons, places, programs, units
from zhitu.weaving.bodies import Bodies, Body
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import fold
from zhitu.weaving.persons import Standing
from zhitu.weaving.programs import Scheme
from zhitu.weaving.reach import FULL
from zhitu.weaving.units import Key, Spot, Unit

BOUND = ("article", "home")
"""Kinds of keys that may hold the id of an article: such a name means nothing beyond it."""

OPEN = ("short", "home")
"""Kinds of keys of organisations that may stand for a full name of another article."""


class Member(NamedTuple):
    """A name of a group, as other articles see it."""

    name: str
    key: Key
    parts: Body | Scheme
    attached: bool


class Group(NamedTuple):
    """Names of organisations, or of programs, that an article holds to be one thing: nothing else of it matters.

    Groups of several articles that are equal mean one thing. ``place`` is the home of the article, or its region, where
    a rule asks for it; ``beside`` are the keys of the article that its open names do not mean; ``own`` is the article's
    id where a name means nothing beyond it; ``page`` is its document where a name is a brand that many provinces have,
    for the other articles of a page tell which is meant.
    """

    kind: Kind
    members: tuple[Member, ...]
    place: str
    beside: tuple[Key, ...]
    own: str
    page: str

    @property
    def token(self) -> str:
        """A digest of the group."""
        return digest(repr(tuple(self)))

    @property
    def is_open(self) -> bool:
        """Whether another article may have a word in what the group is."""
        return any(not _is_bound(member.key, self.own) for member in self.members)


@dataclass(frozen=True, slots=True)
class Share:
    """The units of an article, the unit of each spot, the key of each, those that are one, and what is said of persons.

    The bodies of a standing are numbers of units of this article.
    """

    units: tuple[Unit, ...]
    index: Mapping[Spot, int]
    keys: Mapping[int, Key]
    clusters: Clusters
    groups: Mapping[int, Group]
    standings: Mapping[int, Standing]

    def tokens(self) -> dict[int, str]:
        """What stands for each unit on its way to an entity: a group, the key of a place, a person of this article."""
        found: dict[int, str] = {}
        for n, unit in enumerate(self.units):
            root = self.clusters.find(n)
            if unit.kind is Kind.PLACE:
                found[n] = name_place(self.keys[root])
            elif unit.kind is Kind.PERSON:
                found[n] = digest(repr(unit.order))
            else:
                found[n] = self.groups[root].token
        return found

    def links(self) -> Iterator[tuple[Key, Key]]:
        """Keys of places that the article holds to be one."""
        for n, unit in enumerate(self.units):
            root = self.clusters.find(n)
            if unit.kind is Kind.PLACE and self.keys[n] != self.keys[root]:
                yield self.keys[root], self.keys[n]


class Judge:
    """Judges article by article, with one ontology."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.bodies = Bodies(knowledge)
        self._schemes = programs.Schemes(knowledge, self.bodies)
        self.manners = persons.Manners.of(knowledge)

    def share(self, reading: Reading) -> Share:
        """What the article of a reading decides by itself: what :func:`zhitu.weaving.judge` decides there first."""
        gazetteer = self._knowledge.gazetteer
        found, index = units.collect((reading,), gazetteer)
        clusters = Clusters(found)
        keys = places.join(clusters, self._knowledge)
        parsed = {
            n: self.bodies.parse(one.name, one.scene.near)
            for n, one in enumerate(found)
            if one.kind is Kind.ORGANIZATION
        }
        keys |= {n: organisations.key(body, found[n].scene) for n, body in parsed.items()}
        attached = organisations.join_alone(clusters, parsed, keys, gazetteer)
        schemes = {
            n: self._schemes.parse(one.name, one.quoted, one.scene.near)
            for n, one in enumerate(found)
            if one.kind is Kind.PROGRAM
        }
        keys |= {n: programs.key(scheme, found[n].scene) for n, scheme in schemes.items()}
        attached |= programs.join_alone(clusters, schemes)
        facts = [fact for fact in reading.facts if fact.subject.kind in NODE_KINDS]
        nationals = frozenset(n for n, body in parsed.items() if organisations.is_national(body))
        standings = persons.find_standings(clusters, facts, index, nationals, self.manners)
        keys |= {n: persons.key(found[n], self.manners) for n in standings}
        groups = self._group(clusters, keys, {**parsed, **schemes}, attached)
        return Share(found, index, keys, clusters, groups, standings)

    def _group(
        self, clusters: Clusters, keys: Mapping[int, Key], parts: Mapping[int, Body | Scheme], attached: set[int]
    ) -> dict[int, Group]:
        """The organisations and programs that are one, by the unit that stands for them."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for n in sorted(parts):
            members[clusters.find(n)].append(n)
        near = Near((key for n, key in keys.items() if clusters.units[n].kind is Kind.ORGANIZATION), self._knowledge)
        found: dict[int, Group] = {}
        for root, some in members.items():
            scene, kind = clusters.units[root].scene, clusters.units[root].kind
            own = scene.article.id if any(_is_bound(keys[n], scene.article.id) for n in some) else ""
            beside: set[Key] = set()
            place, page = scene.region, ""
            if kind is Kind.ORGANIZATION:
                asking = [n for n in some if keys[n][0] in OPEN]
                place = scene.home if asking else ""
                page = scene.article.document if any(self._is_common(keys[n]) for n in asking) else ""
                for n in asking:
                    beside |= near.find(parts[n], (one.core for one in self.bodies.may_be(clusters.units[n].name)))
            said = tuple(Member(clusters.units[n].name, keys[n], parts[n], n in attached) for n in some)
            found[root] = Group(kind, said, place, tuple(sorted(beside)), own, page)
        return found

    def _is_common(self, key: Key) -> bool:
        return key[0] == "short" and self.bodies.is_common(key[1])


class Near:
    """The full and short names of one article, by what an open name is compared with."""

    def __init__(self, keys: Iterable[Key], knowledge: Knowledge) -> None:
        self._cores: defaultdict[str, set[Key]] = defaultdict(set)
        self._places: defaultdict[str, set[Key]] = defaultdict(set)
        for key in keys:
            if key[0] in (*FULL, "short"):
                self._cores[key[2] if key[0] == "placed" else key[1]].add(key)
            if key[0] == "placed":
                self._places[knowledge.gazetteer.place(key[1]).name].add(key)
        self._sorted = sorted(self._cores)

    def find(self, body: Body | Scheme, cores: Iterable[str]) -> set[Key]:
        """The keys that an open name might be compared with, by all that they tell; it may mean these ``cores``."""
        if not isinstance(body, Body):
            return set()
        first = bisect_left(self._sorted, body.core)
        longer = takewhile(lambda core: core.startswith(body.core), islice(self._sorted, first, None))
        found = {key for core in (*longer, *cores) for key in self._cores.get(core, ())}
        starts = (body.text[:end] for end in range(1, len(body.text) + 1))
        return found | {key for start in starts for key in self._places.get(start, ())}


def name_place(key: Key) -> str:
    """What stands for the places of a key."""
    return digest(repr(key))


def name_person(unit: Unit) -> str:
    """The name that persons are compared by."""
    return fold(unit.name)


def digest(text: str) -> str:
    """128 bits of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _is_bound(key: Key, article: str) -> bool:
    return key[0] in BOUND and key[1] == article
