"""Pairs over the whole corpus that no rule joins and a person might: they are only ever proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from zhitu.model import Fact, Kind, Mention
from zhitu.weaving.bodies import Bodies, Body
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import fold, inserts
from zhitu.weaving.shorthand import BLOCK_LIMIT, BRANDED_TYPES, SHORTEST_BRAND, is_abbreviation
from zhitu.weaving.units import Spot, spot

LONG_NAME = 4
"""A person's name of so many characters, written with one character less elsewhere, is a slip or another spelling.

Of ten such pairs in 2,500 broadcasts seven were; with one character changed, two. Shorter names are common ones.
"""

FULL_NAME = 3
"""Two heads of one body whose names differ in one of at least so many characters may be one."""

LONGEST_NAME = 24
"""Names of persons beyond this many characters are not compared; the longest transcribed one seen has 19."""

CHOICES = 3
"""A short name that more bodies than this may bear is not worth asking about."""

HEADING = "leads"


def propose(clusters: Clusters, bodies: Bodies, facts: Iterable[Fact], index: Mapping[Spot, int]) -> None:
    """Put to a person what may be one: spellings of persons, short names of bodies named in other articles."""
    _persons(clusters)
    _heads(clusters, facts, index)
    _bodies(clusters, bodies)


def _persons(clusters: Clusters) -> None:
    """Persons whose long names differ by one character that is left out."""
    named: dict[str, int] = {}
    for n, unit in enumerate(clusters.units):
        name = fold(unit.name)
        if unit.kind is Kind.PERSON and LONG_NAME <= len(name) <= LONGEST_NAME:
            named.setdefault(name, n)
    for name, n in named.items():
        shorter = {name[:cut] + name[cut + 1 :] for cut in range(len(name))}
        for other in sorted(shorter & named.keys()):
            clusters.doubt(named[other], (n,), "人名只少一字，可能是同一人的另一种写法")


def _heads(clusters: Clusters, facts: Iterable[Fact], index: Mapping[Spot, int]) -> None:
    """Persons who head one body, and whose names differ in one character."""
    heads: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for fact in facts:
        if fact.relation == HEADING and isinstance(fact.object, Mention) and fact.subject.kind is Kind.PERSON:
            person, body = index.get(spot(fact.subject), -1), index.get(spot(fact.object), -1)
            if person >= 0 and body >= 0:
                heads[clusters.find(body)].setdefault(fold(clusters.units[person].name), person)
    for body, named in sorted(heads.items()):
        for left, right in _slips(named):
            reason = f"同为{clusters.units[body].name}的负责人，人名只差一字"
            clusters.doubt(named[left], (named[right],), reason)


def _slips(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names that differ in one character, not the first, which is the surname."""
    blocks: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        if FULL_NAME <= len(name) <= LONGEST_NAME:
            for cut in range(1, len(name)):
                blocks[cut, name[:cut] + name[cut + 1 :]].append(name)
    for (cut, _), block in sorted(blocks.items()):
        for left, right in pairwise(block):
            if len(left) == len(right) and left[cut] != right[cut]:
                yield left, right


def _bodies(clusters: Clusters, bodies: Bodies) -> None:
    """Bodies named for short in one article and in full in another."""
    parsed: dict[int, Body] = {}
    brands: defaultdict[str, dict[int, int]] = defaultdict(dict)
    heads: defaultdict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for n, unit in enumerate(clusters.units):
        if unit.kind is not Kind.ORGANIZATION:
            continue
        body = parsed[n] = bodies.parse(unit.name, unit.scene.near)
        if body.registered:
            for end in range(SHORTEST_BRAND, len(body.core) + 1):
                brands[body.core[:end]].setdefault(clusters.find(n), n)
        if body.head and (body.place or body.registered or body.national):
            heads[body.head, body.core[:1]].setdefault(clusters.find(n), n)
    for n, body in parsed.items():
        if body.registered or body.generic:
            continue
        branded = brands.get(body.core, {}) if _is_brand(body, bodies) else {}
        fuller = dict(branded) if len(branded) <= BLOCK_LIMIT else {}
        block = heads.get((body.head, body.core[:1]), {})
        for root, other in block.items() if len(block) <= BLOCK_LIMIT else ():
            full = parsed[other]
            shortened = full.core.endswith(body.core) or not inserts(body.core, full.core)
            if shortened and is_abbreviation(body, full) and body.place in ("", full.place):
                fuller.setdefault(root, other)
        fuller.pop(clusters.find(n), None)
        # What one article leaves open was asked about there.
        here = clusters.units[n].scene.article.id
        far = [other for other in fuller.values() if clusters.units[other].scene.article.id != here]
        if len(fuller) <= CHOICES:
            clusters.doubt(n, far, "不同文章，简称与全称相合，但没有别的依据")


def _is_brand(body: Body, bodies: Bodies) -> bool:
    """Whether a name may be a company's brand: all of it is core, and not a mere common noun."""
    bare = body.text == body.core and body.core != body.head
    return bare and body.type in BRANDED_TYPES and not body.national and not bodies.is_generic(body.core)
