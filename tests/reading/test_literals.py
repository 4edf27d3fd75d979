"""An expression that is passed over for want of a word could not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhitu import knowledge
from zhitu.reading.facts import patterns
from zhitu.reading.prefilter.literals import required_literals

RULES = patterns.compiled(knowledge.load().relations)
FILTER = patterns.prefilter(knowledge.load().relations)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("甲.*乙", ["甲", "乙"]),
        ("甲?乙", ["乙"]),
        ("(?:甲乙|丙)丁", [("甲乙丁", "丙丁")]),
        ("(?:甲|丙?)丁", ["丁"]),
        ("甲(?:乙|丙)?丁.{3}(?:戊|己.+|庚辛)", [("甲丁", "甲乙丁", "甲丙丁"), ("戊", "己", "庚辛")]),
        ("(?:甲.|乙?)丙", ["丙"]),
        ("[甲乙]{1,3}[^丙]", [("甲", "乙")]),
        ("(?:甲.乙){2}", ["甲", "乙"]),
        ("(?i:ab)甲", ["甲"]),
        ("(?<=甲)乙(?!丙)", ["乙"]),
        (r"\d甲", ["甲"]),
    ],
)
def test_each_part_that_must_stand_asks_for_its_words(expression: str, expected: list[str | tuple[str, ...]]) -> None:
    assert set(required_literals(expression)) == {
        frozenset((one,) if isinstance(one, str) else one) for one in expected
    }


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (re.compile("甲 . 乙  # 丙", re.VERBOSE), ["甲", "乙"]),
        (re.compile("[a-z]b甲", re.IGNORECASE), []),
        (re.compile("(?i)ab.甲"), []),
    ],
)
def test_what_is_asked_for_heeds_the_flags_of_an_expression(pattern: re.Pattern[str], expected: list[str]) -> None:
    assert required_literals(pattern.pattern, pattern.flags) == tuple(frozenset(one) for one in expected)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_a_pattern_is_found_in_holds_what_it_needs(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    text = data.draw(st.from_regex(rule.expression))
    assert all(any(word in text for word in words) for words in rule.words)
    assert rule not in FILTER.things or rule in FILTER.possible(text + "".join(map("".join, rule.ends)))
