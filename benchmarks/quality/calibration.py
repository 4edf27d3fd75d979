"""What a confidence is worth: of the facts that a rule is so sure of, how many are right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quality import data, own
from zhitu import evaluation
from zhitu.evaluation import gold
from zhitu.evaluation.scoring import agrees, fold
from zhitu.model import Settings

BINS = (0.70, 0.80, 0.85, 0.90, 0.95, 1.01)

Judged = tuple[str, str, float, bool]
"""The half of the data, the rule, its confidence, and whether the fact is right."""


def report() -> Iterator[str]:
    """Observed precision by stated confidence, as lines of Markdown."""
    judged = [*_own(), *_relations()]
    yield "| stated confidence | dev: facts | right | held: facts | right |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for low, high in pairwise(BINS):
        cells = []
        for half in data.HALVES:
            inside = [right for name, _, sure, right in judged if name == half and low <= sure < high]
            share = f"{sum(inside) / len(inside):.3f}" if inside else "-"
            cells.append(f"{len(inside)} | {share}")
        yield f"| {low:.2f} to {min(high, 1):.2f} | {' | '.join(cells)} |"
    yield ""


def by_rule(half: str = "dev") -> dict[str, tuple[float, int, int]]:
    """For each rule its stated confidence, how many of its facts were judged, and how many of them are right."""
    found: dict[str, tuple[float, int, int]] = {}
    for name, rule, sure, right in (*_own(), *_relations()):
        if name == half:
            _, count, hits = found.get(rule, (sure, 0, 0))
            found[rule] = (sure, count + 1, hits + right)
    return found


def _own() -> Iterator[Judged]:
    """The facts that our own sentences annotate without gaps."""
    for half, file in (*own.SPLITS.items(), *own.DEALS.items()):
        for row in gold.read([own.GOLD / file], []):
            found = evaluation.read(row.text, Settings())["facts"]
            yield from (_judge(half, fact, row) for fact in found if fact["relation"] in row.relations)


def _relations() -> Iterator[Judged]:
    """The facts of which the public sentences say whether they are right."""
    for fields, row in data.gold(data.load("relations_open.jsonl")):
        pairs = {(fold(one.subject), one.relation) for one in row.claims or ()}
        for fact in evaluation.read(row.text, Settings())["facts"]:
            if (fold(fact["subject"]), fact["relation"]) in pairs:
                yield _judge(data.half(fields), fact, row)


def _judge(half: str, fact: data.Row, row: gold.Row) -> Judged:
    return half, fact["rule"], fact["confidence"], any(agrees(fact, one) for one in row.claims or ())


def main() -> None:
    """Prints the rules that are less right than they say, or more, with the counts."""
    for rule, (sure, count, hits) in sorted(by_rule().items(), key=lambda entry: -entry[1][1]):
        print(f"{rule:32} says {sure:.2f}  right {hits}/{count} = {hits / count:.2f}")


if __name__ == "__main__":
    main()
