"""The examples in the relation blocks are tests: what a block yields is found, what it refuses is not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu import knowledge
from zhitu.errors import OntologyError
from zhitu.knowledge import namespaces, relations
from zhitu.knowledge.relations import Example, Relation
from zhitu.model import Fact, Kind, Reading, Status

END = 'zt:End a zt:Part ; zt:means "。|$" .'
RELATIONS = sorted((Path(__file__).parent.parent.parent / "ontology" / "relations").glob("*.ttl"))
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


def test_every_part_is_written_in_a_pattern_and_bears_the_name_of_nothing_else() -> None:
    texts = [file.read_text(encoding="utf-8") for file in RELATIONS]
    parts = {name for text in texts for name in re.findall(r"^zt:(\w+) a zt:Part", text, re.MULTILINE)}
    matches = "".join(match for text in texts for match in re.findall(r"zt:match (.*)", text))
    assert {part for part in parts if f"<{part}>" not in matches} == set()
    assert parts.isdisjoint({*Kind.__members__.values(), "Head", "Deputy", "Founder", "Title", "Verb"})


def test_a_part_of_another_file_is_written_out_and_a_kind_of_mentions_is_left(tmp_path: Path) -> None:
    block = (
        'zt:leads a zt:Relation ; zt:pattern [ zt:id "is" ; zt:match "<s:Person><Head><End>" ; zt:confidence 0.9 ] .'
    )
    (read,) = relations.read((_turtle(tmp_path / "a.ttl", block), _turtle(tmp_path / "b.ttl", END)))
    assert [pattern.match for pattern in read.patterns] == ["<s:Person><Head>(?:。|$)"]


@pytest.mark.parametrize("second", [END, "zt:Begin a zt:Part ."], ids=["twice", "of-nothing"])
def test_a_part_that_does_not_mean_one_thing_says_so(tmp_path: Path, second: str) -> None:
    with pytest.raises(OntologyError, match="does not mean one thing") as raised:
        relations.read((_turtle(tmp_path / "a.ttl", END), _turtle(tmp_path / "b.ttl", second)))
    assert "b.ttl" in str(raised.value)


def _turtle(file: Path, block: str) -> Path:
    file.write_text(f"@prefix zt: <{namespaces.ZT}> .\n{block}", encoding="utf-8")
    return file


def _value(fact: Fact) -> str:
    return fact.object if isinstance(fact.object, str) else fact.object.value


def _is_said(fact: Fact) -> bool:
    """What a name itself says (青川县总工会 in 青川县) is no matter of the patterns."""
    return not fact.rule.endswith(("name-inside", "after-place"))
