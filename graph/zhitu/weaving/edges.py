"""What the corpus says of two nodes: the facts of all articles, gathered and weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import prod

from zhitu.model import Edge, Fact, Kind, Measure, Mention, Status

CERTAINTY = 0.99
"""No number of sentences makes a fact surer than this: sources copy from each other."""

JUDGED = "judgement"
"""The rule of a fact that a person calls right: it is sure, whatever the texts say."""

STRENGTH = (Status.STATED, Status.FORMER, Status.PLANNED, Status.DENIED)
"""What is said to be wins over what was, what will be, and what is not; all of it stays in the evidence."""

Claim = tuple[str, str, str, bool]
"""Subject, relation, object, and whether that is a literal: all facts of a claim make one edge."""

Naming = Callable[[Mention], str]
"""The entity id of a mention."""


def make(facts: Iterable[Fact], name: Naming, firsts: Mapping[str, str]) -> tuple[Edge, ...]:
    """The edges that facts make, sorted; what says something of a thing and itself is left out.

    ``firsts`` are the articles that reprints go back to: such say nothing that makes a fact surer.
    """
    groups: defaultdict[Claim, set[Fact]] = defaultdict(set)
    for fact in facts:
        if claim := find_claim(fact, name):
            groups[claim].add(fact)
    return tuple(weigh(claim, group, firsts) for claim, group in sorted(groups.items()))


def find_claim(fact: Fact, name: Naming) -> Claim | None:
    """What a fact says of which entity; nothing where it says it of a thing and itself."""
    if isinstance(fact.object, Mention) and is_node(fact.object):
        end, literal = name(fact.object), False
    else:
        end, literal = spell(fact.object), True
    subject = name(fact.subject)
    return (subject, fact.relation, end, literal) if end and (literal or subject != end) else None


def spell(end: Mention | Measure | str) -> str:
    """A literal object as text."""
    if isinstance(end, str):
        return end
    return end.value or end.text


def is_node(mention: Mention) -> bool:
    """Whether a mention becomes a node."""
    return mention.kind in (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM)


def order(fact: Fact) -> tuple[object, ...]:
    """What facts are sorted by."""
    end = fact.object
    if isinstance(end, Mention):
        ends: tuple[object, ...] = (end.start, end.text, end.value)
    else:
        ends = (-1, end, end) if isinstance(end, str) else (-1, end.text, end.value, end.action)
    return (
        fact.subject.article,
        fact.sentence.start,
        fact.sentence.text,
        fact.subject,
        fact.relation,
        ends,
        fact.rule,
        fact.confidence,
        fact.time,
        fact.status,
    )


def combine(facts: Iterable[Fact], firsts: Mapping[str, str]) -> float:
    """How sure several sentences make a fact: one is right unless all are wrong; a sentence printed twice is one.

    Of an article and its reprints only the one that makes it surest counts. A person's word is sure by itself.
    """
    facts = tuple(facts)
    if any(fact.rule == JUDGED for fact in facts):
        return 1.0
    best: defaultdict[str, float] = defaultdict(float)
    for fact in _tell_apart(facts, firsts):
        best[fact.sentence.text] = max(best[fact.sentence.text], fact.confidence)
    return min(CERTAINTY, round(1.0 - _doubt(best.values()), 4))


def _tell_apart(facts: Sequence[Fact], firsts: Mapping[str, str]) -> Iterable[Fact]:
    """The facts of one article of each group of reprints: of the one whose facts are surest together."""
    groups: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        article = fact.subject.article
        groups[firsts.get(article, article)][article].append(fact)
    for copies in groups.values():
        yield from min(copies.items(), key=lambda item: (_doubt(fact.confidence for fact in item[1]), item[0]))[1]


def _doubt(confidences: Iterable[float]) -> float:
    """How likely all are wrong."""
    return prod(1.0 - confidence for confidence in sorted(confidences))


def agree(times: Sequence[str]) -> str:
    """The most precise time that all agree on: 2020 and 2020-05 → 2020-05; 2020-05 and 2020-06 → 2020."""
    parts = sorted({tuple(time.split("-")) for time in times if time}, key=lambda time: (-len(time), time))
    if not parts:
        return ""
    agreed = parts[0]
    for other in parts[1:]:
        length = min(len(agreed), len(other))
        if agreed[:length] != other[:length]:
            same = [left for left, right in zip(agreed, other, strict=False) if left == right]
            agreed = agreed[: next((n for n in range(length) if agreed[n] != other[n]), len(same))]
    return "-".join(agreed)


def weigh(claim: Claim, said: Iterable[Fact], firsts: Mapping[str, str]) -> Edge:
    """The edge of a claim, by all facts that make it."""
    facts = tuple(sorted(said, key=order))
    status = next(status for status in STRENGTH if any(fact.status is status for fact in facts))
    telling = [fact for fact in facts if fact.status is status]
    time = agree([fact.time for fact in telling])
    return Edge(*claim, facts, combine(telling, firsts), status, time)
