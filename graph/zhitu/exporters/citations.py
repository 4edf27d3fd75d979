"""Where an edge is said: its sentences, each once, with their places in the raw document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhitu.model import Article, Edge, Fact, Graph, Measure, Mention, Range


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence that says a fact; the raw document's characters at ``ranges``, joined, are ``quote``."""

    article: Article
    fact: Fact
    ranges: tuple[Range, ...]
    quote: str


def index(graph: Graph) -> dict[str, Article]:
    """The articles of a graph by their ids."""
    return {article.id: article for article in graph.articles}


def cite(edge: Edge, articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """The citations of an edge by article and place; of several facts in one sentence, the surest."""
    best: dict[tuple[str, int, int], Fact] = {}
    for fact in edge.facts:
        key = (fact.subject.article, fact.sentence.start, fact.sentence.end)
        if key[0] in articles and (key not in best or rank(fact) > rank(best[key])):
            best[key] = fact
    found = []
    for (name, start, end), fact in sorted(best.items(), key=lambda item: item[0]):
        article = articles[name]
        ranges = article.origin.ranges(start, end)
        found.append(Citation(article, fact, ranges, "".join(pieces(article, start, end))))
    return tuple(found)


def pieces(article: Article, start: int, end: int) -> Iterator[str]:
    """The characters of ``text[start:end]`` that stand in the raw document; joints that repair added do not."""
    for piece in article.origin.within(start, end):
        yield article.text[piece.start : piece.start + piece.length]


def locate(name: Mention | Measure | str, fact: Fact) -> tuple[Range, ...]:
    """Where a name stands in its fact's sentence, in the article: nowhere where the sentence only refers to it."""
    sentence = fact.sentence
    if isinstance(name, Mention):
        inside = sentence.start <= name.start and name.end <= sentence.end
        return ((name.start, name.end),) if inside and name.article == fact.subject.article else ()
    words = name.text if isinstance(name, Measure) else name
    start = sentence.text.find(words) if words else -1
    return ((sentence.start + start, sentence.start + start + len(words)),) if start >= 0 else ()


def rank(fact: Fact) -> tuple[float, str]:
    """How sure a fact is; equal ones are told apart by their rule, so that the choice does not hang on order."""
    return (fact.confidence, fact.rule)
