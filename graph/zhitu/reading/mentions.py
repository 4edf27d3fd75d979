"""All finders at work on one article, and what is kept where they overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import NODE_KINDS, Article, Kind, Mention, Sentence, Token
from zhitu.reading import amounts, honours, organisations, people, places, programs, references, times, titles

Finder = Callable[
    [Article, tuple[Sentence, ...], tuple[tuple[Token, ...], ...], Knowledge],
    list[Mention],
]

FINDERS: tuple[Finder, ...] = (
    places.find,
    people.find,
    organisations.find,
    programs.find,
    titles.find,
    honours.find,
    times.find,
    amounts.find,
)
"""Every way to find names; a new one is a function and a line here."""

SLOGAN = 10
"""A quotation of up to so many characters is one word, whose parts are no names."""

REPEATED = 4
"""A name of a body or program with so many characters is found wherever it stands again; shorter ones may be words."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> tuple[Mention, ...]:
    """The mentions of an article in order, nested ones too, each with what it stands for."""
    found = [mention for finder in FINDERS for mention in finder(article, sentences, tokens, knowledge)]
    found = settle(found, knowledge)
    found = [m for m in found if not _is_half_quoted(m, article)]
    found = settle([*found, *_again(article, found)], knowledge)
    found = references.resolve(article, sentences, tokens, found, knowledge)
    found = settle([*found, *_inside(found, knowledge)], knowledge)
    return tuple(sorted(found, key=lambda m: (m.start, -len(m.text), m.kind)))


def _is_half_quoted(mention: Mention, article: Article) -> bool:
    """Whether a name that nothing links is only a part of a quoted word: “港城工匠”, “建会入会一件事”."""
    if mention.code or mention.kind not in (Kind.PLACE, Kind.ORGANIZATION, Kind.PERSON):
        return False
    line = article.text.rfind("\n", 0, mention.start) + 1
    opened = max(article.text.rfind(mark, line, mention.start) for mark in "“‘")
    if opened < 0 or any(mark in article.text[opened:mention.start] for mark in "”’"):
        return False
    closed = min((at for mark in "”’" if (at := article.text.find(mark, mention.end)) >= 0), default=-1)
    whole = opened + 1 == mention.start and closed == mention.end
    return 0 <= closed - opened - 1 <= SLOGAN and not whole and not any(c in article.text[opened:closed] for c in "，。")


def settle(found: Iterable[Mention], knowledge: Knowledge) -> list[Mention]:
    """What is kept of mentions that overlap: one a span, the longer of two that cross, and names inside names."""
    spans: dict[tuple[int, int], Mention] = {}
    for mention in sorted(found, key=_rank):
        spans.setdefault((mention.start, mention.end), mention)
    kept: list[Mention] = []
    titles = [m for m in spans.values() if m.kind is Kind.TITLE]
    for mention in sorted(spans.values(), key=lambda m: (-len(m.text), m.kind not in NODE_KINDS, m.start)):
        if mention.kind in NODE_KINDS and any(t.start < mention.end < t.end for t in titles):
            continue  # 总工会党组|书记: the title is cut
        over = [k for k in kept if mention.start < k.end and k.start < mention.end]
        if all(k.start <= mention.start and mention.end <= k.end and _may_nest(mention, k, knowledge) for k in over):
            kept.append(mention)
    return sorted(kept)


def _rank(mention: Mention) -> tuple[object, ...]:
    """Of several mentions of one span the first in this order is kept."""
    return (mention.kind not in NODE_KINDS, not mention.code, -mention.confidence, mention.kind, mention.value)


def _may_nest(inner: Mention, outer: Mention, knowledge: Knowledge) -> bool:
    if outer.kind not in NODE_KINDS or inner.kind not in NODE_KINDS:
        return False
    if inner.kind is Kind.PLACE:
        return outer.kind is not Kind.PERSON and not (outer.kind is Kind.PLACE and bool(outer.code))
    if inner.kind is Kind.ORGANIZATION:
        quoted = outer.kind is Kind.PROGRAM and _in_quotes(inner, outer)
        if outer.kind not in (Kind.ORGANIZATION, Kind.PROGRAM) or inner.start != outer.start or quoted:
            return False
        return _has_head(inner.text, knowledge) or not knowledge.gazetteer.peel(inner.text)[0]
    if inner.kind is Kind.PROGRAM and outer.kind is Kind.PROGRAM:
        rest = outer.text[inner.end - outer.start :]
        entry = knowledge.lexicons["program_heads"].get(rest)
        return inner.text[0] in "“‘《" and entry is not None and entry.kind == "Event"
    return False


def _has_head(name: str, knowledge: Knowledge) -> bool:
    heads = knowledge.lexicons["organisation_heads"]
    return any(name[-n:] in heads and not heads[name[-n:]].more for n in range(2, len(name)))


def _in_quotes(inner: Mention, outer: Mention) -> bool:
    before = outer.text[: inner.start - outer.start]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


def _again(article: Article, found: list[Mention]) -> Iterator[Mention]:
    """The names of bodies and programs where they stand again unmarked."""
    names = {m.text: m for m in found if m.kind in (Kind.ORGANIZATION, Kind.PROGRAM) and len(m.text) >= REPEATED}
    for name, mention in names.items():
        at = article.text.find(name)
        while at >= 0:
            yield Mention(article.id, at, name, mention.kind, mention.value, mention.code, mention.confidence)
            at = article.text.find(name, at + len(name))


def _inside(found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The places, by full or short name, that the names of bodies and sites begin with."""
    near = frozenset(mention.code for mention in found if mention.code)
    for mention in found:
        if mention.kind is not Kind.ORGANIZATION and (mention.kind is not Kind.PLACE or mention.code):
            continue
        codes, _ = knowledge.gazetteer.peel(mention.text, near)
        at = 0
        for code in codes:
            place = knowledge.gazetteer.place(code)
            names = (place.name, knowledge.gazetteer.short(place))
            name = next((n for n in names if mention.text.startswith(n, at)), "")
            if not name or at + len(name) >= len(mention.text):
                break
            yield Mention(
                mention.article, mention.start + at, name, Kind.PLACE, place.name, code, mention.confidence
            )
            at += len(name)
