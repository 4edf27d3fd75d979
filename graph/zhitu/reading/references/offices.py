"""Offices that a list of posts names without their body: 青川县委常委、|宣传部|部长, 远川集团副总裁、|工会|主席."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention
from zhitu.reading.references.anaphora import REFERRED

UNION, UNIONS = "工会", "总工会"
"""Words for an office that alone are no name."""

MARKS, UNION_MARKS = ("、", "兼", "和", "与", "及"), ("、", "兼", "和", "与", "及", "，")
"""What joins posts, and people with theirs; who serves elsewhere stands behind a comma too, but for a union."""

STATE = re.compile("[省市县区旗州]?(?:委|党委|委员会|人民政府|政府|人大常委会|人大|政协|纪委|监委|纪委监委)")
"""What is left of a body that rules a place without the name of that place."""

LEVEL = re.compile("[省市县区旗州]")
DISCIPLINE = ("纪委", "监委", "纪律检查委员会")
"""Bodies of the party beside its committee; its other offices are the committee's own."""

PARTY, RULED = "PartyBody", ("PartyBody", "GovernmentBody", "RepresentativeBody")
COMMITTEE, HOLDERS = "委", (Kind.ORGANIZATION, Kind.PLACE)
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
    return mention.text in (UNION, UNIONS) and mention.value != mention.text


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
        elif title.kind is Kind.TITLE and before is None and article.text.endswith(UNION, 0, title.start):
            word = UNIONS if article.text.endswith(UNIONS, 0, title.start) else UNION
            yield Mention(article.id, title.start - len(word), word, Kind.ORGANIZATION, word, "", REFERRED)


def _holder(article: Article, office: Mention, ended: dict[int, Mention]) -> Mention | None:
    """The body or the place of which the posts before an office are, of one person or of those named before."""
    marks = UNION_MARKS if office.text == UNION else MARKS
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
    _, rest = knowledge.gazetteer.peel(holder.value)
    place = holder.value[: len(holder.value) - len(rest)] + (LEVEL.match(rest) or [""])[0]
    rules = STATE.fullmatch(rest) is not None
    if holder.kind is Kind.PLACE:
        place, rules = holder.value, LEVEL.fullmatch(holder.value[-1:]) is not None
    if office == UNION and holder.kind is Kind.ORGANIZATION and not rules:
        return "" if holder.value.endswith(UNION) else holder.value + UNION
    if office == UNION or (office == UNIONS and not rules):
        return ""
    head = knowledge.lexicons["organisation_heads"].ending(office)
    if not (rules and place and head):
        return ""
    return place + (COMMITTEE if head.kind == PARTY and not office.startswith(DISCIPLINE) else "") + office
