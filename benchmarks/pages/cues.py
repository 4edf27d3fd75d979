"""Fits the weights of the cues that tell headlines: ``python -m pages.cues CORPUS [PAGES]``, from the checkout's root.

Prints the weights as ``zhitu.intake.page.cues`` has them, and how pages of the half that is held back come out with
them. Nothing is written. ``pages.news`` says what a corpus is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.intake.pages.printing import Page
from tests.intake.pages.scoring import climb, is_headed, match, read

from pages import laying, news
from pages.groups import collect
from pages.news import News
from pages.softmax import fit, judge
from zhitu import intake
from zhitu.intake.page import cues
from zhitu.model import Document

PAGES = 600
"""Pages of news that are fitted on; half as many are cut at any character, and half as many our own."""

BY_HAND = {"heading": 0.6}
"""Log-odds added to what was fitted: a headline that is missed costs two articles."""

WHOLE = 0.985
"""Share of an article's characters from which it came out whole, and nothing else in it."""


def find_weights(dev: News, pages: int) -> dict[str, float]:
    """The weights as they are to stand in the code: fitted on a half, one set by hand, all rounded."""
    found = fit(collect(dev, pages), tuple(cues.WEIGHTS))
    return {name: round(weight + BY_HAND.get(name, 0.0), 1) for name, weight in found.items()}


def rate(held: News, pages: int) -> tuple[int, float, float]:
    """The articles of so many pages, the share that got their headline, and the share that came out wholly right."""
    marks = [mark for seed in range(pages) for mark in compare(laying.make(held, seed))]
    return len(marks), *(sum(column) / len(marks) for column in zip(*marks, strict=True))


def compare(page: Page) -> Sequence[tuple[bool, bool]]:
    """For each article of a page whether it got its headline, and whether all else of it is right too."""
    articles, _ = intake.articles(Document("page.txt", page.text, ""))
    bodies = [read(article) for article in articles]
    owners = [Counter(page.owners[raw] for raw in body) for body in bodies]
    chosen = match(owners, len(page.truths))
    marks = []
    for number, truth in enumerate(page.truths):
        if number not in chosen:
            marks.append((False, False))
            continue
        body, found = bodies[chosen[number]], owners[chosen[number]]
        own = [page.places[raw] for raw in body if page.owners[raw] == number and page.places[raw] >= 0]
        foreign = sum(count for owner, count in found.items() if owner >= 0 and owner != number)
        headed = is_headed(articles[chosen[number]], truth)
        ordered = climb(own) > WHOLE * max(1, len(truth.places), len(own))
        marks.append((headed, headed and ordered and len(body) - foreign > WHOLE * len(body)))
    return marks


def main(corpus: Path, pages: int) -> None:
    """Print the weights, and the figures of the half that is held back."""
    halves = news.load(corpus)
    weights = find_weights(halves["dev"], pages)
    rows = (f'    "{name}": {weight},' for name, weight in weights.items())
    print("WEIGHTS: Mapping[str, float] = {", *rows, "}", sep="\n")
    shipped = cues.WEIGHTS
    groups = collect(halves["held"], pages)
    print(f"\nheld: {len(groups)} groups of short lines\n")
    print("| weights | groups right | articles | headline | wholly right |\n| --- | ---: | ---: | ---: | ---: |")
    for name, chosen in (("shipped", shipped), ("fitted", weights)):
        cues.WEIGHTS = chosen
        articles, headline, whole = rate(halves["held"], pages)
        print(f"| {name} | {judge(groups, chosen):.3f} | {articles} | {headline:.3f} | {whole:.3f} |")
    cues.WEIGHTS = shipped


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m pages.cues", description="Fit the weights of headlines again.")
    parser.add_argument("corpus", type=Path, help="JSON lines with title and text, perhaps compressed")
    parser.add_argument("pages", type=int, nargs="?", default=PAGES, help="pages of news that are fitted on")
    told = parser.parse_args()
    try:
        main(told.corpus, told.pages)
    except (OSError, news.TooFewError) as error:
        sys.exit(str(error))
