"""What the woven edges say against each other; nothing is mended, everything is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import Edge, Mention, Status

SINGLE_DATES = ("foundingDate",)
"""Relations to a date of which a thing has one."""

CONFLICTS_PER_BODY = 3
"""A body with more rival heads than this is told of this many times: the list has ceased to help."""


def find(edges: Sequence[Edge], names: Mapping[str, str], knowledge: Knowledge) -> tuple[Problem, ...]:
    """The contradictions among edges as problems, sorted: rival heads, rival dates, stated and denied.

    ``names`` are those of the entities, by their ids.
    """
    heads = sorted(find_heads(edges, knowledge).items())
    rivals = (problem for (body, title), found in heads for problem in find_rivals(body, title, found, names))
    return tuple(sorted({*find_of_subjects(edges, names), *rivals}))


def find_of_subjects(edges: Sequence[Edge], names: Mapping[str, str]) -> Iterable[Problem]:
    """The contradictions that the edges of one subject show: no subject asks about another."""
    yield from _denied(edges, names)
    yield from _dates(edges, names)


def find_heads(edges: Sequence[Edge], knowledge: Knowledge) -> dict[tuple[str, str], list[Edge]]:
    """Who heads a body under a title that it has but once, by body and title, whatever the time and the status."""
    titles = knowledge.lexicons.get("titles")
    sole = frozenset(titles.words("head")) if titles else frozenset()
    prefixes = knowledge.lexicons.get("title_prefixes")
    former = prefixes.words("former") if prefixes else ()
    held: defaultdict[tuple[str, str, int], set[str]] = defaultdict(set)
    for edge in edges:
        if edge.relation == "holdsTitle":
            title = _bare(edge.object, former)
            for fact in edge.facts:
                if title in sole:
                    held[edge.subject, fact.sentence.text, fact.sentence.start].add(title)
    heads: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.relation == "leads":
            spots = ((edge.subject, fact.sentence.text, fact.sentence.start) for fact in edge.facts)
            for title in sorted({title for spot in spots for title in held.get(spot, ())}):
                heads[edge.object, title].append(edge)
    return dict(heads)


def _denied(edges: Iterable[Edge], names: Mapping[str, str]) -> Iterable[Problem]:
    for edge in edges:
        if {Status.STATED, Status.DENIED} <= {fact.status for fact in edge.facts}:
            end = edge.object if edge.literal else names[edge.object]
            what = f"{names[edge.subject]} {edge.relation} {end} is both stated and denied"
            yield Problem(what, _where(edge), "Read both sentences; the graph holds the statement.")


def _dates(edges: Iterable[Edge], names: Mapping[str, str]) -> Iterable[Problem]:
    last: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        if edge.relation in SINGLE_DATES and edge.status is Status.STATED:
            before = last.get((edge.subject, edge.relation))
            if before and not edge.object.startswith(before.object):
                what = f"{names[edge.subject]} has two {edge.relation}: {before.object}, {edge.object}"
                yield Problem(what, f"{_where(before)}, {_where(edge)}", "Read both sentences; the graph holds both.")
            last[edge.subject, edge.relation] = edge


def _bare(title: str, prefixes: Iterable[str]) -> str:
    """A title without the word that says that it is over: 原主席 is 主席."""
    return next((title.removeprefix(one) for one in prefixes if title.startswith(one)), title)


def find_rivals(body: str, title: str, found: Iterable[Edge], names: Mapping[str, str]) -> Iterable[Problem]:
    """Two persons that hold one title in one body, unless they do at different times."""
    rivals = [edge for edge in found if edge.status is Status.STATED]
    for one, two in list(pairwise(rivals))[:CONFLICTS_PER_BODY]:
        if one.subject != two.subject and _overlap(one.time, two.time):
            what = f"{names[body]} has two of the title {title}: {names[one.subject]}, {names[two.subject]}"
            yield Problem(what, f"{_where(one)}, {_where(two)}", "One may follow the other; the graph holds both.")


def _overlap(one: str, two: str) -> bool:
    return not one or not two or one.startswith(two) or two.startswith(one)


def _where(edge: Edge) -> str:
    """The first article that says it."""
    subject: Mention = edge.facts[0].subject
    return subject.article
