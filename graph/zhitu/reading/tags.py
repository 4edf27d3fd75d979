"""The taggers' tags that reading asks for by name, and how sure a tagger must be."""

from __future__ import annotations

from zhitu.model import Token

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
NAMES = (PERSON, PLACE, BODY)
NUMBER, NOUN, MARK = "m", "n", "w"

UNSURE = 0.5
"""A tagger less sure than this of a name has as often taken a piece of another one for it: 孩子|王, 丹麦|比隆."""


def is_doubted(word: Token) -> bool:
    """Whether the tagger says that it is not sure of a name."""
    return 0 < word.confidence < UNSURE
