"""Universities that a place belongs to the name of: 青川大学（雅安）, 青川大学|雅安|校区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.sentences import TOGETHER
from zhitu.reading.tags import BODY, PLACE

SCHOOL = ("大学", "学院")
"""How the name before the bracket ends."""

BRACKET = re.compile(r"[（(](?P<place>[一-鿿]{2,4})[)）]")

CAMPUSES = ("校区", "分校")
"""What stands behind the place of a part of a university."""

SEAT = "0100"
"""How the code of the city ends in which a province has its seat, behind the code of the province."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a university: what it ends on, and what tells of a part of it."""
    return ((frozenset(SCHOOL), frozenset(CAMPUSES)), *((frozenset(SCHOOL), *clue) for clue in clues_of(BRACKET)))


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; a bracket tells a place that the name does not begin with."""
    for word, place, campus in zip(words, words[1:], (*words[2:], *words[-1:]), strict=False):
        if word.tag == BODY and word.text.endswith(SCHOOL) and place.tag == PLACE:
            if place.text.endswith(CAMPUSES):
                yield word.start, place.end
            elif campus.text in CAMPUSES:
                yield word.start, campus.end
    for word in words:
        if word.tag != BODY or not word.text.endswith(SCHOOL):
            continue
        low, high = word.start - sentence.start, word.end - sentence.start
        match = BRACKET.match(sentence.text, high)
        if match is None or not knowledge.gazetteer.named(match["place"]) or word.text.startswith(match["place"]):
            continue
        # In a list a bracket says where each lies: 青川大学（雅安）和远川大学（成都）.
        listed = sentence.text.endswith(TOGETHER, 0, low) or sentence.text.startswith(TOGETHER, match.end())
        if not listed and not _lies_in(word.text, match["place"], knowledge):
            yield word.start, sentence.start + match.end()


def _lies_in(name: str, place: str, knowledge: Knowledge) -> bool:
    """Whether a place only says where a university lies that is called by a division: in its province, or its seat."""
    codes = knowledge.gazetteer.peel(name)[0]
    own = knowledge.gazetteer.place(codes[0]) if codes else None
    if own is None or own.level is Level.COUNTRY:
        return False
    around = knowledge.gazetteer.named(place)
    return any(knowledge.gazetteer.within(own.code, one.code) or one.code == own.code[:2] + SEAT for one in around)
