"""Whose paper a page is: the group that several of its articles name, and the others mean by 集团公司 alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.knowledge.lexicons import Lexicon, alternation
from zhitu.model import Kind, Mention, Reading, order
from zhitu.reading.organisations.firms import FORM, GROUP

NAMING = 2
"""Articles that name the company at least."""

SHARE = 0.5
"""Share at least of the articles of the page that name it: other papers bring news of a company too."""

MEANING = 0.6
"""The same of those that name it or speak of a group by this word alone."""

MOST = 100
"""Firms of a page up to which short names of some are looked for among the others, and lines beside the articles."""

SHORTEST_CORE = 2
"""Characters at least of a firm's name by which its paper is called."""

LONGEST_SHORT = 3
"""Characters of a name that takes some from a longer one: 渌钢 for 渌江钢铁."""

FORMS = re.compile("(?:集团)?(?:股份|控股)?(?:有限)?(?:责任)?公司$|集团$")
"""What behind the name of a firm says that it is one."""

PAPER = re.compile("(?:集团)?(?:工人|职工|矿工)?(?:报(?![名告道到])|之声)")
"""Behind the name of a firm that a line begins with it names its paper; 日报 is that of a place of the same name."""

HOST, HOSTED = re.compile("[^，。 \u3000]{0,30}主[办管]"), re.compile("主[办管][:：单位 ]{0,8}$")
"""What stands behind and before who publishes a paper."""

LEVELLED = re.compile("(?:[省市县区州]|有限)[一-鿿]{0,6}(?<!集团)公司")
"""A firm by its level or its legal form, of whose group 集团公司 behind it speaks: 市自来水公司."""

REGISTERED = re.compile("[一-鿿]{2,}?(?<!分)(?<!子)公司")
"""The firm that a name begins with."""

NAME = re.compile(f"(?P<short>[一-鿿]{{2,}}{GROUP}){FORM}")
"""The name of a group, with its legal form or without."""

OPEN = "(?:(?<![一-鿿])|(?<=[由与和及为到在对向被]))"
"""Where a word stands alone: behind a mark, or a word of grammar."""

FIRM = re.compile(f"{OPEN}公司(?=[一-鿿])")
"""A firm that is spoken of by this alone."""

REFERRED = 0.85
"""Confidence of words that stand for a name given elsewhere: 集团公司, 该中心, the core of a name."""


class Company(NamedTuple):
    """The company whose paper a page is: its name, those that stand for it, and whether 公司 alone does too."""

    name: str = ""
    called: tuple[str, ...] = ()
    plain: bool = False


UNKNOWN = Company()
"""That of a page whose paper is nobody's."""


def find(readings: Sequence[Reading], imprint: str, knowledge: Knowledge) -> dict[str, Company]:
    """The company whose paper a page is, for each article that calls it by less than its name, by the article.

    ``imprint`` is what the page prints beside its articles: the name of a paper often is that of the company.
    """
    gazetteer, none = knowledge.gazetteer, knowledge.lexicons["no_names"]
    firms = {reading.article.id: _firms(reading.mentions) for reading in readings}
    whole = _expand({_short(name) for names in firms.values() for name in names}, gazetteer)
    naming: dict[str, set[str]] = {}
    for article, names in firms.items():
        for name in names:
            naming.setdefault(whole[_short(name)], set()).add(article)
    lines = imprint.split("\n")[:MOST]
    often = [name for name, articles in naming.items() if len(articles) >= NAMING]
    cores: dict[str, set[str]] = {}
    for one, other in whole.items():
        cores.setdefault(other, set()).add(_core(one))
    for mention in (m for one in readings for m in one.mentions):
        if _is_declared(mention, mention.value) and (named := whole.get(_short(mention.value))):
            cores[named].add(mention.text)
    several = sorted({*often, *filter(NAME.fullmatch, naming)})
    several = several if len(several) <= MOST else []
    printed = _only(name for name in several if any(_is_printed(core, lines, gazetteer) for core in cores[name]))
    least = SHARE * len(readings)
    groups = list(filter(NAME.fullmatch, often))
    house = printed or _only(name for name in groups if len(naming[name]) >= least)
    if not house and (house := _only(groups)):
        meaning = naming[house] | {one.article.id for one in readings if _speaks(one, firms[one.article.id], none)}
        house = house if len(meaning) >= MEANING * len(readings) else ""
    if not house:
        return {}
    known = {name for names in firms.values() for name in names if whole[_short(name)] == house}
    full = max(known, key=lambda name: (_short(name) == house, len(name), name))
    declared = {m.text for one in readings for m in one.mentions if _is_declared(m, full)}
    found = Company(full, tuple(sorted(known | declared | set(map(_short, known)))), bool(printed))
    return {one.article.id: found for one in readings if _lacks(one, firms[one.article.id], found, none)}


def _is_declared(mention: Mention, house: str) -> bool:
    """Whether a mention calls the company by the first characters of its names: 渌钢."""
    named = mention.kind is Kind.ORGANIZATION and mention.value == house
    return named and _is_short(mention.text, _core(house))


def _expand(shorts: set[str], gazetteer: Gazetteer) -> dict[str, str]:
    """The firms of a page, each with the only group of which it is a short name, else with itself."""
    if len(shorts) > MOST:
        return {short: short for short in shorts}
    cores = {name: _core(gazetteer.peel(name)[1]) for name in shorts if NAME.fullmatch(name)}
    return {one: _only(name for name, core in cores.items() if _is_short(_core(one), core)) or one for one in shorts}


