"""What the woven edges say against each other; nothing is mended, everything is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import Edge, Entity, Mention, Status

SINGLE_DATES = ("foundingDate",)
"""Relations to a date of which a thing has one."""

CONFLICTS_PER_BODY = 3
"""A body with more rival heads than this is told of this many times: the list has ceased to help."""


def find(edges: Sequence[Edge], entities: Mapping[str, Entity], knowledge: Knowledge) -> tuple[Problem, ...]:
    """The contradictions among edges as problems, sorted: rival heads, rival dates, stated and denied."""
    problems = {*_denied(edges, entities), *_dates(edges, entities), *_heads(edges, entities, knowledge)}
    return tuple(sorted(problems))


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


def _denied(edges: Iterable[Edge], entities: Mapping[str, Entity]) -> Iterable[Problem]:
    for edge in edges:
        if {Status.STATED, Status.DENIED} <= {fact.status for fact in edge.facts}:
            what = f"{_name(edge.subject, entities)} {edge.relation} {_end(edge, entities)} is both stated and denied"
            yield Problem(what, _where(edge), "Read both sentences; the graph holds the statement.")


def _dates(edges: Iterable[Edge], entities: Mapping[str, Entity]) -> Iterable[Problem]:
    last: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        if edge.relation in SINGLE_DATES and edge.status is Status.STATED:
            before = last.get((edge.subject, edge.relation))
            if before and not edge.object.startswith(before.object):
                what = f"{_name(edge.subject, entities)} has two {edge.relation}: {before.object}, {edge.object}"
                yield Problem(what, f"{_where(before)}, {_where(edge)}", "Read both sentences; the graph holds both.")
            last[edge.subject, edge.relation] = edge


def _bare(title: str, prefixes: Iterable[str]) -> str:
    """A title without the word that says that it is over: 原主席 is 主席."""
    return next((title.removeprefix(one) for one in prefixes if title.startswith(one)), title)


def _heads(edges: Sequence[Edge], entities: Mapping[str, Entity], knowledge: Knowledge) -> Iterable[Problem]:
    """Two persons that hold one title in one body, unless they do at different times."""
    for (body, title), found in sorted(find_heads(edges, knowledge).items()):
        rivals = [edge for edge in found if edge.status is Status.STATED]
        for one, two in list(pairwise(rivals))[:CONFLICTS_PER_BODY]:
            if one.subject != two.subject and _overlap(one.time, two.time):
                names = f"{_name(one.subject, entities)}, {_name(two.subject, entities)}"
                what = f"{_name(body, entities)} has two of the title {title}: {names}"
                yield Problem(what, f"{_where(one)}, {_where(two)}", "One may follow the other; the graph holds both.")


def _overlap(one: str, two: str) -> bool:
    return not one or not two or one.startswith(two) or two.startswith(one)


def _name(identity: str, entities: Mapping[str, Entity]) -> str:
    return entities[identity].name


def _end(edge: Edge, entities: Mapping[str, Entity]) -> str:
    return edge.object if edge.literal else _name(edge.object, entities)


def _where(edge: Edge) -> str:
    """The first article that says it."""
    subject: Mention = edge.facts[0].subject
    return subject.article
