"""What a name that its own article leaves open stands for in the corpus: the one full name of its place, if but one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.weaving.bodies import GROUPS, Bodies, Body
from zhitu.weaving.clusters import PROPOSALS_PER_NAME, Clusters
from zhitu.weaving.shorthand import BLOCK_LIMIT
from zhitu.weaving.units import Key, Scene, Unit

FULL = ("placed", "named")
"""Kinds of keys of full names: what a short one may stand for."""

BRAND_AND_TRADE = 4
"""Characters of a firm's short name that say enough beside its place: 恒岳物流 of 恒岳物流集团有限公司."""

OWN_GROUP = 5
"""Characters of the name of a group of companies that hardly a second one bears: 恒岳物流集团."""

Reference = tuple[Bodies, Gazetteer]
"""What names are taken apart with, and what lies where."""


class Reach:
    """The full names of a corpus, by what a shorter one keeps of them.

    ``beside`` are the keys of each article: what an article names in full none of its short names means.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        parsed: Mapping[int, Body],
        keys: Mapping[int, Key],
        beside: Mapping[str, Collection[Key]],
        knowledge: Reference,
    ) -> None:
        bodies, gazetteer = knowledge
        self._units = units
        self.parsed = parsed
        self.bodies = bodies
        self._gazetteer = gazetteer
        self._cores: defaultdict[str, list[int]] = defaultdict(list)
        self._at: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._within: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._firms: defaultdict[str, list[int]] = defaultdict(list)
        self._tails: defaultdict[str, list[int]] = defaultdict(list)
        self._beside = beside
        self.keys = keys
        seen: set[Key] = set()
        for n, body in sorted(parsed.items()):
            if keys[n][0] not in (*FULL, "short") or keys[n] in seen:
                continue
            seen.add(keys[n])
            self._at[body.core, body.place].append(n)
            if keys[n][0] not in FULL:
                continue
            self._cores[body.core].append(n)
            for place in gazetteer.chain(body.place):
                self._within[body.core, place.code].append(n)
            if body.registered:
                for end in range(BRAND_AND_TRADE, len(body.core)):
                    self._firms[body.core[:end]].append(n)
            if body.place and (at := body.text.find(gazetteer.place(body.place).name)) > 0:
                self._tails[body.text[at:]].append(n)

    def candidates(self, n: int) -> tuple[int, ...]:
        """The full names that a name may stand for, wherever they lie, but for those that its own article bears."""
        body, unit = self.parsed[n], self._units[n]
        if meant := self.bodies.may_be(unit.name):
            found = [m for one in meant for m in self._at[one.core, one.place]]
        else:
            found = [*self._of_core(body, unit.scene), *self._tails[body.text][:BLOCK_LIMIT]]
            found = [m for m in found if body.legal in ("", "company", self.parsed[m].legal)]
            found += self._of_firm(body)
        here = self._beside[unit.scene.article.id]
        return tuple(
            m
            for m in sorted(set(found) - {n})
            if self.keys[m] not in here and body.may_lie_in(self.parsed[m].place, self._gazetteer)
        )

    def fits(self, n: int, full: int) -> bool:
        """Whether a full name lies where the article of a name plays.

        A firm's name may lie in a wider or a narrower place; a body that has a proper name in the article's home or in
        what that lies in; one of common nouns alone (特殊教育学校) in that very home, for each place has its own.
        """
        home, place = self._units[n].scene.home, self.parsed[full].place
        if not home or not place or home == place:
            return bool(home) and home == place
        if self.keys[n][0] == "short":
            return self._gazetteer.related(place, home)
        return not self.parsed[n].office and self._gazetteer.within(home, place)

    def province(self, n: int) -> str:
        """The province that the article of a name plays in; empty where it plays in none."""
        return next((place.code for place in self._gazetteer.chain(self._units[n].scene.home)[-1:]), "")

    def _of_core(self, body: Body, scene: Scene) -> Sequence[int]:
        """The full names of a core; of a core that half the country has, those around the article's home."""
        block = self._cores[body.core] if not body.place else []
        if len(block) <= BLOCK_LIMIT:
            return block
        wider = self._gazetteer.chain(scene.home)[1:]
        around = [m for place in wider for m in self._at[body.core, place.code]]
        return around + self._within[body.core, scene.home][:BLOCK_LIMIT]

    def _of_firm(self, body: Body) -> Iterator[int]:
        """The firms whose name goes on after this one with words of trades alone: 恒岳物流|科技有限公司."""
        branded = body.type in ("", "Company") and not (body.national or body.registered or body.place)
        if branded and len(body.core) >= BRAND_AND_TRADE:
            for m in self._firms[body.core][:BLOCK_LIMIT]:
                if self.bodies.is_trade(self.parsed[m].core.removeprefix(body.core)):
                    yield m


def attach(clusters: Clusters, reach: Reach, attached: Collection[int]) -> set[int]:
    """Join open names with the one full name that fits their article; those that were joined come back.

    Where several fit, or where nothing says so, the pair is put to a person, unless there are too many to look at.
    """
    keys = reach.keys
    joined: set[int] = set()
    tied = {clusters.find(n) for n in attached}  # what is one with a full name already is not joined with a second
    for n, key in sorted(keys.items()):
        if key[0] in FULL or clusters.find(n) in tied:
            continue
        found = reach.candidates(n)
        fitting = [m for m in found if reach.fits(n, m)]
        placed = key[0] != "article" and len({clusters.find(m) for m in fitting}) == 1
        group = key[0] == "short" and _is_group(key[1]) and not clusters.units[n].scene.home
        if placed:
            clusters.join(n, fitting[0], "文章讲的是那里，那里只有这一个机构可用这个名称")
        elif group and len({clusters.find(m) for m in found}) == 1:
            clusters.join(n, found[0], "集团名称相同，省略了地名和公司形式")
        else:
            _ask(clusters, n, fitting or found, "文章没有说清是哪里的哪一个机构")
            continue
        joined.add(n)
        tied.add(clusters.find(n))
    _ask_each_other(clusters, [n for n, key in sorted(keys.items()) if key[0] == "article" and n not in attached], keys)
    return joined


def _is_group(core: str) -> bool:
    return core.endswith(GROUPS) and len(core) >= OWN_GROUP


def _ask(clusters: Clusters, n: int, others: Iterable[int], reason: str) -> None:
    roots = {clusters.find(m): m for m in others}
    if len(roots) <= PROPOSALS_PER_NAME:
        clusters.doubt(n, roots.values(), reason)


def _ask_each_other(clusters: Clusters, open_names: Sequence[int], keys: Mapping[int, Key]) -> None:
    """Ask of names that only mean something inside their articles whether they are one, while they are few."""
    for members in _by_core(open_names, keys):
        if 1 < len(members) <= PROPOSALS_PER_NAME:
            for at, n in enumerate(members[1:], start=1):
                clusters.doubt(n, members[:at], "名称相同，但文章没有说是哪里的")


def _by_core(names: Sequence[int], keys: Mapping[int, Key]) -> Iterator[list[int]]:
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for n in names:
        found[keys[n][2:]].append(n)
    yield from found.values()
