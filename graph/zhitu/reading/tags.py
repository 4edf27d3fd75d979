"""The taggers' tags that reading asks for by name, and how sure a tagger must be."""

from __future__ import annotations

from zhitu.model import Token

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
NAMES = (PERSON, PLACE, BODY)
ANCHORS = (PLACE, BODY)
"""What a longer name may begin with: 青川县|总工会, 青川县总工会|培训中心."""

MOMENT = "TIME"
NUMBER, NOUN, VERB, MARK = "m", "n", "v", "w"

UNSURE = 0.5
"""A tagger less sure than this of a name has as often taken a piece of another one for it: 孩子|王, 丹麦|比隆."""


def is_doubted(word: Token) -> bool:
    """Whether the tagger says that it is not sure of a name."""
    return 0 < word.confidence < UNSURE
