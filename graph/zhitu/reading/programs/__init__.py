"""Names of programs: events, campaigns, contests, schemes, platforms, agreements.

Those in quotation marks (:mod:`quoted`), those without (:mod:`unquoted`), and the sessions of congresses
(:mod:`sessions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.programs import sessions
from zhitu.reading.programs.quoted import EDITION, QUOTE, YEAR, Quoted
from zhitu.reading.programs.unquoted import Unquoted

SHORTENED = 4
"""A quotation of so many characters may shorten a longer one that ends so."""

OTHER = re.compile(r"(?:[今去明前]年|[本上下]届|\d{4}年)[^，。；！？\n]{0,12}$")
"""What stands before a name of another year than the one that the article gives with its edition."""

TERM = re.compile("“十[一二三四五六七八九]?五”(?:时期|期间|以来|开局|收官|末|初|[首头中后][一两]?年)")
"""The five years of a plan, which are no plan: “十四五”|期间."""

NEAR = 20
"""Characters before a name that may hold it."""

AGAIN = 0.85
"""Confidence of a quotation that the article names in full elsewhere."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The programs named in an article; the value of a quotation alone is the full name that the article gives it."""
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    longer: set[int] = set()
    for sentence, words in zip(sentences, tokens, strict=True):
        quoted = Quoted(sentence, words, knowledge)
        longer |= {sentence.start + end for _, end in quoted.quotes if quoted.goes_on(end)}
        unquoted = Unquoted(sentence, words, knowledge, quoted)
        for low, high, confidence in (*quoted.names(), *unquoted.names(), *sessions.spans(sentence, words)):
            span = (low + sentence.start, high + sentence.start)
            if confidence > spans.get(span, ("", 0.0))[1]:
                spans[span] = (article.text[slice(*span)], confidence)
    honours, bearers = knowledge.lexicons["honours"], knowledge.lexicons["honour_words"].words("bearer")
    for start, end, full in _again(article, [article.text[start:end] for start, end in spans]):
        if end in longer or honours.ending(article.text, end - 1) or article.text.endswith(bearers, start, end - 1):
            continue
        spans[start, end] = (full, spans.get((start, end), ("", AGAIN))[1])
    editions = _editions({value for value, _ in spans.values()})
    return [
        Mention(article.id, start, article.text[start:end], Kind.PROGRAM, value, "", confidence)
        for (start, end), (name, confidence) in sorted(spans.items())
        for value in (name if OTHER.search(article.text, max(0, start - NEAR), start) else editions.get(name, name),)
    ]


def _again(article: Article, names: list[str]) -> Iterator[tuple[int, int, str]]:
    """The quotations that stand alone but belong to a name found in the same article, with that name."""
    full: dict[str, set[str]] = {}
    for name in names:
        match = QUOTE.search(name)
        edition = match is not None and (match.start() == 0 or _is_edition(name, match.start()))
        if match and edition and match.end() < len(name):
            full.setdefault(match["core"], set()).add(name)
    for match in QUOTE.finditer(article.text):
        core = match["core"]
        owners = [names for c, names in full.items() if c == core or (len(core) >= SHORTENED and _ends_on(c, core))]
        name = _shared(owners[0]) if len(owners) == 1 else ""
        if name and not TERM.match(article.text, match.start()):
            yield match.start(), match.end(), name


def _shared(names: set[str]) -> str:
    """Of names with one quotation that which the others add to (…专项行动, …专项行动启动仪式), or the one whose end the
    others are (“青禾云”平台, “青禾云”数字平台); none if they part."""
    editions = _editions(names)
    whole = {editions.get(name, name) for name in names}
    shortest = min(whole, key=lambda name: (len(name), name))
    if all(name.startswith(shortest) for name in whole):
        return shortest
    longest, ends = max(whole, key=len), {name[name.rfind("”") + 1 :] for name in whole}
    return longest if all(end and longest.endswith(end) for end in ends) else ""


def _editions(names: set[str]) -> dict[str, str]:
    """The names that stand with their edition too, each with the one name that has it: 第七届|“春风杯”采茶竞赛."""
    told: dict[str, set[str]] = {}
    for name in names:
        quote = QUOTE.search(name)
        if quote and quote.start() and _is_edition(name, quote.start()):
            told.setdefault(name[quote.start() :], set()).add(name)
    return {short: min(full) for short, full in told.items() if len(full) == 1}


def _is_edition(name: str, end: int) -> bool:
    """Whether an edition or a year ends there."""
    return any(before.search(name, 0, end) for before in (EDITION, YEAR))


def _ends_on(full: str, core: str) -> bool:
    """Whether a quoted name is the end of a longer one, and no half of a motto (甲·乙)."""
    return full.endswith(core) and full[: -len(core)][-1:] not in "·、，　 "
