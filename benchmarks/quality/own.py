"""Our own annotated seeds and sentences, which CI measures on every change."""

from __future__ import annotations

import json
from functools import cache

import zhitu
from quality import data
from quality.graphs import Scores, judge
from quality.scoring import Tally, judge_facts, judge_spans
from zhitu import knowledge
from zhitu.model import Settings

GOLD = data.CHECKOUT / "tests" / "quality" / "gold"
SPLITS = {"dev": "sentences.jsonl", "held": "held.jsonl"}
# Sentences on dealings of bodies and on kin, which annotate these relations only.
DEALS = {"dev": "relations_dev.jsonl", "held": "relations_held.jsonl"}
NEWS = {"dev": "news_dev.jsonl", "held": "news_held.jsonl"}
KINDS = {"Person": "person", "Place": "place", "Organization": "org", "Program": "program"}


@cache
def measure_seeds() -> Scores:
    """The scores of the graphs of our seeds, each built alone, added up."""
    total = Scores()
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        total += judge(zhitu.build(data.CHECKOUT / gold["source"]), gold)
    return total


@cache
def measure_sentences(file: str) -> tuple[Tally, Tally]:
    """Scores of names by type and of facts by relation, on the sentences of one file.

    Rules were written on those of the split ``dev``; ``held`` were written before the rules for what they speak of, and
    read by no one who wrote rules after. A fact that a sentence denies, plans or puts in the past may be given with
    that status or left out; what is said of a name inside a longer one counts neither way.
    """
    with (GOLD / file).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    relations = {fact["p"] for row in rows for fact in row["facts"]} & {one.name for one in knowledge.load().relations}
    names, facts = Tally(), Tally()
    for row in rows:
        found = data.read(row["text"], Settings())
        judge_spans(
            names,
            {(one["start"], one["end"], one["type"]) for one in row["entities"]},
            {(one["start"], one["end"], KINDS[one["kind"]]) for one in found["mentions"]},
        )
        named = {one[key] for one in found["mentions"] for key in ("text", "name")}
        wanted = [fact | {"optional": fact.get("optional") or "status" in fact} for fact in row["facts"]]
        judge_facts(
            facts,
            [fact for fact in wanted if fact["p"] in relations],
            [fact for fact in found["facts"] if fact["relation"] in relations and fact["subject"] in named],
            exhaustive=True,
        )
    return names, facts
