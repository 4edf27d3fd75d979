"""Indicators: the measured quantities that an article tells of its bodies, places, programs and people.

:mod:`items` makes a sentence a row of words and names; :mod:`counting` says what an amount counts, :mod:`subjects` of
whom it is said, :mod:`terms` with which number, unit and date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Fact, Kind, Measure, Mention, Sentence, Status, Token
from zhitu.reading.indicators import counting, subjects, terms
from zhitu.reading.indicators.counting import Count
from zhitu.reading.indicators.items import Frame, frame, is_open
from zhitu.reading.indicators.subjects import Scene, Subject
from zhitu.reading.indicators.terms import Amount
from zhitu.reading.sentences import group_mentions

RELATION = "hasIndicator"

DAY = "2026-01-01"
"""What the date of a day looks like; that of a month or a year is shorter."""

OUT, IN = "出", "入境"
"""The first character of a word, which the tagger cut off, and the rest of that: 出|入境航班."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause counts: its number, what and of whom, by when, and whether that is a target."""

    clause: int
    count: Count
    subject: Subject
    date: str = ""
    target: bool = False


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Fact, ...]:
    """The indicators of an article as facts, by position; their object is a :class:`Measure`.

    What is counted of no name, or of whom it is said unclearly, is left out.
    """
    scene = Scene(mentions, knowledge, article.date[:4])
    found: list[Fact] = []
    for sentence, words, inside in zip(sentences, tokens, group_mentions(sentences, mentions), strict=True):
        if any(mention.kind is Kind.AMOUNT for mention in inside):
            framed = frame(sentence, words, inside, knowledge.lexicons["measure_words"])
            found += _in_sentence(sentence, framed, scene, article.date)
    return tuple(found)


def _in_sentence(sentence: Sentence, framed: Frame, scene: Scene, today: str) -> Iterator[Fact]:
    units = scene.knowledge.lexicons["units"]
    before: Told | None = None
    for number, clause in enumerate(framed.clauses):
        for place in range(*clause):
            amount = terms.read(framed, clause, place, units)
            if amount and place and framed.kind(place - 1) == "apart":
                continue  # 女子|300米|双人竹筏
            count = counting.count(framed, clause, place, units.kind(amount.unit)) if amount else None
            said = _tell(framed, number, count, scene, before) if count else None
            if amount is None or said is None:
                continue
            when = terms.when(framed, number, place, today)
            if not when.reached and terms.aims(framed, said.subject.mention):
                when = replace(when, target=True)
            if before is not None and count is not None and count.borrows:
                when = replace(when, date=before.date)
            near = any(item.tag == Kind.TIME.value for item in framed.items[clause[0] : place])
            before = _timed(said, when, before) if near else _dated(_timed(said, when, before), today)
            yield _state(before, amount, sentence)


def _state(told: Told, amount: Amount, sentence: Sentence) -> Fact:
    count, subject = told.count, told.subject
    parts = (count.action, count.counted, amount.sign, amount.number, amount.unit)
    measure = Measure(*parts, told.date, told.target, amount.text)
    status = Status.PLANNED if told.target else Status.STATED
    rule = f"{RELATION}/{'same-clause' if subject.sure == subjects.SAME else 'earlier-clause'}"
    return Fact(subject.mention, RELATION, measure, sentence, rule, subject.sure, told.date, status)


def _tell(framed: Frame, number: int, count: Count, scene: Scene, before: Told | None) -> Told | None:
    """What is counted and of whom; a clause that leaves either out takes it from what the clause before counted."""
    if framed.words.kind(count.counted) in ("vague", "aspect") or _is_part(framed, count):
        return None
    said = _said(framed, number, count, scene, before)
    place = said is not None and said.subject.mention.kind is Kind.PLACE and said.subject.sure == subjects.EARLIER
    goes_on = (
        before is not None
        and before.subject.sure == subjects.SAME
        and before.count.counted.endswith(framed.words.marked("of"))
    )
    return None if place and framed.words.bears(count.counted, "of") and not goes_on else said


def _said(framed: Frame, number: int, count: Count, scene: Scene, before: Told | None) -> Told | None:
    recent = before if before and before.clause in (number, number - 1) else None
    if count.borrows:
        return replace(recent, clause=number, count=replace(recent.count, action=count.action)) if recent else None
    if count.continues:
        same = recent if recent and recent.clause == number else None
        return replace(same, count=replace(count, action=same.count.action)) if same else None
    subject = subjects.find(framed, number, count, scene)
    low = framed.clauses[number][0]
    if subject is None and recent and not count.leads and is_open(framed, low, count.first):
        subject = Subject(recent.subject.mention, subjects.EARLIER)
    return Told(number, count, subject) if subject else None


def _is_part(framed: Frame, count: Count) -> bool:
    """Whether a noun is only a part of what is counted: 13个|方面|重大任务, 对|其他|经济体|进出口."""
    before = framed.items[count.first - 1].text if count.first else ""
    rest = framed.words.bears(before, "others")
    crossing = count.counted.startswith(IN) and any(
        item.text == OUT for item in framed.items[max(count.first - 1, 0) : count.first + 2]
    )
    return rest or crossing or count.counted.startswith(framed.words.words("aspect"))


def _dated(told: Told, today: str) -> Told:
    """A target without the day on which it is told: 今天介绍，|将举办14场活动."""
    known = told.target and len(told.date) == len(DAY) and told.date <= today
    return replace(told, date="") if known else told


def _timed(said: Told, when: terms.When, before: Told | None) -> Told:
    """What is told with its time; where it says none, it has that of the clause before, if of the same subject."""
    follows = before is not None and before.subject.mention == said.subject.mention
    if before is None or not follows or when.date or when.reached:
        return replace(said, date=when.date, target=when.target)
    return replace(said, date=before.date, target=before.target or when.target)
