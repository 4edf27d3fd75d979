"""What the name of an organisation is made of: place, core, legal form, head."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import SIGNS, Gazetteer, sign
from zhitu.weaving import offices
from zhitu.weaving.names import Endings, fold, ordinals, unbracket, unquote

SHORTEST_CORE = 2
"""A core of one character names nothing (港 of 宁波港): the place is left on."""

SHORT = ("name", "prefix", "sure", "beside")
"""Kinds of short names that stand for one body, once it is one that is meant."""

LONGEST_NAME = 80
"""Names beyond this many characters are compared as they stand; the longest real one seen has 43."""

GROUPS = ("集团",)
"""Words for a firm of firms: more than its trade, less than a legal form."""

STATE = ("中华人民共和国", "中国")
NATION = ("中国", "中华", "新华")
"""What the country is called before the name of a body, and at its head, where it is part of the name."""

BRAND = (2, 4)
"""The least and the most characters of a firm's own name, before the words of its trade."""

PARSED_NAMES = 65_536
"""How many parsed names are remembered."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation's name in parts.

    ``place`` is the code of the deepest place that the name begins with; ``core`` is what is left without place,
    legal form and qualifiers, abbreviations written out (总工会 → 工会); ``legal`` is limited, stock, company,
    partner or empty; ``head`` is the common noun that ends the core; ``generic`` says that the core is made of
    words that any body may bear; ``national`` that the name itself claims the whole country;
    ``level`` is the word that stands for a place left out (市 of 市总工会); ``office`` says that the core is made of
    common nouns, so that each place has one of its own.
    """

    text: str
    place: str
    core: str
    legal: str
    head: str
    type: str
    generic: bool
    national: bool
    level: str = ""
    office: bool = False

    @property
    def stem(self) -> str:
        """The core without its head."""
        return self.core.removesuffix(self.head)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The ordinals in the core: two bodies that differ in them are two."""
        return ordinals(self.core)

    def may_lie_in(self, place: str, gazetteer: Gazetteer) -> bool:
        """Whether a place is of the level that the name says: 镇总工会 is not that of a district."""
        if not self.level or not place:
            return True
        division = gazetteer.place(place)
        return division.level in SIGNS[self.level] and division.name.endswith(self.level)

    @property
    def registered(self) -> bool:
        """Whether the name bears a full legal form, as only a company's full name does."""
        return self.legal in ("limited", "stock", "partner")


