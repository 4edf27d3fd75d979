"""Which organisations are one: by what their names are made of, and by what an article calls them for short."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.model import Kind
from zhitu.weaving.bodies import Bodies, Body
from zhitu.weaving.clusters import PROPOSALS_PER_NAME, Clusters
from zhitu.weaving.names import fold
from zhitu.weaving.reach import Reach, attach
from zhitu.weaving.shorthand import BLOCK_LIMIT, Shorthand, abbreviation_reason, is_abbreviation
from zhitu.weaving.units import Key, Scene, Unit

ROOTED_TYPES = frozenset({"Company", "Media", "ResearchInstitute"})
ROOTED_HEADS = ("大学", "学院", "基金会", "俱乐部", "博物院", "博物馆", "组织")
"""Bodies that bear a name of their own; every other kind exists once in each place, and needs one to be known."""

NAMED_TYPES = frozenset({"School", "Hospital", "Organization", "Workteam"})
ENDURING = frozenset({"Hospital", "School", "Company", "Media", "ResearchInstitute"})
"""Kinds of bodies of which a place may have several, and that may keep their name when it gets another."""

UNKNOWN_CITY = re.compile("[\u4e00-\u9fff]{2,4}[市县]")
"""What a name begins with that says its city or county, though no gazetteer knows it: of each there is one."""

OWN_NAME = 3
"""Bodies of these kinds too if so many characters stand before the head: 窑火陶瓷|学校, but not 红星|小学."""


def key(body: Body, scene: Scene) -> Key:
    """What a body is known by beyond its article; units with the same key are one, unless it is short.

    A body without place that might exist anywhere (茶叶产业工会) is known by the home of its article, one with a
    generic name (工会委员会) only inside its article.
    """
    legal = "" if body.legal == "company" else body.legal
    if body.place:
        return ("placed", body.place, body.core, legal)
    if body.registered or body.national or UNKNOWN_CITY.match(body.core):
        return ("named", body.core, legal)
    if body.generic:
        return ("article", scene.article.id, body.level, body.core)
    own = len(body.core) - len(body.head) >= OWN_NAME and body.type in NAMED_TYPES
    if own or body.type in ROOTED_TYPES or not body.type or body.head.endswith(ROOTED_HEADS):
        return ("short", body.core)
    return ("home", scene.home or scene.article.id, body.level, body.core)


def join(clusters: Clusters, bodies: Bodies, gazetteer: Gazetteer) -> dict[int, Key]:
    """Join the organisations among the units; the key of each comes back."""
    units = clusters.units
    parsed = {n: bodies.parse(u.name, u.scene.near) for n, u in enumerate(units) if u.kind is Kind.ORGANIZATION}
    keys = {n: key(body, units[n].scene) for n, body in parsed.items()}
    attached = join_alone(clusters, parsed, keys, gazetteer)
    beside = find_beside(units, keys)
    join_across(clusters, Reach(units, parsed, keys, beside, (bodies, gazetteer)), attached, gazetteer)
    return keys


def join_alone(
    clusters: Clusters, parsed: Mapping[int, Body], keys: Mapping[int, Key], gazetteer: Gazetteer
) -> set[int]:
    """Join what each article says by itself; the units that a fuller name of their article was found for come back."""
    attached = set(clusters.settled)
    for members, owners in _by_article(clusters.units, parsed):
        _join_equal(clusters, members, keys, gazetteer)
        attached |= _join_inside(clusters, members, Shorthand(members, owners, gazetteer))
    return attached


def find_beside(units: Sequence[Unit], keys: Mapping[int, Key]) -> Mapping[str, set[Key]]:
    """The keys that stand in each article."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for n, known in keys.items():
        found[units[n].scene.article.id].add(known)
    return found


