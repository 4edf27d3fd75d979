"""The graph of an edition by ids: entities, their facts, articles. What a line says stays in its file until it is read.

found = index.of(options)
found.entity("organization-…")       # a row of entities.jsonl
found.facts_of("organization-…")     # numbers of rows of facts.jsonl, which has it at either end
found.names.find("株洲")              # entities by name
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from sys import intern
from threading import Lock

from zhitu.errors import InputError
from zhitu.rdf.iris import Iris
from zhitu.server.addresses import address_of
from zhitu.server.lines import BUILD_AGAIN, Lines, Row
from zhitu.server.names import Names
from zhitu.server.options import Edition, Options
from zhitu.server.triples import Triples

Numbers = Sequence[int]

BASE = re.compile(r"^@prefix id: <([^>]+)> \.$", re.MULTILINE)
HEADER = 4096
"""The prefixes of graph.ttl stand in its first thousand bytes; a base may be long."""

NONE: Numbers = ()


class Index:
    """An edition by ids; raises :class:`InputError` where a file of it is missing or broken."""

    def __init__(self, folder: Path) -> None:
        self.base = read_base(folder / "graph.ttl")
        self.triples = Triples(folder / "graph.nq")
        self.entities = Lines(folder / "entities.jsonl")
        self.facts = Lines(folder / "facts.jsonl")
        self.articles = Lines(folder / "articles.jsonl")
        self.types: list[str] = []
        """The class of each entity."""
        self.relations: list[str] = []
        """The relation of each fact."""
        self.subjects = array("I")
        """The number of each fact's subject."""
        self.members: dict[str, array[int]] = {}
        """The entities of each class, those of its subclasses apart."""
        self._entity: dict[str, int] = {}
        self._fact: dict[str, int] = {}
        self._article: dict[str, int] = {}
        self._facts_of: dict[int, array[int]] = {}
        self._named_in: dict[str, array[int]] = {}
        self._parts_of: dict[str, array[int]] = {}
        self.names = self._read_entities()
        self._read_facts()
        for number, row in enumerate(self.articles):
            self._article[row["id"]] = number
            self._parts_of.setdefault(row["document"], array("I")).append(number)

    def _read_entities(self) -> Names:
        called: list[tuple[str, int]] = []
        for number, row in enumerate(self.entities):
            self._entity[row["id"]] = number
            self.types.append(intern(row["type"]))
            self.members.setdefault(row["type"], array("I")).append(number)
            called += [(name, number) for name in dict.fromkeys((row["name"], *row["aliases"]))]
            for article in dict.fromkeys(place["article"] for place in row["mentions"]):
                self._named_in.setdefault(article, array("I")).append(number)
        return Names(called)

    def _read_facts(self) -> None:
        for number, row in enumerate(self.facts):
            self._fact[row["id"]] = number
            self.relations.append(intern(row["relation"]))
            subject = self._entity.get(row["subject"]["id"], -1)
            self.subjects.append(max(subject, 0))
            for end in {subject, self._entity.get(row["object"].get("id", ""), -1)} - {-1}:
                self._facts_of.setdefault(end, array("I")).append(number)

    def number(self, entity: str) -> int | None:
        """The number of an entity, by its id."""
        return self._entity.get(entity)

    def entity(self, entity: str) -> Row | None:
        """The row of an entity, by its id."""
        return _row(self.entities, self._entity, entity)

    def fact(self, fact: str) -> Row | None:
        """The row of a fact, by its id."""
        return _row(self.facts, self._fact, fact)

    def article(self, article: str) -> Row | None:
        """The row of an article, by its id."""
        return _row(self.articles, self._article, article)

    def facts_of(self, entity: str) -> Numbers:
        """The numbers of the facts that have an entity at either end, in the order of their file."""
        return self._facts_of.get(self._entity.get(entity, -1), NONE)

    def named_in(self, article: str) -> Numbers:
        """The numbers of the entities that an article names."""
        return self._named_in.get(article, NONE)

    def address(self, word: str, key: str) -> str:
        """The address of a thing's page: ``word`` is entity, fact, article or document."""
        iris = Iris(self.base)
        make = {"entity": iris.entity, "article": iris.article, "document": iris.document}.get(word)
        return address_of(make(key).value if make else f"{self.base}{word}/{key}", self.base)

    def parts_of(self, document: str) -> Numbers:
        """The numbers of the articles of a document."""
        return self._parts_of.get(document, NONE)


def _row(lines: Lines, numbers: Mapping[str, int], wanted: str) -> Row | None:
    return lines.row(numbers[wanted]) if wanted in numbers else None


def read_base(path: Path) -> str:
    """The base of the graph's IRIs, which its Turtle names; raises :class:`InputError` where it does not."""
    try:
        with path.open(encoding="utf-8") as file:
            found = BASE.search(file.read(HEADER))
    except (OSError, ValueError) as error:
        raise InputError("the Turtle of the graph cannot be read", str(path), BUILD_AGAIN) from error
    if not found:
        raise InputError("the Turtle of the graph names no prefix id:", str(path), BUILD_AGAIN)
    return found[1]


_LOADING = Lock()


@lru_cache(maxsize=1)
def _load(edition: Edition) -> Index:
    return Index(edition.folder)


def of(options: Options) -> Index:
    """The index of the edition that is in the folder now; the first who asks for an edition waits until it is read."""
    edition = options.edition()
    with _LOADING:  # else all who ask meanwhile would read it too
        return _load(edition)
