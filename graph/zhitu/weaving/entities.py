"""What a cluster becomes: a name, other names, a class and an id."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Place
from zhitu.model import Entity, Judgement, Kind, Mention, Verdict
from zhitu.weaving.bodies import Bodies
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import CLOSING, OPENING, Endings, fold, unbracket, unquote
from zhitu.weaving.persons import appellations, is_called
from zhitu.weaving.places import TYPES, endings
from zhitu.weaving.units import Key, Unit

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


def make(clusters: Clusters, keys: Mapping[int, Key], knowledge: Knowledge, bodies: Bodies) -> dict[int, Entity]:
    """The entity of each cluster, by the unit that stands for it."""
    namer = Namer(knowledge, bodies)
    reasons = clusters.judgements()
    groups = {root: [clusters.units[n] for n in members] for root, members in clusters.groups().items()}
    names = {root: _canonical(units, namer) for root, units in groups.items()}
    ids = _identify(clusters, keys, names)
    return {
        root: _entity(units, names[root], ids[root], reasons.get(root, ()), namer) for root, units in groups.items()
    }


def division(code: str, knowledge: Knowledge) -> Entity:
    """The entity of a division that no text names: what another place lies in."""
    place = knowledge.gazetteer.place(code)
    return Entity(f"place-{code}", Kind.PLACE, TYPES[place.level], place.name, (), code, (), ())


def _entity(units: Sequence[Unit], name: str, identity: str, reasons: tuple[Judgement, ...], namer: Namer) -> Entity:
    # A place that a person holds apart from the one of its code has none.
    kind, code = units[0].kind, next((unit.code for unit in units if identity == f"place-{unit.code}"), "")
    mentions: tuple[Mention, ...] = tuple(sorted({mention for unit in units for mention in unit.mentions}))
    forms = {unit.name for unit in units} | {" ".join(mention.text.split()) for mention in mentions}
    division = namer.division(code) if code else None
    name = division.name if division else name
    aliases = tuple(sorted(form for form in forms - {name} if namer.is_name(kind, form)))
    ordered = (name, *sorted(aliases, key=lambda alias: (-len(alias), alias)))
    type_ = TYPES[division.level] if division else namer.classify(kind, ordered)
    if division:
        reason = (f"同一行政区划 {code}",)
        reasons = tuple(sorted(Judgement(min(name, form), max(name, form), Verdict.SAME, reason) for form in aliases))
    return Entity(identity, kind, type_, name, aliases, code, mentions, reasons)


def _canonical(units: Sequence[Unit], namer: Namer) -> str:
    names: Counter[str] = Counter()
    for unit in units:
        names[unit.name] += len(unit.mentions)
    return namer.choose(units[0].kind, names)


def _identify(clusters: Clusters, keys: Mapping[int, Key], names: Mapping[int, str]) -> dict[int, str]:
    """The id of each cluster: of the key of its canonical name, and of its first article where two share that."""
    wanted: defaultdict[tuple[Kind, Key], list[tuple[str, int]]] = defaultdict(list)
    for root, members in clusters.groups().items():
        own = min(keys[n] for n in members if clusters.units[n].name == names[root])
        key = min((keys[n] for n in members if keys[n][0] == "code"), default=own)
        articles = (clusters.units[n].scene.article.id for n in members)
        wanted[clusters.units[root].kind, key].append((min(articles), root))
    ids: dict[int, str] = {}
    for (kind, key), roots in wanted.items():
        for rank, (article, root) in enumerate(sorted(roots)):
            if key[0] == "code" and rank == 0:
                ids[root] = f"place-{key[1]}"
            else:
                ids[root] = _digest(kind, key if rank == 0 else (*key, article, str(rank)))
    return ids


def _digest(kind: Kind, key: Key) -> str:
    text = "\0".join((kind.value, *key))
    # A name that no encoding can write (a file's, in a key) still has an id.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind.value.lower()}-{digest[:ID_DIGITS]}"