def _by_article(units: Sequence[Unit], parsed: Mapping[int, Body]) -> Iterable[tuple[dict[int, Body], frozenset[str]]]:
    """The organisations of each article, and the names of bodies and places there."""
    members: defaultdict[str, dict[int, Body]] = defaultdict(dict)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for n, unit in enumerate(units):
        article = unit.scene.article.id
        if n in parsed:
            members[article][n] = parsed[n]
            owners[article].add(parsed[n].text)
        elif unit.kind is Kind.PLACE:
            owners[article].add(fold(unit.name))
    return ((found, frozenset(owners[article])) for article, found in members.items())


def _join_inside(clusters: Clusters, bodies: Mapping[int, Body], shorthand: Shorthand) -> set[int]:
    """Join what one article calls by several names; those that were joined to a fuller name come back."""
    attached = set()
    for short in sorted(
        bodies.keys() - clusters.settled, key=lambda n: (-len(bodies[n].core), -len(bodies[n].text), n)
    ):
        found = shorthand.fuller(short)
        roots = {clusters.find(n) for n in found} - {clusters.find(short)}
        if len(roots) == 1:
            target = min(found, key=lambda n: (len(bodies[n].text), n))
            clusters.join(short, target, found[target])
            attached.add(short)
        elif roots:
            clusters.doubt(short, roots, f"同一文章里有{len(roots)}个机构可用这个简称")
        for other, reason in (*shorthand.near_misses(short),):
            clusters.doubt(short, (other,), reason)
        for other, reason in shorthand.forbidden(short):
            clusters.part(short, other, reason)
    return attached


def join_across(clusters: Clusters, reach: Reach, attached: set[int], gazetteer: Gazetteer) -> None:
    """Join over the whole corpus: equal keys first, then by place, then what leaves out the legal form or words."""
    bodies, keys = reach.parsed, reach.keys
    foreign = {
        n for n in attached & bodies.keys() if reach.bodies.is_ministry(bodies[n].core)
    }  # 青国|司法部, for short 司法部
    lasting = {n: body for n, body in bodies.items() if keys[n][0] != "short" and n not in foreign}
    _join_equal(clusters, lasting, keys, gazetteer)
    attached |= attach(clusters, reach, attached)
    groups = _grouped(bodies, keys)
    for known, members in groups.items():
        if known[0] == "short" and reach.bodies.is_common(known[1]):
            _join_common(clusters, members, attached, reach)
        elif known[0] == "short":
            _join_short(clusters, members, attached)
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for known, members in groups.items():
        if known[0] == "placed":
            blocks[known[1], bodies[members[0]].head].append(members[0])
        elif known[0] == "named" and bodies[members[0]].national:
            blocks["", known[1]].append(members[0])
    for block in blocks.values():
        if len(block) <= BLOCK_LIMIT:
            _join_shortened(clusters, bodies, block)


def _grouped(bodies: Mapping[int, Body], keys: Mapping[int, Key]) -> dict[Key, list[int]]:
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for n in sorted(bodies):
        groups[keys[n]].append(n)
    return groups


def _join_equal(clusters: Clusters, bodies: Mapping[int, Body], keys: Mapping[int, Key], gazetteer: Gazetteer) -> None:
    for known, members in _grouped(bodies, keys).items():
        if len(members) == 1:
            continue
        first = members[0]
        # of those that bear a former name of their place, and of those that bear today's, the first
        heads = {_is_of_before(bodies[first], gazetteer): first}
        for n in members[1:]:
            head = heads.setdefault(_is_of_before(bodies[n], gazetteer), n)
            if head == n:
                clusters.doubt(first, (n,), "地名已改，机构是否就是原来那一个不明")
            elif clusters.units[n].name == clusters.units[head].name:
                clusters.join(head, n)
            else:
                clusters.join(head, n, *_key_reasons(bodies[head], bodies[n], known))


def is_national(body: Body) -> bool:
    """Whether a body is a public one of the whole country, by its name."""
    return body.national and body.type not in ROOTED_TYPES


def _is_of_before(body: Body, gazetteer: Gazetteer) -> bool:
    """Whether a name says what its place was once called, and the body need not have gone over to today's.

    An office does: 上虞市公安局 is 上虞区公安局. Which hospital or school of a city that became a district bears the
    district's name now, nobody can tell from the names.
    """
    return body.type in ENDURING and gazetteer.holds_former(body.text)


