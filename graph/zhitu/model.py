"""The frozen values that flow through zhitu, in the order in which they flow.

    Document → Article → Sentence, Token → Mention → Fact → Reading → Entity, Edge → Graph

All offsets count code points; all ends are exclusive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from zhitu import glance, links, regions
from zhitu.errors import Problem
from zhitu.rulings import Applied

VERSION = "0.1.0"
"""The version of zhitu; written into the provenance of every graph."""

Range = regions.Range
Region = regions.Region
Piece = regions.Piece
Origin = regions.Origin

Match = links.Match
Heading = links.Heading
Link = links.Link


class Kind(StrEnum):
    """What a mention names. The first four become nodes of the graph, the others qualify facts."""

    ORGANIZATION = "Organization"
    PERSON = "Person"
    PLACE = "Place"
    PROGRAM = "Program"
    TIME = "Time"
    AMOUNT = "Amount"
    TITLE = "Title"
    HONOUR = "Honour"


NODE_KINDS = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM)


class Status(StrEnum):
    """How the text puts a fact forward."""

    STATED = "stated"
    PLANNED = "planned"
    DENIED = "denied"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Document:
    """One file, or one record of a file, decoded.

    ``path`` is what the user sees (POSIX; a record adds ``#id``); ``text`` is the decoded raw text that every
    offset counts in; ``digest`` is the SHA-256 of that text in UTF-8. ``title``, ``date`` (ISO), ``source`` (newspaper
    or site), ``author`` and ``url`` are what the container said, and empty for plain text. A record is one article
    whole; the page of another document is repaired. ``regions`` are sorted and do not overlap; plain text has none.
    ``headlines`` are where lines begin that the size of their type shows to be headlines; empty where nothing shows it.
    """

    path: str
    text: str
    digest: str
    title: str = ""
    date: str = ""
    is_record: bool = False
    regions: tuple[Region, ...] = ()
    source: str = ""
    author: str = ""
    url: str = ""
    headlines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Byline:
    """Who signed an article."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was done to the raw page, and where: ``kind`` is joined, moved, dropped or kept."""

    kind: str
    ranges: tuple[Range, ...]
    reason: str


class Kinship(StrEnum):
    """What an article is to one before it."""

    REPRINT = "reprint"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """That an article is a reprint or a correction of another, and which share of it stands there too."""

    kind: Kinship
    of: str
    share: float


@dataclass(frozen=True, slots=True)
class Article:
    """One article, in reading order.

    ``text`` is everything that is read: the headline and the subheads, a line each, then the body, whose
    paragraphs are parted by ``\\n``; the body begins at ``body``. ``regions`` count in the raw document, as the origin
    does; ``source`` and ``url`` are the document's. Only weaving knows the ``versions``.
    """

    id: str
    document: str
    headline: str
    subheads: tuple[str, ...]
    byline: Byline
    date: str
    text: str
    body: int
    origin: Origin
    repairs: tuple[Repair, ...] = ()
    regions: tuple[Region, ...] = ()
    source: str = ""
    url: str = ""
    versions: tuple[Version, ...] = ()

    def places(self, ranges: Iterable[Range]) -> Iterator[Region]:
        """The regions of the file that raw ranges touch, each once, in the order of the ranges."""
        return regions.touch(self.regions, ranges)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article; never crosses a line."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the article, exclusive."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its tag (names: PER, LOC, ORG, TIME); ``confidence`` is 0 where the tagger does not say."""

    start: int
    text: str
    tag: str
    confidence: float = 0.0

    @property
    def end(self) -> int:
        """Where it ends in the article, exclusive."""
        return self.start + len(self.text)


Tagger = Callable[[tuple[Sentence, ...]], Iterable[tuple[Token, ...]]]
"""The seam between tagging and finding: sentences in, the tokens of each out, in order, without gaps."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name as it stands in the text.

    ``value`` is what it stands for inside its article (骆老师 → 骆青禾, 市总工会 → 雅安市总工会, an ISO date for
    a time); ``code`` is the administrative code of a place that was linked, else empty.
    """

    article: str
    start: int
    text: str
    kind: Kind
    value: str
    code: str = ""
    confidence: float = 1.0

    @property
    def end(self) -> int:
        """Where it ends in the article, exclusive."""
        return self.start + len(self.text)


order = attrgetter("article", "start", "text", "kind", "value", "code", "confidence")
"""What mentions are compared by; as a key it sorts them three times as fast as they sort themselves."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured quantity: so many of what, by when.

    ``action`` is what is done with them (建成), perhaps empty; ``counted`` is what is measured (工会驿站); ``sign`` is
    one of ≥ ≤ > < ≈, or empty for an exact number; ``number`` is a decimal in digits; ``date`` is an ISO date, month or
    year, or empty; ``target`` says that it is aimed at, not reached; ``text`` is the number as it is written.
    """

    action: str
    counted: str
    sign: str
    number: str
    unit: str
    date: str
    target: bool
    text: str

    @property
    def value(self) -> str:
        """All of it in one line; equal for what is the same measure, however it was written."""
        parts = (self.action + self.counted, self.sign + self.number, self.unit, self.date, "目标" * self.target)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Fact:
    """What one sentence says: a relation between two mentions, a mention and a literal, or a mention and a measure.

    ``rule`` names what found it (relation/pattern); ``time`` is an ISO date, month or year, or empty.
    """

    subject: Mention
    relation: str
    object: Mention | Measure | str
    sentence: Sentence
    rule: str
    confidence: float
    time: str = ""
    status: Status = Status.STATED


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: mentions (nested ones too) by position, facts, and what could not be read."""

    article: Article
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...] = ()


