"""A sentence as the patterns see it: each mention is one character that says its kind, and asides are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.model import Kind, Mention, Sentence
from zhitu.reading.facts.patterns import ANY, SYMBOLS

ASIDE = re.compile(r"(?<=[^（(，。；])[（(][^（()）\n]{1,40}[)）]")
"""An aside in brackets (以下简称…; 1972年2月) stands between a name and what is said of it."""

GONE = "\0"
PRIVATE = re.compile(f"[{ANY}]")


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


def state(sentence: Sentence, mentions: tuple[Mention, ...]) -> Statement:
    """The statement of a sentence, whose mentions must be in order and must not overlap."""
    plain = PRIVATE.sub(" ", sentence.text).replace(GONE, " ")
    parts: list[str] = []
    places: dict[int, Mention] = {}
    at = length = 0
    asides = [match.span() for match in ASIDE.finditer(plain)]
    mentions = tuple(
        m for m in mentions if not any(low < m.start - sentence.start and m.end - sentence.start < high for low, high in asides)
    )
    for low, high in asides:
        plain = plain[:low] + GONE * (high - low) + plain[high:]
    for mention in mentions:
        before = plain[at : mention.start - sentence.start].replace(GONE, "")
        before = before if before.strip() else ""
        length += len(before)
        places[length] = mention
        parts += (before, SYMBOLS[mention.value if mention.kind is Kind.TITLE else mention.kind.value])
        length += 1
        at = mention.end - sentence.start
    return Statement(sentence, "".join((*parts, plain[at:].replace(GONE, ""))), places)
