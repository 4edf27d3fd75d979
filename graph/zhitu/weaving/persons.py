"""Which persons are one: a name alone decides only inside an article; beyond it something must speak for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.model import Fact, Kind, Mention
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import fold
from zhitu.weaving.units import Key, Spot, Unit, spot

TIES = ("leads", "worksFor", "partOf")
"""Relations whose object says which body a person belongs to."""

CALLED = "called"
"""The kind of the key of a person who is not named."""

TITLE = "holdsTitle"
CRAFT = "mentorOf"

BEFORE = "前原"
"""What stands before a post that is held no more."""

NAMESAKES = 32
"""A name that more persons than this bear says nothing of a person without body; it bounds the work too."""

LONGEST_SURNAME = 2
"""魏师傅, 欧阳老师: what stands before the appellation is a surname, so nobody is named."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the articles say of a person: bodies, titles, masters and apprentices, and whether he signed.

    A body is the number of its cluster, and a name.
    """

    bodies: frozenset[tuple[int, str]]
    titles: frozenset[str]
    craft: frozenset[str]
    signed: bool
    national: bool


@dataclass(frozen=True, slots=True)
class Manners:
    """How persons are called: words that follow a mere surname, posts of a state, and surnames."""

    appellations: tuple[str, ...]
    posts: tuple[str, ...]
    surnames: tuple[str, ...]

    @classmethod
    def of(cls, knowledge: Knowledge) -> Manners:
        """Those of one ontology."""
        words, surnames = knowledge.lexicons.get("generic_names"), knowledge.lexicons.get("surnames")
        posts = words.words("post") if words else ()
        return cls(appellations(knowledge), posts, surnames.words() if surnames else ())

    def is_of_state(self, title: str) -> bool:
        """Whether a title is a post of a state, held now or before: 总统, 前总理."""
        return title.lstrip(BEFORE) in self.posts

    def is_foreign(self, name: str) -> bool:
        """Whether a name is written after its sound, so that hardly two bear it: it has a dot, or no surname."""
        return "·" in name or not name.startswith(self.surnames)


def appellations(knowledge: Knowledge) -> tuple[str, ...]:
    """The words that follow a surname when somebody is called without being named."""
    words = knowledge.lexicons.get("generic_names")
    return words.words("appellation") if words else ()


def is_called(name: str, endings: Sequence[str]) -> bool:
    """Whether a name is a mere appellation: 魏师傅, 骆老师, 张某."""
    return any(name.endswith(word) and len(name) - len(word) <= LONGEST_SURNAME for word in endings)


def join(
    clusters: Clusters,
    facts: Iterable[Fact],
    index: Mapping[Spot, int],
    nationals: frozenset[int],
    manners: Manners,
) -> dict[int, Key]:
    """Join the persons among the units, once the organisations are joined; the key of each comes back.

    ``nationals`` are the units of bodies of the whole country.
    """
    return join_people(clusters, find_standings(clusters, facts, index, nationals, manners), manners)


def key(unit: Unit, manners: Manners) -> Key:
    """What a person is known by: who is called without being named, only inside the article."""
    name = fold(unit.name)
    return (CALLED, name, unit.scene.article.id) if is_called(unit.name, manners.appellations) else ("person", name)


def join_people(clusters: Clusters, standings: Mapping[int, Standing], manners: Manners) -> dict[int, Key]:
    """Join the persons by what is known of each; no name asks about another."""
    people = [n for n, unit in enumerate(clusters.units) if unit.kind is Kind.PERSON]
    names: defaultdict[str, list[int]] = defaultdict(list)
    keys: dict[int, Key] = {}
    for n in people:
        keys[n] = known = key(clusters.units[n], manners)
        if known[0] != CALLED:
            names[known[1]].append(n)
    for name, members in sorted(names.items()):
        if name and len(members) > 1:
            _join_namesakes(clusters, members, standings, foreign=manners.is_foreign(name))
    return keys


def find_standings(
    clusters: Clusters,
    facts: Iterable[Fact],
    index: Mapping[Spot, int],
    nationals: frozenset[int],
    manners: Manners,
) -> dict[int, Standing]:
    """What the articles say of each person."""
    bodies: defaultdict[int, set[int]] = defaultdict(set)
    titles: defaultdict[int, set[str]] = defaultdict(set)
    craft: defaultdict[int, set[str]] = defaultdict(set)
    for fact in facts:
        person = index.get(spot(fact.subject), -1)
        if fact.relation == CRAFT and isinstance(fact.object, Mention):
            craft[person].add(fold(fact.object.value))
            craft[index.get(spot(fact.object), -1)].add(fold(fact.subject.value))
        elif fact.relation == TITLE:
            titles[person].add(fact.object if isinstance(fact.object, str) else fact.object.value)
        elif fact.relation in TIES and isinstance(fact.object, Mention) and spot(fact.object) in index:
            bodies[person].add(index[spot(fact.object)])
    return {
        n: Standing(
            frozenset((root, clusters.units[root].name) for root in map(clusters.find, bodies[n])),
            frozenset(titles[n]),
            frozenset(craft[n]),
            _has_signed(unit),
            bool(bodies[n] & nationals) or any(map(manners.is_of_state, titles[n])),
        )
        for n, unit in enumerate(clusters.units)
        if unit.kind is Kind.PERSON
    }


def _has_signed(unit: Unit) -> bool:
    byline = unit.scene.article.byline
    return unit.name in (*byline.reporters, *byline.correspondents, *byline.photographers)


def _join_namesakes(
    clusters: Clusters, members: Sequence[int], standings: Mapping[int, Standing], *, foreign: bool
) -> None:
    """Join persons of one name: by what ties them together, then the rest where nothing speaks against it."""
    ties: dict[tuple[str, ...], int] = {}
    for n in members:
        for tie, reason in _ties(clusters, n, standings[n]):
            first = ties.setdefault(tie, n)
            if first != n:
                clusters.join(first, n, reason)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n in members:
        groups[clusters.find(n)].append(n)
    held: list[list[int]] = []
    free: list[list[int]] = []
    for group in groups.values():
        known = any(standings[n].bodies or standings[n].signed or standings[n].national for n in group)
        (held if known else free).append(group)
    _join_free(clusters, held, free, standings, foreign=foreign)
    for left, right in pairwise(held):
        clusters.doubt(left[0], (right[0],), "同名，但单位或身份不同，暂作两人")


def _ties(clusters: Clusters, n: int, standing: Standing) -> Iterable[tuple[tuple[str, ...], str]]:
    scene = clusters.units[n].scene
    for body, name in sorted(standing.bodies):
        yield ("body", str(body)), f"同名，同属{name}"
    for other in sorted(standing.craft):
        yield ("craft", other), f"同名，同与{other}为师徒"
    if standing.national:
        yield ("national",), "同名，同为全国性机构中的人，或居国家领导职务"
    if standing.signed:
        yield ("signed", scene.outlet), "同名，都为同一来源的稿件署名"
    if scene.region:
        for title in sorted(standing.titles):
            yield ("title", title, scene.region), f"同名，同地，同为{title}"


def _join_free(
    clusters: Clusters,
    held: Sequence[list[int]],
    free: Sequence[list[int]],
    standings: Mapping[int, Standing],
    *,
    foreign: bool,
) -> None:
    """Join those of whom no body is known with the one whom nothing speaks against, else with each other."""
    rest: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for group in free:
        scene = clusters.units[group[0]].scene
        near = held if len(held) <= NAMESAKES else ()
        matching = [one for one in near if _may_be(clusters, one, group[0], standings)]
        matching = _of_whole_country(clusters, matching, group[0], standings) or matching
        if len(matching) == 1:
            clusters.join(matching[0][0], group[0], WEAK)
        else:
            clusters.doubt(group[0], (one[0] for one in matching or held), "同名，说不清是其中哪一位")
            rest[scene.outlet, "" if foreign else scene.region].append(group[0])
    outlets = {outlet for outlet, _ in rest}
    loose = [group[0] for _, group in sorted(rest.items())]
    for one, two in pairwise(loose):
        clusters.doubt(one, (two,), "同名，但来源或地方不同，没有别的依据")
    for outlet in sorted(outlets):
        regions = sorted(region for where, region in rest if where == outlet and region)
        for group in (rest[outlet, region] for region in (*regions, "") if (outlet, region) in rest):
            for n in group[1:]:
                clusters.join(group[0], n, WEAK)
        if len(regions) == 1 and (outlet, "") in rest:
            clusters.join(rest[outlet, regions[0]][0], rest[outlet, ""][0], WEAK)


def _of_whole_country(
    clusters: Clusters, matching: Sequence[list[int]], free: int, standings: Mapping[int, Standing]
) -> list[list[int]]:
    """The one of a body or a post of the whole country, unless one of the very region may be meant too."""
    region = clusters.units[free].scene.region
    known = [one for one in matching if any(standings[n].national for n in one)]
    local = [one for one in matching if one not in known and any(clusters.units[n].scene.region == region for n in one)]
    return known if len(known) == 1 and not (region and local) else []


WEAK = "同名，同一来源，未见矛盾（依据较弱）"


def _may_be(clusters: Clusters, held: Sequence[int], free: int, standings: Mapping[int, Standing]) -> bool:
    """Whether nothing speaks against it: a source and a region in common, and no mere signature."""
    scene = clusters.units[free].scene
    if all(standings[n].signed and not standings[n].bodies for n in held):
        return False
    if any(standings[n].national for n in held):
        return True
    scenes = [clusters.units[n].scene for n in held]
    regions = {one.region for one in scenes}
    return any(one.outlet == scene.outlet for one in scenes) and (
        not scene.region or not any(regions) or scene.region in regions
    )
