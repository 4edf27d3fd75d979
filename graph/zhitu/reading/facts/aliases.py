"""Other names that the text itself gives to a body, a program or a place."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.model import Article, Fact, Mention, Sentence
from zhitu.reading.references import declared

DECLARED = 0.93
"""Confidence that a declared short form is a name; of those in the development sentences hardly one was not."""


def find(article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Fact]:
    """An ``alternateName`` for each short form that the article declares."""
    for mention, _, short in declared(article, mentions):
        sentence = next((s for s in sentences if s.start <= mention.start < s.end), None)
        if sentence is not None:
            yield Fact(mention, "alternateName", short, sentence, "alternateName/declared", DECLARED)
