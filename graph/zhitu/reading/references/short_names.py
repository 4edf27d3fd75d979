"""Firms called by their brand or first characters: 四川安禾科技有限公司, 安禾; 绵阳轴承集团, 绵轴."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading.organisations.firms import COMPANY, FORMED, GROUP, GROUPS, OFFICER
from zhitu.reading.page.company import REFERRED
from zhitu.reading.people.marks import human, is_full_name
from zhitu.reading.tags import ABBREVIATION, BODY, FUNCTION_WORD, PERSON, PROPER_NOUN, WORK_TITLE
from zhitu.reading.words.bodies import PARTS, TRADE

LEGAL = re.compile("(?:股份|控股)?有限(?:责任)?公司$")
"""The legal form that tells the whole name of a firm."""

TAIL, PLACED = re.compile("(?:集团|控股|股份)+(?:公司)?$"), re.compile("(?<![分子])公司$")
BRACKET = re.compile("[（(][^（()）]{1,8}[)）]")
"""What stands between a firm's line of business and its form, behind a place without one (甘肃远川水泥|公司), and its
place or form between brackets."""

LENGTH = range(2, 5)
"""Characters of a brand, or of the beginning of a longer one."""

SHORT, BRANDED = 2, 4
"""Characters of most brands, and of one with a line of business behind it: 远岭|锻造."""

PREFIX = 3
"""Characters at least of the beginning of a brand that stands for it: 米莱特|菲尔."""

COLLOQUIAL = re.compile("集团(?:公司)?$|公司$")
"""What may follow the short name of the same firm, a group's only if that is one: 安禾科技|公司, 安禾|集团."""

ENDING = re.compile("[。！？\n]")
OWNING = re.compile("[子母分]公司|控股|参股|股东|旗下|下[属辖设]|所属|隶属|属于|成员企业|出资|持股|^[与和同及、]")
"""In one sentence with a firm and what seems its short name, that is another's: 远川集团|旗下的甘肃远川水泥集团."""

QUOTED = frozenset("“‘《·、")
"""Before what is a brand of goods, a word or a part of a name or a list: “安禾”牌."""

SURE = 0.9
"""A tagger so sure of a person has seen one; of brands that begin with a surname (安禾) it says 0.6 to 0.85."""

STRANGE = frozenset({BODY, PERSON, PROPER_NOUN, WORK_TITLE, FUNCTION_WORD, ABBREVIATION})
"""Tags of a word that is no common one."""

HEADED = re.compile(OFFICER)
"""Behind a brand that is a common word too: 光明|总经理."""

NAMED = frozenset({BODY, PERSON})
"""Those of a word that a group without a legal form is called by: no 七国 of 七国集团."""

Span = tuple[int, int]


def resolve(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> list[Mention]:
    """The mentions, and the short names of the firms whose whole name the article has, each standing for that."""
    short, groups = _short(mentions, knowledge)
    if not short and not groups:
        return mentions
    heads = knowledge.lexicons["organisation_heads"]
    found = {(m.start, m.end): m for m in mentions}
    stated: dict[str, int] = {}
    for mention in mentions:
        stated.setdefault(mention.value, mention.end)
    covers = {at: m for m in mentions if m.kind in (Kind.ORGANIZATION, Kind.PROGRAM) for at in range(m.start, m.end)}
    for start, end in _spans(article.text, tokens, short, knowledge):
        text = article.text[start:end]
        if start >= stated[short[text]] and (start not in covers or covers[start].text == text):
            found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, short[text], "", REFERRED)
    bare = [m for m in mentions if m.kind is Kind.ORGANIZATION and m.value == m.text]
    called = {m.text: (groups if m.text.endswith(GROUPS) else short).get(COLLOQUIAL.sub("", m.text), "") for m in bare}
    apart = {m.text for m in bare if called[m.text] and _is_another(article.text, m, called[m.text])}
    for mention in bare:
        part = heads.ending(mention.text)
        own = part.word if part and part.kind in PARTS else ""
        firm = short.get(mention.text.removesuffix(own), "") if own else called[mention.text]
        place = own and knowledge.gazetteer.named(mention.text.removesuffix(own))  # 山西|省委 is no firm's
        told = bool(firm) and mention.start >= stated[firm] and not place and mention.text not in apart
        begins = firm.startswith(mention.text)
        if told and (own or begins or _is_form(mention.text, firm)):  # 安禾|工会, 四川安禾, 安禾科技|公司
            found[mention.start, mention.end] = replace(mention, value=firm + own)
    return sorted(found.values(), key=order)


def _is_another(text: str, mention: Mention, firm: str) -> bool:
    """Whether the sentence of a group names the firm too, behind it or as of one house with it: they are two."""
    if not mention.text.endswith(GROUPS):
        return False
    before, after = ENDING.split(text[: mention.start])[-1], ENDING.split(text[mention.end :], maxsplit=1)[0]
    _, named, between = before.rpartition(firm)
    return firm in after or (bool(named) and OWNING.search(between + mention.text + after) is not None)