class Verdict(StrEnum):
    """What is held of two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """Why two names are held to be one, two, or not known."""

    left: str
    right: str
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Proposal(Judgement):
    """Two names that may be one thing, put to a person: where each stands, which entities they are now.

    ``facts`` counts the edges that hang on them. A ``wide`` one asks whether all that bears the name is one.
    """

    left_mention: Mention
    right_mention: Mention
    left_id: str
    right_id: str
    facts: int
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """One node: ``type`` is its class in the vocabulary (TradeUnion, Company…), ``kind`` its top class."""

    id: str
    kind: Kind
    type: str
    name: str
    aliases: tuple[str, ...]
    code: str
    mentions: tuple[Mention, ...]
    judgements: tuple[Judgement, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """What the corpus says of two nodes, or of a node and a literal, with all its evidence.

    ``object`` is an entity id, unless ``literal`` is true.
    """

    subject: str
    relation: str
    object: str
    literal: bool
    facts: tuple[Fact, ...]
    confidence: float
    status: Status
    time: str

    @property
    def measure(self) -> Measure | None:
        """The measure that the literal spells, if it is one."""
        end = self.facts[0].object if self.facts else None
        return end if isinstance(end, Measure) else None


@dataclass(frozen=True, slots=True)
class Source:
    """What the graph keeps of a document: enough to cite it and to prove that it is the same text."""

    path: str
    digest: str
    length: int
    date: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build was told; recorded in the graph's provenance."""

    tagger: str = "zhitu"
    base: str = "https://w3id.org/zhitu/id/"


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that was woven; every tuple is sorted, so equal input gives an equal graph."""

    entities: tuple[Entity, ...]
    edges: tuple[Edge, ...]
    proposals: tuple[Proposal, ...]
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    settings: Settings
    rulings: tuple[Applied, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows: how much there is of each kind, and the entities with most facts."""
        kinds = Counter(str(one.kind) for one in self.entities)
        facts = Counter(end for edge in self.edges for end in {edge.subject, edge.object})
        rows = sorted(self.entities, key=lambda one: (-facts[one.id], one.id))[: glance.MOST]
        told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())) or "no entities"
        counts = f"{len(self.edges)} facts, {len(self.articles)} articles, {len(self.problems)} problems"
        cells = ((one.name, str(one.kind), one.type, str(facts[one.id])) for one in rows)
        return glance.show(f"{told}; {counts}", ("name", "kind", "type", "facts"), cells)


Batch = tuple[Document, ...]
"""Documents that are read together, since a tagger is faster on many sentences at once; each is read as if alone."""

Readings = tuple[Reading, ...]
"""What a document says: a reading for each of its articles."""

Work = Callable[[Batch], tuple[Readings, ...]]
Mapper = Callable[[Work, Iterable[Batch]], Iterator[tuple[Readings, ...]]]
