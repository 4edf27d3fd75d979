"""The graph as the pages are made from it, in memory, and where in a site each page stands."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import quote

from zhitu.exporters import citations, records
from zhitu.exporters.entities import describe
from zhitu.exporters.tools.filenames import Shelf
from zhitu.exporters.views import Row
from zhitu.model import Graph

REMEMBERED = 256
"""Articles that are kept as rows: a few megabytes."""


class Rows:
    """Rows that are made when they are asked for."""

    def __init__(self, make: Callable[[int], Row]) -> None:
        self.row = make


class GraphHoldings:
    """A graph by ids, with the address of the page of each of its things."""

    def __init__(self, graph: Graph) -> None:
        entities = {entity.id: entity for entity in graph.entities}
        articles = citations.index(graph)
        self.graph = graph
        self.numbers = {entity.id: number for number, entity in enumerate(graph.entities)}
        self.entities = Rows(lambda number: {**describe(graph.entities[number], articles)})
        self.facts = Rows(lambda number: records.describe_edge(graph.edges[number], entities, articles))
        self.relations = [edge.relation for edge in graph.edges]
        self.subjects = array("I", (self.numbers[edge.subject] for edge in graph.edges))
        self.documents: dict[str, list[str]] = {}
        """The articles of each document."""
        self.members: dict[str, list[int]] = {}
        """The numbers of the entities of each class."""
        for number, entity in enumerate(graph.entities):
            self.members.setdefault(entity.type, []).append(number)
        # Every sentence asks for its article, and neighbours for the same one.
        self._describe = lru_cache(REMEMBERED)(lambda article: records.describe_article(articles[article]))
        self._articles = articles
        self._facts_of: defaultdict[str, list[int]] = defaultdict(list)
        self._named_in: defaultdict[str, list[int]] = defaultdict(list)
        for number, edge in enumerate(graph.edges):
            for end in dict.fromkeys((edge.subject, *(() if edge.literal else (edge.object,)))):
                self._facts_of[end].append(number)
        for number, entity in enumerate(graph.entities):
            for article in dict.fromkeys(mention.article for mention in entity.mentions):
                self._named_in[article].append(number)
        for one in graph.articles:
            self.documents.setdefault(one.document, []).append(one.id)
        self._files = {
            "entity": _shelve("thing", [entity.id for entity in graph.entities], bare=True),
            "article": _shelve("article", [article.id for article in graph.articles]),
            "document": _shelve("document", list(self.documents)),
            "class": _shelve("class", list(self.members), bare=True),
        }

    def number(self, entity: str) -> int | None:
        """The number of an entity, by its id."""
        return self.numbers.get(entity)

    def article(self, article: str) -> Row | None:
        """The row of an article, by its id."""
        return self._describe(article) if article in self._articles else None

    def facts_of(self, entity: str) -> Sequence[int]:
        """The numbers of the facts that have an entity at either end."""
        return self._facts_of.get(entity, ())

    def named_in(self, article: str) -> Sequence[int]:
        """The numbers of the entities that an article names."""
        return self._named_in.get(article, ())

    def file(self, word: str, key: str) -> str:
        """The file of a page, from the site's top."""
        return self._files[word][key]

    def address(self, word: str, key: str) -> str:
        """The address of a page, from the site's top; a fact stands on the page that tells of it."""
        return f"#fact-{key}" if word == "fact" else quote(self.file(word, key))


def _shelve(folder: str, keys: Sequence[str], *, bare: bool = False) -> dict[str, str]:
    """A file for each key: an id of ours as it is, and of another a hash, which any host and address holds."""
    shelf = Shelf()
    return {key: f"{folder}/{shelf.name(key if bare else _digest(key), key)}.html" for key in keys}


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
