"""The filters of the page: what they leave, and what each choice says that it would show, against a count by hand."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge
from zhitu.model import Edge, Entity, Graph

if TYPE_CHECKING:
    from tests.conftest import Reader

KINDS = frozenset({"Organization", "Person", "Place", "Program"})
RELATIONS = frozenset({"leads", "partOf", "locatedIn", "worksFor"})
STATUSES = frozenset({"stated", "planned", "former"})


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see; months as a stretch of text that sorts like time."""

    kinds: frozenset[str] = KINDS
    relations: frozenset[str] = RELATIONS
    statuses: frozenset[str] = STATUSES
    least: int = 0
    articles: frozenset[str] | None = None
    months: tuple[str, str] = ("0000-01", "9999-12")
    undated: bool = True


@dataclass
class Count:
    """The filters of the page, done again in the plainest way."""

    graph: Graph
    kind: dict[str, str] = field(init=False)
    date: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.kind = {entity.id: str(entity.kind) for entity in self.graph.entities}
        self.date = {article.id: article.date for article in self.graph.articles}

    def ends(self, edge: Edge) -> list[str]:
        return [edge.subject] if edge.literal else [edge.subject, edge.object]

    def fits(self, date: str, wanted: Wanted) -> bool:
        if not date:
            return wanted.undated
        first, last = (f"{date[:4]}-01", f"{date[:4]}-12") if len(date) == 4 else (date[:7], date[:7])
        return last >= wanted.months[0] and first <= wanted.months[1]

    def told(self, edge: Edge, wanted: Wanted) -> set[str]:
        """The wanted articles that say an edge at a wanted time."""
        found = {fact.subject.article for fact in edge.facts}
        return {
            article
            for article in found
            if (wanted.articles is None or article in wanted.articles)
            and self.fits(edge.time or self.date[article], wanted)
        }

    def edges(self, wanted: Wanted) -> list[Edge]:
        return [
            edge
            for edge in self.graph.edges
            if edge.relation in wanted.relations
            and edge.status in wanted.statuses
            and edge.confidence * 100 >= wanted.least
            and all(self.kind[end] in wanted.kinds for end in self.ends(edge))
            and self.told(edge, wanted)
        ]

    def entities(self, wanted: Wanted) -> list[Entity]:
        joined = {end for edge in self.edges(wanted) for end in self.ends(edge)}
        narrowed = wanted.relations != RELATIONS or wanted.statuses != STATUSES or wanted.least > 0
        return [
            entity
            for entity in self.graph.entities
            if entity.kind in wanted.kinds
            and (
                entity.id in joined
                or (
                    not narrowed
                    and any(
                        (wanted.articles is None or mention.article in wanted.articles)
                        and self.fits(self.date[mention.article], wanted)
                        for mention in entity.mentions
                    )
                )
            )
        ]


