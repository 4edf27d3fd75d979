"""The graph of a built folder again, whole: ``load(folder) == graph`` for the graph that was exported there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from zhitu import codec, exported
from zhitu.errors import InputError, Problem
from zhitu.exported import BUILD_AGAIN, Row
from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Graph,
    Judgement,
    Kind,
    Kinship,
    Link,
    Match,
    Mention,
    Origin,
    Piece,
    Proposal,
    Region,
    Repair,
    Settings,
    Source,
    Status,
    Verdict,
    Version,
)
from zhitu.rulings import Applied, Decision, Ruling

T = TypeVar("T")

BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError)
"""What reading a line raises that a build did not write."""


def load(folder: str | Path) -> Graph:
    """The graph that was exported into a folder.

    Raises :class:`InputError` where the folder holds no build, or one of a version that wrote less.
    """
    folder = Path(folder)
    settings = _load_settings(folder / "settings.json")
    articles = {one.id: one for one in _read(folder / "articles.jsonl", _make_article)}
    entities = {one.id: one for one in _read(folder / "entities.jsonl", lambda row: _make_entity(row, articles))}
    return Graph(
        tuple(entities.values()),
        tuple(_read(folder / "facts.jsonl", lambda row: _make_edge(row, entities, articles))),
        tuple(_read(folder / "proposals.jsonl", lambda row: _make_proposal(row, entities, articles))),
        tuple(articles.values()),
        tuple(_read(folder / "documents.jsonl", lambda row: Source(*_cells(row, Source)))),
        tuple(_read(folder / "problems.jsonl", lambda row: Problem(*_cells(row, Problem)))),
        settings,
        tuple(_read(folder / "judgements.jsonl", _make_applied)),
    )


def _read(path: Path, make: Callable[[Row], T]) -> Iterable[T]:
    """What is made of each line of a file."""
    for number, row in enumerate(exported.lines(path), 1):
        try:
            yield make(row)
        except BROKEN as error:
            raise InputError(f"is not what a build writes: {error!r}", f"{path}:{number}", BUILD_AGAIN) from error


def _load_settings(path: Path) -> Settings:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        return Settings(row["tagger"], row["base"])
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path), BUILD_AGAIN) from error
    except BROKEN as error:
        raise InputError(f"is not what a build writes: {error!r}", str(path), BUILD_AGAIN) from error


def _cells(row: Row, kind: Any) -> list[Any]:
    """The values of a row in the order of the fields of a dataclass."""
    return [row[name] for name in kind.__slots__]


def _make_article(row: Row) -> Article:
    byline, repairs = row["byline"], row["repairs"]
    return Article(
        row["id"],
        row["document"],
        row["headline"],
        tuple(row["subheads"]),
        Byline(*(tuple(byline[name]) for name in Byline.__slots__)),
        row["date"],
        row["head"] + row["text"],
        len(row["head"]),
        Origin(tuple(Piece(*piece) for piece in row["pieces"])),
        tuple(Repair(one["kind"], tuple((low, high) for low, high in one["ranges"]), one["reason"]) for one in repairs),
        tuple(Region(*region) for region in row["regions"]),
        row["source"],
        row["url"],
        tuple(Version(Kinship(one["kind"]), one["of"], one["share"]) for one in row["versions"]),
    )


def _make_entity(row: Row, articles: Mapping[str, Article]) -> Entity:
    return Entity(
        row["id"],
        Kind(row["kind"]),
        row["type"],
        row["name"],
        tuple(row["aliases"]),
        row["code"],
        tuple(_make_mention(one, articles) for one in row["mentions"]),
        tuple(
            Judgement(one["left"], one["right"], Verdict(one["verdict"]), tuple(one["reasons"]))
            for one in row["judgements"]
        ),
        tuple(Link(one["id"], one["name"], Match(one["match"])) for one in row["links"]),
    )


def _make_mention(row: Row, articles: Mapping[str, Article]) -> Mention:
    article = articles[row["article"]].id  # the same string for all mentions of an article
    return Mention(article, row["start"], row["text"], Kind(row["kind"]), row["value"], row["code"], row["confidence"])


def _make_edge(row: Row, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> Edge:
    subject, target = entities[row["subject"]["id"]], row["object"]
    literal = "id" not in target
    end = None if literal else entities[target["id"]]
    objects = end.mentions if end else ()

    def text(article: str) -> str:
        return articles[article].text if article in articles else ""

    return Edge(
        subject.id,
        row["relation"],
        end.id if end else target["value"],
        literal,
        tuple(codec.unfold_fact(fact, subject.mentions, objects, text) for fact in row["facts"]),
        row["confidence"],
        Status(row["status"]),
        row["time"],
    )


def _make_proposal(row: Row, entities: Mapping[str, Entity], articles: Mapping[str, Article]) -> Proposal:
    left, right = (codec.unfold_mention(row[side]) for side in ("left_mention", "right_mention"))
    for mention in (left, right):
        articles[mention.article]  # what is put to a person stands somewhere
    ids = entities[row["left_id"]].id, entities[row["right_id"]].id
    reasons = tuple(row["reasons"])
    return Proposal(
        row["left"], row["right"], Verdict(row["verdict"]), reasons, left, right, *ids, row["facts"], row["wide"]
    )


def _make_applied(row: Row) -> Applied:
    ruling = Ruling(
        Decision(row["verdict"]), row["left"], row["relation"], row["right"], row["left_where"], row["right_where"],
        row["kind"], row["file"], row["line"], row["start"], row["text"],
    )  # fmt: skip
    return Applied(ruling, tuple(row["entities"]), row["fits"])
