"""How much of what the encyclopaedia sentences count as wrong or missed is only another wording of a name.

Their annotations come from a knowledge base and name a body now in full and now in short (远川集团, 远川), whatever the
sentence says. Two other counts tell that apart from what was read wrongly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quality import data
from zhitu import evaluation
from zhitu.evaluation.gold import Claim
from zhitu.evaluation.scoring import Found, agrees, fold
from zhitu.model import Settings

SHORTEST = 2
"""Characters of a name at least that counts as the short form of one that contains it."""

Counts = Counter[tuple[str, str, str]]
"""Facts by half, relation, and what was found of them."""


def report() -> Iterator[str]:
    """The table, as lines of Markdown."""
    rows = [{**row, "exhaustive": False} for row in data.load("relations_open.jsonl")]
    yield f"### Encyclopaedia and web sentences, {len(rows)}, where a short name is as good as a long one\n"
    if not rows:
        yield "Skipped: the data is not on this machine.\n"
        return
    counts: Counts = Counter()
    for fields, row in data.gold(rows):
        found = evaluation.read(row.text, Settings())
        said = {_key(fact): fact for fact in evaluation.find_facts(found, row)}
        _count(counts, data.half(fields), row.claims or (), tuple(said.values()))
    yield "| relation | dev: P on annotated pairs | P | R | held: P on annotated pairs | P | R |"
    yield "| --- |" + " ---: |" * 6
    for name in sorted({relation for _, relation, what in counts if what == "wanted"}):
        cells = []
        for half in data.HALVES:
            one = {
                what: counts[half, name, what] for what in ("pair", "good pair", "near", "good", "wanted", "reached")
            }
            shares = (("good pair", "pair"), ("good", "near"), ("reached", "wanted"))
            cells += [f"{one[part] / max(one[whole], 1):.3f}" for part, whole in shares]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _count(counts: Counts, half: str, claims: Sequence[Claim], said: Sequence[Found]) -> None:
    for fact in said:
        relation = fact["relation"]
        if any(_is_pair(fact, claim) for claim in claims):
            counts[half, relation, "pair"] += 1
            counts[half, relation, "good pair"] += any(agrees(fact, claim) for claim in claims)
        if any(claim.relation == relation and _is_near(fact["subject"], claim.subject) for claim in claims):
            counts[half, relation, "near"] += 1
            counts[half, relation, "good"] += any(_nearly_agrees(fact, claim) for claim in claims)
    for claim in claims:
        counts[half, claim.relation, "wanted"] += 1
        counts[half, claim.relation, "reached"] += any(_nearly_agrees(fact, claim) for fact in said)


def _key(fact: Found) -> tuple[str, str, str, str]:
    return fold(fact["subject"]), fact["relation"], fold(fact["object"]), fact["status"]


def _is_pair(fact: Found, claim: Claim) -> bool:
    """Whether the gold says something, anything, of these two names."""
    return agrees(fact, replace(claim, relation=fact["relation"]))


def _nearly_agrees(fact: Found, claim: Claim) -> bool:
    """Whether a fact is the wanted one but for how long its names are."""
    if fact["relation"] != claim.relation or not _is_near(fact["subject"], claim.subject):
        return False
    return _is_near(fact["object"], claim.object) or agrees(fact, replace(claim, subject=fact["subject"]))


def _is_near(one: str, two: str) -> bool:
    short, long = sorted((fold(one), fold(two)), key=len)
    return short == long or (len(short) >= SHORTEST and short in long)
