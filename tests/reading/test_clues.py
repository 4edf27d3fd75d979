"""A way to find names that is passed over for want of its clues would have found none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Byline, Origin, Sentence, Tagger, Token
from zhitu.reading import sentences
from zhitu.reading.organisations import FIRST, OTHERS, Way
from zhitu.reading.prefilter import Prefilter, prefilter_of, unite
from zhitu.reading.words import mend

Lines = tuple[tuple[Sentence, tuple[Token, ...]], ...]


@pytest.fixture(scope="module")
def lines(known: Knowledge, lac: Tagger) -> Lines:
    """The sentences of all examples of the ontology, tagged."""
    texts = "\n".join(example.text for relation in known.relations for example in relation.examples)
    split = sentences.split(Article("a1", "d.txt", "", (), Byline(), "", texts, 0, Origin(())))
    return tuple((line, words) for line, words in zip(split, mend(lac(split), known), strict=True))


@pytest.mark.parametrize("way", [*FIRST, *OTHERS], ids=lambda way: f"{way.spans.__module__}.{way.spans.__name__}")
def test_a_sentence_without_the_clues_of_a_way_holds_nothing_for_it(way: Way, lines: Lines, known: Knowledge) -> None:
    asked = Prefilter((way, clue) for clue in way.clues(known))
    passed = [(line, words) for line, words in lines if not asked.found(line.text)]
    assert [line.text for line, words in passed if list(way.spans(line, words, known))] == []


def test_most_ways_are_asked_for_few_sentences(lines: Lines, known: Knowledge) -> None:
    asked = Prefilter((way, clue) for way in OTHERS for clue in way.clues(known))
    tried = sum(len(asked.possible(line.text)) for line, _ in lines)
    assert tried < len(OTHERS) * len(lines) / 3


@given(st.lists(st.sampled_from(["甲", "乙", "丙", "丁", "甲乙", "。"]), max_size=8).map("".join))
def test_filters_that_share_a_pass_answer_as_each_does_alone(text: str) -> None:
    rows = (("甲.*乙", "丙|乙丁"), (".丁",), ("乙?。", "."))
    expressions = [tuple(map(re.compile, row)) for row in rows]
    alone, together = ([prefilter_of(patterns) for patterns in expressions] for _ in range(2))
    unite(together)
    assert [one.possible(text) for one in together] == [one.possible(text) for one in alone]
    found = [[pattern for pattern in patterns if pattern.search(text)] for patterns in expressions]
    assert all(set(some) <= set(one.possible(text)) for some, one in zip(found, together, strict=True))
