"""How an answer is judged: names by their exact place and kind, facts by their names; then precision, recall, F1."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from zhitu.evaluation.gold import Claim, Name
from zhitu.knowledge import vocabulary

Found = Mapping[str, Any]
"""A fact as ``zhitu read --json`` writes it."""

UNMEANT = re.compile(r"[\s“”\"'‘’《》〈〉「」『』()·.,，、]")
"""Differences in a name that nobody means: spaces, quotes, brackets, points between foreign names."""

RESPECT = re.compile("(?<=..)(?:先生|女士|同志)$")
"""A word of respect after a name, which is no part of it."""

PLACED = ("locatedIn", "birthPlace")
"""Relations whose object is a place; 遵义市播州区 and 播州区 are one, 延边州 and 延边 too; a place inside the
wanted one (播州区三合镇) says at least as much."""

LEVELS = "(?:特别行政区|自治区|自治州|街道|省|市|州|区|县|镇|乡)"
LEVEL, LEVEL_FIRST = re.compile(f"(?<=..){LEVELS}$"), re.compile(f"^{LEVELS}")
NARROWER = re.compile("(?![东南西北中大]{0,2}[路街道巷桥门湾站]).+[省市区县州旗镇乡村里屯庄街道路号楼园城]")
"""What follows the name of a place in the name of a place inside it; not in 遵义路, which may lie anywhere."""

DAY = re.compile(r"(\d{4})[年/.-]?(?:(\d{1,2})[月/.-]?)?(?:(\d{1,2})日?)?")


class Mark(StrEnum):
    """What became of a name or a fact; one that is not counted is optional, or the gold does not speak of it."""

    HIT = "hit"
    MISS = "miss"
    FALSE = "false alarm"
    FREE = "not counted"


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found rightly, found wrongly and missed."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def wanted(self) -> int:
        """How many the gold asks for."""
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found; 0 where nothing is wanted."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.hits + self.wrong + self.missed
        return 2 * self.hits / total if total else 0.0


SCORES = {Mark.HIT: Score(hits=1), Mark.MISS: Score(missed=1), Mark.FALSE: Score(wrong=1), Mark.FREE: Score()}


@dataclass(slots=True)
class Tally:
    """Scores by label (a kind or a relation)."""

    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, label: str, score: Score) -> None:
        """Adds a score to those of the label."""
        self.scores[label] = self.scores.get(label, Score()) + score

    def count(self, judged: Iterable[JudgedName | JudgedFact]) -> None:
        """Adds what was judged, each under its kind or its relation."""
        for one in judged:
            if one.mark is not Mark.FREE:
                self.add(one.label, SCORES[one.mark])

    @property
    def total(self) -> Score:
        """All of them together."""
        return sum(self.scores.values(), Score())


@dataclass(frozen=True, slots=True, order=True)
class JudgedName:
    """A name of the gold or of ours, at its place in the text."""

    start: int
    end: int
    label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """A fact of the gold or of ours; ``confidence`` and ``rule`` are empty for one that was missed."""

    subject: str
    label: str
    object: str
    status: str
    mark: Mark
    confidence: float | None = None
    rule: str = ""


def fold(name: str) -> str:
    """A name for comparison."""
    return RESPECT.sub("", UNMEANT.sub("", unicodedata.normalize("NFKC", name)).casefold())


def judge_names(wanted: Collection[Name], found: Collection[Name]) -> tuple[JudgedName, ...]:
    """Every name, wanted or found, by place: start, end and kind must all agree."""
    judged = []
    for name in {*wanted, *found}:
        mark = Mark.MISS if name not in found else Mark.HIT if name in wanted else Mark.FALSE
        judged.append(JudgedName(name.start, name.end, name.kind, mark))
    return tuple(sorted(judged))


def judge_facts(
    wanted: Iterable[Claim], found: Iterable[Found], *, exhaustive: bool, outer: Collection[str] = ()
) -> tuple[JudgedFact, ...]:
    """Every fact: those of the gold in its order, then those found besides.

    Where the gold is ``exhaustive``, a fact besides is wrong if its subject is one of the ``outer`` names; what is said
    of a name inside a longer one counts neither way.
    Where the gold is not ``exhaustive``, a fact is wrong only if the gold speaks of its subject and relation, or of
    its subject and object, and says something else; all other facts count neither way, one with a place around the
    wanted one (遵义市 for 遵义市播州区) among them. Optional gold counts
    neither way in any case.
    """
    wanted = tuple(wanted)
    pairs = {(fold(one.subject), one.relation) for one in wanted}
    pairs |= {(fold(one.subject), fold(one.object)) for one in wanted}
    hit: dict[int, Found] = {}
    beside: list[JudgedFact] = []
    for fact in _distinct(found):
        matches = [place for place, one in enumerate(wanted) if agrees(fact, one)]
        hit.update({place: fact for place in matches if place not in hit})
        subject = fold(fact["subject"])
        spoken_of = not pairs.isdisjoint({(subject, fact["relation"]), (subject, fold(fact["object"]))})
        if not matches:
            vague = any(_is_vaguer(fact, one) for one in wanted)
            wrong = fact["subject"] in outer if exhaustive else spoken_of and not vague
            beside.append(_as_found(fact, Mark.FALSE if wrong else Mark.FREE))
    return (*(_judge_claim(one, hit.get(place)) for place, one in enumerate(wanted)), *beside)


def agrees(fact: Found, claim: Claim) -> bool:
    """Whether a fact that was found is the wanted one: relation, both names (or an accepted other), status if given."""
    if vocabulary.load().property(claim.relation).symmetric and fold(fact["subject"]) == fold(claim.object):
        claim = replace(claim, subject=claim.object, object=claim.subject)
    return (
        fact["relation"] == claim.relation
        and fold(fact["subject"]) == fold(claim.subject)
        and any(_same_object(fact["object"], other, claim.relation) for other in (claim.object, *claim.others))
        and fact["status"] == (claim.status or fact["status"])
    )


def _judge_claim(claim: Claim, fact: Found | None) -> JudgedFact:
    mark = Mark.FREE if claim.optional else Mark.HIT if fact else Mark.MISS
    if fact:
        return _as_found(fact, mark)
    return JudgedFact(claim.subject, claim.relation, claim.object, claim.status, mark)


def _as_found(fact: Found, mark: Mark) -> JudgedFact:
    return JudgedFact(
        fact["subject"],
        fact["relation"],
        fact["object"],
        str(fact["status"]),
        mark,
        fact.get("confidence"),
        fact.get("rule", ""),
    )


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    seen = set()
    for fact in found:
        key = (fold(fact["subject"]), fact["relation"], fold(fact["object"]), fact["status"])
        if key not in seen:
            seen.add(key)
            yield fact


def _is_vaguer(fact: Found, claim: Claim) -> bool:
    """Whether a fact is the wanted one but for a place that holds the wanted place, by their names."""
    wider = replace(claim, object=fact["object"], others=())
    return claim.relation in PLACED and _is_inside(claim.object, fact["object"]) and agrees(fact, wider)


def _is_inside(inner: str, outer: str) -> bool:
    """Whether the name of a place begins with the name of the place around it: 遵义|播州区, 遵义市|播州区."""
    inner, outer = fold(inner), LEVEL.sub("", fold(outer))
    rest = LEVEL_FIRST.sub("", inner[len(outer) :])
    return inner.startswith(outer) and NARROWER.fullmatch(rest) is not None


def _same_object(found: str, wanted: str, relation: str) -> bool:
    """Equal names, places whose narrowest part is one, or days of which the found one says at least what is wanted."""
    if fold(found) == fold(wanted):
        return True
    if relation in PLACED:
        whole = fold(found), fold(wanted)
        bare = LEVEL.sub("", whole[0]), LEVEL.sub("", whole[1])
        # 广州 ends 中国广州, though only the longer one looks as if 州 were a level
        ends = any(one.endswith(two) or two.endswith(one) for one, two in (whole, bare))
        return ends or _is_inside(found, wanted)
    day = DAY.search(wanted)
    if day is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", found):
        return False
    return found.startswith("-".join(f"{int(part):02}" for part in day.groups() if part))
