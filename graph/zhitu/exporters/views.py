"""What the pages show of a thing: its facts with their sentences, the articles that name it, its repaired text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol
from urllib.parse import quote

from zhitu.exporters import marking, selectors
from zhitu.exporters.marking import Stretch
from zhitu.knowledge import vocabulary

Row = dict[str, Any]

FACTS_A_PAGE = 100
"""A page of so many facts, each with a few sentences, has some 200 kB; what is more has pages of its own."""

SENTENCES_A_FACT = 10
"""More sentences of one fact stand on the fact's own page."""

ARTICLES_A_LIST = 200
"""A capital is named in half of all articles; the list says how many there are."""

QUOTED_HEAD, QUOTED_TAIL = 16, 8
"""A sentence is found in its article by so many characters at its ends; an address stays short so."""


class Rows(Protocol):
    """Rows by number."""

    def row(self, number: int) -> Row:
        """The row of a number."""


class Holdings(Protocol):
    """The graph as pages are made from it: rows as ``entities.jsonl`` and the like have them, and where pages are."""

    @property
    def entities(self) -> Rows:
        """Rows of ``entities.jsonl``."""

    @property
    def facts(self) -> Rows:
        """Rows of ``facts.jsonl``."""

    @property
    def relations(self) -> Sequence[str]:
        """The relation of each fact."""

    @property
    def subjects(self) -> Sequence[int]:
        """The number of each fact's subject."""

    def number(self, entity: str) -> int | None:
        """The number of an entity, by its id."""

    def article(self, article: str) -> Row | None:
        """The row of an article, by its id."""

    def facts_of(self, entity: str) -> Sequence[int]:
        """The numbers of the facts that have an entity at either end."""

    def named_in(self, article: str) -> Sequence[int]:
        """The numbers of the entities that an article names."""

    def address(self, word: str, key: str) -> str:
        """The address of a page: ``word`` is entity, fact, article or document."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A link to a thing of ours; ``kind`` is its top class, or empty."""

    address: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says a fact, its subject and object marked: where it stands, and in which article."""

    words: Sequence[Stretch]
    address: str
    headline: str
    date: str
    document: Piece
    ranges: str
    places: Sequence[selectors.Place]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Told:
    """A fact; ``object`` is empty for a value. Of its sentences ``hidden`` are not among ``sentences``.

    ``other`` is the end that is not the page's entity, empty for a value.
    """

    address: str
    subject: Piece
    relation: str
    object: Piece | None
    other: Piece | None
    value: str
    confidence: float
    status: str
    time: str
    rule: str
    sentences: tuple[Said, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one relation on a page, of ``total``; ``inverse`` ones have the page's entity as their object."""

    relation: str
    inverse: bool
    total: int
    facts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a long list: which, and of how many."""

    number: int
    last: int


def paginate(count: int, size: int, number: int) -> Page:
    """The page of a list; raises ValueError where the list has no such page."""
    last = max((count + size - 1) // size, 1)
    if not 1 <= number <= last:
        raise ValueError(number)
    return Page(number, last)


def facts_on(held: Holdings, entity: str, page: Page) -> Sequence[int]:
    """The numbers of the facts of an entity that stand on a page: those it says first, by relation."""
    key = _place(held, entity)
    ordered = sorted(held.facts_of(entity), key=lambda fact: (key(fact), fact))
    return ordered[(page.number - 1) * FACTS_A_PAGE : page.number * FACTS_A_PAGE]


def group(held: Holdings, entity: str, page: Page, most: int) -> tuple[Group, ...]:
    """The facts of an entity on a page, by direction and relation, each with so many of its sentences."""
    key = _place(held, entity)
    totals = Counter(map(key, held.facts_of(entity)))
    return tuple(
        Group(
            relation,
            inverse,
            totals[inverse, relation],
            tuple(tell(held, held.facts.row(fact), most, entity) for fact in facts),
        )
        for (inverse, relation), facts in groupby(facts_on(held, entity, page), key)
    )


def _place(held: Holdings, entity: str) -> Callable[[int], tuple[bool, str]]:
    """Under which direction and relation a fact stands on an entity's page; some relations have no direction."""
    own = held.number(entity)
    both = {name for name, one in vocabulary.load().properties.items() if one.symmetric}
    return lambda fact: (held.subjects[fact] != own and held.relations[fact] not in both, held.relations[fact])


