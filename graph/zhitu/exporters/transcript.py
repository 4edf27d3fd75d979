"""The object that ``zhitu read --json`` writes for a record: what was found, placed in the record's own text.

Here names are as the text says them, for a reader of that text alone: places that stand side by side, each inside the
one before (苏州市吴中区), are one name, as annotators of modern news hold it. The graph keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zhitu.exporters.records import describe_measure
from zhitu.knowledge import load
from zhitu.knowledge.gazetteer import sign
from zhitu.model import NODE_KINDS, Article, Fact, Kind, Measure, Mention, Reading

Row = dict[str, Any]


DIVISIONS = ("州", "省", "县", "府", "郡", "市")
"""How the names of divisions of other countries end."""


def record(name: str, readings: Iterable[Reading]) -> Row:
    """What a record says.

    ``mentions`` are the outermost names, by place; those inside a longer one are ``nested``; ``values`` are times,
    amounts, titles and honours. ``start`` and ``end`` count code points of the record's text; a name that the page
    tears apart also bears its ``ranges``. A title that the container gave has no place, and is not among them.
    """
    row: Row = {"id": name, "mentions": [], "facts": [], "nested": [], "values": []}
    for reading in readings:
        article = reading.article
        placed = [one for one in reading.mentions if article.origin.ranges(one.start, one.end)]
        pointing = {one for one in placed if one.kind in NODE_KINDS and is_pointing(one)}
        nodes = [one for one in placed if one.kind in NODE_KINDS and one not in pointing]
        wholes = join_places(one for one in nodes if one.kind is Kind.PLACE)
        outer = outermost({*nodes, *wholes.values()})
        row["mentions"] += [_place(one, article) for one in outer]
        row["nested"] += [_place(one, article) for one in (*nodes, *pointing) if one not in outer]
        row["values"] += [_place(one, article) for one in placed if one.kind not in NODE_KINDS]
        row["facts"] += _state_all(reading, wholes)
    for part in ("mentions", "nested", "values"):
        row[part].sort(key=lambda one: (one["start"], one["end"], one["kind"]))
    return row


def is_pointing(mention: Mention) -> bool:
    """Whether a mention only points back to a name (公司, 该中心, 该村), and is none itself, as 市委 is."""
    if load().lexicons["generic_words"].kind(mention.text) in ("pointing", "division"):
        return True
    named = load().lexicons["abbreviations"].kind(mention.text) == "name"  # 商务部, for 青国商务部, is a name too
    refers = mention.kind is Kind.ORGANIZATION and mention.value != mention.text and not named
    head = load().lexicons["organisation_heads"].get(mention.text)
    return refers and head is not None and not (head.kind == "PartyBody" and sign(mention.text))


def outermost(mentions: Iterable[Mention]) -> frozenset[Mention]:
    """The mentions that stand in no longer one; of two that cross, the first."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -len(one.text), one)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return frozenset(found)


def join_places(places: Iterable[Mention]) -> dict[Mention, Mention]:
    """For each place the whole that it is part of (perhaps itself): places side by side, each inside the one before.

    The whole stands for its last part, which is the smallest.
    """
    chains: list[list[Mention]] = []
    for place in sorted(outermost(places)):
        if chains and chains[-1][-1].end == place.start and lies_in(place, chains[-1][-1]):
            chains[-1].append(place)
        else:
            chains.append([place])
    wholes = {}
    for chain in chains:
        last = chain[-1]
        text = "".join(part.text for part in chain)
        sure = min(part.confidence for part in chain)
        whole = Mention(last.article, chain[0].start, text, Kind.PLACE, last.value, last.code, sure)
        wholes.update(dict.fromkeys(chain, whole))
    return wholes


def lies_in(inner: Mention, outer: Mention) -> bool:
    """Whether a place can lie in another, by their administrative codes.

    A place without a code may lie in all that have one, and in divisions of other countries.
    """
    if not inner.code or not outer.code:
        return bool(outer.code) or (not inner.code and outer.text.endswith(DIVISIONS))
    reach = outer.code
    while reach.endswith("00"):
        reach = reach[:-2]
    return inner.code != outer.code and inner.code.startswith(reach)


def _place(mention: Mention, article: Article) -> Row:
    ranges = article.origin.ranges(mention.start, mention.end)
    row: Row = {"start": ranges[0][0], "end": ranges[-1][1], "text": mention.text, "kind": mention.kind}
    row["name"] = mention.value
    return row | {"ranges": ranges} if len(ranges) > 1 else row


def _state_all(reading: Reading, wholes: Mapping[Mention, Mention]) -> Iterator[Row]:
    """The facts, each once; one that joins two parts of the same place says nothing here."""
    seen = set()
    for fact in reading.facts:
        row = _state(fact, reading.article, wholes)
        key = (row["subject"], row["relation"], row["object"], row["status"], fact.sentence.start)
        if key not in seen and row["subject"] != row["object"]:
            seen.add(key)
            yield row


def _state(fact: Fact, article: Article, wholes: Mapping[Mention, Mention]) -> Row:
    parts = {"measure": describe_measure(fact.object)} if isinstance(fact.object, Measure) else {}
    return {
        "subject": _say(fact.subject, wholes),
        "relation": fact.relation,
        "object": _say(fact.object, wholes),
        "confidence": round(fact.confidence, 4),
        "status": fact.status,
        "time": fact.time,
        "rule": fact.rule,
        "ranges": article.origin.ranges(fact.sentence.start, fact.sentence.end),
        **parts,
    }


def _say(end: Mention | Measure | str, wholes: Mapping[Mention, Mention]) -> str:
    """The name of an end of a fact: a place and a title as the text has it, others as what they stand for."""
    if isinstance(end, str | Measure):
        return end if isinstance(end, str) else end.value
    if end.kind is Kind.PLACE:
        return wholes.get(end, end).text
    return end.text if end.kind is Kind.TITLE else end.value
