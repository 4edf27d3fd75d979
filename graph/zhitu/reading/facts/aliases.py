"""Other names that the text itself gives to a body, a program or a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from zhitu.model import Article, Fact, Mention, Sentence
from zhitu.reading.references import declared

DECLARED = 0.93
"""Confidence that a declared short form is a name; of those in the development sentences hardly one was not."""


def find(article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Fact]:
    """An ``alternateName`` for each short form that the article declares."""
    starts = [sentence.start for sentence in sentences]
    for mention, short in declared(article, mentions):
        sentence = sentences[bisect_right(starts, mention.start) - 1]
        yield Fact(mention, "alternateName", short, sentence, "alternateName/declared", DECLARED)
