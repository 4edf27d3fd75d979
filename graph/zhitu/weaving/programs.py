"""Which programs are one: campaigns, contests, platforms, meetings, known by what is quoted in their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from zhitu.knowledge import Knowledge
from zhitu.model import Kind
from zhitu.weaving.bodies import Bodies
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.names import CLOSING, OPENING, Endings, fold, ordinals, unbracket, unquote, without_year, year
from zhitu.weaving.shorthand import BLOCK_LIMIT
from zhitu.weaving.units import Key, Scene, Unit

LOCAL_TYPES = frozenset({"Platform", "Service", "Training", "Event", "Meeting", "Ceremony", "Agreement", "Station"})
"""What each place has its own of under one name: without a place such a program is known by its article's region."""

ORDINAL = re.compile(f"(?:第[一二三四五六七八九十百\\d]{{1,3}}[届次季期]|首届)(?={OPENING})")
"""Which one of a series it is, before what is quoted in its name: 第五届|“青禾杯”技能大赛."""

SHORTEST_CORE = 3
"""A quoted core that stands for a longer one (好师傅 for 金牌好师傅) has at least this many characters."""

SHORTEST_STUB = 4
"""厨艺比拼 may stand for 厨艺比拼活动; fewer characters are a word of the language."""

SHORTEST_NAME = 2
"""Characters that stand before the common noun of a name that stands for a longer one: 入会|仪式."""

EMPTY_HEAD = "活动"
"""The common noun that may be dropped even after another one: 厨艺比拼活动 is 厨艺比拼."""

LONGEST_PART = 80
"""Tails of a name are only looked up in names up to this long; the longest seen has 52."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A program's name in parts.

    ``core`` is what is quoted, if the name begins with it, place and ordinal aside; ``plain`` the whole without marks,
    place and year; ``parts`` what 暨 joins, ``stubs`` the parts without the common noun that ends them; ``bare`` says
    that nothing but the core stands there.
    """

    place: str
    core: str
    plain: str
    parts: tuple[str, ...]
    stubs: tuple[str, ...]
    head: str
    type: str
    year: str
    numbers: tuple[int, ...]
    bare: bool
    generic: bool


class Schemes:
    """Takes names of programs apart."""

    def __init__(self, knowledge: Knowledge, bodies: Bodies) -> None:
        self._gazetteer = knowledge.gazetteer
        self._bodies = bodies
        self.heads = Endings.of(knowledge.lexicons.get("program_heads"))

    def parse(self, name: str, quoted: bool, near: Collection[str]) -> Scheme:
        """The parts of a name; ``quoted`` if it fills a quotation."""
        text = unbracket(fold(name), ())
        if quoted and OPENING not in text:
            text = f"{OPENING}{text}{CLOSING}"
        when = year(fold(name))
        place, rest = self._peel(text, near)
        core, bare = "", False
        held = ORDINAL.match(rest)
        named = rest[held.end() :] if held else rest
        if named.startswith(OPENING) and (end := named.find(CLOSING)) > 1:
            core, bare = unquote(named[:end]), end == len(rest) - 1
            if bare and not place:
                place, _ = self._peel(core, near)
        plain = without_year(unquote(rest))
        core = without_year(core)
        head = self.heads.find(plain)
        parts = tuple(self._peel(part, near)[1] for part in plain.split("暨") if part) if "暨" in plain else (plain,)
        stubs = tuple(part[:cut] for part in parts for cut in self.heads.cuts(part) if self._ends(part, cut))
        generic = not core and self._bodies.is_generic(plain)
        kind = self.heads.classify(plain)
        return Scheme(place, core, plain, parts, stubs, head, kind, when, ordinals(plain), bare, generic)

    def _ends(self, part: str, cut: int) -> bool:
        """Whether a part may be cut there: what is left has no common noun of its own."""
        return part[cut:] == EMPTY_HEAD or not self.heads.find(part[:cut])

    def _peel(self, text: str, near: Collection[str]) -> tuple[str, str]:
        codes, rest = self._gazetteer.peel(text, tuple(near))
        if not codes or len(unquote(rest)) < SHORTEST_CORE:
            return "", text
        return codes[-1], rest