@pytest.fixture(scope="module")
def address(varied_graph: Graph, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("filters") / "graph.html"
    path.write_bytes(b"".join(viewer.write(varied_graph, knowledge)))
    return path.as_uri()


@pytest.fixture(scope="module")
def shared(visit_shared: Callable[..., Reader], address: str) -> Reader:
    return visit_shared(address)


@pytest.fixture
def page(shared: Reader) -> Iterator[Reader]:
    shared.page.click("#reset")
    shared.page.evaluate("document.getElementById('source-query').value = ''")
    yield shared
    if shared.page.is_visible("#table"):
        shared.page.click("#show-picture")


def read_counts(page: Reader) -> dict[str, int]:
    found: dict[str, int] = page.page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.choices label[data-key]')]
        .map((label) => [label.dataset.key, Number(label.querySelector('.number').textContent)]))"""
    )
    return found


def unfold(page: Reader) -> None:
    while page.count("#articles .unfold[aria-expanded=false]"):
        page.page.click("#articles .unfold[aria-expanded=false] >> nth=0")


def listed(page: Reader) -> tuple[int, int]:
    """How many entities and facts the table counts."""
    counts = []
    page.page.click("#show-table")
    for kind in ("entities", "facts"):
        page.page.click(f"#table-{kind}")
        counts.append(int(page.page.get_attribute("#table table", "aria-rowcount")))
    page.page.click("#show-picture")
    return counts[0], counts[1]


def check(page: Reader, count: Count, wanted: Wanted) -> None:
    """All that the page shows and counts, against the count by hand."""
    unfold(page)
    assert listed(page) == (len(count.entities(wanted)), len(count.edges(wanted)))
    counts = read_counts(page)
    for kind in KINDS:
        there = count.entities(replace(wanted, kinds=wanted.kinds | {kind}))
        assert counts[kind] == sum(entity.kind == kind for entity in there), kind
    for relation in RELATIONS:
        there_too = count.edges(replace(wanted, relations=wanted.relations | {relation}))
        assert counts[relation] == sum(edge.relation == relation for edge in there_too), relation
    for status in STATUSES:
        there_too = count.edges(replace(wanted, statuses=wanted.statuses | {status}))
        assert counts[status] == sum(edge.status == status for edge in there_too), status
    groups = {"qinghe/": "qinghe/", "liuxi/a.txt#a": "liuxi/", "wire.jsonl/": "wire.jsonl#", "alone.txt#a": "alone"}
    for article in count.graph.articles:
        assert counts[article.id] == len(count.edges(replace(wanted, articles=frozenset({article.id})))), article.id
    for key, start in groups.items():
        inside = frozenset(article.id for article in count.graph.articles if article.id.startswith(start))
        assert counts[key] == len(count.edges(replace(wanted, articles=inside))), key
    bars = page.page.evaluate("[...document.querySelectorAll('#bars g')].map((bar) => Number(bar.dataset.count))")
    months = [f"{2021 + month // 12}-{month % 12 + 1:02}" for month in range(12 * 5)]
    held = [len(count.edges(replace(wanted, months=(month, month), undated=False))) for month in months]
    assert bars == held[: len(bars)]
    assert sum(held[len(bars) :]) == 0
    none = replace(wanted, months=("9999-01", "9999-01"), undated=True)
    assert page.text("#undated-count") == str(len(count.edges(none)))
    assert page.text("#least-shown").endswith(f" {len(count.edges(wanted))}")


def turn(page: Reader, group: str, keys: set[str]) -> None:
    for key in sorted(keys):
        page.page.uncheck(f'#{group} [data-key="{key}"] input')


def test_counts_at_first(page: Reader, varied_graph: Graph) -> None:
    check(page, Count(varied_graph), Wanted())


@pytest.mark.parametrize("seed", range(6))
def test_counts_under_filters_taken_at_random(page: Reader, varied_graph: Graph, seed: int) -> None:
    rng = random.Random(seed)
    unfold(page)
    kinds = set(rng.sample(sorted(KINDS), rng.choice((0, 1, 2))))
    relations = set(rng.sample(sorted(RELATIONS), rng.choice((0, 0, 1, 2))))
    statuses = set(rng.sample(sorted(STATUSES), rng.choice((0, 0, 1))))
    articles = set(rng.sample([article.id for article in varied_graph.articles], rng.choice((0, 2, 3))))
    for group, keys in (("kinds", kinds), ("relations", relations), ("statuses", statuses), ("articles", articles)):
        turn(page, group, keys)
    least = rng.choice((0, 0, 50, 75))
    page.page.locator("#least").fill(str(least))
    undated = rng.random() < 0.5
    page.page.set_checked("#undated", undated)
    months = ("0000-01", "9999-12")
    if rng.random() < 0.7:
        page.page.locator("#from").fill("35")
        page.page.locator("#to").fill("41")
        months = ("2023-12", "2024-06")
        assert page.text("#period-shown") == "2023-12–2024-06"
    left = frozenset(article.id for article in varied_graph.articles) - articles
    wanted = Wanted(
        KINDS - kinds, RELATIONS - relations, STATUSES - statuses, least, left if articles else None, months, undated
    )
    check(page, Count(varied_graph), wanted)


def test_only_one_choice(page: Reader, varied_graph: Graph) -> None:
    page.page.hover('#relations [data-key="leads"]')
    page.page.click('#relations [data-key="leads"] .only')
    check(page, Count(varied_graph), Wanted(relations=frozenset({"leads"})))


def test_a_group_of_sources_is_one_choice_and_its_articles_are_others(page: Reader, varied_graph: Graph) -> None:
    unfold(page)
    page.page.uncheck('#articles [data-key="qinghe/"] input')
    assert not page.page.is_checked('#articles [data-key="qinghe/1.txt#a"] input')
    page.page.check('#articles [data-key="qinghe/1.txt#a"] input')
    half = page.page.evaluate("document.querySelector('#articles [data-key=\"qinghe/\"] input').indeterminate")
    assert half is True
    left = frozenset(article.id for article in varied_graph.articles) - {"qinghe/2.txt#a"}
    check(page, Count(varied_graph), Wanted(articles=left))
    page.page.hover('#articles [data-key="wire.jsonl/"]')
    page.page.click('#articles [data-key="wire.jsonl/"] .only')
    wire = frozenset(article.id for article in varied_graph.articles if article.id.startswith("wire"))
    check(page, Count(varied_graph), Wanted(articles=wire))


def test_the_ends_of_time_are_set_by_keys_and_by_dragging(page: Reader, varied_graph: Graph) -> None:
    assert page.text("#period-shown") == "2021-01–2025-06"
    page.page.focus("#from")
    page.page.keyboard.press("End")
    page.page.keyboard.press("Home")
    for _ in range(36):
        page.page.keyboard.press("ArrowRight")
    assert page.page.get_attribute("#from", "aria-valuetext") == "2024-01"
    assert page.text("#period-shown") == "2024-01–2025-06"
    check(page, Count(varied_graph), Wanted(months=("2024-01", "9999-12")))
    box = page.page.locator("#bars").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    for x, act in ((34.5, page.page.mouse.down), (37.5, page.page.mouse.up)):
        page.page.mouse.move(box["x"] + box["width"] * x / 54, middle)
        act()
    assert page.text("#period-shown") == "2023-11–2024-02"
    check(page, Count(varied_graph), Wanted(months=("2023-11", "2024-02")))


def test_a_closer_look_shows_the_chosen_months_alone(page: Reader) -> None:
    page.page.locator("#from").fill("34")
    page.page.locator("#to").fill("37")
    page.page.click("#closer")
    assert page.count("#bars g") == 4
    page.page.locator("#from").fill("1")
    assert page.text("#period-shown") == "2023-12–2024-02"
    page.page.click("#closer")
    assert page.count("#bars g") == 54


def test_the_keyboard_stays_on_the_choice_that_it_turned(page: Reader) -> None:
    page.page.focus('#relations [data-key="leads"] input')
    page.page.keyboard.press("Space")
    assert page.page.evaluate("document.activeElement.closest('label').dataset.key") == "leads"
    assert not page.page.is_checked('#relations [data-key="leads"] input')


def test_thousands_of_articles_are_searched_not_listed(open_page: Callable[..., Reader], varied_graph: Graph) -> None:
    first = varied_graph.articles[0]
    many = tuple(
        replace(first, id=f"m{n}", document=f"报社/{n % 40:02}/{n}.txt", headline=f"青禾见闻之{n}") for n in range(2000)
    )
    page = open_page(replace(varied_graph, articles=(*varied_graph.articles, *many), entities=tuple(
        replace(entity, mentions=(*entity.mentions, *(replace(entity.mentions[0], article=a.id) for a in many)))
        for entity in varied_graph.entities[:1]
    ) + varied_graph.entities[1:]))  # fmt: skip
    assert page.count("#articles label") <= 8
    assert "36" in page.text("#articles .more")
    page.page.fill("#source-query", "见闻之1999")
    assert [page.text("#articles label .text")] == ["青禾见闻之1999"]
    page.page.uncheck("#articles label input")
    page.page.fill("#source-query", "报社/39")
    assert page.page.evaluate("document.querySelector('#articles label input').indeterminate") is True
    page.page.fill("#source-query", "没有这样的")
    assert "没有这样的" in page.text("#articles")
    page.page.click("#source-query")
    page.page.fill("#source-query", "")
    page.page.click("#articles .more")
    assert page.count("#articles > label") == 28
