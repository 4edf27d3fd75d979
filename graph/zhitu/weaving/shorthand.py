"""What one article calls an organisation for short, and which fuller name there it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.weaving.bodies import Body
from zhitu.weaving.names import abbreviates, follows, inserts
from zhitu.weaving.offices import CENTRE

BLOCK_LIMIT = 64
"""A block of more names than this is not compared pair by pair: real articles stay below 20, hostile ones do not."""

SHORTEST_BRAND = 2
"""Characters that a brand has at least: 恒岳 for 恒岳物流有限公司."""

BRANDED_TYPES = ("", "Company")
"""What a brand names: a company, or nothing by itself; a university, an office or a paper is another body than the
company that bears its name (青禾大学, 青禾大学出版社有限公司)."""


class Shorthand:
    """The names of organisations in one article, in blocks by what a shorter form keeps of them.

    ``owners`` are the texts of the bodies and places of the article, which may stand before a name.
    """

    def __init__(self, bodies: Mapping[int, Body], owners: Collection[str], gazetteer: Gazetteer) -> None:
        self._bodies = bodies
        self._gazetteer = gazetteer
        self._cores: defaultdict[str, list[int]] = defaultdict(list)
        self._brands: defaultdict[str, list[int]] = defaultdict(list)
        self._heads: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._tails: defaultdict[str, list[int]] = defaultdict(list)
        for n, body in sorted(bodies.items()):
            self._cores[body.core].append(n)
            self._heads[body.head, body.core[:1]].append(n)
            if body.registered:
                for end in range(SHORTEST_BRAND, len(body.core)):
                    self._brands[body.core[:end]].append(n)
            for cut in range(2, len(body.text) - 1):
                if body.text[:cut] in owners:
                    self._tails[body.text[cut:]].append(n)

    def fuller(self, short: int) -> dict[int, str]:
        """The fuller names that a name stands for, each with the reason; several if the article leaves it open."""
        body = self._bodies[short]
        found: dict[int, str] = {}
        for n in self._block(self._cores[body.core], short):
            if self._drops_place(body, self._bodies[n]) or self._drops_form(body, self._bodies[n]):
                found.setdefault(n, "同一文章，主体名称相同，省略了地名或公司形式")
        if self._is_brand(body):
            for n in self._block(self._brands[body.core], short):
                if self._lies_in(self._bodies[n], body):
                    found.setdefault(n, f"同一文章，“{body.core}”是该公司名称的字号")
        if not body.generic and not (body.national and not body.place):
            for n in self._block(self._tails[body.text], short):
                found.setdefault(n, "同一文章，省略了上级单位或所在地")
        for n in self._block(self._heads[body.head, body.core[:1]], short):
            other = self._bodies[n]
            if is_abbreviation(body, other) and (body.place == other.place or not body.place):
                found.setdefault(n, abbreviation_reason(body, other))
        return found

    def near_misses(self, short: int) -> Iterable[tuple[int, str]]:
        """Names that a name may stand for, though nothing in the article says so."""
        body = self._bodies[short]
        if body.core.endswith("集团") and not body.registered:
            for n in self._block(self._brands[body.core], short):
                yield n, f"“{body.text}”可能是该公司，也可能是它的母公司"
        for n in self._block(self._heads[body.head, body.core[:1]], short):
            other = self._bodies[n]
            loose = len(body.stem) >= SHORTEST_BRAND and follows(body.stem, other.stem) and body.place == other.place
            central = body.core.startswith(CENTRE) or other.core.startswith(CENTRE)
            short_form = loose and not body.registered and bool(body.head) and not inserts(body.core, other.core)
            if short_form and not central and not is_abbreviation(body, other):
                yield n, "同地同类机构，字序相合，但不是逐词缩写"

    def forbidden(self, left: int) -> Iterable[tuple[int, str]]:
        """The next body of the same core that a rule holds apart: another place, or another legal form."""
        block = self._block(self._cores[self._bodies[left].core], -1)
        after = [n for n in block if n > left]
        if after:
            body, other = self._bodies[left], self._bodies[after[0]]
            if body.place and other.place and not self._gazetteer.related(body.place, other.place):
                yield after[0], f"行政区划不同：{self._name(body.place)}／{self._name(other.place)}"

    def _name(self, code: str) -> str:
        return self._gazetteer.place(code).name

    def _block(self, block: list[int], short: int) -> tuple[int, ...]:
        """The other names of a block; none if the block is too large to be the work of a writer."""
        return tuple(n for n in block if n != short) if len(block) <= BLOCK_LIMIT else ()

    def _is_brand(self, body: Body) -> bool:
        """Whether a name may be the brand of a company rather than a body of its own."""
        named = body.legal in ("", "company") and not body.generic and not body.national
        return named and body.type in BRANDED_TYPES and not body.core.endswith("集团")

    def _drops_place(self, short: Body, full: Body) -> bool:
        """Whether two names of one core differ in that the first leaves out (part of) the place."""
        wider = short.place != full.place and self._lies_in(full, short)
        # 浙江省总工会 is not short for 杭州市总工会: a wider place may be meant only where the core is a name.
        narrowed = not short.place or not short.office
        forms = short.legal == full.legal or short.legal in ("", "company")
        level = not short.level or (bool(full.place) and short.may_lie_in(full.place, self._gazetteer))
        return wider and narrowed and forms and level and short.national <= full.national

    def _drops_form(self, short: Body, full: Body) -> bool:
        return short.place == full.place and short.legal in ("", "company") and full.registered

    def _lies_in(self, full: Body, short: Body) -> bool:
        return not short.place or (bool(full.place) and self._gazetteer.within(full.place, short.place))


def is_abbreviation(short: Body, full: Body) -> bool:
    """Whether a name shortens the words before the common noun of another: 港建工会, 港航建设工会."""
    same = short.head == full.head and short.numbers == full.numbers and short.legal in ("", full.legal)
    same = same and not short.core.startswith(CENTRE) and not full.core.startswith(CENTRE)
    cut = full.stem.startswith(short.stem)  # 科技大学|海洋实验室 has a word more; nothing in it is shortened
    return (
        same
        and not cut
        and bool(short.head)
        and len(short.stem) >= SHORTEST_BRAND
        and abbreviates(short.stem, full.stem)
    )


def abbreviation_reason(short: Body, full: Body) -> str:
    """Why an abbreviation is one, in words."""
    return f"“{short.stem}”由“{full.stem}”各词首字缩成，中心词同为“{short.head}”"
