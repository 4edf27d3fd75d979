"""A person's word on facts: those that are wrong, and those that hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from zhitu.knowledge import vocabulary
from zhitu.model import Article, Byline, Entity, Fact, Mention, Origin, Piece, Sentence
from zhitu.rulings import Decision, Ruling
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.directory import Directory, loosen, stands_in
from zhitu.weaving.edges import JUDGED, is_node, spell
from zhitu.weaving.identity import SAY_WHERE
from zhitu.weaving.journal import Journal

XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"
"""The range of relations whose value is a day, a month or a year."""

ISO_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


class Bench:
    """Judges facts: which entities a ruling speaks of, and which facts.

    ``divisions`` are the entities that no text names.
    """

    def __init__(
        self,
        made: Mapping[int, Entity],
        divisions: Iterable[Entity],
        clusters: Clusters,
        directory: Directory,
        articles: Mapping[str, Article],
    ) -> None:
        self._made = made
        self._divisions = tuple(divisions)
        self._clusters = clusters
        self._directory = directory
        self._articles = articles

    def strike(self, facts: Iterable[Fact], name: Callable[[Mention], str], journal: Journal) -> tuple[Fact, ...]:
        """The facts without those that a person calls wrong; with a place, only what is said there is wrong."""
        claims: defaultdict[tuple[str, str], list[tuple[Ruling, frozenset[str]]]] = defaultdict(list)
        for ruling in journal.rulings:
            if ruling.decision is Decision.WRONG and (relation := self._relation(ruling, journal)):
                for entity in self._entities(ruling.left, ruling.left_where):
                    claims[entity.id, relation].append((ruling, self._objects(ruling, relation)))
        kept = []
        for fact in facts:
            struck = [
                ruling
                for ruling, ends in claims.get((name(fact.subject), fact.relation), ())
                if self._said_in(fact, ruling.left_where) and _object(fact, name) in ends
            ]
            if not struck:
                kept.append(fact)
            for ruling in struck:
                journal.fit(ruling, {name(fact.subject)})
                if fact.rule == JUDGED:
                    journal.refuse(ruling, "another row says that it is right; it is held to be wrong")
        return tuple(kept)

    def _said_in(self, fact: Fact, where: str) -> bool:
        article = self._articles.get(fact.subject.article)
        return not where or (article is not None and stands_in(article, where))

    def affirm(self, journal: Journal) -> tuple[dict[Mention, str], tuple[Fact, ...], tuple[Article, ...]]:
        """The entity of each new mention, the facts that a person calls right, and the articles that hold their rows.

        The row itself is the evidence.
        """
        rows: defaultdict[str, list[Ruling]] = defaultdict(list)
        for ruling in journal.rulings:
            if ruling.decision is Decision.RIGHT:
                rows[ruling.source].append(ruling)
        homes: dict[Mention, str] = {}
        facts: list[Fact] = []
        articles: list[Article] = []
        for source, rulings in sorted(rows.items()):
            pieces: list[Piece] = []
            lines: list[str] = []
            identity = f"{source}#a1"
            start = 0
            for ruling in sorted(rulings, key=lambda one: (one.line, one)):
                if fact := self._fact(ruling, identity, start, homes, journal):
                    facts.append(fact)
                    pieces.append(Piece(start, ruling.start, len(ruling.text)))
                    lines.append(ruling.text)
                    start += len(ruling.text) + 1
            if lines:
                text, origin = "\n".join(lines), Origin(tuple(pieces))
                articles.append(Article(identity, source, "", (), Byline(), "", text, 0, origin))
        return homes, tuple(facts), tuple(articles)

    def _fact(
        self, ruling: Ruling, article: str, start: int, homes: dict[Mention, str], journal: Journal
    ) -> Fact | None:
        """The fact that a row calls right; nothing, and a word about why, where it cannot be said."""
        relation = self._relation(ruling, journal)
        if not relation:
            return None
        terms = vocabulary.load()
        literal = terms.properties[relation].literal
        subjects = self._entities(ruling.left, ruling.left_where)
        objects = () if literal else self._entities(ruling.right, ruling.right_where)
        if not subjects:
            journal.miss(ruling, ruling.left, ruling.left_where)
        if not (literal or objects):
            journal.miss(ruling, ruling.right, ruling.right_where)
        if not subjects or not (literal or objects):
            return None
        if len(subjects) > 1 or len(objects) > 1:
            journal.refuse(ruling, "fits several entities", SAY_WHERE)
            return None
        subject, end = subjects[0], next(iter(objects), None)
        if not terms.allows(relation, subject.type, end.type if end else None):
            kinds = f"{subject.kind} and {end.kind if end else 'a value'}"
            journal.refuse(ruling, f"{relation} does not join {kinds}", "Look the relation up in ontology/zhitu.ttl.")
            return None
        if literal and XSD_DATE in terms.properties[relation].ranges and not is_date(ruling.right):
            journal.refuse(
                ruling, f"{ruling.right} is no date", "Write the day, month or year as 1998-04-01, 1998-04, 1998."
            )
            return None
        journal.fit(ruling, [entity.id for entity in (subject, end) if entity])
        ends = [_stand(ruling.left, subject, ruling, article, start)]
        homes[ends[0]] = subject.id
        if end:
            ends.append(_stand(ruling.right, end, ruling, article, start))
            homes[ends[1]] = end.id
        sentence = Sentence(start, ruling.text)
        return Fact(ends[0], relation, ends[1] if end else ruling.right, sentence, JUDGED, 1.0)

    def _relation(self, ruling: Ruling, journal: Journal) -> str:
        """The relation that a ruling names, or nothing and a word about it."""
        name = vocabulary.load().property_called(ruling.relation)
        if not name:
            journal.refuse(ruling, f"no relation is called {ruling.relation}", "Take one of docs/relations.md.")
            return ""
        return name

    def _entities(self, name: str, where: str) -> tuple[Entity, ...]:
        roots = {self._clusters.find(n) for n in self._directory.find(name, where)}
        if not roots and not where:
            return tuple(one for one in self._divisions if loosen(one.name) == loosen(name))
        return tuple(self._made[root] for root in sorted(roots))

    def _objects(self, ruling: Ruling, relation: str) -> frozenset[str]:
        asked = vocabulary.load().properties[relation]
        if asked.literal or vocabulary.INDICATOR in asked.ranges:
            return frozenset({loosen(ruling.right)})
        return frozenset(entity.id for entity in self._entities(ruling.right, ruling.right_where))


def _stand(cell: str, entity: Entity, ruling: Ruling, article: str, start: int) -> Mention:
    """An entity where its cell stands in the row that begins at ``start``, or in all of it where the cell is quoted."""
    place = ruling.text.find(cell)
    text, offset = (cell, place) if place >= 0 else (ruling.text, 0)
    return Mention(article, start + offset, text, entity.kind, entity.name, entity.code)


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year in ISO form, of the calendar."""
    try:
        return bool(ISO_DATE.fullmatch(text) and date.fromisoformat(text + "-01" * (2 - text.count("-"))))
    except ValueError:
        return False


def _object(fact: Fact, name: Callable[[Mention], str]) -> str:
    """What a fact says of its subject: an entity id, or a value as it is compared."""
    if isinstance(fact.object, Mention) and is_node(fact.object):
        return name(fact.object)
    return loosen(spell(fact.object))
