"""Gold files as newsrooms write them: what is taken from them, and what is told of those that do not fit."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.errors import Problem
from zhitu.evaluation import gold
from zhitu.model import Kind

TEXT = "石桥市总工会主席高远山到云溪县走访。"

Write = Callable[..., Path]


def read(path: Path) -> tuple[tuple[gold.Row, ...], list[Problem]]:
    problems: list[Problem] = []
    return gold.read([path], problems), problems


def test_a_row_is_read_with_its_names_and_facts(row: dict[str, Any], write: Write) -> None:
    (row,), problems = read(write(row))
    assert not problems
    assert row.names == {
        gold.Name(0, 6, Kind.ORGANIZATION), gold.Name(8, 11, Kind.PERSON), gold.Name(12, 15, Kind.PLACE),
    }  # fmt: skip
    assert row.claims == (gold.Claim("高远山", "leads", "石桥市总工会"),)
    assert row.kinds == {Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE}
    assert row.relations == {"leads"}
    assert row.exhaustive


def test_a_packed_file_is_read_and_a_torn_one_is_told(row: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    packed = gzip.compress((json.dumps(row) + "\n").encode() * 50)
    path.write_bytes(packed)
    assert len(read(path)[0]) == 50
    path.write_bytes(packed[:-20])
    assert "cannot be read" in read(path)[1][0].what


def test_facts_may_be_written_as_relations_and_by_place(write: Write) -> None:
    place = {"start": 8, "end": 11}
    relation = {"subject": place, "predicate": "leads", "object": "石桥市总工会", "required": False}
    (row,), problems = read(write({"text": TEXT, "relations": [relation]}))
    assert not problems
    assert row.claims == (gold.Claim("高远山", "leads", "石桥市总工会", optional=True),)
    assert row.names is None


def test_what_a_text_plans_may_be_left_out(row: dict[str, Any], write: Write) -> None:
    (row,), _ = read(write({"text": TEXT, "facts": [{**row["facts"][0], "status": "planned"}]}))
    assert row.claims is not None
    assert row.claims[0].optional


def test_a_first_line_without_text_speaks_for_the_file(row: dict[str, Any], write: Write) -> None:
    rows, problems = read(write({"types": ["person"], "exhaustive": False}, row, {**row, "exhaustive": True}))
    assert not problems
    assert [row.kinds for row in rows] == [{Kind.PERSON}, {Kind.PERSON}]
    assert [row.exhaustive for row in rows] == [False, True]


@pytest.mark.parametrize(
    ("broken", "what", "mend"),
    [
        ("{broken", "not a JSON object", "one object a line"),
        ("[1, 2]", "not a JSON object", "one object a line"),
        ("[" * 100_000, "not a JSON object", "one object a line"),
        ({"entities": []}, "without a text", "one object a line"),
        ({"text": TEXT}, "without entities", "one object a line"),
        ({"text": TEXT, "entities": {}}, "entities is not a list", '"start"'),
        ({"text": TEXT, "entities": [7]}, "no place in the text", "end is the place after"),
        ({"text": TEXT, "entities": [{"start": 3, "end": 99, "type": "org"}]}, "no place in the text", "from 0"),
        ({"text": TEXT, "entities": [{"start": True, "end": 2, "type": "org"}]}, "no place in the text", "from 0"),
        (
            {"text": TEXT, "entities": [{"start": 9, "end": 12, "type": "person", "text": "高远山"}]},
            "高远山",
            "8 to 11",
        ),
        ({"text": TEXT, "entities": [{"start": 0, "end": 6, "type": "title"}]}, "'title' is not known", "person"),
        ({"text": TEXT, "entities": [{"start": 0, "end": 6, "type": ["org"]}]}, "is not known", "person"),
        ({"text": TEXT, "entities": [], "types": "org"}, "types is not a list", '"types"'),
        ({"text": TEXT, "entities": [], "exhaustive": "no"}, "neither true nor false", "true or false"),
        ({"text": TEXT, "facts": {}}, "facts is not a list", '"s"'),
        ({"text": TEXT, "facts": [{"s": "高远山", "p": "leads"}]}, "without a subject", '"o"'),
        ({"text": TEXT, "facts": [{"s": "高远山", "p": "likes", "o": "茶"}]}, "'likes' is not known", "leads"),
        ({"text": TEXT, "facts": [{"s": "高", "p": "organises", "o": "茶"}]}, "'organises'", "Perhaps organizes?"),
        ({"text": TEXT, "facts": [{"s": "高", "p": "leads", "o": "茶", "status": []}]}, "status", "planned"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line_and_the_rest_is_used(
    row: dict[str, Any], broken: object, what: str, mend: str, write: Write
) -> None:
    rows, problems = read(write(row, broken, row))
    (problem,) = problems
    assert what in problem.what
    assert problem.where.endswith("gold.jsonl:2")
    assert mend in problem.mend
    assert [row.where[-2:] for row in rows if row.names and row.claims] == [":1", ":3"]


def test_one_unknown_type_in_many_lines_is_told_once(row: dict[str, Any], write: Write) -> None:
    wrong = {"text": TEXT, "entities": [{"start": 0, "end": 6, "type": "title"}]}
    _, problems = read(write(row, *[wrong] * 30))
    (problem,) = problems
    assert "30 times" in problem.what


def test_a_file_of_something_else_is_told_in_a_word(tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(256)) * 4096)
    rows, problems = read(path)
    assert not rows
    assert len(problems) == 1


def test_a_hostile_number_of_lines_of_noise_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "noise.jsonl"
    path.write_bytes(b"\xff\xfe noise\n" * 300_000)
    rows, (problem,) = read(path)
    assert not rows
    assert "holds no gold" in problem.what


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just(TEXT),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["start", "end", "type", "text", "s", "p", "o", "alt", "status"]), inner)
    ),
    max_leaves=12,
)
FIELDS = ["id", "text", "entities", "facts", "relations", "types", "exhaustive"]


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
@settings(max_examples=150, deadline=None)
def test_whatever_a_row_holds_it_is_gold_or_a_problem(fields: dict[str, Any]) -> None:
    problems: list[Problem] = []
    notes = gold.Notes("gold.jsonl", problems)
    row = gold.parse(fields, 1, notes)
    notes.close()
    assert row or problems
    if row:
        assert all(0 <= name.start < name.end <= len(row.text) for name in row.names or ())
