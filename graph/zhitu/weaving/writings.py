"""Traditional texts among the readings: woven in Simplified characters, shown as they were written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from zhitu.knowledge import writing
from zhitu.knowledge.writing import Writing
from zhitu.model import Article, Edge, Entity, Fact, Graph, Judgement, Measure, Mention, Proposal, Reading
from zhitu.rulings import Ruling


@dataclass(frozen=True, slots=True)
class Writings:
    """The Traditional articles with their copies, the names in them, and the rulings that speak of those."""

    articles: Mapping[str, Article]
    texts: Mapping[str, Writing]
    rulings: Mapping[Ruling, Ruling]

    def restore(self, graph: Graph) -> Graph:
        """A graph of the copies with everything as it was written."""
        forms = {entity.id: self._forms(entity) for entity in graph.entities}
        return replace(
            graph,
            entities=tuple(self._entity(entity, forms[entity.id]) for entity in graph.entities),
            edges=tuple(map(self._edge, graph.edges)),
            proposals=tuple(self._proposal(one, forms) for one in graph.proposals),
            articles=tuple(self._article(article) for article in graph.articles),
            rulings=tuple(replace(one, ruling=self.rulings.get(one.ruling, one.ruling)) for one in graph.rulings),
        )

    def _article(self, article: Article) -> Article:
        own = self.articles.get(article.id)
        return replace(own, versions=article.versions) if own else article

    def _mention(self, mention: Mention) -> Mention:
        text = self.texts.get(mention.article)
        return text.mention(mention) if text else mention

    def _fact(self, fact: Fact) -> Fact:
        text = self.texts.get(fact.subject.article)
        return text.fact(fact) if text else fact

    def _edge(self, edge: Edge) -> Edge:
        facts = tuple(map(self._fact, edge.facts))
        end = facts[0].object if edge.literal and facts else None
        value = end.value if isinstance(end, Measure) else end if isinstance(end, str) else edge.object
        return replace(edge, object=value, facts=facts) if facts != edge.facts else edge

    def _forms(self, entity: Entity) -> dict[str, Counter[str]]:
        """How each name of an entity was written, how often."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        if any(mention.article in self.texts for mention in entity.mentions):
            for mention in entity.mentions:
                own = self._mention(mention)
                found[mention.text][own.text] += 1
                if mention.value != mention.text:
                    # A name that is only meant (市總工會) counts where nothing bears it.
                    found[mention.value][own.value] += 0
        return dict(found)

    def _entity(self, entity: Entity, forms: Mapping[str, Counter[str]]) -> Entity:
        if not forms:
            return entity
        name = choose(entity.name, forms)
        others = {form for one in (entity.name, *entity.aliases) for form in forms.get(one, (one,))}
        return replace(
            entity,
            name=name,
            aliases=tuple(sorted(others - {name})),
            mentions=tuple(map(self._mention, entity.mentions)),
            judgements=tuple(_judgement(one, forms, forms) for one in entity.judgements),
        )

    def _proposal(self, proposal: Proposal, forms: Mapping[str, Mapping[str, Counter[str]]]) -> Proposal:
        left, right = forms.get(proposal.left_id, {}), forms.get(proposal.right_id, {})
        return replace(
            _judgement(proposal, left, right),
            left_mention=self._mention(proposal.left_mention),
            right_mention=self._mention(proposal.right_mention),
        )


def choose(name: str, forms: Mapping[str, Counter[str]]) -> str:
    """A name as it was written most often; of equals the Simplified one."""
    counts = forms.get(name)
    return min(counts, key=lambda form: (-counts[form], form != name, form)) if counts else name


J = TypeVar("J", bound=Judgement)


def _judgement(one: J, left: Mapping[str, Counter[str]], right: Mapping[str, Counter[str]]) -> J:
    return replace(one, left=choose(one.left, left), right=choose(one.right, right))


def fold(
    readings: Iterable[Reading], rulings: Sequence[Ruling]
) -> tuple[tuple[Reading, ...], tuple[Ruling, ...], Writings]:
    """Readings and rulings in Simplified characters, and what they were written in; most are as they were."""
    given = tuple(readings)
    folded = tuple(map(writing.fold_reading, given))
    turned = [(old, new) for old, new in zip(given, folded, strict=True) if old is not new]
    articles = {old.article.id: old.article for old, _ in turned}
    texts = {old.article.id: Writing(old.article.text, new.article.text) for old, new in turned}
    names = {name for old, _ in turned for mention in old.mentions for name in (mention.text, mention.value)}
    meant = {_turn(ruling, names): ruling for ruling in rulings}
    return folded, tuple(meant), Writings(articles, texts, meant)


def _turn(ruling: Ruling, names: Iterable[str]) -> Ruling:
    """A ruling whose names are turned as those of the readings are."""
    left, right = (writing.turn(name) if name in names else name for name in (ruling.left, ruling.right))
    return replace(ruling, left=left, right=right)
