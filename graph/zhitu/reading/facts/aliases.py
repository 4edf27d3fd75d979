"""Other names that the text itself gives to a body, a program or a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from zhitu.model import Article, Fact, Kind, Mention, Sentence
from zhitu.reading.references import SHORT, declared

DECLARED = 0.93
"""Confidence that a declared short form is a name; of those in the development sentences hardly one was not."""

CARRIED = 0.85
"""Confidence of a name that a later clause gives to what the sentence began with."""

LATER = re.compile(
    rf"(?<=[，；])(?:原名|本名|曾用名|旧称|又名|又称|亦称|别称|俗称|简称)(?:为|是|叫|：)?[“「《]?(?P<name>{SHORT})[”」》]?(?=[，。；]|$)"
)
"""Such a clause: 青川茶业由周建平创立，|原名青川茶庄。"""

OPENING = 1
"""Characters before what a sentence begins with: a quotation mark."""

NAMED = (Kind.ORGANIZATION, Kind.PERSON)


def find(article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Fact]:
    """An ``alternateName`` for each short form that the article declares."""
    starts = [sentence.start for sentence in sentences]
    for mention, short in declared(article, mentions):
        sentence = sentences[bisect_right(starts, mention.start) - 1]
        yield Fact(mention, "alternateName", short, sentence, "alternateName/declared", DECLARED)


def later(sentence: Sentence, names: tuple[Mention, ...]) -> Iterator[Fact]:
    """An ``alternateName`` for what a sentence begins with, if a later clause gives it another name.

    ``names`` are the mentions of the sentence, in order; none may stand between that the clause could speak of as well.
    """
    bodies = [mention for mention in names if mention.kind in NAMED]
    if not bodies or bodies[0].start - sentence.start > OPENING:
        return
    first = bodies[0]
    for match in LATER.finditer(sentence.text, first.end - sentence.start):
        between = [other for other in bodies[1:] if other.end <= sentence.start + match.start()]
        if all(other.kind is Kind.PERSON and first.kind is Kind.ORGANIZATION for other in between):
            yield Fact(first, "alternateName", match["name"], sentence, "alternateName/later", CARRIED)
