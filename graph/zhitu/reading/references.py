"""What stands for what inside one article: 市总工会, 该中心, 骆老师, and the short forms that the text declares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import SIGNS, sign
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading import addresses, declarations, houses
from zhitu.reading.organisations import works
from zhitu.reading.tags import BODY, MARK, NUMBER, PERSON, PLACE

REFERRED = 0.85
"""Confidence of a word such as 该中心 that refers back, and of a name by its core."""

SHORTEST_CORE = 4
"""A short form that the text does not declare has so many characters; shorter ones are words too often."""

SHORTEST_ENDING = 3
"""Characters at least of a name that stands for a longer one by its ending."""

PUBLIC = ("TradeUnion", "GovernmentBody", "PartyBody", "Court", "RepresentativeBody")
"""Classes of bodies that are never named without their place."""

COMMITTEE = "委"
"""The party's committee of a place is named by this alone: 市|委."""

POINTED = {"pointing": Kind.ORGANIZATION, "division": Kind.PLACE}
"""What the words of each kind point back to."""

OWN = ("TradeUnion", "GovernmentBody")
"""Classes of bodies that behind a post and a mark are of where that post is held: 民主党主席、|政府副总理."""

OFFICE = "office"
"""The kind of words for the office of a village or quarter named before: 村委会."""

GROUP, GROUPS = "集团", ("集团", "集团公司")
"""What a firm is called in whose name it stands, whatever that ends on: 远川钢铁集团有限公司."""

BANK, CENTRAL = "银行", "中国人民银行"
"""What is said of banks is not said of the central one, though it alone be named."""

THAT = "该"
"""The word that belongs to a head noun which points back: 到|该集团|开展活动."""

FIRM = "Company"
FORMED = re.compile(f"{GROUP}(?:股份|控股)?(?:有限)?(?:责任)?(?:公司)?$")
REGISTERED = re.compile(".{2,24}?有限(?:责任)?公司")
"""The firm with its legal form that the name of its part begins with: 远川港集团有限公司|装卸二队."""

SORTS = {"School": "学校", "Hospital": "医院"}
"""What a body of a class is called, whatever its name ends on: 青川中学, 学校."""

OWNING = ("首批", "现有", "旗下")
"""Words that say so though they are no verbs."""

OWNERS = ("Company", "School", "Hospital")
"""Classes of bodies that are meant by their head noun alone though the text names only their union."""

NOMINAL = frozenset({"n", "nz", "vn", "nw", "an", "a", "j", PLACE, BODY, PERSON, "u", "m", "q"})
"""Tags of a word before a head noun that makes it part of a longer phrase."""

SEVERAL = ("各", "每", "某", "多家", "几家", "一家", "其他", "其它")
"""Words before a head noun that say it is not the one named before: 各|集团公司."""

MODIFIERS = NOMINAL | {"r"}
"""Tags of a word before the office of a village that say it is another's, or of several: 邻村|村委会, 各村|村委会."""

TOGETHER = ("、", "和", "与", "及")
"""Between two villages that a text names together: 新和村|和|石桥村."""

VILLAGE = 2
"""The name of a village has more characters."""

GOVERNING = frozenset({"v", "p", "d", "u", "c"})
"""Tags of the word that follows a head noun which opens a clause for a body named before: 公司|成立于…"""


def resolve(
    article: Article,
    tokens: tuple[tuple[Token, ...], ...],
    found: list[Mention],
    knowledge: Knowledge,
    house: str = "",
) -> list[Mention]:
    """The mentions with what they stand for, and those that only reference makes names.

    ``house`` is the company whose paper the article is from, if that is known; 集团公司 stands for it too.
    """
    persons = [mention for mention in found if mention.kind is Kind.PERSON]
    others = [mention for mention in found if mention.kind is not Kind.PERSON]
    mentions = declarations.spread(article, sorted([*others, *addresses.resolve(persons, knowledge)], key=order))
    mentions = _with_shortened(article, mentions, knowledge)
    mentions = _with_endings(_with_levels(mentions, knowledge), knowledge)
    group = house or houses.own(mentions)
    mentions = houses.resolve(mentions, group) if group else mentions
    mentions = _with_firms(mentions, knowledge, house)
    pointing = (
        *_pointing(article, tokens, mentions, knowledge, house),
        *_pointed(article, tokens, mentions, knowledge),
    )
    return sorted([*mentions, *pointing], key=order)


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
                if part and part.kind in ("TradeUnion", "PartyBody"):
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


