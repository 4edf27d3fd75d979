"""How an answer is judged: precision, recall and F1 of spans and of facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
Span = tuple[int, int, str]

# Differences in a name that nobody means: spaces, quotes, brackets, points between foreign names.
UNMEANT = re.compile(r"[\s“”\"'‘’《》〈〉「」『』()·.,，、]")
# Relations whose object is a place; 遵义市播州区 and 播州区 are one, 延边州 and 延边 too.
PLACED = ("locatedIn", "birthPlace")
# Relations whose direction means nothing.
SYMMETRIC = ("spouse", "cooperatesWith")
LEVEL = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|街道|省|市|州|区|县|镇|乡)$")
DAY = re.compile(r"(\d{4})[年/.-]?(?:(\d{1,2})[月/.-]?)?(?:(\d{1,2})日?)?")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        total = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / total if total else 0.0


@dataclass(slots=True)
class Tally:
    """Scores by label (a type or a relation)."""

    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, label: str, score: Score) -> None:
        self.scores[label] = self.scores.get(label, Score()) + score

    @property
    def total(self) -> Score:
        return sum(self.scores.values(), Score())


def fold(name: str) -> str:
    """A name for comparison."""
    return UNMEANT.sub("", unicodedata.normalize("NFKC", name)).casefold()


def judge_spans(tally: Tally, wanted: Collection[Span], found: Collection[Span]) -> None:
    """Counts spans by type: start, end and type must all agree."""
    for span in set(wanted) | set(found):
        tally.add(span[2], Score(span in wanted and span in found, span not in wanted, span not in found))


def agrees(fact: Row, gold: Row) -> bool:
    """Whether a fact that was found is the wanted one: relation, both names (or an accepted other), status if given."""
    if gold["p"] in SYMMETRIC and fold(fact["subject"]) == fold(gold["o"]):
        gold = {**gold, "s": gold["o"], "o": gold["s"]}
    return (
        fact["relation"] == gold["p"]
        and fold(fact["subject"]) == fold(gold["s"])
        and any(_same_object(fact["object"], other, gold["p"]) for other in (gold["o"], *gold.get("alt", ())))
        and fact["status"] == gold.get("status", fact["status"])
    )


def judge_facts(tally: Tally, wanted: Iterable[Row], found: Iterable[Row], *, exhaustive: bool) -> None:
    """Counts facts by relation.

    Where the gold is not ``exhaustive``, a fact is wrong only if the gold speaks of its subject and relation, or of
    its subject and object, and says something else; all other facts count neither way. Optional gold counts
    neither way in any case.
    """
    wanted = tuple(wanted)
    pairs = {(fold(one["s"]), one["p"]) for one in wanted} | {(fold(one["s"]), fold(one["o"])) for one in wanted}
    hit: set[int] = set()
    for fact in _distinct(found):
        matches = [place for place, one in enumerate(wanted) if agrees(fact, one)]
        hit.update(matches)
        subject = fold(fact["subject"])
        spoken_of = {(subject, fact["relation"]), (subject, fold(fact["object"]))} & pairs
        if not matches and (exhaustive or spoken_of):
            tally.add(fact["relation"], Score(wrong=1))
    for place, one in enumerate(wanted):
        if not one.get("optional"):
            tally.add(one["p"], Score(hits=place in hit, missed=place not in hit))


def _distinct(found: Iterable[Row]) -> Iterator[Row]:
    seen = set()
    for fact in found:
        key = (fold(fact["subject"]), fact["relation"], fold(fact["object"]), fact["status"])
        if key not in seen:
            seen.add(key)
            yield fact


def _same_object(found: str, wanted: str, relation: str) -> bool:
    """Equal names, places whose narrowest part is one, or days of which the found one says at least what is wanted."""
    if fold(found) == fold(wanted):
        return True
    if relation in PLACED:
        ends = [LEVEL.sub("", fold(name)) for name in (found, wanted)]
        return ends[0].endswith(ends[1]) or ends[1].endswith(ends[0])
    day = DAY.search(wanted)
    if day is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", found):
        return False
    return found.startswith("-".join(f"{int(part):02}" for part in day.groups() if part))
