"""Graphs that the exporters' tests write: invented news, hostile names, and a synthetic one of any size."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhitu.errors import Problem
from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge, load
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
    Proposal,
    Region,
    Repair,
    Sentence,
    Settings,
    Source,
    Status,
    Verdict,
)
from zhitu.rulings import Applied, Decision, Ruling

if TYPE_CHECKING:
    from tests.conftest import Reader

Said = tuple[str, str, str, float, Status]
"""Subject, relation, object (``"=…"`` is a value), confidence, status: what a sentence says."""

STATED, PLANNED, DENIED, FORMER = Status.STATED, Status.PLANNED, Status.DENIED, Status.FORMER

TYPES = {
    "青禾市总工会": "TradeUnion", "柳溪区总工会": "TradeUnion", "青禾市": "City", "柳溪区": "County",
    "云杉重工有限公司": "Company", "苏明远": "Person", "贺清": "Person", "唐素云": "Person",
    "云杉劳模创新工作室": "Studio", "“匠心传灯”行动": "Campaign", "青禾焊工大赛": "Contest",
}  # fmt: skip
KINDS = {
    "City": Kind.PLACE,
    "County": Kind.PLACE,
    "Person": Kind.PERSON,
    "Campaign": Kind.PROGRAM,
    "Contest": Kind.PROGRAM,
}
ALIASES = {"青禾市总工会": ("市总工会", "市总"), "苏明远": ("苏师傅",)}

PAGES: tuple[tuple[str, str, tuple[tuple[str, tuple[Said, ...]], ...]], ...] = (
    (
        "青禾为一线工匠搭台",
        "2025-03-12",
        (
            (
                "青禾市总工会启动“匠心传灯”行动，云杉重工有限公司的焊工苏明远受聘为首席导师。",
                (
                    ("青禾市总工会", "launched", "“匠心传灯”行动", 0.94, STATED),
                    ("苏明远", "worksFor", "云杉重工有限公司", 0.9, STATED),
                    ("青禾市总工会", "locatedIn", "青禾市", 0.97, STATED),
                ),
            ),
            (
                "由苏明远领衔的云杉劳模创新工作室成立于2019年，设在云杉重工有限公司。",
                (
                    ("苏明远", "leads", "云杉劳模创新工作室", 0.88, STATED),
                    ("云杉劳模创新工作室", "foundingDate", "=2019年", 0.92, STATED),
                    ("云杉劳模创新工作室", "partOf", "云杉重工有限公司", 0.71, STATED),
                ),
            ),
            ("贺清任柳溪区总工会主席。", (("贺清", "leads", "柳溪区总工会", 0.95, STATED),)),
        ),
    ),
    (
        "柳溪区筹备焊工大赛",
        "2025-04-02",
        (
            (
                "柳溪区总工会计划五月举办青禾焊工大赛。",
                (
                    ("柳溪区总工会", "organizes", "青禾焊工大赛", 0.66, PLANNED),
                    ("柳溪区总工会", "locatedIn", "柳溪区", 0.97, STATED),
                ),
            ),
            ("苏师傅曾在柳溪区总工会工作。", (("苏明远", "worksFor", "柳溪区总工会", 0.41, FORMER),)),
            ("柳溪区隶属青禾市。", (("柳溪区", "locatedIn", "青禾市", 0.99, STATED),)),
            ("苏师傅是云杉重工有限公司的职工代表。", (("苏明远", "worksFor", "云杉重工有限公司", 0.8, STATED),)),
        ),
    ),
)


def mention(article: Article, sentence: Sentence, name: str, names: tuple[str, ...], kind: Kind) -> Mention:
    """The first of an entity's names that stands in the sentence, or the name itself at the sentence's start."""
    for form in sorted(names, key=len, reverse=True):
        at = sentence.text.find(form)
        if at >= 0:
            return Mention(article.id, sentence.start + at, form, kind, name)
    return Mention(article.id, 0, article.text[: len(name)], kind, name)


def kind_of(name: str) -> Kind:
    return KINDS.get(TYPES.get(name, "Company"), Kind.ORGANIZATION)


def news() -> Graph:
    """Two articles, eleven entities, twelve facts of every status, one of them said twice."""
    articles: list[Article] = []
    sources: list[Source] = []
    facts: dict[tuple[str, str, str, Status], list[Fact]] = {}
    mentions: dict[str, list[Mention]] = {name: [] for name in TYPES}
    for number, (headline, date, lines) in enumerate(PAGES):
        body = "".join(sentence for sentence, _ in lines)
        text = f"{headline}\n{body}"
        # A column break stands in the raw page after the tenth character of the body.
        cut = len(headline) + 11
        pieces = (Piece(0, 40, cut), Piece(cut, 40 + cut + 2, len(text) - cut))
        path = f"qinghe/{number}.txt"
        article = Article(
            f"{path}#a1", path, headline, (), Byline(("陆禾",), ("宁远",), ()), date, text, len(headline) + 1,
            Origin(pieces), (Repair("joined", ((40 + cut, 42 + cut),), "the word goes on behind the break"),),
        )  # fmt: skip
        articles.append(article)
        sources.append(Source(path, f"{number:064x}", 42 + len(text), date))
        start = article.body
        for line, said in lines:
            sentence = Sentence(start, line)
            start += len(line)
            for subject, relation, target, confidence, status in said:
                left = mention(article, sentence, subject, (subject, *ALIASES.get(subject, ())), kind_of(subject))
                mentions[subject].append(left)
                right: Mention | str = target.removeprefix("=")
                if not target.startswith("="):
                    right = mention(article, sentence, target, (target,), kind_of(target))
                    mentions[target].append(right)
                fact = Fact(left, relation, right, sentence, f"{relation}/a", confidence, "", status)
                facts.setdefault((subject, relation, target, status), []).append(fact)
    ids = {name: f"e{index:02}" for index, name in enumerate(TYPES)}
    entities = tuple(
        Entity(
            ids[name], kind_of(name), kind, name, ALIASES.get(name, ()), "330000" if name == "青禾市" else "",
            tuple(sorted(mentions[name])),
            tuple(Judgement(name, alias, Verdict.SAME, ("the short form of it",)) for alias in ALIASES.get(name, ())),
        )
        for name, kind in TYPES.items()
    )  # fmt: skip
    edges = tuple(
        Edge(
            ids[subject], relation, target[1:] if target.startswith("=") else ids[target], target.startswith("="),
            tuple(found), max(fact.confidence for fact in found), status, "",
        )
        for (subject, relation, target, status), found in facts.items()
    )  # fmt: skip
    edges = tuple(sorted(edges, key=lambda edge: (edge.subject, edge.relation, edge.object)))
    problems = (Problem("a sentence without an end", "qinghe/1.txt@77", "Look at the page."),)
    spots = (mentions["苏明远"][0], mentions["贺清"][0])
    unsure = (Proposal("苏明远", "贺清", Verdict.UNSURE, ("one title",), *spots, ids["苏明远"], ids["贺清"], 6),)
    return Graph(entities, edges, unsure, tuple(articles), tuple(sources), problems, Settings())


PAYLOADS = (
    "<img src=x onerror=\"window.hurt=1\">",
    "</script><script>window.hurt=1</script>",
    "'\"><svg onload=window.hurt=1>",
    "{{ 7*7 }}${alert(1)}<a href='javascript:window.hurt=1'>x</a>",
    "<!--<script>\u2028window.hurt=1",
    "=HYPERLINK(\"http://evil.example/\")|cmd' /C calc'!A0",
    "| a \\| **b** [x](http://evil.example) ]]> \x00\x1b\x0b\ufffe\ud83d",
    "__proto__",
    "constructor",
)  # fmt: skip


def hostile() -> Graph:
    """The same graph, with names, headlines, sentences, paths, rules and values that try to do harm."""
    graph = news()
    names = {entity.id: f"{PAYLOADS[index % len(PAYLOADS)]}" for index, entity in enumerate(graph.entities)}
    evil = PAYLOADS[1]
    articles = []
    for article in graph.articles:
        text = evil * 2 + article.text.replace("柳溪区", "<b>")
        origin = Origin((Piece(0, 0, len(text)),))
        more = {"subheads": (evil, PAYLOADS[0]), "byline": Byline((evil,), (PAYLOADS[0],), (PAYLOADS[2],))}
        repairs = (Repair(PAYLOADS[0], ((0, len(evil)),), evil),)
        regions = (Region(0, 1, evil), Region(1, len(text), f"sheet={PAYLOADS[0]}&row=1"))
        told = {"headline": evil, "document": evil, "date": evil, "repairs": repairs, "regions": regions, **more}
        articles.append(replace(article, text=text, origin=origin, **told))
    entities = tuple(
        replace(entity, name=names[entity.id], aliases=(PAYLOADS[0], evil), type=evil, code=evil)
        for entity in graph.entities
    )
    edges = tuple(
        replace(
            edge,
            relation=PAYLOADS[(index + 7) % len(PAYLOADS)],
            object=evil if edge.literal else edge.object,
            time=evil,
            facts=tuple(replace(fact, rule=evil, sentence=Sentence(0, evil * 2)) for fact in edge.facts),
        )
        for index, edge in enumerate(graph.edges)
    )
    problems = (Problem(evil, PAYLOADS[5], PAYLOADS[6]),)
    unsure = tuple(
        replace(graph.proposals[0], left=name, right=evil, reasons=(f"{name}\t{name}\n",)) for name in PAYLOADS
    )
    row = Ruling(Decision.NAME, evil, evil, PAYLOADS[6], evil, evil, evil, evil, 1, 0, evil)
    told = {"problems": problems, "proposals": unsure, "rulings": (Applied(row, (entities[0].id,), True),)}
    return replace(graph, entities=entities, edges=edges, articles=tuple(articles), **told)


def synthetic(count: int, seed: int = 3) -> Graph:
    """``count`` entities with skewed degrees, about one and a half edges each, from one article in fifty entities."""
    rng = random.Random(seed)
    articles = tuple(
        Article(
            f"s{n}", f"s{n}.txt", f"第{n}篇", (), Byline(), "2025-01-01", "甲与乙合作。", 0, Origin((Piece(0, 0, 6),))
        )
        for n in range(count // 50 + 1)
    )
    kinds = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM)
    ends = []
    for number in range(1, count):
        group = number - number % 40
        for _ in range(rng.choice((0, 1, 1, 2, 3))):
            near = group + int(rng.random() ** 2 * max(1, number - group))
            ends.append((number, near if rng.random() < 0.9 else int(rng.random() ** 3 * number)))
    entities = tuple(
        Entity(f"n{n:05}", kinds[n % 4], str(kinds[n % 4]), f"测试名称{n}", (), "", (), ()) for n in range(count)
    )
    sentence = Sentence(0, "甲与乙合作。")
    edges = []
    for one, two in sorted({pair for pair in ends if pair[0] != pair[1]}):
        article = articles[one // 50].id
        fact = Fact(
            Mention(article, 0, "甲", Kind.PERSON, "甲"), "partOf", Mention(article, 2, "乙", Kind.PERSON, "乙"),
            sentence, "partOf/a", 0.8,
        )  # fmt: skip
        edges.append(Edge(f"n{one:05}", "partOf", f"n{two:05}", False, (fact,), 0.8, STATED, ""))
    sources = tuple(Source(a.document, "0" * 64, 6, a.date) for a in articles)
    return Graph(entities, tuple(edges), (), articles, sources, (), Settings())


SHELVES = ("qinghe/1.txt", "qinghe/2.txt", "liuxi/a.txt", "wire.jsonl#1", "wire.jsonl#2", "wire.jsonl#3", "alone.txt")
"""Documents in two folders, in a file of records, and one by itself."""


def varied(count: int = 60, seed: int = 5) -> Graph:
    """Facts that differ in everything a filter asks for, some in two articles, some values, some without a date."""
    rng = random.Random(seed)
    dates = ("2023-11-02", "2024-02-09", "2024-02-20", "", "2025-06-01", "2023-12-30", "")
    line = "甲与乙合作。"
    articles = tuple(
        Article(f"{path}#a", path, f"纪事{n}", (), Byline(), dates[n], line, 0, Origin((Piece(0, 0, len(line)),)))
        for n, path in enumerate(SHELVES)
    )
    kinds = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.PROGRAM)
    said: dict[tuple[int, str, str, Status, str], Edge] = {}
    named: dict[int, set[int]] = {number: {rng.randrange(len(articles))} for number in range(count)}
    for _ in range(2 * count):
        one, two = rng.sample(range(count), 2)
        target = f"v{two:02}" if rng.random() < 0.8 else "=2019年"
        relation = rng.choice(("leads", "partOf", "locatedIn", "worksFor"))
        status = rng.choice((STATED, STATED, PLANNED, FORMER))
        time = rng.choice(("", "", "2024", "2024-02", "2023-12-05", "2021"))
        places = rng.sample(range(len(articles)), rng.choice((1, 1, 2)))
        facts = tuple(
            Fact(
                Mention(articles[at].id, 0, "甲", kinds[one % 4], "甲"), relation,
                Mention(articles[at].id, 2, "乙", kinds[two % 4], "乙"), Sentence(0, line), f"{relation}/a", 0.5,
            )
            for at in places
        )  # fmt: skip
        named[one].update(places)
        if not target.startswith("="):
            named[two].update(places)
        edge = Edge(
            f"v{one:02}", relation, target.removeprefix("="), target.startswith("="), facts,
            rng.choice((0.4, 0.7, 0.95)), status, time,
        )  # fmt: skip
        said.setdefault((one, relation, target, status, time), edge)
    entities = tuple(
        Entity(
            f"v{n:02}", kinds[n % 4], str(kinds[n % 4]), f"名号{n}", (), "",
            tuple(Mention(articles[at].id, 0, "甲", kinds[n % 4], "甲") for at in sorted(named[n])), (),
        )
        for n in range(count)
    )  # fmt: skip
    sources = tuple(Source(a.document, "0" * 64, len(line), a.date) for a in articles)
    return Graph(entities, tuple(said.values()), (), articles, sources, (), Settings())


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def graph() -> Graph:
    return news()


@pytest.fixture(scope="session")
def hostile_graph() -> Graph:
    return hostile()


@pytest.fixture(scope="session")
def varied_graph() -> Graph:
    return varied()


@pytest.fixture(scope="session")
def make_graph() -> Callable[[int], Graph]:
    return synthetic


@pytest.fixture
def no_graph() -> Graph:
    return Graph((), (), (), (), (), (), Settings())


@pytest.fixture
def open_page(visit: Callable[..., Reader], knowledge: Knowledge, tmp_path: Path) -> Callable[..., Reader]:
    """Writes the page of a graph and opens it; further arguments are options of the browser context."""

    def open_graph(graph: Graph, **options: Any) -> Reader:
        path = tmp_path / "graph.html"
        path.write_bytes(b"".join(viewer.write(graph, knowledge)))
        return visit(path.as_uri(), **options)

    return open_graph


@pytest.fixture
def reader(open_page: Callable[..., Reader], graph: Graph) -> Reader:
    """The page of the news graph."""
    return open_page(graph)
