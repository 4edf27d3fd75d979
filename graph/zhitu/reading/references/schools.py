"""The union and the committees of the only school or hospital that an article names: 校工会, 学校团委, 医院|党委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading.page.company import REFERRED
from zhitu.reading.references.anaphora import MODIFIERS, SEVERAL
from zhitu.reading.words.bodies import PARTS

CALLED = {"校": "School", "学校": "School", "医院": "Hospital"}
"""The class of the body that each word means before its union."""

SPOT = re.compile("(?<!该)(?<!本)(?:学校|校|医院)(?=[工团党妇纪])")
"""Where such a word may stand."""

ASIDE = re.compile("[（(](?:原|前身|曾用名|现名|又名)[^（()）]*(?P<close>[)）]|$)")
"""What a name was, told in a bracket inside a longer one: 青川大学|（原青川学院）|工会."""

OWN = re.compile("(?<=大学|学院)校(?=(?:工会|团委|党委|纪委)$)")
"""A word for a university right behind its name: 青川大学|校|工会."""

LEFT = ("毕业于", "考上", "考入", "就读于", "从")
"""Before the school that somebody was at, and is no more."""

FORMER = re.compile("[（(](?:原|前身|曾)[^（()）]{0,20}$")
"""Before the name that a body had, which is no other body."""


def resolve(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> list[Mention]:
    """The mentions, and for each such union it and its school."""
    spots = list(SPOT.finditer(article.text))
    if not spots:
        return mentions
    heads = knowledge.lexicons["organisation_heads"]
    before = {word.start: last for line in tokens for last, word in zip((None, *line), line, strict=False)}
    bodies = [m for m in mentions if m.kind is Kind.ORGANIZATION]
    found = {(m.start, m.end): m for m in mentions}
    for spot in spots:
        start, end, last = spot.start(), spot.end(), before.get(spot.start())
        part = heads.beginning(article.text, end)
        if start not in before or part is None or part.kind not in PARTS or len(part.word) < len("工会"):
            continue
        if last is not None and (last.tag in MODIFIERS or last.text in SEVERAL):
            continue
        stop = end + len(part.word)
        over = [m for m in bodies if m.start < stop and m.end > start]
        if any((m.start, m.end) != (start, stop) or m.value != m.text for m in over):
            continue
        named = {m.value for m in _named(article.text, bodies, heads, CALLED[spot[0]]) if m.start < start}
        if len(named) == 1:
            holder = named.pop()
            for until, value in ((end, holder), (stop, holder + part.word)):
                text = article.text[start:until]
                found[start, until] = Mention(article.id, start, text, Kind.ORGANIZATION, value, "", REFERRED)
    return sorted(found.values(), key=order)


def without_asides(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, names without what a bracket in them tells of what they were, none that ends in it."""
    for mention in mentions:
        aside = ASIDE.search(mention.value) if mention.kind is Kind.ORGANIZATION else None
        if aside is not None and (not aside["close"] or aside.start() == 0):
            continue
        value = ASIDE.sub("", mention.value) if aside else mention.value
        yield replace(mention, value=OWN.sub("", value)) if mention.kind is Kind.ORGANIZATION else mention


def _named(text: str, bodies: Sequence[Mention], heads: Lexicon, kind: str) -> Iterator[Mention]:
    """The bodies of a class that are named in a text: not what is inside another name, and not what one was before."""
    for body in bodies:
        head = heads.ending(body.value)
        if head is None or head.kind != kind or body.value == head.word or FORMER.search(text[: body.start]):
            continue
        if text.endswith(LEFT, 0, body.start):
            continue
        if not any(other.start <= body.start < body.end < other.end for other in bodies):
            yield body
