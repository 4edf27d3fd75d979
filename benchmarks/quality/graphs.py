"""A graph against what a careful reader takes from its documents, in the format of ``docs/gold-format.md``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quality.data import Row
from zhitu.evaluation.scoring import Score, fold
from zhitu.model import Edge, Entity, Graph, Status

CORE = ("founded", "leads", "locatedIn")
ZERO = Score()
RELATIONS = (*CORE, "launched", "organizes", "worksFor", "partOf", "participatesIn", "mentorOf")


@dataclass(frozen=True, slots=True)
class Scores:
    """How a graph does: nodes of the right type, facts between them, the core relations among these."""

    nodes: Score = ZERO
    facts: Score = ZERO
    core: Score = ZERO
    articles: Score = ZERO

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            self.nodes + other.nodes, self.facts + other.facts, self.core + other.core, self.articles + other.articles
        )


def judge(graph: Graph, gold: Row) -> Scores:
    """The scores of a graph that was built from the gold's source alone.

    A second entity for the same gold node is wrong (it should have been merged). Optional nodes and facts, and
    places that follow from the gold by inclusion, count neither way; nor does an edge that is not stated.
    """
    nodes = {node["id"]: node for node in gold["nodes"]}
    found = _match(graph, nodes)
    wanted = {name for name, node in nodes.items() if not node["optional"]}
    hits, wrong = set(), 0
    for entity in graph.entities:
        node = found.get(entity.id)
        if node is None or (node in hits and node in wanted):
            wrong += 1
        elif entity.kind in nodes[node]["types"]:
            hits.add(node)
        else:
            wrong += node in wanted
    edges = [edge for edge in graph.edges if not edge.literal and edge.status is Status.STATED]
    return Scores(
        Score(len(hits & wanted), wrong, len(wanted - hits)),
        _judge_edges(edges, found, gold, RELATIONS),
        _judge_edges(edges, found, gold, CORE),
        _judge_articles(graph, gold),
    )


def _match(graph: Graph, nodes: dict[str, Row]) -> dict[str, str]:
    """The gold node of each entity, by its name or else an alias; of two with one name, the one of its kind."""
    by_name: dict[str, list[str]] = {}
    for name, node in nodes.items():
        for alias in {fold(alias) for alias in (node["name"], *node["aliases"])}:
            by_name.setdefault(alias, []).append(name)

    def find(entity: Entity) -> Iterator[str]:
        for alias in (entity.name, *entity.aliases):
            same = by_name.get(fold(alias), [])
            yield from sorted(same, key=lambda name: (entity.kind not in nodes[name]["types"], nodes[name]["optional"]))

    matches = ((entity.id, next(find(entity), None)) for entity in graph.entities)
    return {entity: node for entity, node in matches if node is not None}


def _judge_edges(edges: list[Edge], found: dict[str, str], gold: Row, relations: tuple[str, ...]) -> Score:
    """Counts the edges of some relations; both ends must be matched."""
    facts = [fact for fact in gold["facts"] if fact["p"] in relations]
    accepted = {(fact["s"], fact["p"], other): place for place, fact in enumerate(facts) for other in _objects(fact)}
    optional = {node["id"] for node in gold["nodes"] if node["optional"]}
    inside = _close({(fact["s"], other) for fact in facts if fact["p"] == "locatedIn" for other in _objects(fact)})
    hits, wrong = set(), 0
    for edge in edges:
        if edge.relation not in relations:
            continue
        subject, target = found.get(edge.subject), found.get(edge.object)
        place = accepted.get((str(subject), edge.relation, str(target)))
        if place is not None:
            hits.add(place)
        elif subject is None or target is None or not ({subject, target} & optional or (subject, target) in inside):
            wrong += 1
    wanted = {place for place, fact in enumerate(facts) if not fact["optional"]}
    return Score(len(hits & wanted), wrong, len(wanted - hits))


def _objects(fact: Row) -> tuple[str, ...]:
    return (fact["o"], *fact.get("alt", ()))


def _close(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs with those that follow by inclusion."""
    while more := {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs:
        pairs = pairs | more
    return pairs


def _judge_articles(graph: Graph, gold: Row) -> Score:
    """Counts articles whose headline, subheads and signatures are all right."""
    wanted = {(fold(one["headline"]), *map(fold, one["subheads"]), *sorted(one["byline"])) for one in gold["articles"]}
    found = set()
    for one in graph.articles:
        signed = (*one.byline.reporters, *one.byline.correspondents, *one.byline.photographers)
        found.add((fold(one.headline), *map(fold, one.subheads), *sorted(signed)))
    return Score(len(wanted & found), len(found - wanted), len(wanted - found))
