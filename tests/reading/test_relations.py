"""The examples in the relation blocks are tests: what a block yields is found, what it refuses is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhitu import knowledge
from zhitu.knowledge.relations import Example, Relation
from zhitu.model import Fact, Reading, Status

CASES = [(relation, example) for relation in knowledge.load().relations for example in relation.examples]


@pytest.mark.parametrize(
    ("relation", "example"), CASES, ids=lambda case: case.name if isinstance(case, Relation) else case.text[:12]
)
def test_an_example_of_a_relation_holds(
    relation: Relation, example: Example, read_text: Callable[[str], Reading]
) -> None:
    stated = [f for f in read_text(example.text).facts if f.relation == relation.name and f.status is Status.STATED]
    assert {(fact.subject.value, _value(fact)) for fact in stated if _is_said(fact)} == set(example.facts)


def test_every_relation_has_examples_of_both_kinds() -> None:
    for relation in knowledge.load().relations:
        assert any(example.facts for example in relation.examples), relation.name
        assert any(not example.facts for example in relation.examples), relation.name


def _value(fact: Fact) -> str:
    return fact.object if isinstance(fact.object, str) else fact.object.value


def _is_said(fact: Fact) -> bool:
    """What a name itself says (青川县总工会 in 青川县) is no matter of the patterns."""
    return not fact.rule.endswith(("name-inside", "after-place"))
