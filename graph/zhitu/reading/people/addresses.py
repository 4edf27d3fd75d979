"""People whom a text calls by their surname and a form of address, or by a part of a foreign name: 骆老师, 卡莱尔."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading.page.company import REFERRED
from zhitu.reading.tags import ADVERB, CONJUNCTION, NOUN, NUMBER, PARTICLE, PREPOSITION, PRONOUN

DOT = "·"
"""What stands between the parts of a foreign name."""

PART = 2
"""Characters at least of a part of a foreign name that may stand for it."""

ADDRESSED = 2
"""Characters at least of a form of address that is looked for; 工 and 总 begin other words too often."""

JOINING = frozenset({PREPOSITION, CONJUNCTION, ADVERB, PARTICLE, PRONOUN, NUMBER})
"""Tags of a surname that is another word there: 向|队长|汇报, 和|老师."""

RANKS = ("长", "主任", "书记", "主席", "经理", "律师", "教练")
"""How forms of address end that only who holds such a post answers to."""

HOLDING = "任当时原连"
"""Surnames that before a title say when or that somebody holds it: 任|局长."""


def is_address(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is only a surname with a form of address: 骆老师."""
    return name[1:] in knowledge.lexicons["forms_of_address"]


def resolve(people: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The same people, each 骆老师 standing for the one full name of that surname last seen before it, if any.

    A form of address that nobody in the article answers to names no one and is left out; so does a post that several
    may hold. A part of a foreign name
    stands for the only one named before it that has it.
    """
    full = [mention for mention in people if not is_address(mention.text, knowledge)]
    resolved = []
    for mention in people:
        if not is_address(mention.text, knowledge):
            resolved.append(_with_whole_name(mention, full))
            continue
        bearers = [other for other in full if other.text.startswith(mention.text[0])]
        earlier = [other for other in bearers if other.start < mention.start] or bearers
        told = not mention.text.endswith(RANKS) or len({other.value for other in earlier}) == 1  # 周县长: which 周?
        if earlier and told:
            resolved.append(replace(mention, value=earlier[-1].value))
    return resolved


def called(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> list[Mention]:
    """The mentions in order, and the people named before whom the text addresses where the tagger saw no name.

    The form of address is then no title of its own.
    """
    people = [m for m in mentions if m.kind is Kind.PERSON and DOT not in m.value and m.value == m.text]
    bearers: dict[str, list[Mention]] = {}
    for mention in people:
        bearers.setdefault(mention.text[0], []).append(mention)
    covered = {at for m in mentions if m.kind is not Kind.TITLE for at in range(m.start, m.end)}
    posts = {at: m.text for m in mentions if m.kind is Kind.TITLE for at in (m.start, m.end)}
    ends = {m.start: m.end for m in mentions if m.kind is Kind.TITLE}
    found = []
    for words in tokens:
        for word, end in _addresses(words, knowledge) if bearers else ():
            before = bearers.get(word.text[0], [])
            before = before[: bisect_left(before, word.start, key=lambda m: m.start)]
            text = article.text[word.start : end]
            if len({m.value for m in before}) > 1 or not covered.isdisjoint(range(word.start, end)):
                continue
            if ends.get(word.start + 1, end) > end:  # 方|主任医师
                continue
            rank = next((rank for rank in RANKS if text.endswith(rank)), "")
            if any(posts.get(at, "").endswith(rank) for m in before for at in (m.start, m.end)):
                found.append(Mention(article.id, word.start, text, Kind.PERSON, before[0].value, "", REFERRED))
    inside = {at for mention in found for at in range(mention.start, mention.end)}
    kept = (m for m in mentions if m.kind is not Kind.TITLE or m.start not in inside)
    return sorted([*kept, *found], key=order)


def _addresses(words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[Token, int]]:
    """The words that a surname with a form of address begins with, and where that ends."""
    forms = knowledge.lexicons["forms_of_address"]
    for index, word in enumerate(words):
        if index and words[index - 1].tag == NOUN:  # 老同学|白队长 is another one
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        whole = len(word.text) > ADDRESSED and word.text[1:] in forms
        parted = len(word.text) == 1 and after is not None and after.text in forms and len(after.text) >= ADDRESSED
        if word.tag not in JOINING and word.text[0] not in HOLDING and (whole or parted):
            yield word, word.end if whole or after is None else after.end


def _with_whole_name(mention: Mention, full: list[Mention]) -> Mention:
    """A part of a foreign name with the whole: 卡莱尔 behind 梅琳·卡莱尔; by itself where two have that part."""
    if DOT in mention.text or len(mention.text) < PART:
        return mention
    named = {m.value for m in full if DOT in m.text and m.start < mention.start and mention.text in m.text.split(DOT)}
    return replace(mention, value=min(named)) if len(named) == 1 else mention
