"""All finders at work on the articles of a batch, and what is kept where they overlap.

:mod:`nesting` says which name may stand inside which. What names a body though it looks like another thing becomes
one: a site that acts (:mod:`metonymy`), a place that plays a match (:mod:`rivals`), a person's name that is
the name of a firm (:mod:`namesakes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import sign
from zhitu.model import NODE_KINDS, Article, Kind, Mention, Sentence, Token
from zhitu.reading import amounts, honours, organisations, people, places, programs, references, times
from zhitu.reading.mentions import metonymy, namesakes, nesting, rivals
from zhitu.reading.page import BY_ITSELF, Paper
from zhitu.reading.people import titles
from zhitu.reading.places.names import WIDE
from zhitu.reading.words import bodies, common_nouns

Tagged = tuple[Article, tuple[Sentence, ...], tuple[tuple[Token, ...], ...]]
"""An article with its sentences, and the words of each."""

Finder = Callable[
    [Article, tuple[Sentence, ...], tuple[tuple[Token, ...], ...], Knowledge],
    list[Mention],
]

FINDERS: tuple[Finder, ...] = (
    places.find,
    organisations.find,
    programs.find,
    honours.find,
    times.find,
    amounts.find,
)
"""Every way to find names but those of people, beside whom titles are looked for; a new one is a line here."""

REPEATED = 4
"""A name of a body or program with so many characters is found wherever it stands again; shorter ones may be words."""

REPEATED_BODY, SURE, MEMBERS = 3, 0.8, ("员", "人", "界")
"""One of a body with so many, if it is so sure and no head noun alone, but where it begins another word: 青禾团|员."""

WORD = "组织"
"""A head noun, and the beginning of a longer one."""

SHORTEST_OFFICE = 2
"""The name of an office that its chief's title goes on from has more characters: 卫生部|长, not 本部|长."""

STUDENTS, STAFF = "村官", "机关"
"""Who no party's committee is of."""

THEME = ("”为主题", "”为题", "’为主题")
"""What follows a motto, which names nothing."""

PLACE_IN_TEXT = attrgetter("start", "text")
"""What mentions are sorted by of which no two have one span: as good as all their fields, and faster."""

SLOGAN = 10
"""A quotation of up to so many characters is one word, whose parts are no names."""


def find(pages: Sequence[Tagged], knowledge: Knowledge, paper: Paper = BY_ITSELF) -> list[tuple[Mention, ...]]:
    """The mentions of each article in order, nested ones too, each with what it stands for.

    All articles pass a finder, and a step of what follows, before the next one.
    """
    found: list[list[Mention]] = [[] for _ in pages]
    for finder in FINDERS:
        for page, mentions in zip(pages, found, strict=True):
            mentions.extend(finder(*page, knowledge))
    for page, mentions in zip(pages, found, strict=True):
        posts = titles.find(*page, knowledge)
        mentions.extend((*posts, *people.find(*page, knowledge, posts)))
    for step in (_meant, _corrected, _repeated):
        found = [step(page[0], mentions, knowledge) for page, mentions in zip(pages, found, strict=True)]
    found = [
        references.resolve(article, tokens, mentions, knowledge, paper)
        for (article, _, tokens), mentions in zip(pages, found, strict=True)
    ]
    return [_whole(mentions, knowledge) for mentions in found]


