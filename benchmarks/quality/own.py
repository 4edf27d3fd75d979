"""Our own annotated seeds and sentences, which CI measures on every change."""

from __future__ import annotations

import json
from functools import cache

import zhitu
from quality import data
from quality.graphs import Scores, judge
from zhitu import evaluation
from zhitu.errors import Problem
from zhitu.evaluation.scoring import Tally

GOLD = data.CHECKOUT / "tests" / "quality" / "gold"
SPLITS = {"dev": "sentences.jsonl", "held": "held.jsonl"}
# Sentences on dealings of bodies and on kin, which annotate these relations only.
DEALS = {"dev": "relations_dev.jsonl", "held": "relations_held.jsonl"}
NEWS = {"dev": "news_dev.jsonl", "held": "news_held.jsonl"}


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
    problems: list[Problem] = []
    found = evaluation.evaluate([GOLD / file], problems=problems)
    assert not problems, problems
    return found.names, found.facts
