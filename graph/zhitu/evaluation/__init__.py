"""How well zhitu reads texts whose names and facts somebody has marked: ``evaluate``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhitu import pipeline
from zhitu.errors import InputError, Problem
from zhitu.evaluation import engines, gold
from zhitu.evaluation.gold import Name, Row
from zhitu.evaluation.scoring import JudgedFact, JudgedName, Tally, fold, judge_facts, judge_names
from zhitu.exporters import transcript
from zhitu.model import VERSION, Document, Kind, Settings, Status

Found = dict[str, Any]
"""What ``zhitu read --json`` says of one record."""

DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Judged:
    """A text of the gold, and what became of each of its names and facts."""

    row: Row
    names: tuple[JudgedName, ...]
    facts: tuple[JudgedFact, ...]

    @property
    def all(self) -> tuple[JudgedName | JudgedFact, ...]:
        """The names, then the facts."""
        return (*self.names, *self.facts)


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine, zhitu or a bare one, on the names of the kinds that bare engines know."""

    name: str
    version: str
    names: Tally


@dataclass(slots=True)
class Evaluation:
    """Every text as judged, names by kind and facts by relation over all of them, and the peers."""

    settings: Settings
    texts: list[Judged] = field(default_factory=list)
    names: Tally = field(default_factory=Tally)
    facts: Tally = field(default_factory=Tally)
    peers: list[Peer] = field(default_factory=list)

    def add(self, judged: Judged) -> None:
        """Counts one more text."""
        self.texts.append(judged)
        self.names.count(judged.names)
        self.facts.count(judged.facts)


def evaluate(  # noqa: PLR0913 - everything but the gold is given by name
    paths: Iterable[str | Path],
    *,
    settings: Settings = DEFAULTS,
    kinds: frozenset[Kind] = frozenset(),
    peers: bool = False,
    problems: list[Problem] | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Evaluation:
    """What zhitu finds in the texts of gold files, judged against what they say.

    ``kinds``, if there are any, are the only kinds of names that are judged; ``peers`` scores the bare engines on the
    same names. What cannot be used goes to ``problems``. Raises :class:`InputError` where no file holds gold.
    """
    noted: list[Problem] = [] if problems is None else problems
    rows = gold.read(map(Path, paths), noted)
    if not rows:
        raise _nothing(noted)
    evaluation = Evaluation(settings)
    for done, row in enumerate(rows, start=1):
        evaluation.add(judge(row, read(row.text, settings, row.where, noted), kinds or row.kinds))
        if progress:
            progress("reading", done)
    if peers:
        evaluation.peers.extend(_compare(evaluation, kinds))
    return evaluation


def read(text: str, settings: Settings, where: str = "record", problems: list[Problem] | None = None) -> Found:
    """What ``zhitu read --json`` says of one record."""
    document = Document(where, text, hashlib.sha256(text.encode()).hexdigest(), is_record=True)
    readings = pipeline.read_document(document, settings)
    if problems is not None:
        problems.extend(problem for one in readings for problem in one.problems)
    return transcript.record(where, readings)


def judge(row: Row, found: Found, kinds: frozenset[Kind]) -> Judged:
    """What became of the names of some kinds, and of the facts."""
    names: tuple[JudgedName, ...] = ()
    facts: tuple[JudgedFact, ...] = ()
    if row.names is not None:
        names = judge_names(_of(row.names, kinds), _of(find_names(found), kinds))
    if row.claims is not None:
        said = (fact for fact in find_facts(found, row) if fact["relation"] in row.relations)
        outer = {one[key] for one in found["mentions"] for key in ("text", "name")}
        facts = judge_facts(row.claims, said, exhaustive=row.exhaustive, outer=outer)
    return Judged(row, names, facts)


def find_names(found: Found) -> frozenset[Name]:
    """The outermost names that were found."""
    return frozenset(Name(one["start"], one["end"], Kind(one["kind"])) for one in found["mentions"])


def find_facts(found: Found, row: Row) -> Iterator[Found]:
    """The facts that were found.

    Where the gold is not exhaustive, a name that was read as standing for another says ``alternateName`` too: such a
    gold asks for other names wherever the text uses them, an exhaustive one only where the text says so.
    """
    yield from found["facts"]
    if row.exhaustive:
        return
    for one in (*found["mentions"], *found["nested"]):
        if fold(one["text"]) != fold(one["name"]):
            ends = {"subject": one["name"], "relation": "alternateName", "object": one["text"]}
            yield {**ends, "status": Status.STATED}


def _of(names: Iterable[Name], kinds: frozenset[Kind]) -> frozenset[Name]:
    return frozenset(name for name in names if name.kind in kinds)


def _compare(evaluation: Evaluation, kinds: frozenset[Kind]) -> Iterator[Peer]:
    """Zhitu and the bare engines on the texts that mark names, of the kinds that all of them know."""
    marked = [judged for judged in evaluation.texts if judged.row.names is not None]
    ours = Tally()
    for judged in marked:
        ours.count(name for name in judged.names if name.label in engines.KINDS)
    yield Peer("zhitu", f"zhitu {VERSION}, {evaluation.settings.tagger}", ours)
    for name, engine in engines.ENGINES.items():
        find, tally = engine.finder(), Tally()
        for judged in marked:
            row, counted = judged.row, (kinds or judged.row.kinds) & engines.KINDS
            tally.count(judge_names(_of(row.names or (), counted), _of(find(row.text), counted)))
        yield Peer(name, f"{engine.package} {engine.version}", tally)


def _nothing(problems: list[Problem]) -> InputError:
    """The error for files of which none holds gold."""
    if problems:
        first = problems[0]
        return InputError(first.what, first.where, first.mend)
    return InputError("no gold was found", "the files", gold.WRITE)
