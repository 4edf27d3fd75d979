"""What is put to a person: pairs of entities that may be one, those first on which most facts hang."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from zhitu.model import Edge, Entity, Mention, Proposal, Verdict
from zhitu.weaving.clusters import Clusters


def rank(clusters: Clusters, made: Mapping[int, Entity], edges: Iterable[Edge]) -> tuple[Proposal, ...]:
    """The proposals, each pair of entities once with all reasons, the most valuable first."""
    degrees = Counter(end for edge in edges for end in (edge.subject, *(() if edge.literal else (edge.object,))))
    pairs: dict[tuple[int, int], tuple[int, int]] = {}
    reasons: dict[tuple[int, int], set[str]] = {}
    for left, right, judgement in clusters.doubts():
        one, two = sorted((left, right), key=lambda n: (clusters.units[n].name, n))
        pair = min((clusters.find(one), clusters.find(two)), (clusters.find(two), clusters.find(one)))
        pairs[pair] = min(pairs.get(pair, (one, two)), (one, two))
        reasons.setdefault(pair, set()).update(judgement.reasons)
    found = []
    for pair, (left, right) in pairs.items():
        ids = made[clusters.find(left)].id, made[clusters.find(right)].id
        ends = clusters.units[left], clusters.units[right]
        mentions: tuple[Mention, Mention] = (min(ends[0].mentions), min(ends[1].mentions))
        facts = degrees[ids[0]] + degrees[ids[1]]
        names = ends[0].name, ends[1].name
        found.append(Proposal(*names, Verdict.UNSURE, tuple(sorted(reasons[pair])), *mentions, *ids, facts))
    return tuple(sorted(found, key=lambda one: (-one.facts, one)))
