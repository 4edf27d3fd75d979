"""The mean score of repair over broken pages with known truth."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tests.intake.pages.tearing import Score, Story, lay_out, load_stories, score

from zhitu import intake
from zhitu.model import Document


@pytest.fixture(scope="session")
def stories() -> list[Story]:
    return load_stories()


@pytest.fixture(scope="session")
def measure(stories: list[Story]) -> Callable[[str, int], Score]:
    """The mean score over pages with one kind of harm."""

    def run(harm: str, pages: int) -> Score:
        rng = random.Random(harm)
        found = []
        for _ in range(pages):
            page = lay_out(rng.sample(stories, rng.randint(4, 7)), rng, harm)
            articles, _ = intake.articles(Document("page.txt", page.text, ""))
            found.append(score(page, articles))
        return Score(*(sum(getattr(one, part) for one in found) / pages for part in Score.__annotations__))

    return run
