"""What edges weigh: evidence, status, time; and the contradictions that are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zhitu.model import Kind, Reading, Status
from zhitu.weaving import edges

if TYPE_CHECKING:
    from tests.weaving.conftest import Desk

ORG, PERSON, PROGRAM = Kind.ORGANIZATION, Kind.PERSON, Kind.PROGRAM


def launch(desk: Desk, article: str, **changes: object) -> Reading:
    reading = desk.say(desk.read(article, [(ORG, "嘉兴市总工会"), (PROGRAM, "“匠心领航”专项行动")]), (0, "launched", 1))
    return replace(reading, facts=tuple(replace(fact, **changes) for fact in reading.facts))


def test_evidence_of_two_articles_makes_an_edge_surer(desk: Desk) -> None:
    (one,) = desk.weave(launch(desk, "a1")).edges
    (two,) = desk.weave(launch(desk, "a1"), launch(desk, "a2")).edges
    assert (one.confidence, two.confidence) == (0.8, 0.96)
    assert len(two.facts) == 2


def test_a_sentence_printed_twice_is_one_witness(desk: Desk) -> None:
    one, two = launch(desk, "a1"), launch(desk, "a2")
    copied = replace(two, facts=(replace(two.facts[0], sentence=one.facts[0].sentence),))
    (edge,) = desk.weave(one, copied).edges
    assert edge.confidence == 0.8


def test_no_number_of_witnesses_makes_certain(desk: Desk) -> None:
    (edge,) = desk.weave(*(launch(desk, f"a{n}") for n in range(9))).edges
    assert edge.confidence == edges.CERTAINTY


def test_what_is_stated_wins_over_what_is_planned(desk: Desk) -> None:
    planned = launch(desk, "a2", status=Status.PLANNED, time="2021", confidence=0.9)
    (edge,) = desk.weave(launch(desk, "a1", time="2022-03"), planned).edges
    assert (edge.status, edge.time, edge.confidence, len(edge.facts)) == (Status.STATED, "2022-03", 0.8, 2)


def test_stated_and_denied_is_told(desk: Desk) -> None:
    graph = desk.weave(launch(desk, "a1"), launch(desk, "a2", status=Status.DENIED))
    assert ["both stated and denied" in problem.what for problem in graph.problems] == [True]


@pytest.mark.parametrize(
    ("times", "agreed"),
    [
        (["2020", "", "2020-05"], "2020-05"),
        (["2020-05", "2020-06"], "2020"),
        (["2020", "2021"], ""),
        (["2020-05-01", "2020", "2020-05"], "2020-05-01"),
        ([""], ""),
    ],
)
def test_times_agree_as_far_as_they_do(times: list[str], agreed: str) -> None:
    assert edges.agree(times) == agreed


def lead(desk: Desk, article: str, person: str, time: str = "") -> Reading:
    reading = desk.read(article, [(PERSON, person), (ORG, "嘉兴市总工会")])
    said = desk.say(reading, (0, "leads", 1), (0, "holdsTitle", "主席"))
    return replace(said, facts=tuple(replace(f, sentence=said.facts[0].sentence, time=time) for f in said.facts))


def test_two_chairs_of_one_union_are_told(desk: Desk) -> None:
    (problem,) = desk.weave(lead(desk, "a1", "周晓岚"), lead(desk, "a2", "王强")).problems
    assert all(word in problem.what for word in ("周晓岚", "王强", "嘉兴市总工会", "主席"))
    assert problem.where in {"a1, a2", "a2, a1"}
    assert not desk.weave(lead(desk, "a1", "周晓岚", "2019"), lead(desk, "a2", "王强", "2022")).problems


def test_two_founding_dates_are_told(desk: Desk) -> None:
    def founded(article: str, date: str) -> Reading:
        return desk.say(desk.read(article, [(ORG, "嘉兴市总工会")]), (0, "foundingDate", date))

    assert len(desk.weave(founded("a1", "1950"), founded("a2", "1951")).problems) == 1
    assert not desk.weave(founded("a1", "1950"), founded("a2", "1950-05")).problems


def test_a_literal_is_what_the_mention_stands_for(desk: Desk) -> None:
    reading = desk.read("a1", [(PERSON, "周晓岚"), (Kind.TITLE, "主席")])
    (edge,) = desk.weave(desk.say(reading, (0, "holdsTitle", 1))).edges
    assert (edge.object, edge.literal) == ("主席", True)


def test_nothing_is_said_of_a_thing_and_itself(desk: Desk) -> None:
    reading = desk.say(desk.read("a1", [(ORG, "嘉兴市总工会"), (ORG, "嘉兴工会")]), (0, "partOf", 1))
    assert desk.weave(reading).edges == ()
