"""What other engines say of a text is laid on it fairly, however they cut it."""

from __future__ import annotations

from peers.worker import align, join


def test_words_are_placed_over_what_an_engine_dropped() -> None:
    words = [("石桥", "ns"), ("石桥", "ns"), ("absent", "n"), ("高远山", "np")]
    assert list(align("石桥 石桥\n高远山", words)) == [(0, 2, "ns"), (3, 5, "ns"), (6, 9, "np")]


def test_labels_of_letters_make_up_names() -> None:
    labels = ["B-LOC", "I-LOC", "B-LOC", "O", "B-PER", "E-PER", "I-ORG", "S-PER"]
    assert list(join("石桥渌到高远会我", "石桥渌到高远会我", labels)) == [
        (0, 2, "LOC"), (2, 3, "LOC"), (4, 6, "PER"), (6, 7, "ORG"), (7, 8, "PER"),
    ]  # fmt: skip


def test_a_name_does_not_reach_over_a_gap() -> None:
    assert list(join("高 远", ["高", "远"], ["B-PER", "I-PER"])) == [(0, 1, "PER"), (2, 3, "PER")]
