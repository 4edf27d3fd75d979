"""Unions of a division by the short name that they go by: 青川县总|牵头, 市总|联合|市人社局.

The character for them is a word too (总面积, 总要), so what stands behind must be what a union does or has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.tags import PLACE

SHORT = "总"
JOINS = "联合(?!会)|会同"
UNION = re.compile(
    f"{SHORT}(?:(?={JOINS}|组织(?![者部机架])|牵头|举办|开展(?!面积|次数)|召开|举行|走访(?!量)|慰问(?!品)|印发|获悉|了解到|副?主席|党组[书成])|(?=、))"
)
"""The word for a union, before what it does, and who serves in it."""

WITH = re.compile(JOINS)
LEVEL = re.compile("[省市县区]$")
SHORTENED, FULL = re.compile(f"[省市县区]{SHORT}$"), "工会"
"""How such a short name ends, and what it leaves away."""

LEFT = 3
"""Characters at least of the body that it does something with."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each union that stands behind the full name of its division; its end may stand in a word."""
    if SHORT not in sentence.text:
        return
    for word in words:
        name = word.text.removesuffix(SHORT)
        at = word.start + len(name) - sentence.start
        if word.tag == PLACE and UNION.match(sentence.text, at) and knowledge.gazetteer.titled(name):
            yield word.start, word.start + len(name) + len(SHORT)


def whole(name: str) -> str:
    """The name of a union in full, where it goes by its short one; any other as it is."""
    return name + FULL if SHORTENED.search(name) else name


def apart(name: str, after: str) -> tuple[Range, ...]:
    """The union in what the tagger took for one body, and the body that it does something with, if any.

    The text behind says whether it does anything: 总|组织|职工疗养, but 总组织架构.
    """
    union = UNION.search(name + after, 1)
    if union is None or union.end() > len(name) or not LEVEL.search(name[: union.start()]):
        return ()
    joint = WITH.match(name, union.end())
    both = joint is not None and len(name) - joint.end() >= LEFT
    return ((0, union.end()), (joint.end(), len(name))) if joint and both else ((0, union.end()),)
