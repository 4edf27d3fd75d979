"""Who is who over all articles, from what each decided alone: equal groups are one class, and one of them is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Byline, Kind, Origin
from zhitu.weaving import organisations, persons, programs
from zhitu.weaving.bodies import Bodies, Body
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.entities import Summary
from zhitu.weaving.persons import Manners, Standing
from zhitu.weaving.programs import Scheme
from zhitu.weaving.reach import Reach
from zhitu.weaving.shares import Group, name_place
from zhitu.weaving.units import Key, Scene, Unit

COPIES = 2
"""Articles of a class that are asked: a rule may want to know whether a thing is named once or oftener, no more."""


BLANK = Article("", "", "", (), Byline(), "", "", 0, Origin(()))
"""An article of which nothing is known."""


class Quiet(Clusters):
    """Clusters of which nobody will ask why: nothing is remembered but what is one."""

    def part(self, left: int, right: int, *reasons: str) -> None:
        """Nothing."""

    def doubt(self, left: int, others: Iterable[int], *reasons: str) -> None:
        """Nothing."""


class UndecidedError(Exception):
    """Groups that are equal came to mean two things: then this way of weaving cannot tell which."""


def decide(found: Mapping[Group, Sequence[str]], knowledge: Knowledge) -> dict[str, str]:
    """The token of the thing that each group is, by the group's own token, where the two differ.

    ``found`` holds each group that is open to others with its first articles, :data:`COPIES` of them at most. Raises
    :class:`UndecidedError` where equal groups would come to be two things.
    """
    tokens = {group: group.token for group in found}
    rows = [
        (_stub(group, member.name, article), group, number)
        for group, articles in found.items()
        for article in articles
        for number, member in enumerate(group.members)
    ]
    rows.sort(key=lambda row: row[0].order)
    clusters = Quiet([unit for unit, _, _ in rows])
    keys: dict[int, Key] = {}
    bodies: dict[int, Body] = {}
    schemes: dict[int, Scheme] = {}
    attached: set[int] = set()
    beside: defaultdict[str, set[Key]] = defaultdict(set)
    first: dict[tuple[str, str], int] = {}
    for n, (unit, group, number) in enumerate(rows):
        member, article = group.members[number], unit.scene.article.id
        keys[n] = member.key
        if isinstance(member.parts, Body):
            bodies[n] = member.parts
            beside[article].update(group.beside)
        else:
            schemes[n] = member.parts
        if member.attached:
            attached.add(n)
        clusters.join(first.setdefault((tokens[group], article), n), n)
    known = {n: keys[n] for n in bodies}
    reach = Reach(clusters.units, bodies, known, beside, (Bodies(knowledge), knowledge.gazetteer))
    organisations.join_across(clusters, reach, {n for n in attached if n in bodies}, knowledge.gazetteer)
    programs.join_across(clusters, schemes, keys, {n for n in attached if n in schemes})
    roots: dict[str, int] = {}
    least: dict[int, str] = {}
    for (token, _), n in first.items():
        root = clusters.find(n)
        if roots.setdefault(token, root) != root:
            raise UndecidedError(token)
        least[root] = min(least.get(root, token), token)
    return {token: least[root] for token, root in roots.items() if least[root] != token}


def _stub(group: Group, name: str, article: str) -> Unit:
    """A name of a group where it stands, of which no more is known than the group says."""
    home, region = (group.place, "") if group.kind is Kind.ORGANIZATION else ("", group.place)
    return Unit(group.kind, name, "", Scene(_blank(article, group.page), (), home, region, ""), (), quoted=False)


def _blank(article: str, page: str = "") -> Article:
    return replace(BLANK, id=article, document=page)


def connect(links: Iterable[tuple[Key, Key]]) -> dict[str, str]:
    """The token of the place that each key means, by the key's own token, where the two differ."""
    parents: dict[str, str] = {}

    def find(token: str) -> str:
        while (parent := parents.get(token, token)) != token:
            parents[token] = token = parents.get(parent, parent)
        return token

    for one, two in links:
        low, high = sorted((find(name_place(one)), find(name_place(two))))
        if low != high:
            parents[high] = low
    return {token: find(token) for token in parents}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name in an article: where, what is known of him (his bodies by tokens), what his mentions come to."""

    article: str
    name: str
    outlet: str
    region: str
    bodies: tuple[str, ...]
    standing: Standing
    summary: Summary


def tell_apart(bearers: Iterable[Bearer], manners: Manners) -> list[list[Bearer]]:
    """The persons among all bearers of a name: which of them are one."""
    known = sorted(bearers, key=lambda one: (one.name, one.article))
    numbers = {token: n for n, token in enumerate(sorted({token for one in known for token in one.bodies}))}
    scenes = (Scene(_blank(one.article), (), "", one.region, one.outlet) for one in known)
    clusters = Quiet(
        [Unit(Kind.PERSON, one.name, "", scene, (), quoted=False) for one, scene in zip(known, scenes, strict=True)]
    )
    standings = {
        n: replace(one.standing, bodies=frozenset((numbers[token], token) for token in one.bodies))
        for n, one in enumerate(known)
    }
    persons.join_people(clusters, standings, manners)
    return [[known[n] for n in members] for members in clusters.groups().values()]