class Bodies:
    """Takes names of organisations apart, with the lexicons of one ontology."""

    def __init__(self, knowledge: Knowledge) -> None:
        lexicons = knowledge.lexicons
        self._gazetteer = knowledge.gazetteer
        self.heads = Endings.of(lexicons.get("organisation_heads"))
        words = lexicons.get("generic_names")
        short = lexicons.get("abbreviations")
        legal = lexicons.get("legal_forms")
        self._legal = {fold(word): legal[word].kind for word in legal.words()} if legal else {}
        self._qualifiers = words.words("qualifier") if words else ()
        self._generic = frozenset(map(fold, words.words("generic", "qualifier"))) if words else frozenset()
        self._national = words.words("national") if words else ()
        self._ministries = words.words("ministry") if words else ()
        letters = self._gazetteer.lexicon.values()
        self._countries = {e.word: self._gazetteer.place(e.more[0]).name for e in letters if "ministry" in e.more}
        self._whole = {w: fold(short[w].more[0]) for w in short.words(*SHORT)} if short else {}
        self._begin = {w: fold(short[w].more[0]) for w in short.words("prefix")} if short else {}
        self._open = {w: tuple(map(fold, short[w].more)) for w in short.words("open")} if short else {}
        self._known = frozenset(fold(short[w].more[0]) for w in short.words(*SHORT)) if short else frozenset()
        self._end = {w: fold(short[w].more[0]) for w in short.words("head", "alone")} if short else {}
        nouns = lexicons.get("organisation_heads") or ()
        self._common = frozenset((*self._generic, *map(fold, nouns), *self._end.values()))
        self._trade = frozenset((*words.words("filler", "trade"), *GROUPS)) if words else frozenset()
        self._alone = frozenset(short.words("alone")) if short else frozenset()
        self._over = words.words("over") if words else ()
        self._keeps = (*self._legal, *GROUPS, "控股")
        self._parse = lru_cache(maxsize=PARSED_NAMES)(self._take_apart)

    def parse(self, name: str, near: Collection[str] = ()) -> Body:
        """The parts of a name that stands beside the places ``near``."""
        return self._parse(name, tuple(near))

    def may_be(self, name: str) -> tuple[Body, ...]:
        """The bodies that a short name may stand for, where several bear it or it is a word too: 南大."""
        return tuple(self.parse(full) for full in self._open.get(unquote(fold(name)), ()))

    def is_generic(self, core: str) -> bool:
        """Whether a core is made of generic words, one after another."""
        return _is_made_of(core, self._generic)

    def is_trade(self, text: str) -> bool:
        """Whether a text is made of words of trades alone: what a firm's short name leaves out."""
        return _is_made_of(text, self._trade)

    def is_ministry(self, core: str) -> bool:
        """Whether a core is that of a ministry of ours, as other states have one too: 司法部."""
        return core.endswith(self._ministries)

    def is_common(self, core: str) -> bool:
        """Whether a firm's name is a short brand and a trade, which firms of other places may bear: 恒岳物流."""
        least, most = BRAND
        return any(_is_made_of(core[at:], self._trade) for at in range(least, min(most, len(core) - 1) + 1))

    def _take_apart(self, name: str, near: tuple[str, ...]) -> Body:
        text = unbracket(unquote(fold(name)), self._keeps)
        if len(text) > LONGEST_NAME:
            return Body(text, "", text, "", "", "", False, False)
        while found := next((q for q in self._qualifiers if text.startswith(q) and text != q), ""):
            text = text.removeprefix(found)
        text = self._of_nation(text)
        whole = offices.central(self._written_out(text))
        codes, rest = offices.peel(whole, near, self._gazetteer)
        if len(rest) < SHORTEST_CORE:
            codes, rest = (), whole
        bare = self._without_level(rest) if not codes else rest
        level, rest = sign(text[1:]) if text in self._alone else rest.removesuffix(bare), bare
        legal = next((w for w in self._legal if rest.endswith(w) and rest != w), "")
        core = self._without_legal(rest) or rest
        core = self._end_written_out(core)
        head = self.heads.find(core)
        # a company that a line of its own names has no second of its name
        known = core in self._known and self.heads.classify(core) == "Company"
        national = known or whole.startswith(self._national) or whole.endswith(self._ministries)
        place = codes[-1] if codes else ""
        office = _is_made_of(core, self._common)
        kind = self.heads.classify(rest) if legal else self.heads.classify(core) or self.heads.classify(rest)
        return Body(
            text, place, core, self._legal.get(legal, ""), head, kind, self.is_generic(core), national, level, office
        )

    def _without_legal(self, text: str) -> str:
        """The text without legal forms, those before a head too: 恒岳物流有限公司工会 → 恒岳物流工会."""
        for word in self._legal:
            text = text.replace(word, "")
        return text

    def _of_nation(self, text: str) -> str:
        """A body of the whole country without the country before its name: 中国|全国政协, 中华人民共和国|国务院."""
        state = next((word for word in STATE if text.startswith(word)), "")
        rest = text.removeprefix(state)
        known = self._without_legal(text) in self._known  # 中国国家铁路集团: here the country is part of the name
        return rest if rest.startswith(self._national) and not rest.startswith(NATION) and state and not known else text

    def _written_out(self, text: str) -> str:
        """A body's own short name written out, that of a bank before its branch too: 工行杭州分行."""
        if text in self._whole:
            return self._whole[text]
        if text[:1] in self._countries and text[1:] in self._ministries:
            return self._countries[text[0]] + text[1:]
        over = next((word for word in self._over if text.startswith(word)), "")
        if over and self._gazetteer.peel(text.removeprefix(over))[0]:
            return text.removeprefix(over)
        found = next((short for short in self._begin if text.startswith(short)), "")
        return self._begin[found] + text.removeprefix(found) if found else text

    def _end_written_out(self, core: str) -> str:
        for length in range(min(len(core), 10), 1, -1):
            full = self._end.get(core[-length:])
            if full is None:
                continue
            # 人民法院 ends on 法院 already: what is written out is left alone.
            return core if len(full) > length and core.endswith(full) else core[:-length] + full
        return core

    def _without_level(self, rest: str) -> str:
        """市总工会 and 市应急局 without their level: which city is meant, only the article knows."""
        bare = rest.removeprefix(sign(rest))
        return bare if bare in self._end or self.heads.find(bare) == bare else rest


def _is_made_of(text: str, words: Collection[str]) -> bool:
    """Whether a text is nothing but words of these, one after another."""
    reached = {0}
    for end in range(1, min(len(text), LONGEST_NAME) + 1):
        if any(text[start:end] in words for start in range(end) if start in reached):
            reached.add(end)
    return len(text) in reached
