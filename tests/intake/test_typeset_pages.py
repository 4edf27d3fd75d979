"""Newspaper pages set in columns, read by where their lines stand: articles side by side and round one another."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from tests.intake.pages.printing import half_of
from tests.intake.pages.scoring import average, compare
from tests.intake.pages.typesetting import make

from zhitu import intake

SAMPLE = 40
"""Pages; half of them of articles that rules were set on."""

FLOORS = (0.98, 0.98, 0.96, 0.91)
"""Order, purity, headline and byline; 200 pages reach one to four points more."""


@pytest.mark.parametrize("half", ["tuning", "held"])
def test_articles_of_a_typeset_page_come_out_whole(half: str) -> None:
    scores = []
    for seed in range(SAMPLE):
        if half_of(seed) == half:
            page, document = make(seed)
            articles, _ = intake.articles(document)
            scores.append(compare(page, articles))
    found = astuple(average(scores))
    assert all(share >= floor for share, floor in zip(found, FLOORS, strict=True)), found
