"""An evaluation as rows for a table, as lines for a reader of errors, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from zhitu.errors import Problem
from zhitu.evaluation import Evaluation
from zhitu.evaluation.scoring import JudgedFact, JudgedName, Mark, Score, Tally
from zhitu.model import VERSION, Status

COLUMNS = ("wanted", "hits", "missed", "false alarms", "precision", "recall", "F1")
ERRORS = (Mark.MISS, Mark.FALSE)

AROUND = 14
"""Characters of a text shown on either side of a name that was missed or is false."""

Row = dict[str, Any]


def rows(tally: Tally) -> Iterator[tuple[str, Score]]:
    """Each label with its score, by the alphabet, and all together."""
    yield from sorted(tally.scores.items())
    yield "all", tally.total


def cells(score: Score) -> tuple[str, ...]:
    """A score in the order of :data:`COLUMNS`."""
    counts = (score.wanted, score.hits, score.missed, score.wrong)
    return (*map(str, counts), *(f"{share:.3f}" for share in (score.precision, score.recall, score.f1)))


def errors(evaluation: Evaluation) -> Iterator[Row]:
    """Every miss and every false alarm, in the order of the texts."""
    for judged in evaluation.texts:
        place = {"where": judged.row.where, "id": judged.row.id}
        for name in judged.names:
            if name.mark in ERRORS:
                yield place | _name(name, judged.row.text)
        for fact in judged.facts:
            if fact.mark in ERRORS:
                yield place | _fact(fact)


def lines(evaluation: Evaluation) -> Iterator[str]:
    """The errors as a person reads them."""
    texts = {judged.row.where: judged.row.text for judged in evaluation.texts}
    for error in errors(evaluation):
        if "relation" in error:
            status = "" if error["status"] in ("", Status.STATED) else f", {error['status']}"
            said = f"{error['subject']} — {error['relation']} → {error['object']}{status}"
        else:
            text, start, end = texts[error["where"]], error["start"], error["end"]
            before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
            said = f"{error['kind']}  {before}【{error['text']}】{after}"
        yield f"{error['where']}  {error['mark']}: {said}"


def to_json(evaluation: Evaluation, problems: Iterable[Problem] = ()) -> Row:
    """All figures, all errors, and the problems of the gold, as JSON can hold them."""
    return {
        "version": VERSION,
        "tagger": evaluation.settings.tagger,
        "texts": len(evaluation.texts),
        "names": _scores(evaluation.names),
        "facts": _scores(evaluation.facts),
        "peers": [
            {"name": peer.name, "version": peer.version, "names": _scores(peer.names)} for peer in evaluation.peers
        ],
        "errors": list(errors(evaluation)),
        "problems": [{"what": one.what, "where": one.where, "mend": one.mend} for one in problems],
    }


def _scores(tally: Tally) -> dict[str, Row]:
    return {label: _score(score) for label, score in rows(tally)}


def _score(score: Score) -> Row:
    counts = {"wanted": score.wanted, "hits": score.hits, "missed": score.missed, "false_alarms": score.wrong}
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return counts | {name: round(share, 4) for name, share in shares.items()}


def _name(name: JudgedName, text: str) -> Row:
    where = {"start": name.start, "end": name.end, "text": text[name.start : name.end]}
    return {"mark": str(name.mark), "kind": name.label, **where}


def _fact(fact: JudgedFact) -> Row:
    ends = {"subject": fact.subject, "relation": fact.label, "object": fact.object, "status": fact.status}
    found = {"confidence": fact.confidence, "rule": fact.rule} if fact.mark is Mark.FALSE else {}
    return {"mark": str(fact.mark), **ends, **found}