def tell(held: Holdings, row: Row, most: int, entity: str = "") -> Told:
    """A row of ``facts.jsonl`` with so many of its sentences and their articles, for the page of an entity."""
    object_ = row["object"]
    subject, end = refer(held, row["subject"]), refer(held, object_) if "id" in object_ else None
    return Told(
        held.address("fact", row["id"]),
        subject,
        row["relation"],
        end,
        subject if entity and object_.get("id") == entity else end,
        object_.get("value", ""),
        row["confidence"],
        row["status"],
        row["time"],
        row["rule"],
        tuple(_say(held, said) for said in row["evidence"][:most]),
        max(len(row["evidence"]) - most, 0),
    )


def refer(held: Holdings, end: Row) -> Piece:
    """A link to the entity at an end of a fact."""
    return Piece(held.address("entity", end["id"]), end["name"], end.get("kind", ""))


def refer_to_article(held: Holdings, article: str) -> Piece:
    """A link to an article by its headline, or by its id where it has none."""
    row = held.article(article)
    return Piece(held.address("article", article), (row or {}).get("headline") or article)


def refer_to_document(held: Holdings, path: str) -> Piece:
    """A link to a document by its path."""
    return Piece(held.address("document", path), path)


def _say(held: Holdings, said: Row) -> Said:
    article = refer_to_article(held, said["article"])
    row = held.article(said["article"]) or {}
    text, start, end = _text_of(row), said["start"], said["end"]
    words = text[start:end]
    ends = [(low, high, end_) for end_ in ("subject", "object") for low, high in said[end_]]
    # A text fragment: the browser scrolls to the sentence and marks it, without a script.
    ends_of = (words,) if len(words) <= QUOTED_HEAD + QUOTED_TAIL else (words[:QUOTED_HEAD], words[-QUOTED_TAIL:])
    place = ",".join(quote(part, safe="", errors="replace") for part in ends_of)
    return Said(
        marking.cut(words, ((low - start, high - start, mark) for low, high, mark in ends))[0],
        f"{article.address}#:~:text={place.replace('-', '%2D')}",
        article.name,
        row.get("date", ""),
        refer_to_document(held, said["document"]),
        ", ".join(f"{start}–{end}" for start, end in said["ranges"]),
        selectors.group(said.get("places", ())),
        said["rule"],
        said["confidence"],
    )


def articles_naming(held: Holdings, entity: Row) -> tuple[int, tuple[tuple[Piece, str, int], ...]]:
    """How many articles name an entity, and the first of them with their date and how often they do."""
    counted = Counter(place["article"] for place in entity["mentions"])
    shown = list(counted.items())[:ARTICLES_A_LIST]
    return len(counted), tuple(
        (refer_to_article(held, article), (held.article(article) or {}).get("date", ""), count)
        for article, count in shown
    )


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its names marked, line by line; an entity's id leads to ``links``."""

    headline: Sequence[Stretch]
    subheads: Sequence[Sequence[Stretch]]
    paragraphs: Sequence[Sequence[Stretch]]
    links: dict[str, Piece]


def read_text(held: Holdings, article: Row) -> Text:
    """The text of an article with every name of the graph linked."""
    links: dict[str, Piece] = {}
    spans: list[marking.Span] = []
    for number in held.named_in(article["id"]):
        row = held.entities.row(number)
        links[row["id"]] = refer(held, row)
        here = (place for place in row["mentions"] if place["article"] == article["id"])
        spans += [(place["start"], place["end"], row["id"]) for place in here]
    lines = marking.cut(_text_of(article), spans)
    heads = article["head"].count("\n")
    headline = lines[:1] if article["headline"] else []
    return Text(headline[0] if headline else (), lines[len(headline) : heads], lines[heads:], links)


def _text_of(article: Row) -> str:
    """What is read of an article, in which the exports count; nothing of one that is not there."""
    return f"{article['head']}{article['text']}" if article else ""


def list_entities(held: Holdings, numbers: Iterable[int]) -> list[tuple[Piece, Row]]:
    """Links to entities, with their rows."""
    rows = (held.entities.row(number) for number in numbers)
    return [(refer(held, row), row) for row in rows]
