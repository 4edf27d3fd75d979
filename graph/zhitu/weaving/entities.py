"""What a cluster becomes: a name, other names, a class and an id."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Place
from zhitu.model import Entity, Judgement, Kind, Verdict
from zhitu.weaving.bodies import Bodies
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import CLOSING, OPENING, Endings, fold, unbracket, unquote
from zhitu.weaving.persons import appellations, is_called
from zhitu.weaving.places import TYPES, endings
from zhitu.weaving.units import Key, Unit

Rival = TypeVar("Rival")

ID_DIGITS = 12
"""Hexadecimal digits of an id: 48 bits, one collision expected beyond ten million entities."""


class Namer:
    """Chooses among the forms of one thing, with the lexicons of one ontology."""

    def __init__(self, knowledge: Knowledge, bodies: Bodies) -> None:
        lexicons = knowledge.lexicons
        self._gazetteer = knowledge.gazetteer
        self._bodies = bodies
        words = lexicons.get("generic_names")
        self._pointing = words.words("prefix", "qualifier") if words else ()
        self._appellations = appellations(knowledge)
        self._heads = {
            Kind.ORGANIZATION: bodies.heads,
            Kind.PROGRAM: Endings.of(lexicons.get("program_heads")),
            Kind.PLACE: endings(knowledge),
        }

    def division(self, code: str) -> Place:
        """The division that bears a code."""
        return self._gazetteer.place(code)

    def choose(self, kind: Kind, names: Counter[str]) -> str:
        """The fullest of the names that an article held the thing to bear: formal, without brackets, long."""
        owned = self._owned(names) if kind is Kind.ORGANIZATION else frozenset()

        def rank(name: str) -> tuple[object, ...]:
            return (name in owned, *self._faults(kind, name), -len(fold(name)), -names[name], name)

        return min(names, key=rank)

    def classify(self, kind: Kind, names: Iterable[str]) -> str:
        """The class that the first name with a known ending has; the top class if none has."""
        heads = self._heads.get(kind)
        found = (heads.classify(unbracket(unquote(fold(name)), ())) for name in names) if heads else ()
        return next(filter(None, found), kind.value)

    def is_name(self, kind: Kind, text: str) -> bool:
        """Whether a form names the thing outside its article too: not 该中心, 市总工会, 骆老师."""
        folded = unquote(fold(text))
        if len(folded) < 2 or folded.startswith(self._pointing):
            return False
        if kind is Kind.PERSON:
            return not is_called(text, self._appellations)
        if kind is Kind.ORGANIZATION:
            body = self._bodies.parse(text)
            return bool(body.place) or not body.generic
        return kind is Kind.PLACE or OPENING in fold(text) or not self._bodies.is_generic(folded)

    def _owned(self, names: Iterable[str]) -> frozenset[str]:
        """The names that put something before another full name of the company: 某开发区|某某电缆有限公司."""
        bodies = {name: self._bodies.parse(name) for name in names}
        full = {body.text: body.core for body in bodies.values() if body.registered}
        return frozenset(
            name
            for name, body in bodies.items()
            if any(body.text[cut:] in full and full[body.text[cut:]] != body.core for cut in range(1, len(body.text)))
        )

    def _faults(self, kind: Kind, name: str) -> tuple[bool, ...]:
        """What speaks against a name as the canonical one, the worst first."""
        folded = fold(name)
        brackets = "(" in folded
        if kind is Kind.ORGANIZATION:
            body = self._bodies.parse(name)
            bare = unquote(folded)
            # 宁波通海|铁路有限公司: a full legal form or a place makes a name official; 嘉兴工会 lacks its 市总.
            return (not self.is_name(kind, name), brackets, not (body.place or body.registered), body.text != bare)
        if kind is Kind.PROGRAM:
            opened, headed = OPENING in folded and CLOSING in folded, bool(self._heads[kind].find(unquote(folded)))
            return (not self.is_name(kind, name), not headed, not opened)
        return (not self.is_name(kind, name), brackets, kind is Kind.PLACE and folded.endswith("段"))


@dataclass(slots=True)
class Summary:
    """What all units of a thing come to, but for where they stand: those of its parts add up, in any order.

    ``names`` count the mentions of each name, ``forms`` are all words for it, ``keys`` the least key of each name,
    ``first`` its first article, and in it the first unit.
    """

    kind: Kind
    names: Counter[str]
    forms: set[str]
    keys: dict[str, Key]
    codes: set[str]
    first: tuple[str, tuple[str, ...]]

    @classmethod
    def of(cls, unit: Unit, key: Key) -> Summary:
        """What a unit alone comes to."""
        forms = {unit.name, *(" ".join(mention.text.split()) for mention in unit.mentions)}
        names = Counter({unit.name: len(unit.mentions)})
        codes = {unit.code} if unit.code else set[str]()
        return cls(unit.kind, names, forms, {unit.name: key}, codes, (unit.scene.article.id, unit.order))

    def add(self, other: Summary) -> None:
        """Take in the units of another part of the same thing."""
        self.names.update(other.names)
        self.forms |= other.forms
        for name, key in other.keys.items():
            self.keys[name] = min(self.keys.get(name, key), key)
        self.codes |= other.codes
        # The unit that stands for the whole is the first of all, wherever it stands.
        (article, unit), (other_article, other_unit) = self.first, other.first
        self.first = min(article, other_article), min(unit, other_unit)

    def wanted(self, name: str) -> tuple[Kind, Key]:
        """What the thing is known by, under its canonical name: two clusters may want one key."""
        return self.kind, min((key for key in self.keys.values() if key[0] == "code"), default=self.keys[name])


def make(clusters: Clusters, keys: Mapping[int, Key], knowledge: Knowledge, bodies: Bodies) -> dict[int, Entity]:
    """The entity of each cluster, by the unit that stands for it."""
    namer = Namer(knowledge, bodies)
    reasons = clusters.judgements()
    groups = clusters.groups()
    summaries = {root: summarize((clusters.units[n], keys[n]) for n in members) for root, members in groups.items()}
    names = {root: namer.choose(one.kind, one.names) for root, one in summaries.items()}
    rivals: defaultdict[tuple[Kind, Key], list[int]] = defaultdict(list)
    for root, one in summaries.items():
        rivals[one.wanted(names[root])].append(root)
    ids: dict[int, str] = {}
    for (kind, key), roots in rivals.items():
        ids |= identify(kind, key, {root: summaries[root].first for root in roots})

    def build(root: int, members: Iterable[int]) -> Entity:
        mentions = tuple(sorted({mention for n in members for mention in clusters.units[n].mentions}))
        one = complete(summaries[root], names[root], ids[root], reasons.get(root, ()), namer)
        return replace(one, mentions=mentions)

    return {root: build(root, members) for root, members in groups.items()}


def summarize(units: Iterable[tuple[Unit, Key]]) -> Summary:
    """What units that are one come to, each with its key."""
    rest = iter(units)
    whole = Summary.of(*next(rest))
    for unit, key in rest:
        whole.add(Summary.of(unit, key))
    return whole


def division(code: str, knowledge: Knowledge) -> Entity:
    """The entity of a division that no text names: what another place lies in."""
    place = knowledge.gazetteer.place(code)
    return Entity(f"place-{code}", Kind.PLACE, TYPES[place.level], place.name, (), code, (), ())


def complete(summary: Summary, name: str, identity: str, reasons: tuple[Judgement, ...], namer: Namer) -> Entity:
    """The entity of a thing under its canonical name and its id, without its mentions."""
    # A place that a person holds apart from the one of its code has none.
    kind, code = summary.kind, next((code for code in summary.codes if identity == f"place-{code}"), "")
    division = namer.division(code) if code else None
    name = division.name if division else name
    aliases = tuple(sorted(form for form in summary.forms - {name} if namer.is_name(kind, form)))
    ordered = (name, *sorted(aliases, key=lambda alias: (-len(alias), alias)))
    type_ = TYPES[division.level] if division else namer.classify(kind, ordered)
    if division:
        reason = (f"同一行政区划 {code}",)
        reasons = tuple(sorted(Judgement(min(name, form), max(name, form), Verdict.SAME, reason) for form in aliases))
    return Entity(identity, kind, type_, name, aliases, code, (), reasons)


def identify(kind: Kind, key: Key, rivals: Mapping[Rival, tuple[str, tuple[str, ...]]]) -> dict[Rival, str]:
    """The ids of the things that want one key: of the key, and for all but the first of their first articles too."""
    ids: dict[Rival, str] = {}
    for rank, (rival, (article, _)) in enumerate(sorted(rivals.items(), key=lambda item: item[1])):
        if key[0] == "code" and rank == 0:
            ids[rival] = f"place-{key[1]}"
        else:
            ids[rival] = _digest(kind, key if rank == 0 else (*key, article, str(rank)))
    return ids


def _digest(kind: Kind, key: Key) -> str:
    text = "\0".join((kind.value, *key))
    # A name that no encoding can write (a file's, in a key) still has an id.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind.value.lower()}-{digest[:ID_DIGITS]}"