def _key_reasons(left: Body, right: Body, known: Key) -> tuple[str, ...]:
    """Why two names with one key are one."""
    if left.text == right.text:
        return ("去掉括注、引号和限定语后名称相同",)
    place = (f"同一行政区划 {known[1]}",) if known[0] == "placed" else ()
    union = "总工会" in left.text + right.text and not ("总工会" in left.text and "总工会" in right.text)
    return (*place, "总工会＝工会" if union else "去掉地名、括注和公司形式后名称相同")


def _join_short(clusters: Clusters, members: list[int], attached: set[int]) -> None:
    """Join the same short name in several articles: to the one body that it stands for elsewhere, else to itself."""
    free = [n for n in members if n not in attached]
    known = sorted({clusters.find(n) for n in members if n in attached})
    for n in free[1:]:
        clusters.join(free[0], n)
    if free and len(known) == 1:
        clusters.join(free[0], known[0], "同一简称，在其他文章里只指这一个机构")
    elif free:
        clusters.doubt(free[0], known, "同一简称，在其他文章里指不同的机构")


def _join_common(clusters: Clusters, members: list[int], attached: set[int], reach: Reach) -> None:
    """Join the same brand with the same trade in the articles of one province, for another may have its own."""
    free: defaultdict[str, list[int]] = defaultdict(list)
    known: defaultdict[str, set[int]] = defaultdict(set)
    for n, province in _provinces(clusters, members, reach).items():
        if n in attached:
            known[province].add(clusters.find(n))
        else:
            free[province].append(n)
    for province, names in sorted(free.items()):
        for n in names[1:]:
            clusters.join(names[0], n)
        fitting = known[province] if province else {root for roots in known.values() for root in roots}
        if len(fitting) == 1:
            clusters.join(names[0], min(fitting), "同一简称，在同一省的其他文章里只指这一个机构")
        elif fitting:
            clusters.doubt(names[0], fitting, "同一简称，在其他文章里指不同的机构")
    firsts = sorted({min(n for n in members if clusters.find(n) == root) for root in map(clusters.find, members)})
    if len(firsts) <= PROPOSALS_PER_NAME:
        for left, right in pairwise(firsts):
            clusters.doubt(left, (right,), "字号和行业相同，但文章讲的不是同一个省")


def _provinces(clusters: Clusters, members: list[int], reach: Reach) -> dict[int, str]:
    """The province of each article that bears a name; where it has none, the only one of those on its page that do."""
    told = {n: reach.province(n) for n in members}
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for n, province in told.items():
        pages[clusters.units[n].scene.article.document].update({province} - {""})
    beside = {page: min(found) for page, found in pages.items() if len(found) == 1}
    return {n: own or beside.get(clusters.units[n].scene.article.document, "") for n, own in told.items()}


def _join_shortened(clusters: Clusters, bodies: Mapping[int, Body], block: list[int]) -> None:
    """Join, within one place and one head, a name that leaves out the legal form or shortens its words."""
    for short in sorted(set(block) - clusters.settled, key=lambda n: (-len(bodies[n].core), n)):
        body = bodies[short]
        found = {
            n: "名称相同，省略了公司形式"
            if bodies[n].core == body.core
            else f"同一行政区划 {body.place}；{abbreviation_reason(body, bodies[n])}"
            for n in block
            if n != short
            and (
                (bodies[n].core == body.core and not body.registered and bodies[n].registered)
                or is_abbreviation(body, bodies[n])
            )
        }
        rivals = [n for n in block if n > short and bodies[n].core == body.core]
        if body.registered:
            clusters.doubt(short, (n for n in rivals if bodies[n].registered), "名称相同，但公司形式不同")
        roots = {clusters.find(n) for n in found} - {clusters.find(short)}
        if len(roots) == 1:
            target = min(found)
            clusters.join(short, target, found[target])
        elif roots:
            clusters.doubt(short, roots, "同一地方有几个机构可用这个简称")
