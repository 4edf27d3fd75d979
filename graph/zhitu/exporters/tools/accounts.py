"""What each edge says, ready for other tools: both ends, its labels, its date and the sentences that say it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhitu.exporters import citations, dates
from zhitu.exporters.characters import clean
from zhitu.exporters.citations import Citation
from zhitu.knowledge import vocabulary
from zhitu.model import Article, Edge, Entity, Graph
from zhitu.rdf.iris import fact_id

TITLE = "holdsTitle"


@dataclass(frozen=True, slots=True)
class Account:
    """An edge with its ends: ``target`` is ``None`` where the object is a value, which ``value`` spells.

    ``titles`` are those that the subject bears in the very sentences that say the edge.
    """

    id: str
    edge: Edge
    subject: Entity
    target: Entity | None
    value: str
    citations: tuple[Citation, ...]
    titles: tuple[str, ...]

    @property
    def rule(self) -> str:
        """What found it; of several, the surest."""
        return max(self.edge.facts, key=citations.rank).rule if self.edge.facts else ""

    @property
    def quotes(self) -> tuple[str, ...]:
        """The sentences, each once."""
        return tuple(dict.fromkeys(clean(one.quote) for one in self.citations))

    @property
    def reported(self) -> tuple[str, ...]:
        """The dates of the articles that say it, sorted; those without a date are left out."""
        return tuple(sorted({found for one in self.citations if (found := dates.iso(one.article.date))}))


def gather(graph: Graph) -> Iterator[Account]:
    """An account of each edge, in the order of the graph."""
    entities = {entity.id: entity for entity in graph.entities}
    articles = citations.index(graph)
    titles = _titles(graph)
    for edge in graph.edges:
        places = {(fact.subject.article, fact.sentence.start) for fact in edge.facts}
        borne = sorted({title for place in places for title in titles.get((edge.subject, *place), ())})
        yield Account(
            fact_id(edge),
            edge,
            entities[edge.subject],
            None if edge.literal else entities[edge.object],
            edge.object if edge.literal else "",
            citations.cite(edge, articles),
            tuple(borne) if edge.relation != TITLE else (),
        )


def _titles(graph: Graph) -> Mapping[tuple[str, str, int], set[str]]:
    """The titles that each entity bears in each sentence."""
    found: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.relation == TITLE and edge.literal:
            for fact in edge.facts:
                found[edge.subject, fact.subject.article, fact.sentence.start].add(edge.object)
    return found


def label(name: str, language: str) -> str:
    """What the vocabulary calls a class or a property in a language; its own name where it knows none."""
    return clean(vocabulary.load().label(name, language))


def chain(entity: Entity) -> tuple[str, ...]:
    """The class of an entity and those above it; its kind alone where the vocabulary does not know the class."""
    terms = vocabulary.load()
    return terms.chain(entity.type) if entity.type in terms.classes else (entity.kind.value,)


def key(article: Article) -> str:
    """A short id for an article that any program holds: a hash of its own id."""
    return "article-" + hashlib.sha256(article.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
