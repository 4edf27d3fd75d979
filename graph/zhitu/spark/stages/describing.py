"""Third: what each article says of entities, and what the machine that builds knows by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhitu import knowledge
from zhitu.model import NODE_KINDS, Entity, Fact, Kind, Mention, Range, Reading, Version
from zhitu.rdf import statements
from zhitu.rdf.iris import Iris
from zhitu.spark import parts
from zhitu.spark.flows import Row
from zhitu.spark.parts import Part, Told
from zhitu.spark.stages.rows import Readings, find_tokens, judge, pack, text, to_rows, unpack
from zhitu.weaving import edges
from zhitu.weaving.units import spot

PART, FACT, PROBLEM = "part", "fact", "problem"


@dataclass(frozen=True, slots=True)
class Tell:
    """Describes what the machine that builds knows by itself: the build, its documents, places that no text names."""

    told: Told

    def __call__(self, sort: str, key: bytes, values: list[bytes]) -> Iterator[Row]:
        """The rows of parts."""
        for value in values:
            (part,) = unpack(value)
            yield from to_rows(parts.describe(part, self.told))


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
