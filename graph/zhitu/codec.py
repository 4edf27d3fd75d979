"""Readings and documents as bytes and back: rows without names, a sentence by its place, so that they stay small.

``decode(encode(readings, text), text) == readings`` for every reading that the pipeline makes, whatever the text, and
the same for documents; property tests hold it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from itertools import repeat
from typing import Any

from zhitu.errors import Problem
from zhitu.model import (
    Article,
    Byline,
    Document,
    Fact,
    Kind,
    Measure,
    Mention,
    Origin,
    Piece,
    Reading,
    Region,
    Repair,
    Sentence,
    Status,
)

Row = list[Any]

Number = Callable[[Mention], int | None]
"""Where a mention stands in the list that a row is read with; ``None`` if it is not there."""


def encode(readings: tuple[Reading, ...], text: str = "") -> bytes:
    """The readings in JSON on one line; half a surrogate pair, which a text may hold, stays what it is.

    Whoever will have the document's ``text`` at hand gives it: an article that is all of it is written without, which
    is half of the bytes of an archive.
    """
    return _write([_fold(reading, text) for reading in readings])


def decode(data: bytes, text: str = "") -> tuple[Reading, ...]:
    """The readings in these bytes, which were written with the same text."""
    return tuple(_unfold(row, text) for row in _parse(data))


def encode_document(document: Document) -> bytes:
    """The document in JSON, on one line."""
    return _write([getattr(document, name) for name in FIELDS])


def decode_document(data: bytes) -> Document:
    """The document in these bytes."""
    path, text, digest, title, date, is_record, regions, source, author, url, headlines = _parse(data)
    placed = tuple(Region(*region) for region in regions)
    return Document(path, text, digest, title, date, is_record, placed, source, author, url, tuple(headlines))


def identify(document: Document) -> bytes:
    """All of a document but its text, for which its digest stands: equal for documents that are the same."""
    return _write([getattr(document, name) for name in FIELDS if name != "text"])


def _write(value: object) -> bytes:
    """UTF-8 is half as long as escapes, and read in half the time."""
    return ENCODER.encode(value).encode("utf-8", LONE)


def _parse(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", LONE))


def _fold(reading: Reading, text: str) -> Row:
    numbers = {mention: number for number, mention in enumerate(reading.mentions)}
    article = reading.article
    return [
        [
            article.id, article.document, article.headline, article.subheads,
            [article.byline.reporters, article.byline.correspondents, article.byline.photographers],
            article.date, None if article.text == text else article.text, article.body,
            [[piece.start, piece.raw, piece.length] for piece in article.origin.pieces],
            [[repair.kind, repair.ranges, repair.reason] for repair in article.repairs],
            [[region.start, region.end, region.selector, region.confidence] for region in article.regions],
            article.source, article.url,
        ],
        _fold_mentions(reading.mentions, article),
        [fold_fact(fact, numbers.get, numbers.get, article.text) for fact in reading.facts],
        [[problem.what, problem.where, problem.mend] for problem in reading.problems],
    ]  # fmt: skip


def fold_mention(one: Mention) -> Row:
    """A mention as a row."""
    return [one.article, one.start, one.text, one.kind, one.value, one.code, one.confidence]


def _fold_mentions(mentions: Sequence[Mention], article: Article) -> list[Row]:
    """The mentions of an article as columns, which are read in half the time of rows; as rows where one is not its own.

    The article knows its id, and the text of a mention from its start and end. Few values are not that text, and few
    codes not empty: those stand with their number.
    """
    if any(one.article != article.id or article.text[one.start : one.end] != one.text for one in mentions):
        return [[fold_mention(one) for one in mentions]]
    return [
        [one.start for one in mentions],
        [one.end for one in mentions],
        [one.kind for one in mentions],
        [[number, one.value] for number, one in enumerate(mentions) if one.value != one.text],
        [[number, one.code] for number, one in enumerate(mentions) if one.code],
        [one.confidence for one in mentions],
    ]


def fold_fact(fact: Fact, subjects: Number, objects: Number, text: str) -> Row:
    """A fact as a row, to be read with the same two lists of mentions and the same text of its article."""
    sentence = fact.sentence
    stands = text[sentence.start : sentence.end] == sentence.text
    return [
        _fold_end(fact.subject, subjects), fact.relation, _fold_end(fact.object, objects), sentence.start,
        len(sentence.text) if stands else sentence.text, fact.rule, fact.confidence, fact.time, fact.status,
    ]  # fmt: skip


def _fold_end(end: Mention | Measure | str, number: Number) -> Any:
    """A mention by its number in the list, or as its row; a measure as a longer row; a value as it is."""
    if isinstance(end, Mention):
        found = number(end)
        return fold_mention(end) if found is None else found
    if isinstance(end, Measure):
        return [end.action, end.counted, end.sign, end.number, end.unit, end.date, end.target, end.text]
    return end


MENTION_FIELDS = 7

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=astuple)

LONE = "surrogatepass"
"""How half a surrogate pair is written: as if it were a character."""

FIELDS = tuple(field.name for field in fields(Document))
KINDS: dict[str, Kind] = {kind.value: kind for kind in Kind}
"""Looked up, since a call of the class takes ten times as long, and an archive has millions of mentions."""

STATUSES: dict[str, Status] = {status.value: status for status in Status}


def _unfold(row: Row, text: str) -> Reading:
    article, mentions, facts, problems = row
    whole = _unfold_article(article, text)
    known = _unfold_mentions(mentions, whole)
    return Reading(
        whole,
        known,
        tuple(unfold_fact(fact, known, known, lambda _: whole.text) for fact in facts),
        tuple(Problem(*problem) for problem in problems),
    )


def _unfold_article(row: Row, whole: str) -> Article:
    name, document, headline, subheads, byline, date, text, body, pieces, repairs, regions, source, url = row
    return Article(
        name,
        document,
        headline,
        tuple(subheads),
        Byline(*map(tuple, byline)),
        date,
        whole if text is None else text,
        body,
        Origin(tuple(Piece(*piece) for piece in pieces)),
        tuple(Repair(kind, tuple((low, high) for low, high in ranges), why) for kind, ranges, why in repairs),
        tuple(Region(*region) for region in regions),
        source,
        url,
    )


def _unfold_mentions(columns: list[Row], article: Article) -> tuple[Mention, ...]:
    if len(columns) == 1:
        return tuple(map(unfold_mention, columns[0]))
    starts, ends, kinds, told, coded, confidences = columns
    texts = [article.text[start:end] for start, end in zip(starts, ends, strict=True)]
    values, codes = texts.copy(), [""] * len(texts)
    for number, value in told:
        values[number] = value
    for number, code in coded:
        codes[number] = code
    named = [KINDS[kind] for kind in kinds]
    return tuple(map(Mention, repeat(article.id), starts, texts, named, values, codes, confidences))


def unfold_mention(row: Row) -> Mention:
    """The mention of a row."""
    article, start, text, kind, value, code, confidence = row
    return Mention(article, start, text, KINDS[kind], value, code, confidence)


def unfold_fact(row: Row, subjects: Sequence[Mention], objects: Sequence[Mention], text: Callable[[str], str]) -> Fact:
    """The fact of a row; ``text`` gives that of an article by its id."""
    subject, relation, target, start, words, rule, confidence, time, status = row
    begin = _unfold_end(subject, subjects)
    if not isinstance(begin, Mention):
        raise TypeError(f"no subject of a fact: {subject!r}")
    said = text(begin.article)[start : start + words] if isinstance(words, int) else words
    end = _unfold_end(target, objects)
    return Fact(begin, relation, end, Sentence(start, said), rule, confidence, time, STATUSES[status])


def _unfold_end(end: Any, known: Sequence[Mention]) -> Mention | Measure | str:
    if isinstance(end, int):
        return known[end]
    if isinstance(end, str):
        return end
    if isinstance(end, list):
        return unfold_mention(end) if len(end) == MENTION_FIELDS else Measure(*end)
    raise ValueError(f"no end of a fact: {end!r}")
