"""Reading: what one article says, seen alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import Article, Reading
from zhitu.reading import facts, indicators, mentions, sentences, tokens
from zhitu.reading.words import agree, mend

LONGEST = 300_000
"""Characters of an article that are read, some ten seconds' work; no newspaper article is a tenth as long."""


def reader(tagger: str, knowledge: Knowledge) -> Callable[[Article], Reading]:
    """A function that reads an article, with the tagger of that name loaded once.

    Of an article beyond :data:`LONGEST` the beginning is read, and the reading says so in its problems.
    """
    tag = tokens.load(tagger, knowledge)

    def read(article: Article) -> Reading:
        beginning = replace(article, text=article.text[:LONGEST])
        lines = sentences.split(beginning)
        words = agree(tuple(mend(line, knowledge) for line in tag(lines)), knowledge)
        found = mentions.find(beginning, lines, words, knowledge)
        said = facts.find(beginning, lines, found, knowledge)
        counted = indicators.find(beginning, lines, words, found, knowledge)
        return Reading(article, found, (*said, *counted), _unread(article))

    return read


def _unread(article: Article) -> tuple[Problem, ...]:
    if len(article.text) <= LONGEST:
        return ()
    what = f"an article of {len(article.text)} characters, of which the first {LONGEST} were read"
    return (Problem(what, article.id, "Split the file into articles."),)
