"""Unions of a division by the short name that they go by: 青川县总|牵头, 市总|联合|市人社局.

The character for them is a word too (总面积, 总要), so what stands behind must be what a union does or has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import PLACE

SHORT = "总"
LEVEL = re.compile("[省市县区]$")
SHORTENED, FULL = re.compile(f"[省市县区]{SHORT}$"), "工会"
"""How such a short name ends, and what it leaves away."""

LEFT = 3
"""Characters at least of the body that it does something with."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names a union so."""
    return ((frozenset((SHORT,)),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each union that stands behind the full name of its division; its end may stand in a word."""
    union = _union(knowledge.lexicons["name_neighbours"])
    for word in words:
        name = word.text.removesuffix(SHORT)
        at = word.start + len(name) - sentence.start
        if word.tag == PLACE and union.match(sentence.text, at) and knowledge.gazetteer.titled(name):
            yield word.start, word.start + len(name) + len(SHORT)


def whole(name: str) -> str:
    """The name of a union in full, where it goes by its short one; any other as it is."""
    return name + FULL if SHORTENED.search(name) else name


def apart(name: str, after: str, words: Lexicon) -> tuple[Range, ...]:
    """The union in what the tagger took for one body, and the body that it does something with, if any.

    The text behind says whether it does anything: 总|组织|职工疗养, but 总组织架构.
    """
    union = _union(words).search(name + after, 1)
    if union is None or union.end() > len(name) or not LEVEL.search(name[: union.start()]):
        return ()
    joint = _joining(words).match(name, union.end())
    both = joint is not None and len(name) - joint.end() >= LEFT
    return ((0, union.end()), (joint.end(), len(name))) if joint and both else ((0, union.end()),)


@cache
def _union(words: Lexicon) -> re.Pattern[str]:
    """The word for a union, before what it does, and who serves in it."""
    return re.compile(f"{SHORT}(?=(?!{_either(words, 'noun')}){_either(words, 'union')}|、)")


@cache
def _joining(words: Lexicon) -> re.Pattern[str]:
    """What joins another body to it."""
    return re.compile(f"(?!{_either(words, 'noun')}){_either(words, 'joining')}")


def _either(words: Lexicon, mark: str) -> str:
    return f"(?:{words.either(mark)})"
