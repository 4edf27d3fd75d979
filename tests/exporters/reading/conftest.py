"""A graph to be read and walked: two ways of one length, names within names, and a page that was repaired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge
from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Fact,
    Graph,
    Judgement,
    Kind,
    Mention,
    Origin,
    Piece,
    Repair,
    Sentence,
    Settings,
    Source,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from tests.conftest import Reader

KINDS = {
    "云岭茶厂": Kind.ORGANIZATION, "云岭茶厂工会委员会": Kind.ORGANIZATION, "工会委员会": Kind.ORGANIZATION,
    "茶厂工会": Kind.ORGANIZATION, "南坡合作社": Kind.ORGANIZATION, "谷雨声": Kind.PERSON, "白芷": Kind.PERSON,
    "石敢当": Kind.PERSON, "西山林场": Kind.ORGANIZATION, "采青大赛": Kind.PROGRAM, "普洱市": Kind.PLACE,
}  # fmt: skip
"""The numbers of the entities follow this order."""

HEAD = "云岭茶厂与南坡牵手\n普洱市两家同采春茶\n"
LINES = (
    "云岭茶厂工会委员会由谷雨声主持。",
    "谷雨声在云岭茶厂工作，白芷在云岭茶厂工作。",
    "\n",
    "谷雨声和白芷𠮷都参加采青大赛。",
    "白芷2016年任南坡合作社理事长，谷雨声2019年3月当选常务理事。",
    "\n",
    "南坡合作社成立于2011-05。",
)
"""A body of three paragraphs; a character that JavaScript counts as two stands before most facts."""

SAID = (
    ("谷雨声", "leads", "云岭茶厂工会委员会", 0, 0.9, "", Status.STATED),
    ("谷雨声", "worksFor", "云岭茶厂", 1, 0.95, "", Status.STATED),
    ("白芷", "worksFor", "云岭茶厂", 1, 0.85, "", Status.STATED),
    ("谷雨声", "participatesIn", "采青大赛", 3, 0.8, "", Status.STATED),
    ("白芷", "participatesIn", "采青大赛", 3, 0.7, "", Status.PLANNED),
    ("白芷", "leads", "南坡合作社", 4, 0.9, "2016", Status.STATED),
    ("谷雨声", "holdsTitle", "=常务理事", 4, 0.6, "2019-03", Status.FORMER),
    ("南坡合作社", "foundingDate", "=2011-05", 6, 0.97, "", Status.STATED),
)


@dataclass
class Page:
    """An article with its raw page: the second half stands before the first, and a column break cuts one sentence."""

    text: str = HEAD + "".join(LINES)
    moved: int = field(init=False)
    cut: int = field(init=False)

    def __post_init__(self) -> None:
        self.moved = self.text.index("谷雨声和白芷")
        self.cut = self.text.index("主持")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        rest = len(self.text) - self.moved
        first = rest + 30
        return (
            Piece(0, first, self.cut),
            Piece(self.cut, first + self.cut + 2, self.moved - self.cut),
            Piece(self.moved, 4, rest),
        )

    @property
    def repairs(self) -> tuple[Repair, ...]:
        first, break_ = self.pieces[2].length + 30, self.pieces[1].raw
        return (
            Repair("joined", ((first, break_ - 2), (break_, break_ + 4)), "a column break cut this paragraph"),
            Repair("moved", ((4, 4 + self.pieces[2].length),), "torn from the block before it"),
            Repair("dropped", ((900, 950),), "printed twice"),
            Repair("kept", ((0, 4),), "a reason that no list knows"),
        )

    def sentence(self, number: int) -> Sentence:
        return Sentence(len(HEAD) + len("".join(LINES[:number])), LINES[number])


def find(article: Article, name: str, start: int, end: int) -> Mention:
    at = article.text.find(name, start, end)
    return Mention(article.id, at, name, KINDS[name], name)


def ways() -> Graph:
    """One repaired page, and one short article that nothing joins to it."""
    page = Page()
    origin = Origin(page.pieces)
    byline = Byline(("陆禾",), ("宁远", "秋实"), ("方晓",))
    one = Article(
        "tea.txt#a1", "tea.txt", "云岭茶厂与南坡牵手", ("普洱市两家同采春茶",), byline, "2024-06-18", page.text,
        len(HEAD), origin, page.repairs,
    )  # fmt: skip
    line = "石敢当在西山林场工作。"
    other = Article("west.txt#a1", "west.txt", "", (), Byline(), "", line, 0, Origin((Piece(0, 0, len(line)),)))
    mentions: dict[str, set[Mention]] = {name: set() for name in KINDS}
    edges = []
    ids = {name: f"w{number:02}" for number, name in enumerate(KINDS)}
    told = [(one, page.sentence(row[3]), row) for row in SAID]
    told.append((other, Sentence(0, line), ("石敢当", "worksFor", "西山林场", 0, 0.9, "", Status.STATED)))
    for article, sentence, (subject, relation, target, _, sure, time, status) in told:
        left = find(article, subject, sentence.start, sentence.end)
        literal = target.startswith("=")
        right = target[1:] if literal else find(article, target, sentence.start, sentence.end)
        fact = Fact(left, relation, right, sentence, f"{relation}/a", sure, time, status)
        end = target[1:] if literal else ids[target]
        edges.append(Edge(ids[subject], relation, end, literal, (fact,), sure, status, time))
    for name, kind in KINDS.items():
        for article in (one, other):
            at = article.text.find(name)
            while at >= 0:
                mentions[name].add(Mention(article.id, at, name, kind, name))
                at = article.text.find(name, at + 1)
    entities = tuple(
        Entity(
            ids[name], KINDS[name], KINDS[name], name, ("老谷",) if name == "谷雨声" else (),
            "530800" if name == "普洱市" else "", tuple(sorted(mentions[name])),
            (Judgement(name, "老谷", Verdict.SAME, ("同一文章",)),) if name == "谷雨声" else (),
        )
        for name in KINDS
    )  # fmt: skip
    sources = (Source("tea.txt", "0" * 64, 960, "2024-06-18"), Source("west.txt", "1" * 64, len(line), ""))
    return Graph(entities, tuple(edges), (), (one, other), sources, (), Settings())


@pytest.fixture(scope="session")
def ways_graph() -> Graph:
    return ways()


@pytest.fixture(scope="session")
def number(ways_graph: Graph) -> Callable[[str], int]:
    """The number of an entity of that name."""
    return [entity.name for entity in ways_graph.entities].index


@pytest.fixture(scope="module")
def ways_page(
    visit_shared: Callable[..., Reader], ways_graph: Graph, knowledge: Knowledge, tmp_path_factory: Any
) -> Reader:
    path: Path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_bytes(b"".join(viewer.write(ways_graph, knowledge)))
    reader = visit_shared(path.as_uri())
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return reader


@pytest.fixture
def reader(ways_page: Reader) -> Reader:
    """The page of that graph as it is when it opens."""
    ways_page.page.goto("about:blank")
    ways_page.page.goto(ways_page.address)
    return ways_page
