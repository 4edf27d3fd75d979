"""Reading: what one article says, seen alone. In the order of the pass:

    sentences      the text in sentences
    tokens/        each in words with tags, by the tagger that is asked for
    words/         the tagger's words mended: names that it cut, or ran into what stands beside them
    mentions/      every finder at work, and what is kept where names overlap
      people/  places/  organisations/  programs/  honours  times  amounts      the finders
      references/  what stands for what: 该中心, 市总工会, 骆老师, short forms
      page/        what the other articles of a page tell of this one, where it is read anew
    facts/         what the sentences say of the mentions, by the patterns of the ontology
    indicators/    the quantities that they tell of them
    doubts         less sure where a picture was hard to read

Beside the pass stand ``tags``, the names of the taggers' tags, and ``prefilter/``, which tells which of many
expressions may match in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Protocol

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge, writing
from zhitu.model import Article, Fact, Mention, Reading
from zhitu.reading import doubts, facts, honours, indicators, mentions, organisations, sentences, times, tokens
from zhitu.reading.facts import aliases
from zhitu.reading.organisations.context import statements
from zhitu.reading.page import BY_ITSELF, Paper
from zhitu.reading.people import contexts, name_parts, titles
from zhitu.reading.places import pairs
from zhitu.reading.prefilter import Prefilter, unite
from zhitu.reading.words import agree, mend

LONGEST = 300_000
"""Characters of an article that are read, some ten seconds' work; no newspaper article is a tenth as long."""


class Reader(Protocol):
    """What reads articles, each as if alone, or as one of a page of which the other articles tell."""

    def __call__(self, articles: Sequence[Article], paper: Paper = BY_ITSELF) -> Iterator[Reading]:
        """The reading of each."""


def reader(tagger: str, knowledge: Knowledge) -> Reader:
    """A function that reads articles, each as if alone, with the tagger of that name loaded once.

    Their sentences are tagged together, since a network is faster on many lines of like length, and all articles pass
    a step before the next, since what a step looks up is then near at hand. Of an article beyond :data:`LONGEST` the
    beginning is read, and the reading says so in its problems.
    """
    tag = tokens.load(tagger, knowledge)
    unite(_prefilters(knowledge))

    def read(articles: Sequence[Article], paper: Paper = BY_ITSELF) -> Iterator[Reading]:
        starts = [replace(article, text=article.text[:LONGEST]) for article in articles]
        beginnings = [_widen(writing.fold_article(start)) for start in starts]
        parted = [sentences.split(beginning) for beginning in beginnings]
        tagged = iter(mend(tag(tuple(line for lines in parted for line in lines)), knowledge))
        worded = [agree(tuple(islice(tagged, len(lines))), knowledge) for lines in parted]
        pages = list(zip(beginnings, parted, worded, strict=True))
        found_in = mentions.find(pages, knowledge, paper)
        said_in = [facts.find(*page, found, knowledge) for page, found in zip(pages, found_in, strict=True)]
        counted_in = [indicators.find(*page, found, knowledge) for page, found in zip(pages, found_in, strict=True)]
        for article, start, beginning, found, said, counted in zip(
            articles, starts, beginnings, found_in, said_in, counted_in, strict=True
        ):
            yield _reading(article, start, beginning, found, tuple(doubts.lower(article, (*said, *counted))))

    return read


def _prefilters(knowledge: Knowledge) -> Iterator[Prefilter[Any]]:
    """All that is sought in sentences, for which one look at each is enough."""
    words = knowledge.lexicons
    yield from (pairs.prefilter(), contexts.prefilter(), statements.prefilter(), aliases.prefilter())
    yield from organisations.prefilters(knowledge)
    yield from (times.prefilter(words["eras"]), honours.prefilter(knowledge))
    yield from (name_parts.prefilter(words["name_parts"]), titles.prefilter(words["titles"]))


def _reading(
    article: Article, start: Article, beginning: Article, found: tuple[Mention, ...], told: tuple[Fact, ...]
) -> Reading:
    """The reading of an article whose beginning is ``start`` and was read as ``beginning``, as it is written."""
    if beginning is not start:
        written = writing.Writing(start.text, beginning.text)
        found, told = tuple(map(written.mention, found)), tuple(map(written.fact, told))
    return Reading(article, found, told, _unread(article))


def _widen(article: Article) -> Article:
    """An article with marks of full width, each in its place; itself where it bears no others."""
    text = writing.widen(article.text)
    return article if text == article.text else replace(article, text=text)


def _unread(article: Article) -> tuple[Problem, ...]:
    if len(article.text) <= LONGEST:
        return ()
    what = f"an article of {len(article.text)} characters, of which the first {LONGEST} were read"
    return (Problem(what, article.id, "Split the file into articles."),)
