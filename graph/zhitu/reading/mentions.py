"""All finders at work on one article, and what is kept where they overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
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

PUBLIC = ("TradeUnion", "GovernmentBody", "PartyBody", "Court", "RepresentativeBody", "Hospital")
"""Classes of bodies that bear the name of the division they serve."""

SHORTEST_OWNER = 4
"""Characters of a body's name at least that the name of its part begins with: 北京大学."""

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
    found = settle([*found, *_bodies_inside(found, knowledge), *_inside(found, knowledge)], knowledge)
    found = [m for m in found if not _is_chance(m, found, knowledge)]
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
        if outer.kind is Kind.ORGANIZATION and not inner.code and not _is_site(inner.text, knowledge):
            return False
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


def _is_site(name: str, knowledge: Knowledge) -> bool:
    heads = knowledge.lexicons["place_heads"]
    return any(name[-n:] in heads for n in range(1, len(name)))


def _has_head(name: str, knowledge: Knowledge) -> bool:
    heads = knowledge.lexicons["organisation_heads"]
    return any(name[-n:] in heads and "weak" not in heads[name[-n:]].more for n in range(2, len(name)))


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


def _is_chance(place: Mention, found: list[Mention], knowledge: Knowledge) -> bool:
    """Whether the name of a firm or school begins only by chance like a county: 东方|证券, 平安|保险, 多伦|多大学.

    Public bodies are named after their county; of others it is believed if the article names a place nearby.
    """
    gazetteer = knowledge.gazetteer
    if place.kind is not Kind.PLACE or not place.code or len(place.text) == len(gazetteer.place(place.code).name):
        return False
    if gazetteer.place(place.code).level not in (Level.COUNTY, Level.TOWN):
        return False
    outer = [m for m in found if m.kind is Kind.ORGANIZATION and m.start <= place.start and place.end < m.end]
    if not outer or any(_class_of(m.text, knowledge) in PUBLIC for m in outer):
        return False
    start, end = min(m.start for m in outer), max(m.end for m in outer)
    others = (m.code for m in found if m.code and not (start <= m.start and m.end <= end and m.text == place.text))
    return not any(gazetteer.related(place.code, code) for code in others)


def _class_of(name: str, knowledge: Knowledge) -> str:
    heads = knowledge.lexicons["organisation_heads"]
    return next((heads[name[-n:]].kind for n in range(8, 0, -1) if name[-n:] in heads), "")


def _bodies_inside(found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The body that the name of a part of it begins with: 西北大学|生命科学学院."""
    owners = knowledge.lexicons["organisation_heads"]
    for mention in found:
        if mention.kind is not Kind.ORGANIZATION:
            continue
        for end in range(len(mention.text) - 2, SHORTEST_OWNER - 1, -1):
            head = next((h for n in range(8, 1, -1) if (h := mention.text[max(0, end - n) : end]) in owners), "")
            rest = mention.text[end:]
            if not head or "owner" not in owners[head].more or end - len(head) < 2 or rest in knowledge.lexicons["legal_forms"]:
                continue
            name = mention.text[:end]
            yield Mention(mention.article, mention.start, name, Kind.ORGANIZATION, name, "", mention.confidence)
            break


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