def _short(mentions: list[Mention], knowledge: Knowledge) -> tuple[dict[str, str], dict[str, str]]:
    """The firm of each short name that no other body of the article can have, and the group that no other group can."""
    heads = knowledge.lexicons["organisation_heads"]
    parted = {m.value: heads.ending(m.value) for m in mentions if m.kind is Kind.ORGANIZATION}
    firms = sorted(name for name, head in parted.items() if head and head.kind == COMPANY)
    bodies = {name.removesuffix(head.word) if head and head.kind in PARTS else name for name, head in parted.items()}
    groups = [name for name in firms if FORMED.search(name)]
    return _owned(firms, bodies, knowledge), _owned(groups, set(filter(FORMED.search, bodies)), knowledge)


def _owned(firms: list[str], bodies: set[str], knowledge: Knowledge) -> dict[str, str]:
    """Each of some firms by the short names that no other of some bodies can have."""
    holding: dict[str, list[str]] = {}
    for body in sorted(bodies):
        for pair in {body[at : at + SHORT] for at in range(len(body) - 1)}:
            holding.setdefault(pair, []).append(body)
    found: dict[str, str] = {}
    for firm in firms:
        for name in _names(firm, knowledge):
            pairs = (holding.get(name[at : at + SHORT], []) for at in range(len(name) - 1))
            others = (other for other in min(pairs, key=len, default=[]) if name in other)
            if all(_is_own(other, firm) for other in others):  # else which is meant is not told: 安禾科技, 安禾茶业
                found.setdefault(name, firm)
    return found


def _is_own(name: str, firm: str) -> bool:
    """Whether a body is the firm itself, a part of it, or called by a part of its name."""
    return firm in name or name in firm or _is_form(name, firm)


def _is_form(name: str, firm: str) -> bool:
    """Whether a firm's name is only a shorter form of another's."""
    stem = COLLOQUIAL.sub("", name)
    return stem != name and stem in firm and (GROUP in firm or GROUP not in name)


def _names(firm: str, knowledge: Knowledge) -> Iterator[str]:
    """What a firm may be called for short by its whole name: its brand, how that begins, its first characters."""
    form = LEGAL.search(firm)
    codes, core = knowledge.gazetteer.peel(BRACKET.sub("", LEGAL.sub("", firm)))
    trades = knowledge.lexicons["trade_words"]
    whole, core = core, TAIL.sub("", core)
    if codes and trades.ending(placed := PLACED.sub("", core)):
        core = placed
    brand = core
    while trade := trades.ending(brand):
        brand = brand.removesuffix(trade.word)
        if len(brand) in LENGTH and whole != core and brand not in trades:
            yield brand
    if len(brand) in LENGTH and (form or whole != core):
        yield brand
    if form:
        if core != firm:
            yield core
        if len(core) >= BRANDED:
            yield core[:SHORT]
        yield from (core[:size] for size in LENGTH if PREFIX <= size < len(core))
        if codes and len(core) > 1:
            yield firm[0] + core[0]
        if codes and len(core) >= BRANDED and core[:SHORT] not in trades:
            begins = firm[: firm.find(core)] + core[:SHORT]
            if not knowledge.lexicons["organisation_heads"].ending(begins):  # no 北京大学 of 北京大学科技园有限公司
                yield begins


def _spans(
    text: str, tokens: tuple[tuple[Token, ...], ...], short: dict[str, str], knowledge: Knowledge
) -> Iterator[Span]:
    """Where such a name stands in the words of the tagger, and is no common word there."""
    sizes = sorted({len(name) for name in short}, reverse=True)
    for words in tokens:
        stop = 0
        for index, word in enumerate(words):
            for size in sizes if word.start >= stop else ():
                name, end = text[word.start : word.start + size], word.start + size
                own = [one for one in words[index : index + size] if one.end <= end] if name in short else []
                if own and own[-1].end == end and _is_meant(text, own, short[name], knowledge):
                    yield word.start, end
                    stop = end
                    break


def _is_meant(text: str, own: list[Token], firm: str, knowledge: Knowledge) -> bool:
    """Whether the words are a name and no place's, no person's and no common word."""
    start, end = own[0].start, own[-1].end
    name = text[start:end]
    longer = end < len(text) and text[start : end + 1] in firm  # 中远|安禾 of 中远安禾茶业有限公司
    alive = human(knowledge.lexicons["name_words"]).match(text, end)
    person = own[0].tag == PERSON and (alive or not 0 < own[0].confidence < SURE)
    if longer or (person and is_full_name(name, knowledge)) or text[start - 1 : start] in QUOTED:
        return False
    if text.endswith(knowledge.lexicons["firm_words"].marked("serving"), 0, start) or HEADED.match(text, end):
        return True
    known = knowledge.gazetteer.named(name)
    lexicons = ("abbreviations", "generic_words", "trade_words", "predicates", "organisation_heads", "titles")
    if known or TRADE.match(text, end) or any(name in knowledge.lexicons[lexicon] for lexicon in lexicons):
        return False
    trades = knowledge.lexicons["trade_words"]
    if len(name) >= BRANDED and trades.ending(name) and own[0].text not in trades:
        return True
    if len(own) == 1:
        return own[0].tag in (STRANGE if LEGAL.search(firm) else NAMED)
    return all(len(one.text) == 1 for one in own) or any(one.tag in STRANGE for one in own)
