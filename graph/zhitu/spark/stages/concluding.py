"""Last: what all articles say of one subject: its edges, and what they say against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from zhitu import knowledge
from zhitu.errors import Problem
from zhitu.knowledge import vocabulary
from zhitu.model import Edge, Fact
from zhitu.rdf import statements
from zhitu.rdf.iris import Iris
from zhitu.spark import parts
from zhitu.spark.flows import Row
from zhitu.spark.parts import Told
from zhitu.spark.stages.describing import FACT, PROBLEM, Said
from zhitu.spark.stages.rows import pack, text, to_rows, unpack
from zhitu.weaving import conflicts, edges

HEAD = "head"
"""Edges whose subject heads a body; the key says which body and under which title."""


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
