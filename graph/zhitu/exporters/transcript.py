"""The object that ``zhitu read --json`` writes for a record: what was found, placed in the record's own text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhitu.model import NODE_KINDS, Article, Fact, Mention, Reading

Row = dict[str, Any]


def record(name: str, readings: Iterable[Reading]) -> Row:
    """What a record says.

    ``mentions`` are the outermost names, by place; those inside a longer one are ``nested``; ``values`` are times,
    amounts, titles and honours. ``start`` and ``end`` count code points of the record's text; a name that the page
    tears apart also bears its ``ranges``. A title that the container gave has no place, and is not among them.
    """
    mentions: list[Row] = []
    nested: list[Row] = []
    values: list[Row] = []
    facts: list[Row] = []
    for reading in readings:
        article = reading.article
        placed = [one for one in reading.mentions if article.origin.ranges(one.start, one.end)]
        nodes = [one for one in placed if one.kind in NODE_KINDS]
        outer = set(outermost(nodes))
        mentions += [_place(one, article) for one in nodes if one in outer]
        nested += [_place(one, article) for one in nodes if one not in outer]
        values += [_place(one, article) for one in placed if one.kind not in NODE_KINDS]
        facts += [_state(fact, article) for fact in reading.facts]
    return {
        "id": name,
        "mentions": _sorted(mentions),
        "facts": facts,
        "nested": _sorted(nested),
        "values": _sorted(values),
    }


def outermost(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand in no longer one, by place; of two that cross, the first."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -len(one.text), one)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def _place(mention: Mention, article: Article) -> Row:
    ranges = article.origin.ranges(mention.start, mention.end)
    row: Row = {"start": ranges[0][0], "end": ranges[-1][1], "text": mention.text, "kind": mention.kind}
    row["name"] = mention.value
    return row | {"ranges": ranges} if len(ranges) > 1 else row


def _state(fact: Fact, article: Article) -> Row:
    return {
        "subject": fact.subject.value,
        "relation": fact.relation,
        "object": fact.object if isinstance(fact.object, str) else fact.object.value,
        "confidence": round(fact.confidence, 4),
        "status": fact.status,
        "time": fact.time,
        "rule": fact.rule,
        "ranges": article.origin.ranges(fact.sentence.start, fact.sentence.end),
    }


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["kind"]))
