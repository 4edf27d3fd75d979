"""Folders that the server shows: an invented graph as a build writes it, and one whose texts try to do harm."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.testclient import TestClient

from zhitu.exporters import export
from zhitu.knowledge import load
from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Fact,
    Graph,
    Judgement,
    Kind,
    Measure,
    Mention,
    Origin,
    Piece,
    Region,
    Repair,
    Sentence,
    Settings,
    Source,
    Status,
    Verdict,
)
from zhitu.server import Options, application

HEADLINE = "青禾焊工开赛"
LINES = ("青禾市总工会主席苏明远宣布比赛开始。", "市总工会位于青禾市，计划建成不少于20家驿站。")
TORN = 11
"""The second line is torn in the raw page behind so many characters: a line end and an advertisement stand between."""

PAYLOAD = "</title><script>window.hurt=1</script><img src=x onerror='window.hurt=1'>\"'{{7*7}}\x1b\u202e\ud83d"


def weave() -> Graph:
    """One article on a page of its own, of which four entities and five edges were read."""
    text = "\n".join((HEADLINE, *LINES))
    first = len(HEADLINE) + 1
    second = first + len(LINES[0]) + 1
    pieces = (
        Piece(0, 100, len(HEADLINE)),
        Piece(first, 120, len(LINES[0])),
        Piece(second, 150, TORN),
        Piece(second + TORN, 200, len(LINES[1]) - TORN),
    )
    repairs = (Repair("joined", ((161, 200),), "the word goes on behind the break"),)
    article = Article(
        "qinghe/1.txt#a1", "qinghe/1.txt", HEADLINE, (), Byline(("陆禾",)), "2025-03-12", text, first, Origin(pieces),
        repairs,
    )  # fmt: skip

    def name(words: str, kind: Kind, value: str, nth: int = 0) -> Mention:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return Mention(article.id, start, words, kind, value)

    union = name("青禾市总工会", Kind.ORGANIZATION, "青禾市总工会")
    short = name("市总工会", Kind.ORGANIZATION, "青禾市总工会", 1)
    leader = name("苏明远", Kind.PERSON, "苏明远")
    city = name("青禾市", Kind.PLACE, "青禾市", 1)
    contest = name("青禾焊工", Kind.PROGRAM, "青禾焊工")
    why = (Judgement("青禾市总工会", "市总工会", Verdict.SAME, ("the short form of it",)),)
    entities = (
        Entity(
            "organization-1", Kind.ORGANIZATION, "TradeUnion", "青禾市总工会", ("市总工会",), "", (union, short), why
        ),
        Entity("person-1", Kind.PERSON, "Person", "苏明远", (), "", (leader,), ()),
        Entity("place-330000", Kind.PLACE, "City", "青禾市", (), "330000", (city,), ()),
        Entity("program-1", Kind.PROGRAM, "Contest", "青禾焊工", (), "", (contest,), ()),
    )
    one, two = Sentence(first, LINES[0]), Sentence(second, LINES[1])
    measure = Measure("建成", "驿站", "≥", "20", "家", "", True, "20家")
    leads = Fact(leader, "leads", union, one, "leads/title-name", 0.95)
    lies = Fact(short, "locatedIn", city, two, "locatedIn/at", 0.9)
    builds = Fact(short, "hasIndicator", measure, two, "hasIndicator/counted", 0.8, "", Status.PLANNED)
    edges = (
        Edge("organization-1", "hasIndicator", measure.value, True, (builds,), 0.8, Status.PLANNED, ""),
        Edge("organization-1", "locatedIn", "place-330000", False, (lies,), 0.9, Status.STATED, ""),
        Edge("person-1", "leads", "organization-1", False, (leads,), 0.95, Status.STATED, "2024-05"),
    )
    sources = (Source("qinghe/1.txt", "a" * 64, 240, "2025-03-12"),)
    return Graph(entities, edges, (), (article,), sources, (), Settings())


def spoil(graph: Graph) -> Graph:
    """The same graph, every text of which tries to do harm."""
    articles = tuple(
        replace(
            one,
            headline=PAYLOAD,
            subheads=(PAYLOAD,),
            date=PAYLOAD,
            document=PAYLOAD,
            byline=Byline((PAYLOAD,)),
            text=one.text + PAYLOAD,
            repairs=(Repair(PAYLOAD, ((0, 1),), PAYLOAD),),
            regions=(Region(0, 160, PAYLOAD), Region(160, 240, f"sheet={PAYLOAD}&row=7")),
        )
        for one in graph.articles
    )
    entities = tuple(
        replace(
            one, name=PAYLOAD, aliases=(PAYLOAD + "x",), code=PAYLOAD,
            judgements=(Judgement(PAYLOAD, PAYLOAD, Verdict.SAME, (PAYLOAD,)),),
        )
        for one in graph.entities
    )  # fmt: skip
    edges = tuple(
        replace(
            edge,
            time=PAYLOAD,
            facts=tuple(
                replace(fact, rule=PAYLOAD, sentence=replace(fact.sentence, text=PAYLOAD)) for fact in edge.facts
            ),
        )
        for edge in graph.edges
    )
    sources = (replace(graph.sources[0], path=PAYLOAD, date=PAYLOAD),)
    return replace(graph, articles=articles, entities=entities, edges=edges, sources=sources)


@pytest.fixture(scope="session")
def graph() -> Graph:
    return weave()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> Path:
    folder = tmp_path_factory.mktemp("built")
    export(graph, load(), folder)
    return folder


@pytest.fixture(scope="session")
def spoilt(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> Path:
    folder = tmp_path_factory.mktemp("spoilt")
    export(spoil(graph), load(), folder)
    return folder


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], TestClient]:
    """Opens a client of the server of a folder."""
    return lambda folder: TestClient(application(Options(folder)), "http://127.0.0.1", follow_redirects=False)


@pytest.fixture(scope="session")
def client(built: Path, serve: Callable[[Path], TestClient]) -> TestClient:
    return serve(built)


@pytest.fixture
def launch() -> Iterator[Callable[[Options], str]]:
    """Starts servers on free ports of this machine for one test; gives the address of each."""
    running: list[tuple[uvicorn.Server, Thread]] = []

    def start(options: Options) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(options), log_config=None))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{listening.getsockname()[1]}/"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join()
