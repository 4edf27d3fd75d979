"""The page of an evaluation: each hit, miss and false alarm in its sentence, in one file that asks for nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

from zhitu.evaluation import Evaluation, Judged, report
from zhitu.evaluation.scoring import JudgedFact, JudgedName, Mark
from zhitu.exporters.viewer.page import digest
from zhitu.knowledge import vocabulary
from zhitu.model import VERSION

FOLDER = files("zhitu.evaluation") / "page"

MARKS = {Mark.HIT: "hit", Mark.MISS: "miss", Mark.FALSE: "false", Mark.FREE: "free"}
"""What a mark is called in the page's classes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text with the names that cover it, and those that end with it."""

    text: str
    names: tuple[JudgedName, ...]
    ends: tuple[JudgedName, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as the page shows it; ``keys`` tell its script which marks it holds."""

    id: str
    where: str
    pieces: tuple[Piece, ...]
    facts: tuple[JudgedFact, ...]
    keys: str
    errors: int


def render(evaluation: Evaluation) -> bytes:
    """The whole page in UTF-8."""
    from jinja2 import DictLoader, Environment, StrictUndefined
    from markupsafe import Markup

    style, script = _read("style.css"), _read("filters.js")
    environment = Environment(
        loader=DictLoader({"page": _read("template.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = make_visible
    html = environment.get_template("page").render(
        evaluation=evaluation,
        names=list(report.rows(evaluation.names)),
        facts=list(report.rows(evaluation.facts)),
        kinds=sorted({kind for peer in evaluation.peers for kind in peer.names.scores}),
        shown=[show(judged) for judged in evaluation.texts],
        labels=_labels(evaluation),
        marks=MARKS,
        version=VERSION,
        style=Markup(style),  # noqa: S704 - ours, not a stranger's
        script=Markup(script),  # noqa: S704 - ours
        style_hash=digest(style),
        script_hash=digest(script),
    )
    # A path may hold half a surrogate pair, which UTF-8 cannot.
    return html.encode("utf-8", "backslashreplace")


def show(judged: Judged) -> Shown:
    """A text cut at the ends of its names."""
    keys = sorted({f"{MARKS[one.mark]}:{one.label}" for one in judged.all})
    errors = sum(one.mark in report.ERRORS for one in judged.all)
    return Shown(judged.row.id, judged.row.where, tuple(_cut(judged)), judged.facts, " ".join(keys), errors)


def make_visible(text: str) -> str:
    """The text with a mark in place of each character that cannot be seen, or that turns the direction of others."""
    return "".join(
        "\ufffd" if letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter
        for letter in text
    )


def _cut(judged: Judged) -> Iterator[Piece]:
    text, names = judged.row.text, judged.names
    bounds = sorted({0, len(text), *(name.start for name in names), *(name.end for name in names)})
    opened: list[JudgedName] = []
    waiting = list(reversed(names))
    for start, end in pairwise(bounds):
        opened = [name for name in opened if name.end > start]
        while waiting and waiting[-1].start <= start:
            opened.append(waiting.pop())
        ending = tuple(name for name in opened if name.end == end)
        yield Piece(text[start:end], tuple(opened), ending)


def _labels(evaluation: Evaluation) -> dict[str, tuple[str, str]]:
    """What each kind and relation is called, in Chinese and in English."""
    known = vocabulary.load()
    named = {one.label for judged in evaluation.texts for one in judged.all}
    found = {}
    for name in sorted(named):
        item = known.classes.get(name) or known.property(name)
        found[name] = (item.labels.get("zh", name), item.labels.get("en", name))
    return found


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