def key(scheme: Scheme, scene: Scene) -> Key:
    """What a program is known by beyond its article; a generic name (启动仪式) only inside it."""
    if scheme.generic and not scheme.numbers:
        return ("article", scene.article.id, scheme.plain, scheme.year)
    local = scheme.place or (scene.region if scheme.type in LOCAL_TYPES or scheme.generic else "")
    return ("scheme", local, scheme.plain, scheme.year)


def join(clusters: Clusters, schemes: Schemes) -> dict[int, Key]:
    """Join the programs among the units; the key of each comes back."""
    units = clusters.units
    parsed = {n: schemes.parse(u.name, u.quoted, u.scene.near) for n, u in enumerate(units) if u.kind is Kind.PROGRAM}
    keys = {n: key(scheme, units[n].scene) for n, scheme in parsed.items()}
    join_across(clusters, parsed, keys, join_alone(clusters, parsed))
    return keys


def join_alone(clusters: Clusters, parsed: Mapping[int, Scheme]) -> set[int]:
    """Join what each article says by itself; the units that a fuller name of their article was found for come back."""
    attached = set(clusters.settled)
    for members in _by_article(clusters.units, parsed):
        attached |= _join_inside(clusters, members)
    return attached


def _by_article(units: Iterable[Unit], parsed: Mapping[int, Scheme]) -> Iterable[dict[int, Scheme]]:
    found: defaultdict[str, dict[int, Scheme]] = defaultdict(dict)
    for n, unit in enumerate(units):
        if n in parsed:
            found[unit.scene.article.id][n] = parsed[n]
    return found.values()


def _join_inside(clusters: Clusters, members: Mapping[int, Scheme]) -> set[int]:
    attached = set()
    blocks = _blocks(members)
    shortened = []
    for same in _same(members):
        shortened.append(min(same, key=lambda n: (not members[n].core, n)))
        for n in same[1:]:
            clusters.join(same[0], n, *_plain_reasons(clusters, same[0], n))
    free = (n for n in shortened if n not in clusters.settled)
    for short in sorted(free, key=lambda n: (-len(members[n].plain), not members[n].place, n)):
        every = _fuller(short, members, blocks)
        found = {n: reason for n, reason in every.items() if clusters.find(n) != clusters.find(short)}
        if not found:
            continue
        target = min(found, key=lambda n: (len(members[n].plain), not members[n].place, n))
        roots = {clusters.find(n) for n in found}
        # “…”主题行动 and “…”主题行动启动仪式: the quotation means the first, which the second is named after.
        nested = all(members[target].plain in members[n].plain for n in found)
        if len(roots) == 1 or nested:
            clusters.join(short, target, found[target])
            attached.add(short)
        else:
            clusters.doubt(short, roots, f"同一文章里有{len(roots)}个项目可用这个简称")
    return attached


def _same(members: Mapping[int, Scheme]) -> Iterable[list[int]]:
    """The programs that differ in their marks alone."""
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for n, scheme in sorted(members.items()):
        groups[scheme.place, scheme.plain, scheme.year].append(n)
    return groups.values()


def _plain_reasons(clusters: Clusters, left: int, right: int) -> tuple[str, ...]:
    return ("去掉引号、括注和年份后名称相同",) if clusters.units[left].name != clusters.units[right].name else ()


def _blocks(members: Mapping[int, Scheme]) -> Mapping[tuple[str, str], list[int]]:
    """The programs of one article by whole, core, ends of cores, parts, and ends of parts."""
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, scheme in sorted(members.items()):
        blocks["plain", scheme.plain].append(n)
        if scheme.core:
            blocks["core", scheme.core].append(n)
            for cut in range(1, min(len(scheme.core) - SHORTEST_CORE, LONGEST_PART) + 1):
                blocks["core end", scheme.core[cut:]].append(n)
        for stub in sorted(set(scheme.stubs)):
            if len(stub) >= SHORTEST_STUB:
                blocks["stub", stub].append(n)
        for part in sorted({*scheme.parts, scheme.plain}):
            if part != scheme.plain:
                blocks["part", part].append(n)
            for cut in range(1, min(len(part), LONGEST_PART)):
                blocks["part end", part[cut:]].append(n)
    return blocks


