"""Short names of bodies that need no head noun: those of the lexicon (全总, 浙大一院) and 市二院, 团省委."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import sign
from zhitu.model import Sentence, Token

NAMES = ("name", "prefix")
"""Kinds of short names that stand for one body, wherever they stand."""

SURE = 3
"""Characters from which a short name is found by itself; a shorter one is a word too often, unless tagged so."""

TAGS = frozenset({"ORG", "nz", "nt", "j"})
"""What the taggers call a short name when they take it for one."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each short name in a sentence; both are ends of words."""
    lexicon = knowledge.lexicons["abbreviations"]
    ends = {word.end for word in words}
    for word in words:
        at = word.start - sentence.start
        level = sign(sentence.text, at)
        known = lexicon.beginning(sentence.text, at)
        if known and known.kind == "alone":
            yield word.start, word.start + len(known.word)
        elif known and known.kind in NAMES and word.start + len(known.word) in ends:
            alone = word.text == known.word and word.tag in TAGS
            if alone or len(known.word) >= SURE:
                yield word.start, word.start + len(known.word)
        elif level and (head := lexicon.beginning(sentence.text, at + len(level))) and head.kind == "head":
            end = word.start + len(level) + len(head.word)
            if end in ends:
                yield word.start, end
