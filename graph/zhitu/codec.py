"""Readings as bytes and back: rows without names, a sentence by its place in the article, so that they stay small.

``decode(encode(readings)) == readings`` for every reading that the pipeline makes; a property test holds it.
"""

from __future__ import annotations

import json
from typing import Any

from zhitu.errors import Problem
from zhitu.model import (
    Article,
    Byline,
    Fact,
    Kind,
    Measure,
    Mention,
    Origin,
    Piece,
    Reading,
    Repair,
    Sentence,
    Status,
)

Row = list[Any]


def encode(readings: tuple[Reading, ...]) -> bytes:
    """The readings in ASCII JSON: half a surrogate pair, which a text may hold, stays what it is."""
    return json.dumps([_fold(reading) for reading in readings], separators=(",", ":")).encode("ascii")


def decode(data: bytes) -> tuple[Reading, ...]:
    """The readings in these bytes."""
    return tuple(_unfold(row) for row in json.loads(data))


def _fold(reading: Reading) -> Row:
    numbers = {mention: number for number, mention in enumerate(reading.mentions)}
    article = reading.article
    return [
        [
            article.id, article.document, article.headline, article.subheads,
            [article.byline.reporters, article.byline.correspondents, article.byline.photographers],
            article.date, article.text, article.body,
            [[piece.start, piece.raw, piece.length] for piece in article.origin.pieces],
            [[repair.kind, repair.ranges, repair.reason] for repair in article.repairs],
        ],
        [_fold_mention(mention) for mention in reading.mentions],
        [_fold_fact(fact, numbers, article.text) for fact in reading.facts],
        [[problem.what, problem.where, problem.mend] for problem in reading.problems],
    ]  # fmt: skip


def _fold_mention(one: Mention) -> Row:
    return [one.article, one.start, one.text, one.kind, one.value, one.code, one.confidence]


def _fold_fact(fact: Fact, numbers: dict[Mention, int], text: str) -> Row:
    sentence = fact.sentence
    stands = text[sentence.start : sentence.end] == sentence.text
    return [
        _fold_end(fact.subject, numbers), fact.relation, _fold_end(fact.object, numbers), sentence.start,
        len(sentence.text) if stands else sentence.text, fact.rule, fact.confidence, fact.time, fact.status,
    ]  # fmt: skip


def _fold_end(end: Mention | Measure | str, numbers: dict[Mention, int]) -> Any:
    """A mention by its number in the reading, or as its row; a measure as a longer row; a value as it is."""
    if isinstance(end, Mention):
        return numbers.get(end, _fold_mention(end))
    if isinstance(end, Measure):
        return [end.action, end.counted, end.sign, end.number, end.unit, end.date, end.target, end.text]
    return end


MENTION_FIELDS = 7


def _unfold(row: Row) -> Reading:
    article, mentions, facts, problems = row
    whole = _unfold_article(article)
    known = tuple(_unfold_mention(mention) for mention in mentions)
    return Reading(
        whole,
        known,
        tuple(_unfold_fact(fact, known, whole.text) for fact in facts),
        tuple(Problem(*problem) for problem in problems),
    )


def _unfold_article(row: Row) -> Article:
    name, document, headline, subheads, byline, date, text, body, pieces, repairs = row
    return Article(
        name,
        document,
        headline,
        tuple(subheads),
        Byline(*map(tuple, byline)),
        date,
        text,
        body,
        Origin(tuple(Piece(*piece) for piece in pieces)),
        tuple(Repair(kind, tuple((low, high) for low, high in ranges), why) for kind, ranges, why in repairs),
    )


def _unfold_mention(row: Row) -> Mention:
    article, start, text, kind, value, code, confidence = row
    return Mention(article, start, text, Kind(kind), value, code, confidence)


def _unfold_fact(row: Row, known: tuple[Mention, ...], text: str) -> Fact:
    subject, relation, target, start, words, rule, confidence, time, status = row
    sentence = Sentence(start, text[start : start + words] if isinstance(words, int) else words)
    begin = _unfold_end(subject, known)
    assert isinstance(begin, Mention)
    end = _unfold_end(target, known)
    return Fact(begin, relation, end, sentence, rule, confidence, time, Status(status))


def _unfold_end(end: Any, known: tuple[Mention, ...]) -> Mention | Measure | str:
    match end:
        case int():
            return known[end]
        case str():
            return end
        case [*row] if len(row) == MENTION_FIELDS:
            return _unfold_mention(row)
        case [*row]:
            return Measure(*row)
    raise ValueError(f"no end of a fact: {end!r}")
