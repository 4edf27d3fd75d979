"""What stands for what inside one article: 市总工会, 该中心, 骆老师, and the short forms that the text declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
from zhitu.model import Article, Kind, Mention, Token
from zhitu.reading import people

DECLARED, REFERRED = 0.95, 0.85
"""Confidence of a short form that the text declares, and of a word such as 该中心 that refers back."""

SHORT = r"[^()（）“”「」‘’\",，。；、\s]{2,16}"
DECLARATIONS = tuple(
    re.compile(expression)
    for expression in (
        # （以下简称“…”）, also after other words in the bracket; a digit before it is the mark of a footnote
        r"\d{0,2}[(（](?:[^()（）]{0,60}[，,])?(?:以下|下文|下|中文|英文)?(?:统称|简称|下称|又称|也称|亦称|缩写)"
        rf"[:：为]?[“「‘\"]?(?P<short>{SHORT})[”」’\"]?[)）]",
        rf"[(（][“「\"](?P<short>{SHORT})[”」\"][)）]",
        r"[(（](?P<short>[A-Z][A-Za-z0-9&.\-]{1,19})[)）]",
        r"[，,]?\s*(?:以下)?(?:简称|又称|又名|别称|别名|俗称|亦称|也称|英文缩写|英文简称|缩写)(?:为|是|：|:)?[“「]?"
        rf"(?P<short>{SHORT}(?:、{SHORT}){{0,2}})[”」]?(?=[，,。；\s)）]|$)",
    )
)
"""How a text gives a short form right after the name."""

LEVELS = {
    "省": (Level.PROVINCE,),
    "市": (Level.PREFECTURE, Level.COUNTY, Level.PROVINCE),
    "州": (Level.PREFECTURE,),
    "区": (Level.COUNTY,),
    "县": (Level.COUNTY,),
    "镇": (Level.TOWN,),
    "乡": (Level.TOWN,),
    "街道": (Level.TOWN,),
}
"""What a body whose name begins with a level alone (市总工会) may belong to."""

OPENING = ("公司", "学校", "医院", "集团")
"""Head nouns that may open a clause for a body named before: 公司成立于…"""


def resolve(
    article: Article, tokens: tuple[tuple[Token, ...], ...], found: list[Mention], knowledge: Knowledge
) -> list[Mention]:
    """The mentions with what they stand for, and those that only reference makes names."""
    persons = [mention for mention in found if mention.kind is Kind.PERSON]
    others = [mention for mention in found if mention.kind is not Kind.PERSON]
    mentions = _with_declared(article, sorted([*others, *people.resolve_addresses(persons, knowledge)]))
    mentions = _with_levels(mentions, knowledge)
    return sorted([*mentions, *_pointing(article, tokens, mentions, knowledge)])


def declared(article: Article, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
    """The names to which the text gives a short form, with that form."""
    for mention in mentions:
        if mention.kind not in (Kind.ORGANIZATION, Kind.PROGRAM, Kind.PLACE):
            continue
        matches = (expression.match(article.text, mention.end) for expression in DECLARATIONS)
        match = next((match for match in matches if match and match["short"] != mention.text), None)
        if match:
            yield from ((mention, short) for short in match["short"].split("、"))


def _with_declared(article: Article, mentions: list[Mention]) -> list[Mention]:
    """The mentions, and the declared short forms wherever they stand after their declaration."""
    full: dict[str, Mention] = {}
    for mention, short in declared(article, mentions):
        full.setdefault(short, mention)
    kept = [replace(m, value=full[m.text].value) if m.text in full else m for m in mentions]
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    for short, mention in full.items():
        at = article.text.find(short, mention.end)
        while at >= 0:
            if covered.isdisjoint((at, at + len(short) - 1)):
                kept.append(Mention(article.id, at, short, mention.kind, mention.value, mention.code, DECLARED))
            at = article.text.find(short, at + len(short))
    return sorted(kept)


def _with_levels(mentions: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """市总工会 with the city that it belongs to: that of a body of the same name, else the only one of its level."""
    bodies = [mention for mention in mentions if mention.kind is Kind.ORGANIZATION]
    around = {place for m in mentions if m.code for place in knowledge.gazetteer.chain(m.code)}
    resolved = []
    for mention in mentions:
        level = next((level for level in LEVELS if mention.text.startswith(level)), "")
        bare = mention.kind is Kind.ORGANIZATION and level and mention.value == mention.text
        places = {p.name for p in around if level and p.level in LEVELS[level] and p.name.endswith(level)}
        value = _full_name(mention, level, bodies, places) if bare else mention.value
        resolved.append(replace(mention, value=value))
    return resolved


def _full_name(mention: Mention, level: str, bodies: list[Mention], places: set[str]) -> str:
    """The name of the body that a mention such as 市总工会 stands for; the mention's own where none is told."""
    rest = mention.text.removeprefix(level)
    full = [body for body in bodies if body.text != mention.text and body.text.endswith(mention.text)]
    if len(rest) < 2:
        return mention.text
    if full:
        return min(full, key=lambda m: (m.start > mention.start, abs(m.start - mention.start))).value
    return min(places) + rest if len(places) == 1 else mention.text


def _pointing(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """该中心, 中心|主任, 公司|成立于: the body last named before whose name ends so."""
    heads, generic = knowledge.lexicons["organisation_heads"], knowledge.lexicons["generic_words"]
    titles = {mention.start for mention in mentions if mention.kind is Kind.TITLE}
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    last: dict[str, str] = {}
    bodies = iter([mention for mention in mentions if mention.kind is Kind.ORGANIZATION])
    body = next(bodies, None)
    for words in tokens:
        for index, word in enumerate(words):
            while body is not None and body.start < word.start:
                last |= {body.value[-size:]: body.value for size in range(1, heads.longest + 1)}
                body = next(bodies, None)
            if word.text not in heads or word.start in covered or word.text not in last:
                continue
            before = words[index - 1] if index else None
            points = before is not None and generic.kind(before.text) == "pointing"
            opens = before is None or before.tag == "w"
            if points or (opens and (word.end in titles or word.text in OPENING)):
                yield Mention(article.id, word.start, word.text, Kind.ORGANIZATION, last[word.text], "", REFERRED)