def _fuller(short: int, members: Mapping[int, Scheme], blocks: Mapping[tuple[str, str], list[int]]) -> dict[int, str]:
    """The fuller names that a program's name stands for in its article, each with the reason."""
    one = members[short]
    found: dict[int, str] = {}

    def take(block: tuple[str, str], reason: str) -> None:
        near = blocks.get(block, [])
        for n in near if len(near) <= BLOCK_LIMIT else ():
            if n != short and _agree(one, members[n]) and _is_fuller(one, members[n]):
                found.setdefault(n, reason)

    take(("plain", one.plain), "同一文章，省略了地名或年份")
    if one.core and one.bare:
        take(("core", one.core), f"“{one.core}”是全称里引号内的名字")
        if len(one.core) >= SHORTEST_CORE:
            take(("core end", one.core), f"同一文章，“{one.core}”是全称里引号内名字的后半")
    elif one.core:
        for n in blocks.get(("core", one.core), [])[:BLOCK_LIMIT]:
            other = members[n]
            tails = one.plain.partition(one.core)[2], other.plain.partition(other.core)[2]
            if n != short and _agree(one, other) and tails[1] != tails[0] and tails[1].endswith(tails[0]):
                found.setdefault(n, f"引号内同为“{one.core}”，中心词相合")
    else:
        take(("core", one.plain), f"“{one.plain}”是全称里引号内的名字")
    take(("part", one.plain), "是全称里“暨”连接的一部分")
    take(("stub", one.plain), "同一文章，省略了中心词")
    named = len(one.plain) - len(one.head) >= SHORTEST_NAME and not one.generic
    if one.head and (named or len(one.head) == len(one.plain) >= SHORTEST_STUB):
        take(("part end", one.plain), f"同一文章，省略了修饰语，中心词同为“{one.head}”")
    return found


def _is_fuller(one: Scheme, other: Scheme) -> bool:
    """Whether the other name says more: it is longer, or has a place or a year that this one lacks."""
    if one.plain != other.plain:
        return len(other.plain) > len(one.plain)
    return bool(other.place) >= bool(one.place) and bool(other.year) >= bool(one.year)


def _agree(one: Scheme, other: Scheme) -> bool:
    """Whether year and ordinals agree: 第9届 and 第10届 are two, a name without ordinal may be either's short form."""
    years = not one.year or not other.year or one.year == other.year
    numbers = one.numbers == other.numbers or (not one.numbers and (bool(one.core) or len(other.parts) > 1))
    return years and numbers


def join_across(clusters: Clusters, parsed: Mapping[int, Scheme], keys: Mapping[int, Key], attached: set[int]) -> None:
    """Join equal keys over the corpus, then a quoted core that nothing in its own article explains."""
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    cores: defaultdict[str, list[int]] = defaultdict(list)
    for n in sorted(parsed):
        if n not in attached or not parsed[n].bare:
            groups[keys[n]].append(n)
        if parsed[n].core and not parsed[n].bare:
            cores[parsed[n].core].append(n)
    for members in groups.values():
        for n in members[1:]:
            clusters.join(members[0], n, *_plain_reasons(clusters, members[0], n))
    for members in groups.values():
        scheme = parsed[members[0]]
        if not scheme.bare:
            continue
        regions = {clusters.units[n].scene.region for n in members}
        same = [n for n in cores[scheme.core] if _agree(scheme, parsed[n])]
        roots = {clusters.find(n) for n in same} - {clusters.find(members[0])}
        if len(roots) == 1 and {clusters.units[n].scene.region for n in same} == regions:
            clusters.join(members[0], same[0], f"“{scheme.core}”是全称里引号内的名字，两文同地")
        else:
            clusters.doubt(members[0], roots, "引号内名字相同，但不在同一地方或有几个可能")
