"""Page repair on broken pages of our own making: a sample of those that ``python -m pages`` measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple

import pytest
from tests.intake.pages.breaks import KINDS
from tests.intake.pages.printing import Page, half_of, make
from tests.intake.pages.scoring import average, rate

SAMPLE = 100
"""Pages: five of each kind of break in the one half, five in the other."""

FLOORS = (0.965, 0.97, 0.95, 0.955)
"""Order, purity, headline and byline, a point or so below what the sample reaches in the weaker half."""


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [make(seed) for seed in range(SAMPLE)]


@pytest.mark.parametrize("half", ["tuning", "held"])
def test_articles_come_out_whole_and_signed(pages: list[Page], half: str) -> None:
    found = astuple(average(rate(page) for seed, page in enumerate(pages) if half_of(seed) == half))
    assert all(share >= floor for share, floor in zip(found, FLOORS, strict=True)), found


def test_a_page_follows_from_its_seed_and_knows_its_characters(pages: list[Page]) -> None:
    assert make(7) == pages[7]
    assert {page.kind for page in pages} == set(KINDS)
    for page in pages:
        assert len(page.text) == len(page.owners) == len(page.places)
        standing = Counter(owner for owner, place in zip(page.owners, page.places, strict=True) if place >= 0)
        assert all(len(truth.places) <= standing[number] for number, truth in enumerate(page.truths))
