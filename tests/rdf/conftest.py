"""A small graph made by hand, and the files that it is written to."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from zhitu import knowledge
from zhitu.exporters import jsonld, nquads, turtle
from zhitu.knowledge import Knowledge
from zhitu.model import (
    Article,
    Byline,
    Document,
    Edge,
    Entity,
    Fact,
    Graph,
    Kind,
    Measure,
    Mention,
    Origin,
    Piece,
    Sentence,
    Settings,
    Source,
    Status,
)

FIRST = "本报讯 记者郑禾报道\n青禾县总工会主席周明说，去年成立的职工服务\n中心位于东湖镇。王芳没有参加“春送岗位”行动。"
SECOND = "青禾县总工会主席周明介绍，明年将举办“巧手杯”竞赛，李青是师傅，徒弟是林浩。"

PATHS = ("seeds/第一天.txt", "seeds/week.jsonl#7")
DIGEST = "0123456789abcdef" * 4


class Scribe:
    """Makes mentions and facts of an article by finding the words in its text."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def mention(self, words: str, kind: Kind, name: str = "") -> Mention:
        return Mention(self.article.id, self.article.text.index(words), words, kind, name or words)

    def sentence(self, words: str) -> Sentence:
        return Sentence(self.article.text.index(words), words)

    def fact(
        self,
        subject: Mention,
        relation: str,
        object_: Mention | Measure | str,
        words: str,
        *,
        confidence: float = 0.9,
        time: str = "",
        status: Status = Status.STATED,
    ) -> Fact:
        return Fact(subject, relation, object_, self.sentence(words), f"{relation}/by-hand", confidence, time, status)


def make_edge(subject: str, object_: str, *facts: Fact, literal: bool = False) -> Edge:
    first = facts[0]
    confidence = max(fact.confidence for fact in facts)
    return Edge(subject, first.relation, object_, literal, facts, confidence, first.status, first.time)


def make_sample() -> Graph:
    cut = FIRST.index("\n中心")
    text = FIRST.replace("\n中心", "中心")  # the column break was taken out
    origin = Origin((Piece(0, 0, cut), Piece(cut, cut + 1, len(text) - cut)))
    byline = Byline(("郑禾",), ("徐飞",), ("孙平",))
    one = Article("a1-day", PATHS[0], "职工服务中心成立", ("就在东湖镇",), byline, "2024-03-01", text, 0, origin)
    whole = Origin((Piece(0, 0, len(SECOND)),))
    two = Article("a2-week", PATHS[1], "师徒同台", (), Byline(("郑禾",)), "2024-03-08", SECOND, 0, whole)
    a, b = Scribe(one), Scribe(two)

    said = "青禾县总工会主席周明说，去年成立的职工服务中心位于东湖镇。"
    union, union2 = (x.mention("青禾县总工会", Kind.ORGANIZATION) for x in (a, b))
    zhou, zhou2 = (x.mention("周明", Kind.PERSON) for x in (a, b))
    centre = a.mention("职工服务中心", Kind.ORGANIZATION)
    town = a.mention("东湖镇", Kind.PLACE)
    wang = a.mention("王芳", Kind.PERSON)
    campaign = a.mention("“春送岗位”行动", Kind.PROGRAM)
    contest = b.mention("“巧手杯”竞赛", Kind.PROGRAM)
    master, pupil = b.mention("李青", Kind.PERSON), b.mention("林浩", Kind.PERSON)
    reporter = a.mention("郑禾", Kind.PERSON)

    def entity(
        id_: str, type_: str, first: Mention, *more: Mention, aliases: tuple[str, ...] = (), code: str = ""
    ) -> Entity:
        return Entity(id_, first.kind, type_, first.value, aliases, code, (first, *more), ())

    no_mention = Mention("", 0, "青禾县", Kind.PLACE, "青禾县")
    entities = (
        entity("organization-1", "TradeUnion", union, union2, aliases=("县总工会", "青禾县总工会")),
        entity("organization-2", "Center", centre),
        entity("person-1", "Person", zhou, zhou2),
        entity("person-2", "Person", wang),
        entity("person-3", "Person", master),
        entity("person-4", "Person", pupil),
        entity("person-5", "Person", reporter),
        entity("place-1", "Township", town, code="330000001"),
        dataclasses.replace(entity("place-2", "County", no_mention, code="330000"), mentions=()),
        entity("program-1", "Campaign", campaign),
        entity("program-2", "Contest", contest),
    )
    denied = a.fact(wang, "participatesIn", campaign, "王芳没有参加“春送岗位”行动。", status=Status.DENIED)
    planned = b.fact(union2, "organizes", contest, SECOND, confidence=0.45, time="2025", status=Status.PLANNED)
    stations = Measure("建成", "工会驿站", "≥", "20", "家", "2025", True, "不少于20家")
    aimed = b.fact(union2, "hasIndicator", stations, SECOND, time="2025", status=Status.PLANNED)
    edges = (
        make_edge("organization-1", stations.value, aimed, literal=True),
        make_edge(
            "organization-1",
            "organization-2",
            a.fact(union, "founded", centre, said, confidence=0.9012345, time="2023"),
        ),
        make_edge("organization-1", "program-2", planned),
        make_edge("organization-2", "2023", a.fact(centre, "foundingDate", "2023", said), literal=True),
        make_edge("organization-2", "place-1", a.fact(centre, "locatedIn", town, said)),
        make_edge(
            "person-1",
            "organization-1",
            a.fact(zhou, "leads", union, said),
            b.fact(zhou2, "leads", union2, SECOND, confidence=0.97),
        ),
        make_edge("person-1", "主席", a.fact(zhou, "holdsTitle", "主席", said), literal=True),
        make_edge("person-1", "县劳动模范", b.fact(zhou2, "receivedHonour", "县劳动模范", SECOND), literal=True),
        make_edge("person-2", "program-1", denied),
        make_edge("person-3", "person-4", b.fact(master, "mentorOf", pupil, SECOND, confidence=0.4)),
        Edge("place-1", "locatedIn", "place-2", False, (), 1.0, Status.STATED, ""),
    )
    sources = tuple(Source(path, DIGEST, len(body), "") for path, body in zip(PATHS, (FIRST, SECOND), strict=True))
    return Graph(entities, edges, (), (one, two), sources, (), Settings())


def raw_documents() -> dict[str, Document]:
    return {path: Document(path, text, DIGEST) for path, text in zip(PATHS, (FIRST, SECOND), strict=True)}


@pytest.fixture
def sample() -> Graph:
    return make_sample()


@pytest.fixture
def documents() -> dict[str, Document]:
    return raw_documents()


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return knowledge.load()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, known: Knowledge) -> Path:
    """A folder as a build leaves it."""
    place = tmp_path_factory.mktemp("exports")
    for name, exporter in (("graph.ttl", turtle), ("graph.nq", nquads), ("graph.jsonld", jsonld)):
        (place / name).write_bytes(b"".join(exporter.write(make_sample(), known)))
    return place
