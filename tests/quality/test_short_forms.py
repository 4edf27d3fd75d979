"""The floors of the benchmark of short forms: nothing joined that is two, and most of what is one."""

from __future__ import annotations

import pytest

from short_forms import answers, pairs
from short_forms.scoring import Row, score

RECALL = {"dev": 0.88, "held": 0.78}
"""Of the pairs that are one body, the share that must be joined; a little below what was reached."""

ASKED = 24
"""Of the pairs of which nobody can tell, how many must be put to a person."""


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [(pair, answers.ours(pair)) for pair in pairs.load()]


def test_no_two_bodies_are_joined(rows: list[Row]) -> None:
    assert [pair for pair, said in rows if said == "same" and pair.verdict == "different"] == []


def test_what_nobody_can_tell_is_not_joined_and_often_asked(rows: list[Row]) -> None:
    unsure = [said for pair, said in rows if pair.verdict == "unsure"]
    assert unsure.count("same") == 0
    assert unsure.count("unsure") >= ASKED


@pytest.mark.parametrize("half", pairs.HALVES)
def test_most_short_forms_find_their_body(rows: list[Row], half: str) -> None:
    assert score(row for row in rows if row[0].half == half).recall >= RECALL[half]
