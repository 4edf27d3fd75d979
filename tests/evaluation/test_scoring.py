"""How an answer is judged, on gold so small that the right score is plain."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zhitu.evaluation import Evaluation, report
from zhitu.evaluation.scoring import Mark, Score, fold

TEXT = "石桥市总工会主席高远山到云溪县走访。"

Judge = Callable[[dict[str, Any], dict[str, Any]], Evaluation]


def mention(start: int, end: int, kind: str) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, "text": TEXT[start:end], "name": TEXT[start:end]}


def fact(subject: str, relation: str, target: str, status: str = "stated") -> dict[str, Any]:
    ends = {"subject": subject, "relation": relation, "object": target}
    return ends | {"status": status, "confidence": 0.9, "rule": "leads/a"}


def marks(found: Evaluation) -> list[Mark]:
    return [one.mark for one in found.texts[0].facts]


def test_names_must_agree_in_place_and_kind(row: dict[str, Any], judge: Judge) -> None:
    found = judge(
        row, {"mentions": [mention(0, 6, "Organization"), mention(8, 10, "Person"), mention(12, 15, "Person")]}
    )
    assert found.names.scores == {"Organization": Score(1, 0, 0), "Person": Score(0, 2, 1), "Place": Score(0, 0, 1)}
    assert found.names.total.precision == pytest.approx(1 / 3)
    assert found.names.total.recall == pytest.approx(1 / 3)
    assert found.names.total.f1 == pytest.approx(1 / 3)


def test_kinds_that_the_gold_does_not_mark_are_not_judged(row: dict[str, Any], judge: Judge) -> None:
    people = {**row, "types": ["person"]}
    found = judge(people, {"mentions": [mention(0, 5, "Organization"), mention(8, 11, "Person")]})
    assert found.names.scores == {"Person": Score(hits=1)}


def test_nothing_found_and_nothing_wanted_scores_nothing() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_a_fact_is_right_whatever_its_quotes_and_said_twice_counts_once(row: dict[str, Any], judge: Judge) -> None:
    found = judge(row, {"facts": [fact("高远山", "leads", "“石桥市总工会”"), fact("高远山", "leads", "石桥市总工会")]})
    assert found.facts.scores == {"leads": Score(hits=1)}


def test_in_exhaustive_gold_every_other_fact_is_a_false_alarm(row: dict[str, Any], judge: Judge) -> None:
    leader = {**mention(8, 11, "Person"), "name": "马可"}
    found = judge(row, {"mentions": [leader], "facts": [fact("马可", "leads", "茶社")]})
    assert found.facts.scores == {"leads": Score(0, 1, 1)}


def test_what_is_said_of_a_name_inside_a_longer_one_counts_neither_way(row: dict[str, Any], judge: Judge) -> None:
    found = judge(row, {"mentions": [mention(0, 6, "Organization")], "facts": [fact("石桥市", "leads", "渌水")]})
    assert found.facts.scores == {"leads": Score(missed=1)}


def test_in_other_gold_only_what_it_speaks_of_can_be_false(row: dict[str, Any], judge: Judge) -> None:
    row = {**row, "exhaustive": False}
    found = judge(row, {"facts": [fact("马可", "leads", "茶社"), fact("高远山", "leads", "茶社")]})
    assert found.facts.scores == {"leads": Score(0, 1, 1)}
    assert marks(found) == [Mark.MISS, Mark.FREE, Mark.FALSE]


def test_optional_facts_count_neither_way(row: dict[str, Any], judge: Judge) -> None:
    row = {**row, "facts": [{**row["facts"][0], "optional": True}]}
    assert judge(row, {}).facts.scores == {}
    assert judge(row, {"facts": [fact("高远山", "leads", "石桥市总工会")]}).facts.scores == {}


def test_what_is_planned_may_not_be_stated(row: dict[str, Any], judge: Judge) -> None:
    row = {**row, "facts": [{**row["facts"][0], "status": "planned"}]}
    leader = [mention(8, 11, "Person")]
    planned, stated = (fact("高远山", "leads", "石桥市总工会", status) for status in ("planned", "stated"))
    assert judge(row, {"mentions": leader, "facts": [planned]}).facts.scores == {}
    assert judge(row, {"mentions": leader, "facts": [stated]}).facts.scores == {"leads": Score(wrong=1)}


@pytest.mark.parametrize(
    ("relation", "wanted", "found", "right"),
    [
        ("locatedIn", "渌水市云溪县", "云溪县", True),
        ("locatedIn", "大溪州", "大溪", True),
        ("locatedIn", "云溪县", "石桥县", False),
        ("locatedIn", "大国溪州", "溪州", True),
        ("locatedIn", "渌水", "渌水市云溪县", True),
        ("locatedIn", "渌水市云溪县", "渌水市", False),
        ("locatedIn", "渌水", "渌水路12号", False),
        ("locatedIn", "渌水", "渌水实验学校", False),
        ("foundingDate", "1998年4月", "1998-04", True),
        ("foundingDate", "1998年", "1998-04-02", True),
        ("foundingDate", "1998年4月", "1998", False),
        ("partOf", "云溪县", "渌水市云溪县", False),
    ],
)
def test_places_and_dates_are_right_if_they_say_as_much(
    relation: str, wanted: str, found: str, right: bool, judge: Judge
) -> None:
    row = {"text": TEXT, "facts": [{"s": "甲", "p": relation, "o": wanted}]}
    assert judge(row, {"facts": [fact("甲", relation, found)]}).facts.total.hits == right


def test_a_place_around_the_wanted_one_is_vague_and_not_wrong(judge: Judge) -> None:
    row = {"text": TEXT, "facts": [{"s": "甲", "p": "locatedIn", "o": "渌水市云溪县"}], "exhaustive": False}
    found = judge(row, {"facts": [fact("甲", "locatedIn", "渌水"), fact("甲", "locatedIn", "石桥")]})
    assert marks(found) == [Mark.MISS, Mark.FREE, Mark.FALSE]


def test_either_direction_of_a_marriage_is_right(judge: Judge) -> None:
    row = {"text": TEXT, "facts": [{"s": "甲", "p": "spouse", "o": "乙"}]}
    assert judge(row, {"facts": [fact("乙", "spouse", "甲")]}).facts.total == Score(hits=1)


def test_other_objects_may_be_right_too(judge: Judge) -> None:
    row = {"text": TEXT, "facts": [{"s": "甲", "p": "leads", "o": "茶社", "alt": ["茶馆"]}]}
    assert judge(row, {"facts": [fact("甲", "leads", "茶馆")]}).facts.total == Score(hits=1)


def test_a_short_name_says_an_other_name_only_where_the_gold_has_gaps(judge: Judge) -> None:
    row = {"text": TEXT, "facts": [{"s": "石桥市总工会", "p": "alternateName", "o": "市总工会"}]}
    short = {"mentions": [{**mention(2, 6, "Organization"), "name": "石桥市总工会"}]}
    assert judge({**row, "exhaustive": False}, short).facts.total == Score(hits=1)
    assert judge(row, short).facts.total == Score(missed=1)


def test_fold_keeps_what_tells_names_apart() -> None:
    assert fold("“ＡＢ·茶社”（南）") == fold("ab茶社南")
    assert fold("云溪县") != fold("云溪")
    assert fold("高远山先生") == fold("高远山")


def test_errors_are_told_with_the_words_around_them(row: dict[str, Any], judge: Judge) -> None:
    found = judge(row, {"mentions": [mention(0, 6, "Organization"), mention(8, 11, "Person")]})
    told = list(report.lines(found))
    assert len(told) == 2
    assert "miss: Place  石桥市总工会主席高远山到【云溪县】走访。" in told[0]
    assert "miss: 高远山 — leads → 石桥市总工会" in told[1]
