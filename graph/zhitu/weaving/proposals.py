"""What is put to a person: pairs of entities that may be one, those first that would bring most facts together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zhitu.model import Edge, Entity, Kind, Proposal, Verdict
from zhitu.weaving.clusters import PROPOSALS_PER_NAME, Clusters
from zhitu.weaving.directory import loosen

Pair = tuple[int, int]


def rank(clusters: Clusters, made: Mapping[int, Entity], edges: Iterable[Edge]) -> tuple[Proposal, ...]:
    """The proposals, each pair of entities once with all reasons, the most valuable first.

    Where a name is borne by more entities than a person would compare in pairs, the first question is whether all of
    them are one.
    """
    degrees = Counter(end for edge in edges for end in (edge.subject, *(() if edge.literal else (edge.object,))))
    ranked = sorted(
        ((_worth((one.left_id, one.right_id), degrees), one) for one in _pairs(clusters, made, degrees)),
        key=lambda row: (-row[0], -row[1].facts, row[1]),
    )
    alike: defaultdict[tuple[Kind, str], list[Proposal]] = defaultdict(list)
    found: list[tuple[int, Proposal]] = []
    for worth, one in ranked:
        if (name := loosen(one.left)) == loosen(one.right):
            alike[one.left_mention.kind, name].append(one)
        if len(alike.get((one.left_mention.kind, name), ())) <= PROPOSALS_PER_NAME:
            found.append((worth, one))
    for group in alike.values():
        if len(group) > PROPOSALS_PER_NAME:
            found.append(_widened(group, degrees))
    return tuple(one for _, one in sorted(found, key=lambda row: (-row[0], -row[1].facts, row[1])))


def _pairs(clusters: Clusters, made: Mapping[int, Entity], degrees: Mapping[str, int]) -> Iterator[Proposal]:
    """The pairs of clusters in doubt, each once, by the first of the units that were doubted."""
    units: dict[Pair, Pair] = {}
    reasons: defaultdict[Pair, set[str]] = defaultdict(set)
    for left, right, judgement in clusters.doubts():
        one, two = sorted((left, right), key=lambda n: (clusters.units[n].name, n))
        low, high = sorted((clusters.find(one), clusters.find(two)))
        units[low, high] = min(units.get((low, high), (one, two)), (one, two))
        reasons[low, high].update(judgement.reasons)
    for pair, (left, right) in units.items():
        ids = made[clusters.find(left)].id, made[clusters.find(right)].id
        ends = clusters.units[left], clusters.units[right]
        yield Proposal(
            ends[0].name,
            ends[1].name,
            Verdict.UNSURE,
            tuple(sorted(reasons[pair])),
            min(ends[0].mentions),
            min(ends[1].mentions),
            *ids,
            degrees[ids[0]] + degrees[ids[1]],
        )


def _worth(ids: Iterable[str], degrees: Mapping[str, int]) -> int:
    """How many facts would come to others if the entities were one."""
    facts = [degrees[one] for one in set(ids)]
    return sum(facts) - max(facts)


def _widened(group: Sequence[Proposal], degrees: Mapping[str, int]) -> tuple[int, Proposal]:
    """One question for all the pairs of a name, with its worth."""
    ids = {end for one in group for end in (one.left_id, one.right_id)}
    reason = f"同名者现分作{len(ids)}个，依据不足：same 表示全部同一；若不全是，请逐对判定"
    facts = sum(degrees[one] for one in ids)
    return _worth(ids, degrees), replace(group[0], reasons=(reason,), facts=facts, wide=True)
