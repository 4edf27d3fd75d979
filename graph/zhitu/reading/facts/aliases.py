"""Other names that the text itself gives to a body, a program or a place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Fact, Kind, Mention, Sentence
from zhitu.reading.facts.statement import outermost
from zhitu.reading.prefilter import Prefilter, prefilter_of
from zhitu.reading.references.declarations import SHORT, declared

DECLARED = 0.93
"""Confidence that a declared short form is a name; of those in the development sentences hardly one was not."""

CARRIED = 0.85
"""Confidence of a name that a later clause gives to what the sentence began with."""

LATER = re.compile(
    rf"(?<=[，；])(?P<how>原名|本名|曾用名|旧称|又名|又称|亦称|别称|俗称|简称)(?:为|是|叫|：)?[“「《]?(?P<name>{SHORT})[”」》]?(?=[，。；]|$)"
)
"""Such a clause: 青川茶业由周建平创立，|原名青川茶庄。"""

OPENING = 1
"""Characters before what a sentence begins with: a quotation mark."""

NAMED = (Kind.ORGANIZATION, Kind.PERSON)

OWN = ("原名", "本名", "曾用名", "又名")
"""What a clause says so is said of a person; other words may be about what the clause before it ends on."""

FOUNDING, STOPS = re.compile("成立|创|建"), "，；"
"""The clause right before one that is about a body tells when it was founded or by whom."""

LIES = re.compile("位于|坐落[于在]|座落[于在]|地处|而得名$")
"""Or where it lies, or what it is named for; then a former name is its own, and so is a short form in its letters."""

ITSELF = "本该我"
"""How a body begins a word for itself: 本|公司."""

SHORTENED, FORMER = "简称", ("原名", "曾用名", "旧称")


def find(
    article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], heads: Lexicon
) -> Iterator[Fact]:
    """An ``alternateName`` for each short form that the article declares.

    Not for a mere head noun, as any body of its kind calls itself: （以下简称“公司”）.
    """
    starts = [sentence.start for sentence in sentences]
    for mention, short in declared(article, mentions):
        if mention.kind is Kind.ORGANIZATION and short.lstrip(ITSELF) in heads:
            continue
        sentence = sentences[bisect_right(starts, mention.start) - 1]
        yield Fact(mention, "alternateName", short, sentence, "alternateName/declared", DECLARED)


def later(sentence: Sentence, inside: tuple[Mention, ...]) -> Iterator[Fact]:
    """An ``alternateName`` for what a sentence begins with, if a later clause gives it another name.

    ``inside`` are the mentions of the sentence, in order; none may stand between that the clause may be about.
    """
    if not prefilter().found(sentence.text):
        return
    names = outermost(inside)
    bodies = [mention for mention in names if mention.kind in NAMED]
    if not bodies or bodies[0].start - sentence.start > OPENING:
        return
    first = bodies[0]
    for match in LATER.finditer(sentence.text, first.end - sentence.start):
        between = [
            other for other in bodies[1:] if other.end <= sentence.start + match.start() and other.value != first.value
        ]
        if not all(other.kind is Kind.PERSON and first.kind is Kind.ORGANIZATION for other in between):
            continue
        told = match["how"] in FORMER or (match["how"] == SHORTENED and set(match["name"]) <= set(first.text))
        lies = told and _lies(sentence, match.start() - 1)
        if match["how"] in OWN if first.kind is Kind.PERSON else lies or _founds(sentence, match.start() - 1, names):
            yield Fact(first, "alternateName", match["name"], sentence, "alternateName/later", CARRIED)


def _lies(sentence: Sentence, end: int) -> bool:
    """Whether the clause that ends there tells where something lies, or what it is named for."""
    start = max(sentence.text.rfind(stop, 0, end) for stop in STOPS) + 1
    return LIES.search(sentence.text[start:end]) is not None


@cache
def prefilter() -> Prefilter[re.Pattern[str]]:
    """Such clauses, to be asked whether a sentence may hold one."""
    return prefilter_of((LATER,))


def _founds(sentence: Sentence, end: int, names: tuple[Mention, ...]) -> bool:
    """Whether the clause that ends there tells of a founding, with its time or founder, and ends on no place."""
    start = max(sentence.text.rfind(stop, 0, end) for stop in STOPS) + 1
    low, high = sentence.start + start, sentence.start + end
    told = [name for name in names if low <= name.start and name.end <= high]
    place = any(name.kind is Kind.PLACE and name.end == high for name in told)
    when = any(name.kind in (Kind.TIME, Kind.PERSON) for name in told)
    return when and not place and FOUNDING.search(sentence.text, start, end) is not None