def _with_levels(mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """市总工会 with the city that it belongs to: that of a body of the same name, else the only one of its level."""
    bodies = [mention for mention in mentions if mention.kind is Kind.ORGANIZATION]
    around = {place for m in mentions if m.code for place in knowledge.gazetteer.chain(m.code)}
    resolved = []
    for mention in mentions:
        bare = mention.kind is Kind.ORGANIZATION and mention.value == mention.text
        if level := sign(mention.text) if bare else "":
            places = {p.name for p in around if p.level in SIGNS[level] and p.name.endswith(level)}
            resolved.append(replace(mention, value=_full_name(mention, level, bodies, places)))
        else:
            resolved.append(mention)
    return resolved


def _with_endings(mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, a name without a place that ends one longer name of the article standing for that: 产业学院."""
    bodies = sorted({mention.value for mention in mentions if mention.kind is Kind.ORGANIZATION})
    national = knowledge.lexicons["generic_names"].words("national")
    full: dict[str, str] = {}
    for name in bodies:
        if name.startswith(national):
            continue  # 中央书记处 is not short for 共青团中央书记处
        longer = [body for body in bodies if len(body) > len(name) and body.endswith(name)]
        if len(longer) == 1 and len(name) >= SHORTEST_ENDING and not knowledge.gazetteer.peel(name)[0]:
            full[name] = longer[0]
    return [replace(m, value=full[m.value]) if m.kind is Kind.ORGANIZATION and m.value in full else m for m in mentions]


def _with_firms(mentions: list[Mention], knowledge: Knowledge, house: str) -> list[Mention]:
    """The mentions, the union of 集团 or 公司 being that of the only firm named before: 集团|团委."""
    heads, firms, resolved = knowledge.lexicons["organisation_heads"], {house} - {""}, list[Mention]()
    for mention in mentions:
        part = heads.ending(mention.value) if mention.kind is Kind.ORGANIZATION else None
        word = mention.text.removesuffix(part.word) if part else ""
        known = {firm for firm in firms if FORMED.search(firm)} if word in GROUPS else firms
        if part and part.kind in ("TradeUnion", "PartyBody") and word in (*GROUPS, "公司") and len(known) == 1:
            resolved.append(replace(mention, text=word, value=min(known)))
            resolved.append(replace(mention, value=min(known) + part.word))
            continue
        if part and part.kind == FIRM and mention.value != part.word and not works.is_part(mention.value, knowledge):
            firms.add(mention.value)
        resolved.append(mention)
    return resolved


def _full_name(mention: Mention, level: str, bodies: list[Mention], places: set[str]) -> str:
    """The name of the body that a mention such as 市总工会 stands for; the mention's own where none is told."""
    rest = mention.text.removeprefix(level)
    full = [body for body in bodies if body.text != mention.text and body.text.endswith(mention.text)]
    if len(rest) < 2 and rest != COMMITTEE:
        return mention.text
    if full:
        return min(full, key=lambda m: (m.start > mention.start, abs(m.start - mention.start))).value
    return min(places) + rest if len(places) == 1 else mention.text


def _pointing(
    article: Article,
    tokens: tuple[tuple[Token, ...], ...],
    mentions: list[Mention],
    knowledge: Knowledge,
    house: str,
) -> Iterator[Mention]:
    """该中心, 中心|主任, 公司|成立于: the body named before whose name ends so.

    Of firms the one named most often is meant, whom the article is about; of others the one named last.
    """
    heads, generic = knowledge.lexicons["organisation_heads"], knowledge.lexicons["generic_words"]
    titles = {mention.start for mention in mentions if mention.kind is Kind.TITLE}
    ends = {mention.end for mention in mentions if mention.kind is Kind.TITLE}
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    named: Counter[str] = Counter()
    owner: dict[str, str] = dict.fromkeys(GROUPS, house) if house else {}
    sorts: dict[str, str] = {}
    bodies = iter([mention for mention in mentions if mention.kind is Kind.ORGANIZATION])
    body = next(bodies, None)
    if body is None:
        return
    for words in tokens:
        for index, word in enumerate(words):
            if word.text not in heads.entries:
                continue
            while body is not None and body.start < word.start:
                named[body.value] += 1
                owner |= _endings(body.value, owner, named, heads)
                if (head := heads.ending(body.value)) and (word_for := SORTS.get(head.kind)):
                    sorts[word_for] = body.value
                body = next(bodies, None)
            if word.start in covered:
                continue
            meant = owner.get(word.text) or sorts.get(word.text, "")
            if not meant or (word.text == BANK and meant.endswith(CENTRAL)):
                continue
            before = words[index - 1] if index else None
            after = words[index + 1] if index + 1 < len(words) else None
            if before is not None and before.start in ends and heads.kind(word.text) in OWN:
                continue  # 远川集团党委副书记、|工会主席: the union is that body's own
            points = before is not None and generic.kind(before.text) == "pointing"
            alone = before is None or (before.tag not in NOMINAL and before.text not in SEVERAL)
            opens = (before is None or before.tag == MARK) and after is not None and _governs(after)
            told = word.text in owner  # 学校 for a 中学 only where it opens a clause
            numbered = after is not None and after.tag == NUMBER and after.end in titles  # 联合会|首任|主席
            if opens or (told and (points or (alone and (numbered or word.end in titles)))):
                shown = before is not None and before.text == THAT
                start = before.start if before is not None and shown else word.start
                text = article.text[start : word.end]
                yield Mention(article.id, start, text, Kind.ORGANIZATION, meant, "", REFERRED)
            elif (
                alone
                and word.text in owner
                and after is not None
                and heads.kind(after.text) in ("TradeUnion", "PartyBody")
            ):
                text = article.text[word.start : after.end]
                value = owner[word.text] + after.text
                # The body inside it is named too: 公司|工会 is a part of the 公司.
                yield Mention(article.id, word.start, word.text, Kind.ORGANIZATION, owner[word.text], "", REFERRED)
                yield Mention(article.id, word.start, text, Kind.ORGANIZATION, value, "", REFERRED)


def _endings(name: str, owner: dict[str, str], named: Counter[str], heads: Lexicon) -> dict[str, str]:
    """The words that a body just named may be meant by from here on, each with the body or what it is the union of."""
    found: dict[str, str] = {}
    registered = REGISTERED.match(name)
    firm = registered[0] if registered else name
    for meant in (_holder(name, heads), name, *([firm] if firm != name else [])):
        for ending in {meant[-size:] for size in range(1, heads.longest + 1)}:
            if heads.kind(ending) != FIRM or named[name] >= named[found.get(ending) or owner.get(ending, name)]:
                found[ending] = meant
    group = heads.ending(firm)
    if group is None or group.kind != FIRM or not FORMED.search(firm):
        return found
    rival = owner.get(GROUP) or firm
    return found | dict.fromkeys(GROUPS, "" if rival != firm and named[rival] == named[name] else firm)


def _governs(word: Token) -> bool:
    """Whether a word behind a head noun shows that a clause on a body begins with the noun: 联盟|首批成员包括…."""
    return word.tag in GOVERNING or word.text in OWNING


def _holder(name: str, heads: Lexicon) -> str:
    """The firm, school or hospital whose union or party's committee a body is, if any: 青川茶业公司|工会."""
    part = heads.ending(name)
    rest = name.removesuffix(part.word) if part and part.kind in ("TradeUnion", "PartyBody") else ""
    holder = heads.ending(rest) if rest else None
    return rest if holder and holder.kind in OWNERS else ""


def _pointed(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """该院, 该校, 该村: what was named last of those whose names end as the lexicon says of the word.

    村委会 is the office of the village that was named last.
    """
    generic = knowledge.lexicons["generic_words"]
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    meant = _endings_meant(generic)
    spots = [(words, at) for words in tokens for at, word in enumerate(words) if word.text in meant]
    for line, at in spots:
        before, word = line[at - 1] if at else None, line[at]
        kind, endings = POINTED.get(generic.kind(word.text)), meant[word.text]
        if word.start in covered:
            continue
        earlier = (m for m in mentions if m.end <= word.start)
        if kind is None:
            several = before is not None and before.tag in MODIFIERS
            village = "" if several else _village(article.text, earlier, endings, knowledge)
            if village:
                yield Mention(article.id, word.start, word.text, Kind.ORGANIZATION, village + word.text, "", REFERRED)
        elif named := [m for m in earlier if m.kind is kind and m.value.endswith(endings)]:
            last = max(named, key=lambda m: (m.start, len(m.text)))
            yield Mention(article.id, word.start, word.text, kind, last.value, last.code, REFERRED)


@cache
def _endings_meant(generic: Lexicon) -> dict[str, tuple[str, ...]]:
    """How the names end that each word of the lexicon points back to."""
    kinds = (*POINTED, OFFICE)
    return {word: entry.more for word, entry in generic.items() if entry.more and entry.kind in kinds}


def _village(text: str, mentions: Iterable[Mention], endings: tuple[str, ...], knowledge: Knowledge) -> str:
    """The village named last, as a place or in the name of its party's branch; empty where none is, or two together."""
    heads, village, end = knowledge.lexicons["organisation_heads"], "", -1
    for mention in sorted(mentions, key=order):
        at = max(mention.value.rfind(ending) + len(ending) for ending in endings)
        rest = mention.value[at:]
        own = mention.kind is Kind.PLACE and not rest
        if at > VILLAGE and (own or (mention.kind is Kind.ORGANIZATION and heads.kind(rest) == "PartyBody")):
            village = "" if text[max(end, 0) : mention.start] in TOGETHER else mention.value[:at]
            end = mention.end
    return village
