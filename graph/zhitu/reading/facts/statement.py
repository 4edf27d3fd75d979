"""A sentence as the patterns see it: each mention is one character that says its kind, and asides are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from zhitu.model import Kind, Mention, Sentence, Token, order
from zhitu.reading.facts.patterns import SYMBOLS
from zhitu.reading.tags import ADVERB, MARK, PREPOSITION, VERB

GONE = "\0"
ASIDE = re.compile(r"(?<=[^（(，。；])[（(][^（()）\n]{1,40}[)）]")
"""An aside in brackets (以下简称…; 1972年2月) stands between a name and what is said of it."""

POLITE = re.compile("先生|女士|小姐|同志|老先生")
"""A word of respect after a person says nothing, and stands between the name and what is said."""

PERIODICAL = re.compile(f"{GONE}(?:杂志|周刊|月刊)(?!社)")
"""What a title is the title of: 《青川文艺》|杂志."""

SPACE = re.compile(r"(?<=[于在为是：:])\s+$")
"""Spaces that set off a name from the word that governs it: 创办于 1906年."""

QUOTED = ("“”", "《》")
"""Marks around a whole name, which say nothing."""

OBJECT_OR_PLAN, OBJECT = "将", "把"
"""Puts the object before the verb, as the second always does, or tells of a plan: 将|产业园移交, 将|建产业园."""

TELLING = frozenset((ADVERB, PREPOSITION, VERB))
"""Tags of a word that tells of a plan with it: 即将, 将会; not 少将."""

CLAUSE_ENDS = "，。；！？"
"""The marks that end a clause."""

PRIVATE = re.compile(f"[{''.join(SYMBOLS.values())}]")


@dataclass(frozen=True, slots=True)
class Statement:
    """The sentence, the text with symbols for mentions, and the mention behind each symbol's place."""

    sentence: Sentence
    text: str
    mentions: dict[int, Mention]

    def among(self, start: int, end: int, symbols: frozenset[str] | None = None) -> tuple[Mention, ...]:
        """The mentions of ``text[start:end]``, in order, of these symbols if any are named."""
        return tuple(
            mention
            for at, mention in self.mentions.items()
            if start <= at < end and (symbols is None or self.text[at] in symbols)
        )


def outermost(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that stand inside no other one, in order; of two that overlap the longer."""
    if all(before.end <= after.start for before, after in pairwise(mentions)):
        return mentions
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (-len(m.text), order(m))):
        if taken.isdisjoint(range(mention.start, mention.end)):
            kept.append(mention)
            taken.update(range(mention.start, mention.end))
    return tuple(sorted(kept, key=lambda m: m.start))


def state(sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Statement, ...]:
    """The sentence without its asides, then each aside as said of the name before it.

    The mentions must be in order and must not overlap.
    """
    plain = PRIVATE.sub(" ", _told_apart(sentence, tokens)).replace(GONE, " ")
    named = [(m.start - sentence.start, m.end - sentence.start) for m in mentions]
    aside = "（" in plain or "(" in plain
    matches = ASIDE.finditer(plain) if aside else ()
    asides = [match.span() for match in matches if not any(a <= match.start() < b for a, b in named)]
    if not asides:
        return (_state(sentence, plain, mentions),)
    outside = tuple(m for m, (a, b) in zip(mentions, named, strict=True) if not any(x < a and b < y for x, y in asides))
    whole = _state(sentence, "".join(_without(plain, asides)), outside)
    found = [whole]
    for low, high in asides:
        head = next((m for m, (_, end) in zip(mentions, named, strict=True) if end == low), None)
        within = tuple(m for m, (a, b) in zip(mentions, named, strict=True) if low < a and b < high)
        if head and within:
            start = head.start - sentence.start
            kept = GONE * start + plain[start:low] + "，" + plain[low + 1 : high - 1]
            found.append(_state(sentence, kept + GONE * (len(plain) - len(kept)), (head, *within)))
    return tuple(found)


def _told_apart(sentence: Sentence, tokens: tuple[Token, ...]) -> str:
    """The text with 将 where it tells of a plan, and 把 where it puts an object first or is part of a noun."""
    text = sentence.text
    if OBJECT_OR_PLAN in text:
        for number, token in enumerate(tokens):
            moves = token.tag == PREPOSITION and _has_verb(tokens[number + 2 :])
            if OBJECT_OR_PLAN in token.text and (moves or token.tag not in TELLING):
                at = token.start - sentence.start
                text = text[:at] + token.text.replace(OBJECT_OR_PLAN, OBJECT) + text[at + len(token.text) :]
    return text


def _has_verb(tokens: tuple[Token, ...]) -> bool:
    """Whether the clause goes on with a verb, behind an object: 将|创新成果|转化, but 将|创新工作方式，开展…."""
    clause = takewhile(lambda token: token.tag != MARK or token.text not in CLAUSE_ENDS, tokens)
    return any(token.tag == VERB for token in clause)


def _without(plain: str, asides: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for low, high in asides:
        yield plain[at:low]
        yield GONE * (high - low)
        at = high
    yield plain[at:]


def _state(sentence: Sentence, plain: str, mentions: tuple[Mention, ...]) -> Statement:
    """The statement of a text as long as the sentence, in which what is not said is GONE."""
    parts: list[str] = []
    places: dict[int, Mention] = {}
    at = length = 0
    for mention in mentions:
        start, stop = mention.start - sentence.start, mention.start + len(mention.text) - sentence.start
        before = plain[at:start].replace(GONE, "")
        if before[-1:].isspace():
            before = SPACE.sub("", before) if before.strip() else ""
        if before[-1:] + plain[stop : stop + 1] in QUOTED:
            before = before[:-1]
            plain = plain[:stop] + GONE + plain[stop + 1 :]
        length += len(before)
        places[length] = mention
        parts += (before, SYMBOLS[mention.value if mention.kind is Kind.TITLE else mention.kind.value])
        length += 1
        at = stop
        if word := (POLITE if mention.kind is Kind.PERSON else PERIODICAL).match(plain, at):
            at = word.end()
    return Statement(sentence, "".join((*parts, plain[at:].replace(GONE, ""))), places)
