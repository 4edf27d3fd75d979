"""A person's word on what the woven graph says: names and types of entities, facts that are wrong, facts that hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from zhitu.knowledge import vocabulary
from zhitu.model import (
    Article,
    Byline,
    Decision,
    Entity,
    Fact,
    Judgement,
    Mention,
    Origin,
    Piece,
    Ruling,
    Sentence,
    Verdict,
)
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.corrections import top
from zhitu.weaving.directory import Directory, loosen, stands_in
from zhitu.weaving.edges import JUDGED, is_node, spell
from zhitu.weaving.journal import Journal, why

SAY_WHERE = "Say in left_where and right_where in which article or document."


def amend(made: Mapping[int, Entity], clusters: Clusters, directory: Directory, journal: Journal) -> dict[int, Entity]:
    """The entities with the names and types that a person gave them; their ids stay."""
    claims: defaultdict[tuple[int, Decision], list[Ruling]] = defaultdict(list)
    for ruling in journal.rulings:
        types = ruling.decision in (Decision.TYPE, Decision.ADD)
        kind = (top(ruling.right) or "") if types else ruling.kind
        if ruling.decision is Decision.NAME or (types and kind):
            for root in {clusters.find(n) for n in directory.find(ruling.left, ruling.left_where, kind)}:
                claims[root, Decision.TYPE if types else Decision.NAME].append(ruling)
                journal.fit(ruling, (made[root].id,))
    amended = dict(made)
    for (root, decision), rivals in sorted(claims.items()):
        ruling = journal.settle(rivals)
        entity = amended[root]
        amended[root] = (
            rename(entity, ruling)
            if decision is Decision.NAME
            else replace(entity, type=vocabulary.load().class_called(ruling.right))
        )
    return amended


def rename(entity: Entity, ruling: Ruling) -> Entity:
    """The entity under a new name; the old one becomes another name of it."""
    if ruling.right == entity.name:
        return entity
    aliases = tuple(sorted({*entity.aliases, entity.name} - {ruling.right}))
    pair = sorted((entity.name, ruling.right))
    judgement = Judgement(pair[0], pair[1], Verdict.SAME, (why(ruling),))
    return replace(
        entity, name=ruling.right, aliases=aliases, judgements=tuple(sorted({*entity.judgements, judgement}))
    )


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
        relation = self._relation(ruling, journal)
        subjects = self._entities(ruling.left, ruling.left_where)
        terms = vocabulary.load()
        literal = bool(relation) and terms.properties[relation].literal
        objects = () if literal else self._entities(ruling.right, ruling.right_where)
        if not relation:
            return None
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
        journal.fit(ruling, [entity.id for entity in (subject, end) if entity])
        ends: list[Mention] = []
        for entity, cell in ((subject, ruling.left), (end, ruling.right)):
            if entity:
                place = ruling.text.find(cell)
                text, offset = (cell, place) if place >= 0 else (ruling.text, 0)
                ends.append(Mention(article, start + offset, text, entity.kind, entity.name, entity.code))
                homes[ends[-1]] = entity.id
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


def _object(fact: Fact, name: Callable[[Mention], str]) -> str:
    """What a fact says of its subject: an entity id, or a value as it is compared."""
    if isinstance(fact.object, Mention) and is_node(fact.object):
        return name(fact.object)
    return loosen(spell(fact.object))
