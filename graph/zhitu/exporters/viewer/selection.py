"""What of a graph the page holds: all of it, or of a big one its best connected part."""

from __future__ import annotations

from collections import Counter

from zhitu.model import Graph

MOST_ENTITIES = 20_000
"""Beyond this a page is too slow to open: 20,000 entities with 30,000 edges are ready within 6 s of a processor."""


def select(graph: Graph) -> tuple[int, ...]:
    """The entities to hold, by their numbers in the graph: hubs with their neighbours, not hubs alone.

    The best connected entity comes with all its neighbours, then the next one, until the page is full.
    """
    count = len(graph.entities)
    if count <= MOST_ENTITIES:
        return tuple(range(count))
    number = {entity.id: index for index, entity in enumerate(graph.entities)}
    near: list[set[int]] = [set() for _ in range(count)]
    facts: Counter[int] = Counter()
    for edge in graph.edges:
        subject = number[edge.subject]
        facts[subject] += 1
        if not edge.literal:
            target = number[edge.object]
            facts[target] += 1
            near[subject].add(target)
            near[target].add(subject)
    order = sorted(range(count), key=lambda index: (-len(near[index]), -facts[index], index))
    chosen: dict[int, None] = {}
    for hub in order:
        for one in (hub, *sorted(near[hub], key=lambda index: (-len(near[index]), index))):
            if len(chosen) == MOST_ENTITIES:
                return tuple(sorted(chosen))
            chosen.setdefault(one)
    return tuple(sorted(chosen))
