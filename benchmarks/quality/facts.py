"""Relations: what ``zhitu read --json`` finds, against sentences and news that others annotated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quality import data
from zhitu import evaluation
from zhitu.evaluation.scoring import Score, Tally
from zhitu.model import Settings

# The names that the news file has for relations of ours.
RENAMED = {"heldAt": "locatedIn", "organises": "organizes", "award": "receivedHonour"}


def report() -> Iterator[str]:
    """The tables, as lines of Markdown."""
    rows = [{**row, "exhaustive": False} for row in data.load("relations_open.jsonl")]
    yield from _table(f"Encyclopaedia and web sentences, {len(rows)}", rows)
    rows = [_news(row) for row in data.load("news_open.jsonl")]
    yield from _table(f"Labour and local news, {len(rows)} texts (recall of the required facts)", rows)


def _table(title: str, rows: list[data.Row]) -> Iterator[str]:
    yield f"### {title}\n"
    if not rows:
        yield "Skipped: the data is not on this machine.\n"
        return
    parsed = list(data.gold(rows))
    names = sorted({claim.relation for _, row in parsed for claim in row.claims or ()})
    tallies = {half: Tally() for half in data.HALVES}
    for fields, row in parsed:
        asked = replace(row, relations=frozenset(names))
        found = evaluation.read(row.text, Settings())
        tallies[data.half(fields)].count(evaluation.judge(asked, found, frozenset()).facts)
    yield "| relation | dev: wanted | P | R | F1 | held: wanted | P | R | F1 |"
    yield "| --- |" + " ---: |" * 8
    for name in names:
        yield _line(name, [tally.scores.get(name, Score()) for tally in tallies.values()])
    yield _line("**all**", [tally.total for tally in tallies.values()])
    if left := sorted({fact["p"] for fields in rows for fact in fields["facts"]} - set(names)):
        yield f"\nNot in the vocabulary, and left out: {', '.join(left)}."
    yield ""


def _line(name: str, scores: list[Score]) -> str:
    cells = (f"{one.wanted} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f}" for one in scores)
    return f"| {name} | {' | '.join(cells)} |"


def _news(row: data.Row) -> data.Row:
    facts = [
        {**one, "p": RENAMED.get(one["predicate"], one["predicate"]), "s": one["subject"], "o": one["object"]}
        for one in row["relations"]
    ]
    return {"text": row["text"], "facts": facts, "exhaustive": False}
