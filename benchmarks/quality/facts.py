"""Relations: what ``zhitu read --json`` finds, against sentences and news that others annotated."""

from __future__ import annotations

from collections.abc import Iterator

from quality import data
from quality.scoring import Score, Tally, fold, judge_facts
from zhitu import knowledge
from zhitu.model import Settings

# The names that the news file has for relations of ours.
RENAMED = {"heldAt": "locatedIn", "organises": "organizes", "award": "receivedHonour"}


def report() -> Iterator[str]:
    """The tables, as lines of Markdown."""
    known = {relation.name for relation in knowledge.load().relations} | {"alternateName"}
    rows = data.load("relations_open.jsonl")
    yield from _table(f"Encyclopaedia and web sentences, {len(rows)}", rows, known)
    rows = [_news(row) for row in data.load("news_open.jsonl")]
    yield from _table(f"Labour and local news, {len(rows)} texts (recall of the required facts)", rows, known)


def _table(title: str, rows: list[data.Row], known: set[str]) -> Iterator[str]:
    yield f"### {title}\n"
    if not rows:
        yield "Skipped: the data is not on this machine.\n"
        return
    tallies = {half: Tally() for half in data.HALVES}
    for row in rows:
        found = data.read(row["text"], Settings())
        wanted = [fact for fact in row["facts"] if fact["p"] in known]
        judge_facts(tallies[data.half(row)], wanted, [*found["facts"], *_other_names(found)], exhaustive=False)
    names = sorted({fact["p"] for row in rows for fact in row["facts"] if fact["p"] in known})
    yield "| relation | dev: wanted | P | R | F1 | held: wanted | P | R | F1 |"
    yield "| --- |" + " ---: |" * 8
    for name in names:
        yield _line(name, [tally.scores.get(name, Score()) for tally in tallies.values()])
    both = [sum((tally.scores.get(name, Score()) for name in names), Score()) for tally in tallies.values()]
    yield _line("**all**", both)
    if left := sorted({fact["p"] for row in rows for fact in row["facts"]} - known):
        yield f"\nNot in the vocabulary, and left out: {', '.join(left)}."
    yield ""


def _line(name: str, scores: list[Score]) -> str:
    cells = (f"{one.hits + one.missed} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f}" for one in scores)
    return f"| {name} | {' | '.join(cells)} |"


def _news(row: data.Row) -> data.Row:
    facts = [
        {
            "s": one["subject"],
            "p": RENAMED.get(one["predicate"], one["predicate"]),
            "o": one["object"],
            "alt": one.get("alt", ()),
            "optional": not one["required"],
        }
        for one in row["relations"]
    ]
    return {"text": row["text"], "facts": facts}


def _other_names(found: data.Row) -> Iterator[data.Row]:
    """A name that was read as standing for another says ``alternateName``."""
    for one in (*found["mentions"], *found["nested"]):
        if fold(one["text"]) != fold(one["name"]):
            yield {"subject": one["name"], "relation": "alternateName", "object": one["text"], "status": "stated"}
