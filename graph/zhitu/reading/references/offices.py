"""Offices that a list of posts names without their body: 青川县委常委、|宣传部|部长, 远川集团副总裁、|工会|主席."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention
from zhitu.reading.page.company import REFERRED

UNION, UNIONS = "工会", "总工会"
OF_WORKS = (UNION, "团委")
"""Words for an office that alone are no name; those of a works or a school."""

MARKS, UNION_MARKS = ("、", "兼", "和", "与", "及"), ("、", "兼", "和", "与", "及", "，")
"""What joins posts, and people with theirs; who serves elsewhere stands behind a comma too, but for a union."""

LEVEL, OWN = re.compile("[省市县区旗州]"), re.compile("团?[省市县区旗州](?:委|政府)|[党团]|(?:人民)?政府$")
"""The letter of a place's level, and what is named with it, so of no other: 市委; no place has a mere 党委."""

RULES, DEPARTMENT = "rules", "committee"
"""The marks of heads of bodies: what rules a place, and a department of its committee."""

WITHIN, TOWN = ("PartyBody", "TradeUnion"), "镇"
"""The classes of what is an office of the body that its name begins with, and the letter of a town in a head."""

RULED = ("PartyBody", "GovernmentBody", "RepresentativeBody")
COMMITTEE, COMMITTEES, HOLDERS = "委", ("委", "委员会"), (Kind.ORGANIZATION, Kind.PLACE)
MORE = 2
"""How many named people before an office, each with posts, the body may stand: 远川集团总裁甲、|工会|主席乙."""


def resolve(article: Article, mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions in order, offices among posts with the body that the first post is of, and unions found so."""
    ended = {mention.end: mention for mention in mentions if mention.kind is not Kind.PLACE}
    ended = {**{m.end: m for m in mentions if m.kind is Kind.PLACE}, **ended}
    resolved = {(m.start, m.end, m.kind): m for m in mentions}
    for office in _offices(article, mentions, ended, knowledge):
        holder = _holder(article, office, ended)
        if holder and (name := _named(office.text, holder, knowledge)):
            resolved[office.start, office.end, Kind.ORGANIZATION] = replace(office, value=name)
    return sorted(resolved.values(), key=lambda m: (m.start, -len(m.text), m.kind))


def is_one(mention: Mention) -> bool:
    """Whether a mention is a union among posts, which a later clause is not about."""
    return mention.text in (*OF_WORKS, UNIONS) and mention.value != mention.text


def _offices(
    article: Article, mentions: list[Mention], ended: dict[int, Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """The offices right before a post that nothing says whose they are."""
    heads = knowledge.lexicons["organisation_heads"]
    for title in mentions:
        before = ended.get(title.start) if title.kind is Kind.TITLE else None
        if before is not None and before.kind is Kind.ORGANIZATION:
            head = heads.ending(before.text)
            if head and head.word == before.text == before.value and head.kind in RULED:
                yield before
        elif title.kind is Kind.TITLE and before is None and article.text.endswith(OF_WORKS, 0, title.start):
            word = next(word for word in (UNIONS, *OF_WORKS) if article.text.endswith(word, 0, title.start))
            yield Mention(article.id, title.start - len(word), word, Kind.ORGANIZATION, word, "", REFERRED)


def _holder(article: Article, office: Mention, ended: dict[int, Mention]) -> Mention | None:
    """The body or the place of which the posts before an office are, of one person or of those named before."""
    marks = UNION_MARKS if office.text in OF_WORKS else MARKS
    last, people = office, 0
    while True:
        joined = article.text[max(last.start - 1, 0) : last.start] in marks
        before = ended.get(last.start - joined)
        if before is None or people > MORE:
            return None
        if before.kind is Kind.TITLE:
            goes_on = last.kind is Kind.TITLE or (last is office) == joined
        elif before.kind is Kind.PERSON:
            goes_on = joined and last.kind is not Kind.PERSON
            people += 1
        else:
            return before if last.kind is Kind.TITLE and not joined and before.kind in HOLDERS else None
        if not goes_on:
            return None
        last = before


def _named(office: str, holder: Mention, knowledge: Knowledge) -> str:
    """The full name of an office of a body or a place; nothing where that has none of the sort."""
    heads = knowledge.lexicons["organisation_heads"]
    ruling = (*COMMITTEES, *heads.marked(RULES))
    place, rest = holder.value, ""
    rules = holder.kind is Kind.PLACE and LEVEL.fullmatch(place[-1:]) is not None
    if holder.kind is Kind.ORGANIZATION:
        _, rest = knowledge.gazetteer.peel(holder.value)
        place = holder.value.removesuffix(rest)
        level = (LEVEL.match(rest) or [""])[0]
        rules = rest in ruling or rest.removeprefix(level) in ruling
        place += "" if place.endswith(level) else level
    if office in OF_WORKS and holder.kind is Kind.ORGANIZATION and not rules:
        body = _without_offices(holder.value, ruling, knowledge)
        return "" if holder.value.endswith(office) else body and body + office
    head = heads.ending(office)
    if office in OF_WORKS or not (rules and place and head) or OWN.match(office):
        return ""
    return place + (COMMITTEE if DEPARTMENT in head.more else "") + office


def _without_offices(body: str, ruling: tuple[str, ...], knowledge: Knowledge) -> str:
    """The body whose office that is: 远川集团|党委; nothing for what rules a place, or joins the unions of one."""
    while (head := knowledge.lexicons["organisation_heads"].ending(body)) and head.kind in WITHIN:
        if knowledge.gazetteer.peel(body)[1] in ruling or body.endswith(UNIONS):
            return ""
        body = body.removesuffix(head.word.removeprefix(TOWN))
    return body
