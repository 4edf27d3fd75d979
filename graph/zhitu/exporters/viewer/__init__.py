"""The interactive page: one HTML file that works without any network, made with pyvis.

pyvis makes the network (nodes, edges, options) and renders it; the template is ours, since its own needs a CDN
and runs scripts that stand in names. Everything a stranger wrote reaches the page as JSON and is shown as text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zhitu.exporters import citations, entities, records
from zhitu.exporters.viewer import drawing, page, payload, selection
from zhitu.knowledge import vocabulary
from zhitu.model import Entity, Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

BUDGET = 1500
"""Nodes drawn at once: at 1,500 a frame takes 20 ms of two cores without a GPU; beyond it all is a grey ball."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``graph.html``: search, filters, a picture, a table, articles, and for each fact the sentences that say it."""
    facts = gather(graph)
    yield page.render(drawing.draw(facts), facts)


def gather(graph: Graph) -> dict[str, Any]:
    """What the page of a graph knows: the columns of :mod:`payload`, and what holds for all of it."""
    articles = citations.index(graph)
    by_id = {entity.id: entity for entity in graph.entities}
    chosen = [graph.entities[number] for number in selection.select(graph)]
    held = {entity.id for entity in chosen}
    edges = [edge for edge in graph.edges if edge.subject in held and (edge.literal or edge.object in held)]
    named = {fact.subject.article for edge in edges for fact in edge.facts}
    if len(chosen) == len(
        graph.entities
    ):  # a part comes with the articles that say its facts, not with all that name it
        named.update(mention.article for entity in chosen for mention in entity.mentions)
    return {
        **payload.gather(
            [{**entities.tell(entity), "mentions": Mentions(entity)} for entity in chosen],
            [records.describe_edge(edge, by_id, articles) for edge in edges],
            [records.describe_article(article) for article in graph.articles if article.id in named],
            count(graph),
        ),
        "whole": {
            "documents": len(graph.sources),
            "articles": len(graph.articles),
            "entities": len(graph.entities),
            "edges": len(graph.edges),
        },
        "budget": BUDGET,
        "labels": label(),
        "measures": drawing.MEASURES,
    }


class Mentions:
    """Where an entity is named, as records that are made when they are asked for: a city has thousands."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity

    def __len__(self) -> int:
        return len(self.entity.mentions)

    def __iter__(self) -> Iterator[payload.Record]:
        for one in self.entity.mentions:
            yield {"article": one.article, "start": one.start, "end": one.end}


def count(graph: Graph) -> Counter[str]:
    """How many facts there are of each entity."""
    found = Counter(edge.subject for edge in graph.edges)
    found.update(edge.object for edge in graph.edges if not edge.literal and edge.object != edge.subject)
    return found


def label() -> dict[str, dict[str, str]]:
    """What the vocabulary calls its classes and properties, by language."""
    terms = vocabulary.load()
    classes = {name: dict(term.labels) for name, term in terms.classes.items()}
    return classes | {name: dict(term.labels) for name, term in terms.properties.items()}
