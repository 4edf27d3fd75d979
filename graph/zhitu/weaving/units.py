"""What is to be judged: each name in each article is one unit, and an article is the scene it stands in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.model import NODE_KINDS, Article, Kind, Mention, Reading
from zhitu.weaving.names import CLOSING, OPENING, fold, unquote

Key = tuple[str, ...]
"""What a thing is known by beyond its article."""

WIDE = (Level.COUNTRY, Level.PROVINCE, Level.PREFECTURE)
"""Levels whose places are meant by their bare names, wherever they stand."""

Spot = tuple[str, Kind, str, str]
"""Article, kind, value and code of a mention: all mentions of a spot are one unit."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article lends to its names: ``near``, the codes of its places; ``home``, the one it is mostly about.

    ``home`` is a prefecture or what lies in it, and empty if the article has no such place; ``region`` is the
    prefecture (or the municipality) that holds it; ``outlet`` is the folder of the document.
    """

    article: Article
    near: tuple[str, ...]
    home: str
    region: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One name in one article: all that it stands for there is one thing."""

    kind: Kind
    name: str
    code: str
    scene: Scene
    mentions: tuple[Mention, ...]
    quoted: bool

    @property
    def order(self) -> tuple[str, str, str, str]:
        """What units are sorted by; no two have it in common."""
        return (self.kind, self.name, self.code, self.scene.article.id)


def collect(readings: Iterable[Reading], gazetteer: Gazetteer) -> tuple[tuple[Unit, ...], Mapping[Spot, int]]:
    """All units in order, and which unit each spot belongs to."""
    units: list[Unit] = []
    homes: dict[Spot, tuple[Kind, str, str, str]] = {}
    for reading in readings:
        found = _mentions(reading)
        kinds = _kinds(found)
        scene = _scene(reading.article, found, gazetteer)
        groups: defaultdict[tuple[Kind, str, str], list[Mention]] = defaultdict(list)
        for mention in found:
            name = " ".join((mention.value or mention.text).split())
            kind = mention.kind if mention.code else kinds.get(fold(name), mention.kind)
            code = _code(mention, name, scene, gazetteer) if kind is Kind.PLACE else ""
            if code:
                name = gazetteer.place(code).name
            groups[kind, name, code].append(mention)
            homes[spot(mention)] = (kind, name, code, reading.article.id)
        for (kind, name, code), mentions in groups.items():
            quoted = any(_in_quotes(reading.article.text, mention) for mention in mentions)
            units.append(Unit(kind, name, code, scene, tuple(mentions), quoted))
    units.sort(key=lambda unit: unit.order)
    index = {unit.order: number for number, unit in enumerate(units)}
    return tuple(units), {where: index[order] for where, order in homes.items()}


def spot(mention: Mention) -> Spot:
    """What a mention shares with the others of its unit."""
    return (mention.article, mention.kind, mention.value, mention.code)


def _mentions(reading: Reading) -> tuple[Mention, ...]:
    """The mentions that become nodes, those that only facts name too, in order."""
    ends = (end for fact in reading.facts for end in (fact.subject, fact.object) if isinstance(end, Mention))
    nodes = (m for m in (*reading.mentions, *ends) if m.kind in NODE_KINDS and (m.value or m.text).strip())
    return tuple(sorted(set(nodes)))


def _kinds(mentions: Sequence[Mention]) -> dict[str, Kind]:
    """The kind that most mentions of a name bear, where an article gives it several; persons keep theirs."""
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind is not Kind.PERSON and not mention.code:
            votes[fold(mention.value or mention.text)][mention.kind] += 1
    return {
        name: min(counts, key=lambda kind: (-counts[kind], NODE_KINDS.index(kind)))
        for name, counts in votes.items()
        if len(counts) > 1
    }


def _scene(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Scene:
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for mention in mentions:
        if not mention.code:
            continue
        for place in gazetteer.chain(mention.code):
            counts[place.code] += 1
            first.setdefault(place.code, mention.start)
    near = tuple(sorted({m.code for m in mentions if m.code and gazetteer.chain(m.code)}))

    def top(level: Level) -> str:
        codes = [code for code in counts if gazetteer.place(code).level is level]
        return min(codes, key=lambda code: (-counts[code], first[code], code), default="")

    region = top(Level.PREFECTURE) or top(Level.PROVINCE)
    county = top(Level.COUNTY)
    home = county if county and (not region or gazetteer.within(county, region)) else region
    outlet = str(PurePosixPath(article.document.split("#", 1)[0]).parent)
    return Scene(article, near, home, region, outlet)


def _code(mention: Mention, name: str, scene: Scene, gazetteer: Gazetteer) -> str:
    """The code of a place: what the reading linked, else the only place of that name beside the article's others."""
    if mention.code:
        return mention.code if gazetteer.chain(mention.code) else ""
    codes, rest = gazetteer.peel(fold(name), scene.near)
    if rest or not codes:
        return ""
    named = gazetteer.named(name)
    wide = [place for place in named if place.level in WIDE]
    if len(wide) == 1 and wide[0] is named[0]:
        return wide[0].code
    if len(codes) > 1:  # 云南丽江|古城, which the reading took for a sight, is no 古城区
        return codes[-1] if fold(name).endswith(gazetteer.place(codes[-1]).name) else ""
    beside = any(gazetteer.related(codes[-1], code) for code in scene.near)
    return codes[-1] if beside or len(gazetteer.titled(name)) == 1 else ""


def _in_quotes(text: str, mention: Mention) -> bool:
    """Whether a mention fills a quotation or a title mark, its own marks counted."""
    name = fold(mention.text)
    around = fold(text[max(0, mention.start - 1) : mention.end + 1])
    marked = around == f"{OPENING}{name}{CLOSING}" or (name.startswith(OPENING) and name.endswith(CLOSING))
    return marked and OPENING not in unquote(name)
