"""How names are spelt in pinyin, for those who search by the keyboard's letters."""

from __future__ import annotations

from zhitu import knowledge
from zhitu.knowledge import pinyin
from zhitu.model import Kind


def spell(name: str, kind: str) -> str:
    """The syllables of a name without tones, parted by spaces; what is not Chinese stays as it is.

    >>> spell("如皋市", "Place")
    'ru gao shi'
    """
    return pinyin.syllables(name, Kind(kind), knowledge.load())
