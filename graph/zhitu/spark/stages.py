"""The steps in which a cluster weaves: what is made of each file of readings, and of all rows that share a key.

Values are pickled, and made and opened by our own code alone.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pyoxigraph import NamedNode

from zhitu import knowledge
from zhitu.errors import Problem
from zhitu.knowledge import vocabulary
from zhitu.knowledge.writing import is_traditional
from zhitu.model import NODE_KINDS, Edge, Entity, Fact, Kind, Kinship, Mention, Range, Reading, Sentence, Version
from zhitu.rdf import statements
from zhitu.rdf.iris import Iris
from zhitu.spark import parts, shards
from zhitu.spark.flows import Row
from zhitu.spark.parts import Part, Told
from zhitu.spark.shelves import Shelf
from zhitu.weaving import classes, conflicts, edges, versions
from zhitu.weaving.classes import Bearer
from zhitu.weaving.entities import Namer, Summary, complete, identify
from zhitu.weaving.places import sentence_around
from zhitu.weaving.shares import Group, Judge, Share, digest, name_person
from zhitu.weaving.units import Key, spot

FILE = "file"
"""A file of readings; its key is its name."""

Spot = tuple[str, int]
"""A reading: its file, and its number there."""


@cache
def judge() -> Judge:
    """The judge of this process."""
    return Judge(knowledge.load())


@cache
def namer() -> Namer:
    """The namer of this process."""
    return Namer(knowledge.load(), judge().bodies)


def pack(*value: object) -> bytes:
    """A value of a row."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(value: bytes) -> Any:
    """What was packed."""
    return pickle.loads(value)  # noqa: S301 - packed by a machine of this very build


def text(word: str) -> bytes:
    """A text as a key."""
    return word.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a build, but for those whose article another reading tells of too."""

    shelf: Shelf
    dropped: frozenset[Spot] = frozenset()

    def of(self, file: str) -> Iterator[tuple[int, Reading]]:
        """The readings of a file, with their numbers."""
        return ((n, one) for n, one in enumerate(self.shelf.open(file)) if (file, n) not in self.dropped)


# First: what other articles have to know of each.

ARTICLE, GROUP, LINK, CLAUSE, TITLE, TRADITIONAL = "article", "group", "link", "clause", "title", "traditional"
KEPT, DROPPED, PAIR, VERSION = "kept", "dropped", "pair", "version"
TOLD = (DROPPED, TRADITIONAL, GROUP, LINK, VERSION)
"""What the machine that builds is told of all articles."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Says of each article what others are compared with."""

    readings: Readings

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of a file."""
        file = key.decode()
        for number, reading in self.readings.of(file):
            article = reading.article
            yield ARTICLE, text(article.id), pack(file, number)
            if is_traditional(article.text):
                yield TRADITIONAL, b"", b""
            share = judge().share(reading)
            for group in share.groups.values():
                if group.is_open:
                    yield GROUP, text(group.token), pack(group, (article.id,))
            for link in share.links():
                yield LINK, text(repr(link)), pack(*link)
            for clause, holder in versions.find_holders(article):
                yield CLAUSE, bytes.fromhex(digest(clause)), pack(holder)
            for title, bearer in versions.find_titles(article):
                yield TITLE, text(title), pack(bearer)


@dataclass(frozen=True, slots=True)
class Compare:
    """Compares what articles said, by what they said it of."""

    readings: Readings

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """What comes of all rows of a key."""
        if sort == ARTICLE:
            yield from self._choose([unpack(value) for value in values])
        elif sort == GROUP:
            found: list[tuple[Group, tuple[str, ...]]] = [unpack(value) for value in values]
            articles = sorted({article for _, some in found for article in some})[: classes.COPIES]
            yield GROUP, key, pack(found[0][0], tuple(articles))
        elif sort in (LINK, TRADITIONAL):
            yield sort, key, values[0]
        elif sort == CLAUSE:
            for later, earlier in versions.look_back(holder for value in values for holder in unpack(value)):
                yield PAIR, text(later.rank[1]), pack(later, earlier)
        elif sort == TITLE:
            for name, before in versions.correct(bearer for value in values for bearer in unpack(value)):
                yield VERSION, text(name), pack(Version(Kinship.CORRECTION, before, 0.0))
        elif sort == PAIR:
            chosen = versions.choose(unpack(value) for value in values)
            if chosen:
                yield VERSION, key, pack(Version(Kinship.REPRINT, *chosen))

    def _choose(self, spots: Sequence[Spot]) -> Iterator[Row]:
        """The one reading of an article that counts, and those that do not: the same choice as weaving makes."""
        kept = spots[0]
        if len(spots) > 1:
            said = {spot: repr(list(self.readings.shelf.open(spot[0]))[spot[1]]) for spot in spots}
            kept = min(spots, key=lambda spot: (said[spot], spot))
        yield KEPT, b"", b""
        yield from ((DROPPED, b"", pack(spot)) for spot in spots if spot != kept)


# Second: what becomes of each name.

THING, PERSON, WANTED = "thing", "person", "wanted"
ROW, FIRST = "row", "first"


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


def find_tokens(share: Share, tokens: Mapping[str, str]) -> dict[int, str]:
    """What stands for each unit, once all articles were compared."""
    return {n: tokens.get(token, token) for n, token in share.tokens().items()}


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


def to_rows(rows: Iterable[parts.Row]) -> Iterator[Row]:
    """Rows of the tables, each with the file that it belongs in."""
    return ((ROW, shards.name(table, shard).encode(), line) for table, shard, line in rows)


PART = "part"


@dataclass(frozen=True, slots=True)
class Tell:
    """Describes what the machine that builds knows by itself: the build, its documents, places that no text names."""

    told: Told

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of parts."""
        for value in values:
            (part,) = unpack(value)
            yield from to_rows(parts.describe(part, self.told))