def _is_printed(core: str, lines: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a page is printed under the name of a firm, that is not the name of a place: 渌钢报, 渌江钢铁集团主办."""
    if len(core) < SHORTEST_CORE or not gazetteer.peel(core)[1]:
        return False
    return any(
        (at == 0 and PAPER.match(line, len(core))) or HOST.match(line, at + len(core)) or HOSTED.search(line, 0, at)
        for line in lines
        for at in _spots(core, line)
    )


def _spots(core: str, line: str) -> Iterator[int]:
    """Where the name of a firm stands in a line."""
    at = line.find(core)
    while at >= 0:
        yield at
        at = line.find(core, at + len(core))


def _firms(mentions: Iterable[Mention]) -> set[str]:
    """The firms that an article names, and those in the names of their parts: 渌江钢铁集团|炼铁厂."""
    values = {m.value for m in mentions if m.kind is Kind.ORGANIZATION and m.text != GROUP}
    return {found[0] for value in values if (found := NAME.match(value) or REGISTERED.match(value))}


def _short(name: str) -> str:
    """The name of a group without its legal form, that of another firm as it is."""
    found = NAME.fullmatch(name)
    return found["short"] if found else name


def _core(name: str) -> str:
    """The name of a firm without what says that it is one."""
    return FORMS.sub("", name)


def _only(names: Iterable[str]) -> str:
    """The only one of some names; empty where there are none or several."""
    found = sorted(names)
    return found[0] if len(found) == 1 else ""


def _is_short(short: str, core: str) -> bool:
    """Whether a name takes its characters from another one, the first first: 渌钢, 渌江钢铁."""
    if not 1 < len(short) <= LONGEST_SHORT < len(core) or short[0] != core[0]:
        return False
    rest = iter(core)
    return all(char in rest for char in short)


@cache
def _bare(none: Lexicon) -> str:
    """The word for a group, that is no part of another: not 集团|化改革 or 集团|军医院, but 集团|化工分公司."""
    others = "|".join(
        re.escape(word) + (f"(?!{alternation(more)})" if (more := none[word].more) else "")
        for word in none.words("group")
    )
    return f"(?:集团公司|集团(?!{others or '(?!)'}))"


@cache
def _alone(none: Lexicon) -> re.Pattern[str]:
    """A group that is spoken of by this alone."""
    return re.compile(f"{OPEN}{_bare(none)}(?=[一-鿿])")


@cache
def _part(none: Lexicon) -> re.Pattern[str]:
    """A body of the group that is named so: 集团公司|物资分公司."""
    return re.compile(f"(?P<group>{_bare(none)})(?P<rest>[一-鿿]{{2,}})")


def _speaks(reading: Reading, firms: set[str], none: Lexicon) -> bool:
    """Whether an article that names no group speaks of one."""
    alone = _alone(none).search(reading.article.text)
    named = any(map(NAME.fullmatch, firms))
    return not named and alone is not None and LEVELLED.search(reading.article.text, 0, alone.start()) is None


def _lacks(reading: Reading, firms: set[str], company: Company, none: Lexicon) -> bool:
    """Whether an article speaks of the company, and by less than its whole name."""
    others = firms.difference(company.called)
    if any(map(NAME.fullmatch, others)):
        return False
    if any(_is_part_of(mention.value, name) for mention in reading.mentions for name in company.called):
        return True
    if firms.intersection(company.called) - {company.name} or _speaks(reading, firms, none):
        return True
    return company.plain and not others and FIRM.search(reading.article.text) is not None


def own(mentions: Sequence[Mention]) -> str:
    """The group that an article itself names, if it names one."""
    values = {m.value for m in mentions if m.kind is Kind.ORGANIZATION and m.text != GROUP}
    groups = set(filter(NAME.fullmatch, values))
    return min(groups) if len(groups) == 1 else ""


def resolve(mentions: list[Mention], house: str, called: Sequence[str], none: Lexicon) -> list[Mention]:
    """The mentions, the company standing for the names it is called by and for the group its parts are named after.

    ``none`` is the lexicon of words that are no names of bodies.
    """
    names = {_short(house), *called} - {house}
    return sorted((part for mention in mentions for part in _at_home(mention, house, names, none)), key=order)


def _is_part_of(body: str, name: str) -> bool:
    """Whether the name of a part begins with a short name of the company: 渌钢|职工医院."""
    return len(name) <= LONGEST_SHORT < len(body) and body.startswith(name) and not NAME.match(body)


def _at_home(mention: Mention, house: str, names: set[str], none: Lexicon) -> Iterator[Mention]:
    """The mention with what it stands for, and where it is a part that is named after the group, the group in it."""
    seeming = mention.kind is Kind.PERSON and mention.value in names
    if mention.kind is not Kind.ORGANIZATION and not seeming:
        yield mention
    elif mention.value in names:
        yield replace(mention, kind=Kind.ORGANIZATION, value=house)
    elif short := next((name for name in sorted(names) if _is_part_of(mention.value, name)), ""):
        yield mention
        yield replace(mention, text=short, value=house, confidence=REFERRED)
    elif NAME.fullmatch(house) and (part := _part(none).fullmatch(mention.value)):
        yield replace(mention, value=house + part["rest"])
        yield replace(mention, text=part["group"], value=house, confidence=REFERRED)
    else:
        yield mention
