"""Texts with marked names that engines are compared on, in halves; the same that ``make quality`` measures names on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quality import data, names, own
from zhitu.evaluation import gold
from zhitu.evaluation.engines import KINDS
from zhitu.model import Kind

HALVES = data.HALVES


@dataclass(frozen=True, slots=True)
class Set:
    """Texts of one sort, each with its half, and the kinds of names that are marked in all of them."""

    title: str
    rows: tuple[tuple[str, gold.Row], ...]
    kinds: frozenset[Kind]


def load() -> tuple[Set, ...]:
    """All sets that lie on this machine."""
    people = frozenset({Kind.PERSON, Kind.ORGANIZATION})
    sets = (
        Set("labour and local news", _split(data.load("news_open.jsonl")), people),
        Set("CLUENER", _split(data.sample(data.unlearnt(data.load("ner_sina_train.jsonl.gz")), names.SAMPLE)), KINDS),
        Set("People's Daily 1998", _split(data.sample(data.load("ner_pd_dev.jsonl"), names.SAMPLE)), KINDS),
        Set("sentences of our own", tuple(_own()), KINDS),
    )
    return tuple(one for one in sets if one.rows)


def _split(rows: list[data.Row]) -> tuple[tuple[str, gold.Row], ...]:
    return tuple((data.half(fields), row) for fields, row in data.gold(rows))


def _own() -> Iterator[tuple[str, gold.Row]]:
    for half, file in own.SPLITS.items():
        for row in gold.read([own.GOLD / file], []):
            yield half, row
