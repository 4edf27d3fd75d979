"""Whose paper a page is: the group that several of its articles name, and the others mean by 集团公司 alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zhitu.model import Kind, Mention, Reading, order

NAMING = 2
"""Articles that name the company at least."""

SHARE = 0.5
"""Share at least of the articles of the page that name it: other papers bring news of a company too."""

LEVELLED = re.compile("(?:[省市县区州]|有限)[一-鿿]{0,6}(?<!集团)公司")
"""A firm by its level or its legal form, of whose group 集团公司 behind it speaks: 市自来水公司."""

GROUP = re.compile("(?P<short>[一-鿿]{2,}集团)(?:股份|控股)?(?:有限)?(?:责任)?(?:公司)?")
"""The name of a group, with its legal form or without."""

OTHER = "化(?![工学肥验])|式|军(?![工民])|内部(?!审)|成员|企业(?!文化|管理|发展)"
"""What makes the word a part of another: 集团|化改革, 集团|军医院, but 集团|化工分公司."""

BARE = f"(?:集团公司|集团(?!{OTHER}))"
"""The word for a group, that is no part of another."""

ALONE = re.compile(f"(?:(?<![一-鿿])|(?<=[由与和及为到在对向被])){BARE}(?=[一-鿿])")
"""A group that is spoken of by this alone."""

PART = re.compile(f"(?P<group>{BARE})(?P<rest>[一-鿿]{{2,}})")
"""A body of the group that is named so: 集团公司|物资分公司."""

REFERRED = 0.85
"""Confidence of what stands for the company; as that of other words that refer back."""


def find(readings: Sequence[Reading]) -> tuple[str, frozenset[str]]:
    """The company whose paper a page is and the articles that call it by less than its name; empty where none is."""
    whole: dict[str, str] = {}
    naming: dict[str, set[str]] = {}
    for reading in readings:
        for name in _groups(reading.mentions):
            short = GROUP.fullmatch(name)
            if short:
                whole[short["short"]] = max(whole.get(short["short"], ""), name, key=lambda one: (len(one), one))
                naming.setdefault(short["short"], set()).add(reading.article.id)
    known = sorted(short for short, articles in naming.items() if len(articles) >= max(NAMING, SHARE * len(readings)))
    if len(known) != 1:
        return "", frozenset()
    house = whole[known[0]]
    return house, frozenset(reading.article.id for reading in readings if _lacks(reading, known[0], house))


def _groups(mentions: Iterable[Mention]) -> set[str]:
    """The groups that an article names."""
    return {m.value for m in mentions if m.kind is Kind.ORGANIZATION and m.text != "集团" and GROUP.fullmatch(m.value)}


def _lacks(reading: Reading, short: str, house: str) -> bool:
    """Whether an article speaks of the company, and by less than its whole name."""
    groups = _groups(reading.mentions)
    if groups:
        return groups == {short} and short != house
    alone = ALONE.search(reading.article.text)
    return alone is not None and LEVELLED.search(reading.article.text, 0, alone.start()) is None


def own(mentions: Sequence[Mention]) -> str:
    """The group that an article itself names, if it names one."""
    groups = _groups(mentions)
    return min(groups) if len(groups) == 1 else ""


def resolve(mentions: list[Mention], house: str) -> list[Mention]:
    """The mentions, the company standing for its short name, and for the group that its parts are named after."""
    short = GROUP.fullmatch(house)
    known = short["short"] if short else ""
    return sorted((part for mention in mentions for part in _at_home(mention, house, known)), key=order)


def _at_home(mention: Mention, house: str, short: str) -> Iterator[Mention]:
    """The mention with what it stands for, and where it is a part that is named after the group, the group in it."""
    if mention.kind is not Kind.ORGANIZATION:
        yield mention
    elif mention.value == short:
        yield replace(mention, value=house)
    elif part := PART.fullmatch(mention.value):
        yield replace(mention, value=house + part["rest"])
        yield replace(mention, text=part["group"], value=house, confidence=REFERRED)
    else:
        yield mention