def _meant(article: Article, found: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """What is kept of the mentions that are spoken of, with the places before what many places have."""
    found = settle(found, knowledge)
    ahead = [place for mention in found for place in _locality(mention, knowledge)]
    return [*(mention for mention in found if _is_meant(mention, article, knowledge)), *ahead]


def _corrected(article: Article, found: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, as bodies those that what they do shows to be some."""
    found = metonymy.correct(rivals.correct(found, article.text, knowledge), article.text, knowledge)
    return namesakes.correct(found, knowledge, article.text)


def _repeated(article: Article, found: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, and the same names where they stand again or are a part of longer ones."""
    return settle([*found, *_again(article, found, knowledge), *nesting.wholes(found, knowledge)], knowledge)


def _whole(found: list[Mention], knowledge: Knowledge) -> tuple[Mention, ...]:
    """The mentions with those that stand inside names, in order."""
    found = settle([*found, *nesting.owners(found, knowledge), *nesting.seats(found, knowledge)], knowledge)
    return tuple(sorted(nesting.without_chance(found, knowledge), key=lambda m: (m.start, -len(m.text), m.kind)))


def settle(found: Iterable[Mention], knowledge: Knowledge) -> list[Mention]:
    """What is kept of mentions that overlap: one a span, the longer of two that cross, and names inside names."""
    spans: dict[tuple[int, int], Mention] = {}
    for mention in found:
        span = mention.start, mention.start + len(mention.text)
        known = spans.get(span)
        if known is None or _rank(mention) < _rank(known):
            spans.pop(span, None)
            spans[span] = mention
    titles = {at for m in spans.values() if m.kind is Kind.TITLE for at in range(m.start + 1, m.end)}
    if titles and not titles.isdisjoint(end for _, end in spans):
        spans = _part_from_titles(sorted(spans.values(), key=_rank), knowledge)
    kept: list[Mention] = []
    covers: dict[int, tuple[Mention, ...]] = {}
    longest = sorted((start - end, m.kind not in NODE_KINDS, start, end, m) for (start, end), m in spans.items())
    for _, _, start, end, mention in longest:  # of one length and start there is one, so mentions are not compared
        over = covers.get(start, ())
        # what is as long and meets it covers one of its ends; only what it crosses does not cover the other too
        inside = over == covers.get(end - 1, ())
        if inside and (not over or all(nesting.may_nest(mention, k, knowledge) for k in over)):
            kept.append(mention)
            covers |= dict.fromkeys(range(start, end), (*over, mention))
    return sorted(kept, key=PLACE_IN_TEXT)


def _part_from_titles(ranked: list[Mention], knowledge: Knowledge) -> dict[tuple[int, int], Mention]:
    """The mentions by their spans, of names and titles that run into one another what is left of either."""
    spans = {(mention.start, mention.end): mention for mention in ranked}
    titles = {at: m.start for m in ranked if m.kind is Kind.TITLE for at in range(m.start + 1, m.end)}
    for mention in [m for m in ranked if m.kind in NODE_KINDS and m.end in titles]:
        if short := _before_title(mention, titles[mention.end], knowledge):
            del spans[mention.start, mention.end]  # …总工会|党组书记: the name would cut a title
            spans.setdefault((short.start, short.end), short)
        elif rest := _behind_body(mention, spans, titles[mention.end], knowledge):
            spans[rest.start, rest.end] = rest  # …社区党委|书记: the title would cut a name
        else:
            del spans[mention.start, mention.end]
    return spans


def _before_title(mention: Mention, title: int, knowledge: Knowledge) -> Mention | None:
    """The name of a body without the words that belong to the title after it: …总工会|党组书记."""
    text = mention.text[: max(title - mention.start, 0)]
    own = knowledge.lexicons["organisation_heads"].ending(mention.text)
    if own and len(text) > 0 and own.word.startswith(WORD) and len(own.word) > mention.end - title:
        return None  # 县委组织部|长
    whole = mention.kind is Kind.ORGANIZATION and (
        knowledge.lexicons["organisation_heads"].ending(text) or _is_firm_before_party(text, mention, knowledge)
    )
    return replace(mention, text=text, value=text) if whole else None


def _is_firm_before_party(text: str, mention: Mention, knowledge: Knowledge) -> bool:
    """Whether the party's committee of no place ends a name: 远川株机|党委书记; not 石桥镇党委|书记."""
    party = titles.PARTY.fullmatch(mention.text, len(text))
    place = knowledge.gazetteer.named(text) or knowledge.lexicons["place_heads"].ending(text) or sign(text)
    if knowledge.lexicons["titles"].ending(text) or text.endswith((STUDENTS, STAFF)):
        return False  # 大学生村官|党支部书记, 青川县教育局机关党委|书记
    return party is not None and len(text) >= REPEATED and not place


def _behind_body(
    body: Mention, spans: dict[tuple[int, int], Mention], start: int, knowledge: Knowledge
) -> Mention | None:
    """What is left of the title that starts there behind the name of a body: 社区党委|书记, 国防部|长."""
    chief = body.text[-1] + titles.CHIEF in knowledge.lexicons["titles"] and len(body.text) > SHORTEST_OFFICE
    whole = body.kind is Kind.ORGANIZATION and (chief or nesting.has_head(body.text, knowledge))
    title = next((m for (at, _), m in spans.items() if at == start and m.kind is Kind.TITLE), None) if whole else None
    rest = title.text[body.end - start :] if title else ""
    head = knowledge.lexicons["organisation_heads"].ending(body.text)
    cut = head is not None and len(head.word) > body.end - start  # 总|工会干部
    own = chief and not cut and title is not None and title.start < body.end - 1  # 国务部长 heads no 国务部
    if title is None or own or not (_is_title(rest, knowledge) or (chief and rest == titles.CHIEF)):
        return None
    del spans[title.start, title.end]
    return replace(title, start=body.end, text=rest)


def _is_title(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is a title, perhaps with a word before it that says how it is held: 副书记."""
    before = knowledge.lexicons["title_prefixes"].beginning(text)
    return text in knowledge.lexicons["titles"] or (
        before is not None and text[len(before.word) :] in knowledge.lexicons["titles"]
    )


def _rank(mention: Mention) -> tuple[object, ...]:
    """Of several mentions of one span the first in this order is kept."""
    return (mention.kind not in NODE_KINDS, not mention.code, -mention.confidence, mention.kind, mention.value)


def _again(article: Article, found: list[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """The names of bodies and programs where they stand again unmarked."""
    names = {m.text: m for m in found if m.kind in (Kind.ORGANIZATION, Kind.PROGRAM) and len(m.text) >= REPEATED}
    heads = knowledge.lexicons["organisation_heads"]
    for m in found:
        short = m.kind is Kind.ORGANIZATION and len(m.text) == REPEATED_BODY and m.confidence >= SURE
        if short and m.value == m.text and m.text not in heads:
            names[m.text] = m
    for name, mention in names.items():
        at = article.text.find(name)
        while at >= 0:
            member = len(name) < REPEATED and article.text.startswith(MEMBERS, at + len(name))
            if not member and not bodies.TRADE.match(article.text, at + len(name)):  # 中国物流|业景气指数
                yield Mention(article.id, at, name, mention.kind, mention.value, mention.code, mention.confidence)
            at = article.text.find(name, at + len(name))


def _is_meant(mention: Mention, article: Article, knowledge: Knowledge) -> bool:
    """Whether a name is spoken of, and not only printed: as part of a quoted word, or as the source of the news."""
    return not (
        _is_half_quoted(mention, article)
        or _is_source(mention, article, knowledge)
        or _is_motto(mention, article)
        or (mention.kind in (Kind.ORGANIZATION, Kind.PLACE) and common_nouns.is_local(mention.text, knowledge))
    )


def _locality(mention: Mention, knowledge: Knowledge) -> Iterator[Mention]:
    """The place or the union of lands before what many have, which is no name itself: 上海|高速公路网, 欧盟|智库."""
    named = mention.kind in (Kind.ORGANIZATION, Kind.PLACE)
    if not named or not (before := common_nouns.locality(mention.text, knowledge)):
        return
    if knowledge.lexicons["abbreviations"].kind(before) == "name" and common_nouns.is_local(mention.text, knowledge):
        yield replace(mention, text=before, value=before, kind=Kind.ORGANIZATION, code="")
    for place in nesting.seats([mention], knowledge):
        if place.text == before and (place.text == place.value or knowledge.gazetteer.place(place.code).level in WIDE):
            yield place


def _is_motto(mention: Mention, article: Article) -> bool:
    """Whether a name that nothing links fills the motto of something: 以“云岭之光”为主题."""
    told = not mention.code and article.text.startswith(THEME, mention.end)
    return told and article.text.startswith(("“", "‘"), max(0, mention.start - 1))


def _is_source(mention: Mention, article: Article, knowledge: Knowledge) -> bool:
    """Whether a name stands in the words that a line opens with to say whose news it is: 央视网|消息."""
    leads = knowledge.lexicons["leads"]
    line = article.text.rfind("\n", 0, mention.start) + 1
    lead = leads.beginning(article.text, line) if mention.end <= line + leads.longest else None
    return lead is not None and lead.kind == "source" and mention.end <= line + len(lead.word)


def _is_half_quoted(mention: Mention, article: Article) -> bool:
    """Whether a name that nothing links is only a part of a quoted word: 青川 in “青川|工匠”."""
    if mention.code or mention.kind not in (Kind.PLACE, Kind.ORGANIZATION, Kind.PERSON):
        return False
    before = article.text[max(0, mention.start - SLOGAN) : mention.start]
    opened = max(before.rfind(mark) for mark in "“‘")
    if opened < 0:
        return False
    after = article.text[mention.end : mention.end + SLOGAN]
    closed = min((at for mark in "”’" if (at := after.find(mark)) >= 0), default=-1)
    around = before[opened + 1 :] + after[: max(closed, 0)]
    if closed < 0 or any(mark in around for mark in "”’“‘，。\n"):
        return False
    return len(around) > 0 and len(around) + len(mention.text) <= SLOGAN
