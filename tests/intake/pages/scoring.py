"""How well the articles of a repaired page are those that stand on it; all scores are shares, 1 is perfect."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from tests.intake.pages.printing import Page
from tests.intake.pages.strips import Truth

from zhitu import intake
from zhitu.model import Article, Document


@dataclass(frozen=True)
class Score:
    """``order``: characters that stand in their article and in its order, of those that should or do stand there.

    ``purity``: characters that stand with the article that most others beside them are of. ``headline``: articles with
    just their headline and subheads. ``byline``: articles with just the names and roles of who signed them.
    """

    order: float
    purity: float
    headline: float
    byline: float


def rate(page: Page) -> Score:
    """The score of the repair of a page."""
    articles, _ = intake.articles(Document("page.txt", page.text, ""))
    return compare(page, articles)


def compare(page: Page, articles: Sequence[Article]) -> Score:
    """How well these articles are the page's."""
    bodies = [read(article) for article in articles]
    owners = [Counter(page.owners[raw] for raw in body) for body in bodies]
    chosen = match(owners, len(page.truths))
    pure = sum(max((count for owner, count in found.items() if owner >= 0), default=0) for found in owners)
    right = total = heads = signed = 0
    for number, truth in enumerate(page.truths):
        place = chosen.get(number)
        body = bodies[place] if place is not None else []
        own = [page.places[raw] for raw in body if page.owners[raw] == number and page.places[raw] >= 0]
        right += climb(own)
        total += max(len(truth.places), len(own))
        if place is not None:
            heads += is_headed(articles[place], truth)
            signed += is_signed(articles[place], truth)
    count = len(page.truths)
    return Score(right / total, pure / max(1, sum(map(len, bodies))), heads / count, signed / count)


def read(article: Article) -> list[int]:
    """Where in the raw text the characters of an article's body stand."""
    return [raw for start, end in article.origin.ranges(article.body, len(article.text)) for raw in range(start, end)]


def match(owners: Sequence[Counter[int]], count: int) -> dict[int, int]:
    """For each article of the truth the one that came out with most of its characters, each given once."""
    pairs = sorted(((-found[n], n, place) for place, found in enumerate(owners) for n in range(count) if found[n]))
    chosen: dict[int, int] = {}
    for _, number, place in pairs:
        if number not in chosen and place not in chosen.values():
            chosen[number] = place
    return chosen


def is_headed(article: Article, truth: Truth) -> bool:
    """Whether an article bears its headline and subheads."""
    return (article.headline, list(article.subheads)) == (truth.headline, truth.subheads)


def is_signed(article: Article, truth: Truth) -> bool:
    """Whether an article is signed by just those who signed it, each in his role; a photographer may be named too."""
    told = article.byline
    taken = set() if truth.byline.reporters or truth.byline.correspondents else set(told.photographers)
    return (set(told.reporters) - taken, set(told.correspondents) - taken) == (
        set(truth.byline.reporters),
        set(truth.byline.correspondents),
    )


def climb(places: Sequence[int]) -> int:
    """The length of the longest rising run of places, with gaps."""
    tops: list[int] = []
    for place in places:
        spot = bisect_left(tops, place)
        tops[spot : spot + 1] = [place]
    return len(tops)


def average(scores: Iterable[Score]) -> Score:
    """The mean of some scores."""
    rows = [astuple(score) for score in scores]
    return Score(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))
