"""What stands for what inside one article: 市总工会, 该中心, 骆老师, and the short forms that the text declares.

:mod:`declarations` reads other names that stand right behind a name, :mod:`short_names` the brands and first characters
of firms named in full, :mod:`anaphora` the words that point back (该中心, 公司), :mod:`offices` those that a list of
posts names alone, :mod:`schools` whose 校工会 is meant; shortened names are resolved here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import SIGNS, Gazetteer, sign
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading.organisations import unions
from zhitu.reading.organisations.branches import works
from zhitu.reading.organisations.firms import COMPANY, FORMED, GROUPS
from zhitu.reading.page import BY_ITSELF, Paper, city, company
from zhitu.reading.page.company import REFERRED
from zhitu.reading.people import addresses
from zhitu.reading.references import anaphora, declarations, offices, schools, short_names
from zhitu.reading.references.anaphora import THAT
from zhitu.reading.words.bodies import PARTS

SHORTEST_CORE = 4
"""A short form that the text does not declare has so many characters; shorter ones are words too often."""

LONGEST_TAIL = 10
"""Characters at most of the end of a name that stands for it before a title."""

SHORTEST_ENDING = 3
"""Characters at least of a name that stands for a longer one by its ending."""

PUBLIC = ("TradeUnion", "GovernmentBody", "PartyBody", "Court", "RepresentativeBody")
"""Classes of bodies that are never named without their place."""

LONGEST_KIND = 4
"""Characters at most of the word for the kind of a body: 幼儿园."""

TOWNS = ("镇", "乡")
"""Words for the lowest level; names of counties and cities begin so too."""

COMMITTEE = "委"
"""The party's committee of a place is named by this alone: 市|委."""


def resolve(
    article: Article,
    tokens: tuple[tuple[Token, ...], ...],
    found: list[Mention],
    knowledge: Knowledge,
    paper: Paper = BY_ITSELF,
) -> list[Mention]:
    """The mentions with what they stand for, and those that only reference makes names.

    ``paper`` tells the company whose paper the article is from, which 集团公司 stands for too, and the county or city.
    """
    persons = [mention for mention in found if mention.kind is Kind.PERSON]
    others = schools.without_asides([mention for mention in found if mention.kind is not Kind.PERSON])
    mentions = declarations.spread(article, sorted([*others, *addresses.resolve(persons, knowledge)], key=order))
    mentions = addresses.called(article, tokens, mentions, knowledge)
    mentions = _with_shortened(article, mentions, knowledge)
    mentions = short_names.resolve(article, tokens, mentions, knowledge)
    mentions = _with_tails(article, mentions, knowledge)
    mentions = _with_endings(_with_levels(mentions, knowledge, paper.home), knowledge)
    group = paper.company.name or company.own(mentions)
    mentions = (
        company.resolve(mentions, group, paper.company.called, knowledge.lexicons["no_names"]) if group else mentions
    )
    mentions = schools.resolve(article, tokens, mentions, knowledge)
    mentions = _with_firms(mentions, knowledge, paper.company.name)
    mentions = list(_without_bare(article, mentions, group))
    mentions = offices.resolve(article, mentions, knowledge)
    pointing = list(anaphora.find(article, tokens, mentions, knowledge, paper.company))
    if not pointing:
        return sorted(mentions, key=order)
    # 公司|副总经理、工会主席: whose the office is shows where the word before the posts is known.
    return sorted(offices.resolve(article, sorted([*mentions, *pointing], key=order), knowledge), key=order)


def _without_bare(article: Article, mentions: list[Mention], group: str) -> Iterator[Mention]:
    """The mentions, a mere 集团 that the tagger took for a name being the only group's; none in 各集团."""
    for mention in mentions:
        if mention.kind is not Kind.ORGANIZATION or mention.value not in GROUPS:
            yield mention
        elif FORMED.search(group) and not article.text[: mention.start][-1:].isalnum():
            yield replace(mention, value=group, confidence=REFERRED)


