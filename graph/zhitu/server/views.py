"""What the pages show of a thing: its facts with their sentences, the articles that name it, its repaired text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from zhitu.exporters import selectors
from zhitu.knowledge import vocabulary
from zhitu.rdf.iris import Iris
from zhitu.server import marking
from zhitu.server.addresses import address_of
from zhitu.server.index import Index
from zhitu.server.lines import Row
from zhitu.server.marking import Stretch

FACTS_A_PAGE = 100
"""A page of so many facts, each with a few sentences, has some 200 kB; what is more has pages of its own."""

SENTENCES_A_FACT = 10
"""More sentences of one fact stand on the fact's own page."""

ARTICLES_A_LIST = 200
"""A capital is named in half of all articles; the list says how many there are."""

QUOTED_HEAD, QUOTED_TAIL = 16, 8
"""A sentence is found in its article by so many characters at its ends; an address stays short so."""


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


def facts_on(index: Index, entity: str, page: Page) -> Sequence[int]:
    """The numbers of the facts of an entity that stand on a page: those it says first, by relation."""
    key = _place(index, entity)
    ordered = sorted(index.facts_of(entity), key=lambda fact: (key(fact), fact))
    return ordered[(page.number - 1) * FACTS_A_PAGE : page.number * FACTS_A_PAGE]


def group(index: Index, entity: str, page: Page) -> tuple[Group, ...]:
    """The facts of an entity on a page, by direction and relation."""
    key = _place(index, entity)
    totals = Counter(map(key, index.facts_of(entity)))
    return tuple(
        Group(
            relation,
            inverse,
            totals[inverse, relation],
            tuple(tell(index, index.facts.row(fact), SENTENCES_A_FACT, entity) for fact in facts),
        )
        for (inverse, relation), facts in groupby(facts_on(index, entity, page), key)
    )


def _place(index: Index, entity: str) -> Callable[[int], tuple[bool, str]]:
    """Under which direction and relation a fact stands on an entity's page; some relations have no direction."""
    own = index.number(entity)
    both = {name for name, one in vocabulary.load().properties.items() if one.symmetric}
    return lambda fact: (index.subjects[fact] != own and index.relations[fact] not in both, index.relations[fact])


def tell(index: Index, row: Row, most: int, entity: str = "") -> Told:
    """A row of ``facts.jsonl`` with so many of its sentences and their articles, for the page of an entity."""
    object_ = row["object"]
    subject, end = refer(index, row["subject"]), refer(index, object_) if "id" in object_ else None
    return Told(
        address_of(f"{index.base}fact/{row['id']}", index.base),
        subject,
        row["relation"],
        end,
        subject if entity and object_.get("id") == entity else end,
        object_.get("value", ""),
        row["confidence"],
        row["status"],
        row["time"],
        row["rule"],
        tuple(_say(index, said) for said in row["evidence"][:most]),
        max(len(row["evidence"]) - most, 0),
    )


def refer(index: Index, end: Row) -> Piece:
    """A link to the entity at an end of a fact."""
    return Piece(address_of(Iris(index.base).entity(end["id"]).value, index.base), end["name"], end.get("kind", ""))


def refer_to_article(index: Index, article: str) -> Piece:
    """A link to an article by its headline, or by its id where it has none."""
    row = index.article(article)
    iri = Iris(index.base).article(article).value
    return Piece(address_of(iri, index.base), (row or {}).get("headline") or article)


def refer_to_document(index: Index, path: str) -> Piece:
    """A link to a document by its path."""
    return Piece(address_of(Iris(index.base).document(path).value, index.base), path)


def _say(index: Index, said: Row) -> Said:
    article = refer_to_article(index, said["article"])
    row = index.article(said["article"]) or {}
    text, start, end = _text_of(row), said["start"], said["end"]
    words = text[start:end]
    ends = [(low, high, end_) for end_ in ("subject", "object") for low, high in said[end_]]
    # A text fragment: the browser scrolls to the sentence and marks it, without a script.
    place = quote(words, safe="")
    if len(words) > QUOTED_HEAD + QUOTED_TAIL:
        place = f"{quote(words[:QUOTED_HEAD], safe='')},{quote(words[-QUOTED_TAIL:], safe='')}"
    return Said(
        marking.cut(words, ((low - start, high - start, mark) for low, high, mark in ends))[0],
        f"{article.address}#:~:text={place.replace('-', '%2D')}",
        article.name,
        row.get("date", ""),
        refer_to_document(index, said["document"]),
        ", ".join(f"{start}–{end}" for start, end in said["ranges"]),
        selectors.group(said.get("places", ())),
        said["rule"],
        said["confidence"],
    )


def articles_naming(index: Index, entity: Row) -> tuple[int, tuple[tuple[Piece, str, int], ...]]:
    """How many articles name an entity, and the first of them with their date and how often they do."""
    counted = Counter(place["article"] for place in entity["mentions"])
    shown = list(counted.items())[:ARTICLES_A_LIST]
    return len(counted), tuple(
        (refer_to_article(index, article), (index.article(article) or {}).get("date", ""), count)
        for article, count in shown
    )


@dataclass(frozen=True, slots=True)
class Text:
    """An article with its names marked, line by line; an entity's id leads to ``links``."""

    headline: Sequence[Stretch]
    subheads: Sequence[Sequence[Stretch]]
    paragraphs: Sequence[Sequence[Stretch]]
    links: dict[str, Piece]


def read_text(index: Index, article: Row) -> Text:
    """The text of an article with every name of the graph linked."""
    links: dict[str, Piece] = {}
    spans: list[marking.Span] = []
    for number in index.named_in(article["id"]):
        row = index.entities.row(number)
        links[row["id"]] = refer(index, row)
        here = (place for place in row["mentions"] if place["article"] == article["id"])
        spans += [(place["start"], place["end"], row["id"]) for place in here]
    lines = marking.cut(_text_of(article), spans)
    heads = article["head"].count("\n")
    headline = lines[:1] if article["headline"] else []
    return Text(headline[0] if headline else (), lines[len(headline) : heads], lines[heads:], links)


def _text_of(article: Row) -> str:
    """What is read of an article, in which the exports count; nothing of one that is not there."""
    return f"{article['head']}{article['text']}" if article else ""


def list_entities(index: Index, numbers: Iterable[int]) -> list[tuple[Piece, Row]]:
    """Links to entities, with their rows."""
    rows = (index.entities.row(number) for number in numbers)
    return [(refer(index, row), row) for row in rows]
