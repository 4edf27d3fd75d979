from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from zhitu.model import Sentence, Token
from zhitu.reading import tags
from zhitu.reading.people.candidates import DOUBTED
from zhitu.reading.tokens import spans
from zhitu.reading.tokens.joining import Name, Words, join
from zhitu.reading.tokens.viterbi import best_paths, likely_paths

LENGTH = 12
KIND = st.sampled_from(tags.NAMES)


@st.composite
def names(draw: st.DrawFn) -> list[spans.Span]:
    """Names in a line of :data:`LENGTH` that do not overlap."""
    edges = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [(start, end, draw(KIND)) for start, end in pairs]


@given(names())
def test_names_come_back_from_their_labels(wanted: list[spans.Span]) -> None:
    assert spans.spans(np.array(spans.labels(LENGTH, wanted))) == wanted


@settings(deadline=None)
@given(arrays(np.float32, (3, 6, len(spans.LABELS)), elements=st.floats(-50, 0, width=32)))
def test_whatever_the_scores_the_best_path_spells_whole_names(scores: np.ndarray) -> None:
    first, last = spans.edges()
    lengths = [6, 4, 1]
    scores[:, 0] += first
    for row, length in enumerate(lengths):
        scores[row, length - 1] += last
    for path, length in zip(best_paths(scores, spans.transitions(), lengths), lengths, strict=True):
        assert spans.labels(length, spans.spans(path)) == path.tolist()


@settings(deadline=None)
@given(arrays(np.float32, (2, 4, 3), elements=st.floats(-9, 9, width=16)), arrays(np.float32, (3, 3)))
def test_no_path_is_better_than_the_best(scores: np.ndarray, transitions: np.ndarray) -> None:
    transitions = np.nan_to_num(np.clip(transitions, -9, 9))

    def worth(row: int, path: tuple[int, ...]) -> float:
        steps = sum(transitions[b, a] for a, b in pairwise(path))
        return float(sum(scores[row, at, label] for at, label in enumerate(path)) + steps)

    for row, (path, length) in enumerate(zip(best_paths(scores, transitions, [4, 3]), [4, 3], strict=True)):
        best = max(worth(row, other) for other in np.ndindex(*[3] * length))
        assert abs(worth(row, tuple(path.tolist())) - best) < 1e-3
        likely = likely_paths(np.concatenate([scores[0], scores[1, :3]]), transitions, [4, 3])[row]
        assert abs(worth(row, tuple(likely.tolist())) - best) < 1e-3


def joined(words: list[tuple[str, str]], start: int, names: list[Name]) -> tuple[Token, ...]:
    """The tokens of a sentence of these words that stands between two others."""
    lines = [[("去年", "t")], words, [("李老师", "PER")]]
    sentences = [Sentence(start, "".join(word for word, _ in line)) for line in lines]
    row = [word for line in lines for word in line]
    lengths = [len(word) for word, _ in row]
    starts = np.cumsum([0, *lengths[:-1]])
    tagset = tuple(sorted({tag for _, tag in row}))
    found = join(sentences, Words(starts, np.array([tagset.index(tag) for _, tag in row]), tagset), [[], names, []])
    assert [[(word.start, word.text) for word in found[at]] for at in (0, 2)] == [
        [(start, "去年")],
        [(start, "李老师")],
    ]
    return found[1]


def test_a_name_becomes_one_word_and_what_is_left_of_words_stays() -> None:
    words = [("东湖镇执法队干部", "ORG"), ("周", "PER"), ("明说", "v")]
    found = joined(words, 5, [Name((0, 6, "ORG"), 0.9), Name((8, 10, "PER"), 0.7)])
    assert [(word.start, word.text, word.tag) for word in found] == [
        (5, "东湖镇执法队", "ORG"),
        (11, "干部", "n"),
        (13, "周明", "PER"),
        (15, "说", "v"),
    ]
    assert [word.confidence for word in found] == [0.9487, 0, 0.8367, 0]


def test_a_name_of_little_probability_needs_lac_to_see_one_too() -> None:
    doubted = [Name((0, 2, "ORG"), 0.3)]
    assert [word.tag for word in joined([("文化馆", "n")], 0, doubted)] == ["n"]
    assert [word.text for word in joined([("青川馆", "LOC")], 0, doubted)] == ["青川", "馆"]


def test_a_name_that_only_lac_sees_is_a_noun() -> None:
    assert [word.tag for word in joined([("快车道", "LOC")], 0, [])] == ["n"]


def test_a_person_that_only_lac_sees_stays_with_little_confidence() -> None:
    (word,) = joined([("李老师", "PER")], 0, [])
    assert word.tag == "PER"
    assert 0 < word.confidence < DOUBTED


def test_a_person_of_whom_lac_sees_one_character_more_is_whole_and_what_begins_in_him_is_none() -> None:
    clipped = [Name((0, 2, "PER"), 0.9), Name((2, 5, "ORG"), 0.9)]
    found = joined([("周明远", "PER"), ("总工", "n"), ("说", "v")], 0, clipped)
    assert [(word.text, word.tag) for word in found] == [("周明远", "PER"), ("总工", "n"), ("说", "v")]


def test_a_person_of_whom_the_head_sees_another_part_stays_as_the_head_sees_it() -> None:
    found = joined([("周明远", "PER"), ("说", "v")], 0, [Name((1, 3, "PER"), 0.9)])
    assert [(word.text, word.tag) for word in found] == [("周", "n"), ("明远", "PER"), ("说", "v")]
