"""Universities that a place in brackets belongs to the name of: 青川大学（雅安）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.tags import BODY

SCHOOL = ("大学", "学院")
"""How the name before the bracket ends."""

BRACKET = re.compile(r"[（(](?P<place>[一-鿿]{2,4})[)）]")

LISTED = "、"
"""In a list a bracket says where each of several lies: 青川大学（雅安）、远川大学（成都）."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; the bracket tells a place that the name does not begin with."""
    for word in words:
        if word.tag != BODY or not word.text.endswith(SCHOOL):
            continue
        low, high = word.start - sentence.start, word.end - sentence.start
        match = BRACKET.match(sentence.text, high)
        if match is None or not knowledge.gazetteer.named(match["place"]) or word.text.startswith(match["place"]):
            continue
        if LISTED not in (sentence.text[low - 1 : low], sentence.text[match.end() : match.end() + 1]):
            yield word.start, sentence.start + match.end()