def _with_shortened(article: Article, mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, and the bodies that the article names by the core of their full name, each with what follows.

    After 安徽远岭物流有限公司 stand 远岭物流 for it and 远岭物流|工会 for its union.
    """
    heads = knowledge.lexicons["organisation_heads"]
    full: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: (-len(m.text), m.text)):
        core = _core(mention.value, knowledge) if mention.kind is Kind.ORGANIZATION else ""
        if len(core) >= SHORTEST_CORE and core != mention.value:
            full.setdefault(core, mention.value)
    found = {(m.start, m.end): m for m in mentions}
    whole = sorted((m for m in mentions if m.kind in (Kind.ORGANIZATION, Kind.PROGRAM)), key=lambda m: len(m.text))
    covers = {at: mention for mention in whole for at in range(mention.start, mention.end)}
    for core, value in full.items():
        at = article.text.find(core)
        while at >= 0:
            end = at + len(core)
            over = [covers[place] for place in (at, end - 1) if place in covers]
            if all(at <= mention.start and mention.end <= end for mention in over):
                for mention in over:
                    found.pop((mention.start, mention.end), None)
                found[at, end] = Mention(article.id, at, core, Kind.ORGANIZATION, value, "", REFERRED)
                part = heads.beginning(article.text, end)
                if part and part.kind in PARTS:
                    text = article.text[at : end + len(part.word)]
                    found[at, end + len(part.word)] = Mention(
                        article.id, at, text, Kind.ORGANIZATION, value + part.word, "", REFERRED
                    )
            at = article.text.find(core, end)
    return sorted(found.values(), key=order)


def _core(name: str, knowledge: Knowledge) -> str:
    """What is left of a firm's or school's name without its place and its legal form."""
    codes, core = knowledge.gazetteer.peel(name)
    head = knowledge.lexicons["organisation_heads"].ending(name)
    if head is None or head.kind in PUBLIC:
        return ""
    form = next((form for form in knowledge.lexicons["legal_forms"].words() if core.endswith(form)), "")
    return core.removesuffix(form) if codes or form else ""


def _with_levels(mentions: list[Mention], knowledge: Knowledge, home: str) -> list[Mention]:
    """市总工会 with the city that it belongs to: that of a body of the same name, else the only one of its level."""
    bodies = [mention for mention in mentions if mention.kind is Kind.ORGANIZATION]
    around = {place for m in mentions if m.code for place in knowledge.gazetteer.chain(m.code)}
    here = knowledge.gazetteer.places.get(home)
    zoned = here if here is not None and city.has_zones(here, around, knowledge.gazetteer) else None
    resolved = []
    for mention in mentions:
        bare = mention.kind is Kind.ORGANIZATION and mention.value == unions.whole(mention.text)
        if level := sign(mention.text) if bare and not _is_placed(mention.text, knowledge.gazetteer) else "":
            own = here if here is not None and here.name.endswith(level) else None
            fitting = city.may_mean(level, own, around, knowledge.gazetteer) if own else around
            places = {p.name for p in fitting if p.level in SIGNS[level] and p.name.endswith(level)}
            named = replace(mention, text=mention.value)
            resolved.append(replace(mention, value=_full_name(named, level, bodies, places, told=fitting == {own})))
        elif bare and zoned and mention.text.startswith(city.ZONES):
            resolved.append(replace(mention, value=knowledge.gazetteer.short(zoned) + mention.value))
        else:
            resolved.append(mention)
    return resolved


def _is_placed(name: str, gazetteer: Gazetteer) -> bool:
    """Whether the word for a level that a name begins with is a part of another word: 镇江|茶业公司."""
    county = name.startswith(TOWNS) and any(place.level is not Level.TOWN for place in gazetteer.named(name[:2]))
    return county or name[:2] in gazetteer.seams


def _with_tails(article: Article, mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, and before titles the ends of the only longer name that ends so: 检修分公司|总经理.

    After 电力检修分公司 the end stands for that, if no name of a place or a body begins or ends in it.
    """
    heads = knowledge.lexicons["organisation_heads"]
    ended = _by_endings({m.value for m in mentions if m.kind is Kind.ORGANIZATION})
    covered = {at for m in mentions if m.kind is not Kind.TITLE for at in range(m.start, m.end)}
    found = []
    for post in mentions:
        if post.kind is not Kind.TITLE or post.start - 1 in covered:
            continue
        for size in range(min(LONGEST_TAIL, post.start), SHORTEST_CORE - 1, -1):
            start = post.start - size
            tail = article.text[start : post.start]
            longer = ended.get(tail, [])
            before = article.text[start - 1 : start]
            if longer:
                head = heads.ending(tail)
                alone = not before.isalnum() and covered.isdisjoint(range(start, post.start))
                if len(longer) == 1 and alone and head is not None:
                    found.append(Mention(article.id, start, tail, Kind.ORGANIZATION, longer[0], "", REFERRED))
                break
    return sorted([*mentions, *found], key=order)


def _by_endings(bodies: set[str]) -> dict[str, list[str]]:
    """The bodies by each shorter end of their names that may stand for them before a title."""
    found: dict[str, list[str]] = {}
    for body in bodies:
        for size in range(SHORTEST_CORE, min(LONGEST_TAIL, len(body) - 1) + 1):
            found.setdefault(body[-size:], []).append(body)
    return found


def _with_endings(mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, a name without a place that ends one longer name of the article standing for that: 产业学院."""
    bodies = sorted({mention.value for mention in mentions if mention.kind is Kind.ORGANIZATION})
    national = knowledge.lexicons["generic_names"].words("national")
    known, full = set(bodies), dict[str, str]()
    ended: dict[str, list[str]] = {}
    for body in bodies:
        for ending in known.intersection(body[at:] for at in range(1, len(body))):
            ended.setdefault(ending, []).append(body)
    for name in bodies:
        if name.startswith(national):
            continue  # 中央书记处 is not short for 共青团中央书记处
        longer = ended.get(name, [])
        if len(longer) == 1 and len(name) >= SHORTEST_ENDING and not knowledge.gazetteer.peel(name)[0]:
            full[name] = longer[0]
    return [replace(m, value=full[m.value]) if m.kind is Kind.ORGANIZATION and m.value in full else m for m in mentions]


def _with_firms(mentions: list[Mention], knowledge: Knowledge, house: str) -> list[Mention]:
    """The mentions, the union of 集团 or 公司 being that of the only firm named before: 集团|团委.

    That of 厂 or 校 is of the only body named before that is called so.
    """
    heads, firms, resolved = knowledge.lexicons["organisation_heads"], {house} - {""}, list[Mention]()
    endings = _own_endings(knowledge.lexicons["generic_words"])
    called: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind is not Kind.ORGANIZATION:
            resolved.append(mention)
            continue
        part = heads.ending(mention.value)
        word = mention.text.removesuffix(part.word) if part else ""
        own = part is not None and part.kind in PARTS
        known = {firm for firm in firms if FORMED.search(firm)} if word in GROUPS else firms
        if mention.value == mention.text and word in endings:
            known = {name for ending in endings[word] for name in called.get(ending, ())}
        if part and own and word in (*GROUPS, "公司", *endings) and len(known) == 1:
            resolved.append(replace(mention, text=word, value=min(known)))
            resolved.append(replace(mention, value=min(known) + part.word))
            continue
        holder = mention.value.removesuffix(part.word) if part and own else mention.value
        if own and (head := heads.ending(holder)) and head.kind == COMPANY:
            firms.add(holder)  # 远川集团|工会 names 远川集团
        if part and part.kind == COMPANY and mention.value != part.word and not works.is_part(mention.value, knowledge):
            firms.add(mention.value)
        for size in range(1, min(LONGEST_KIND, len(holder) - 1) + 1):
            called.setdefault(holder[-size:], set()).add(holder)
        resolved.append(mention)
    return resolved


@cache
def _own_endings(generic: Lexicon) -> dict[str, tuple[str, ...]]:
    """How the bodies are called that a word means before a union: 校|工会, of a 中学."""
    meant = {word.removeprefix(THAT): entry for word, entry in generic.items() if word.startswith(THAT)}
    return {word: entry.more for word, entry in meant.items() if entry.more and entry.kind == "pointing"}


def _full_name(mention: Mention, level: str, bodies: list[Mention], places: set[str], *, told: bool) -> str:
    """The name of the body that a mention such as 市总工会 stands for; the mention's own where none is known.

    Where its page has ``told`` the place, bodies of several places leave it at that.
    """
    rest = mention.text.removeprefix(level)
    full = [body for body in bodies if body.text != mention.text and body.text.endswith(mention.text)]
    if len(rest) < 2 and rest != COMMITTEE:
        return mention.text
    if full and not (told and len({body.value for body in full}) > 1):
        return min(full, key=lambda m: (m.start > mention.start, abs(m.start - mention.start))).value
    return min(places) + rest if len(places) == 1 else mention.text
