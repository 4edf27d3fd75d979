"""A person's word on entities: their names and types, given once they are woven."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from zhitu.knowledge import vocabulary
from zhitu.model import Entity, Judgement, Verdict
from zhitu.rulings import Decision, Ruling
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.corrections import top
from zhitu.weaving.directory import Directory
from zhitu.weaving.journal import Journal, why


def amend(made: Mapping[int, Entity], clusters: Clusters, directory: Directory, journal: Journal) -> dict[int, Entity]:
    """The entities with the names and types that a person gave them; their ids stay."""
    claims: defaultdict[tuple[int, Decision], list[Ruling]] = defaultdict(list)
    for ruling in journal.rulings:
        types = ruling.decision in (Decision.TYPE, Decision.ADD)
        kind = (top(ruling.right) or "") if types else ruling.kind
        if ruling.decision is Decision.NAME or (types and kind):
            for root in {clusters.find(n) for n in directory.find(ruling.left, ruling.left_where, kind)}:
                claims[root, Decision.TYPE if types else Decision.NAME].append(ruling)
                journal.fit(ruling, (made[root].id,))
    amended = dict(made)
    for (root, decision), rivals in sorted(claims.items()):
        ruling = journal.settle(rivals)
        entity = amended[root]
        amended[root] = (
            rename(entity, ruling)
            if decision is Decision.NAME
            else replace(entity, type=vocabulary.load().class_called(ruling.right))
        )
    return amended


def rename(entity: Entity, ruling: Ruling) -> Entity:
    """The entity under a new name; the old one becomes another name of it."""
    if ruling.right == entity.name:
        return entity
    aliases = tuple(sorted({*entity.aliases, entity.name} - {ruling.right}))
    pair = sorted((entity.name, ruling.right))
    judgement = Judgement(pair[0], pair[1], Verdict.SAME, (why(ruling),))
    return replace(
        entity, name=ruling.right, aliases=aliases, judgements=tuple(sorted({*entity.judgements, judgement}))
    )
