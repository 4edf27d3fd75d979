"""Pairs of names that may be one thing: rows that a person answers in ``judgements.tsv``, and lines for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from zhitu import codec
from zhitu.exporters import citations, records
from zhitu.exporters.tables import BYTE_ORDER_MARK, FORMULA_STARTS
from zhitu.intake.judgements import COLUMNS, GUARD
from zhitu.model import Article, Graph, Mention, Proposal
from zhitu.weaving.places import sentence_around

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

HEADER = (*COLUMNS, "facts", "reasons", "left_sentence", "right_sentence", "left_id", "right_id")
"""The columns of a judgement, then what helps to make up one's mind, which a build passes over."""

LONGEST_SENTENCE = 200
"""Characters of a sentence that are shown: a screen's width or two; the whole stands where the row says."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``proposals.tsv``: a row for each proposal, that on which most facts hang first.

    A person changes its first cell to same or different.
    """
    articles = citations.index(graph)
    kinds = {entity.id: entity.kind.value for entity in graph.entities}
    yield encode(HEADER, mark=BYTE_ORDER_MARK)
    for one in graph.proposals:
        yield encode(cells(one, kinds, articles))


def write_lines(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``proposals.jsonl``: the same for programs, whole: a line of JSON for each proposal."""
    for one in graph.proposals:
        yield records.encode(
            {
                "left": one.left,
                "right": one.right,
                "verdict": one.verdict,
                "reasons": list(one.reasons),
                "left_mention": codec.fold_mention(one.left_mention),
                "right_mention": codec.fold_mention(one.right_mention),
                "left_id": one.left_id,
                "right_id": one.right_id,
                "facts": one.facts,
                "wide": one.wide,
            }
        )


def cells(one: Proposal, kinds: Mapping[str, str], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The cells of a proposal, in the order of the header; a kind only where both sides have it."""
    kind = kinds[one.left_id] if kinds[one.left_id] == kinds[one.right_id] else ""
    places = ("", "") if one.wide else (one.left_mention.article, one.right_mention.article)
    what = (one.verdict, one.left, "", one.right, *places, kind, "")
    said = (quote(one.left_mention, articles), quote(one.right_mention, articles))
    return (*what, str(one.facts), "；".join(one.reasons), *said, one.left_id, one.right_id)


def quote(mention: Mention, articles: Mapping[str, Article]) -> str:
    """The sentence that a mention stands in, cut around the mention if it is long."""
    article = articles[mention.article]
    sentence = sentence_around(article, mention)
    start = max(0, mention.start - sentence.start - LONGEST_SENTENCE // 2)
    return sentence.text[start : start + LONGEST_SENTENCE].strip()


def encode(row: Iterable[str], mark: str = "") -> bytes:
    """One row in UTF-8, its cells on one line and its formulas made harmless by an apostrophe."""
    text = io.StringIO(newline="")
    flat = (" ".join(cell.split()) for cell in row)
    guarded = (f"{GUARD}{cell}" if cell.startswith((*FORMULA_STARTS, GUARD)) else cell for cell in flat)
    csv.writer(text, delimiter="\t", lineterminator="\n").writerow(guarded)
    return (mark + text.getvalue()).encode("utf-8", "replace")
