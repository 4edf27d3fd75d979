"""Reading: what one article says, seen alone."""

from __future__ import annotations

from collections.abc import Callable

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Reading
from zhitu.reading import facts, mentions, sentences, tokens


def reader(tagger: str, knowledge: Knowledge) -> Callable[[Article], Reading]:
    """A function that reads an article, with the tagger of that name loaded once."""
    tag = tokens.load(tagger, knowledge)

    def read(article: Article) -> Reading:
        lines = sentences.split(article)
        words = tuple(tag(lines))
        found = mentions.find(article, lines, words, knowledge)
        said = facts.find(article, lines, found, knowledge)
        return Reading(article, found, said)

    return read