# Third: what each article says of entities.

FACT, HEAD, PROBLEM = "fact", "head", "problem"


@dataclass(frozen=True, slots=True)
class Said:
    """A fact with what it says of which entities, their names, and where it stands in the raw document."""

    claim: edges.Claim
    fact: Fact
    document: str
    ranges: tuple[Range, ...]
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Describe:
    """Describes articles, whom they name, and what is said in them; ``steps`` are facts that no text says."""

    readings: Readings
    tokens: Mapping[str, str]
    told: Told
    versions: Mapping[str, tuple[Version, ...]]
    steps: Mapping[str, Sequence[Fact]]

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of a file, by the names that its articles bear."""
        known: dict[object, Entity] = {}
        for refs, entity in (unpack(value) for value in values if value):
            known.update(dict.fromkeys(refs, entity))
        for _, reading in self.readings.of(key.decode()):
            yield from self._describe(reading, known)
            yield from ((PROBLEM, b"", pack(problem)) for problem in reading.problems)

    def _describe(self, reading: Reading, known: Mapping[object, Entity]) -> Iterator[Row]:
        share = judge().share(reading)
        tokens = find_tokens(share, self.tokens)
        entities = {
            n: known[(reading.article.id, unit.name) if unit.kind is Kind.PERSON else tokens[n]]
            for n, unit in enumerate(share.units)
        }
        article = replace(reading.article, versions=self.versions.get(reading.article.id, ()))
        named = sorted({one.id: one for one in entities.values()}.items())
        part = Part(articles={article.id: article}, named={article.id: [one for _, one in named]})
        yield from to_rows(parts.describe(part, self.told))
        titles = {one.id: one.name for one in entities.values()}

        def name(mention: Mention) -> str:
            number = share.index.get(spot(mention))
            if number is not None:
                return entities[number].id
            place = knowledge.load().gazetteer.place(mention.code)
            return titles.setdefault(f"place-{mention.code}", place.name) and f"place-{mention.code}"

        names = Iris(self.told.base)
        facts = (fact for fact in reading.facts if fact.subject.kind in NODE_KINDS)
        for fact in dict.fromkeys((*facts, *self.steps.get(article.id, ()))):
            if claim := edges.find_claim(fact, name):
                found = statements.stretches(article.origin, article.text, fact.sentence.start, fact.sentence.end)
                yield from to_rows(parts.describe_quads(statements.evidence(article, found, names), self.told))
                ends = tuple((end, titles[end]) for end in (claim[0], *(() if claim[3] else (claim[2],))))
                ranges = tuple(range_ for range_, _ in found)
                yield FACT, text(claim[0]), pack(Said(claim, fact, article.document, ranges, ends))


# Last: what all articles say of one subject.


@dataclass(frozen=True, slots=True)
class Conclude:
    """Makes the edges of a subject, and finds what they say against each other; ``firsts`` are those of reprints."""

    told: Told
    firsts: Mapping[str, str]

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """What comes of all facts of a subject, or of all who head a body under a title."""
        if sort == FACT:
            yield from self._weigh([said for value in values for said in unpack(value)])
            return
        found: list[tuple[tuple[str, str], Edge, dict[str, str]]] = [unpack(value) for value in values]
        names = {end: name for _, _, some in found for end, name in some.items()}
        rivals = sorted((edge for _, edge, _ in found), key=lambda one: (one.subject, one.relation, one.object))
        for problem in conflicts.find_rivals(*found[0][0], rivals, names):
            yield PROBLEM, b"", pack(problem)

    def _weigh(self, found: Sequence[Said]) -> Iterator[Row]:
        claims: defaultdict[edges.Claim, dict[Fact, Said]] = defaultdict(dict)
        for one in found:
            claims[one.claim][one.fact] = one
        names = dict(end for one in found for end in one.names)
        made = [edges.weigh(claim, facts, self.firsts) for claim, facts in sorted(claims.items())]
        for edge in made:
            said = claims[edge.subject, edge.relation, edge.object, edge.literal]
            yield from to_rows(self._describe(edge, said))
        problems: Iterable[Problem] = conflicts.find_of_subjects(made, names)
        yield from ((PROBLEM, b"", pack(problem)) for problem in problems)
        for head, some in conflicts.find_heads(made, knowledge.load()).items():
            for edge in some:
                bearers = {end: names[end] for end in (edge.subject, edge.object)}
                yield HEAD, text(repr(head)), pack(head, replace(edge, facts=edge.facts[:1]), bearers)

    def _describe(self, edge: Edge, said: Mapping[Fact, Said]) -> Iterator[parts.Row]:
        names, build = Iris(self.told.base), NamedNode(self.told.build)
        relation = vocabulary.load().property(edge.relation)
        yield parts.describe_edge(edge, len(edge.facts), self.told)
        yield from parts.describe_quads(statements.plain_edge(edge, relation, {}, names), self.told)
        for document in sorted({one.document for one in said.values()}):
            quads = statements.statement(edge, relation, {}, build, document, names)
            yield from parts.describe_quads(quads, self.told)
        for fact, one in said.items():
            yield from parts.describe_quads(statements.saying(edge, fact, one.document, one.ranges, names), self.told)
            yield parts.describe_fact(edge, fact, one.document, self.told)
