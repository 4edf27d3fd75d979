"""Measured quantities, against sentences of our own: the right number, and of the right ones the right terms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache

from quality import own
from quality.data import Row
from zhitu.evaluation.scoring import Score, Tally
from zhitu.exporters import transcript
from zhitu.model import Document, Settings
from zhitu.pipeline import read_document

TERMS = ("subject", "counted", "sign", "date", "target")


@cache
def measure(split: str) -> Tally:
    """The scores of one split.

    ``value``: quantities whose number and unit are found. Of these: how many have the right term of each kind, and
    ``all``: in how many all are right. A quantity that the gold calls optional counts neither way.
    """
    tally = Tally()
    with (own.GOLD / "indicators.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == split]
    for row in rows:
        _judge(tally, row, list(_found(row)))
    return tally


def report() -> Iterator[str]:
    """The table, as lines of Markdown."""
    tallies = [measure(split) for split in own.SPLITS]
    yield "| | dev: wanted | P | R | F1 | held: wanted | P | R | F1 |"
    yield "| --- |" + " ---: |" * 8
    for name in ("value", *TERMS, "all"):
        scores = [tally.scores.get(name, Score()) for tally in tallies]
        cells = (f"{one.wanted} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f}" for one in scores)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _found(row: Row) -> Iterator[Row]:
    text = row["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document("record", text, digest, date=row["date"], is_record=True)
    for fact in transcript.record("record", read_document(document, Settings()))["facts"]:
        if "measure" in fact:
            yield {"subject": fact["subject"], **fact["measure"]}


def _judge(tally: Tally, row: Row, found: list[Row]) -> None:
    wanted = list(row["indicators"])
    for one in found:
        gold = next((g for g in wanted if (g["value"], g["unit"]) == (one["number"], one["unit"])), None)
        if gold is None:
            for name in ("value", "all"):
                tally.add(name, Score(wrong=1))
            continue
        wanted.remove(gold)
        if not gold.get("optional"):
            right = [_is_right(term, one, gold) for term in TERMS]
            tally.add("value", Score(hits=1))
            for term, good in (*zip(TERMS, right, strict=True), ("all", all(right))):
                tally.add(term, Score(hits=good, wrong=not good, missed=not good))
    missed = sum(not gold.get("optional") for gold in wanted)
    for name in ("value", "all"):
        tally.add(name, Score(missed=missed))


def _is_right(term: str, found: Row, gold: Row) -> bool:
    """Whether a term is the wanted one; what is counted may be named with more or fewer words before it."""
    if term == "subject":
        return bool(found["subject"] == gold["s"])
    if term == "counted":
        return any(found[term].endswith(name) or name.endswith(found[term]) for name in gold[term])
    return bool(found[term] == gold[term])
