"""How the confidence of a rule is got from counts, and how the curve is drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from quality import confidences, reliability
from quality.calibration import Bin, error

COUNTS = {"leads/sure": (40, 40), "leads/doubtful": (4, 12), "leads/new": (1, 1), "leads/usual": (18, 20)}


def test_a_rule_is_pulled_to_the_mean_the_more_the_less_it_was_seen() -> None:
    mean, _ = confidences.fit(COUNTS)
    lines = [line.split("\t") for line in confidences.table(COUNTS).splitlines() if not line.startswith("#")]
    earned = {rule: float(sure) for rule, sure, _ in lines}
    assert earned["*"] == mean
    assert earned["leads/doubtful"] < mean < earned["leads/new"] < earned["leads/sure"] < 1


def test_rules_that_differ_much_are_pulled_little() -> None:
    alike = {str(n): (9, 10) for n in range(20)}
    apart = {str(n): (10 if n % 2 else 0, 10) for n in range(20)}
    assert confidences.fit(alike)[1] > confidences.fit(apart)[1]


def test_the_error_weighs_each_range_by_its_facts() -> None:
    assert error([Bin(0.8, 0.85, 30, 0.82, 24), Bin(0.9, 0.95, 10, 0.9, 9)]) == pytest.approx(0.75 * 0.02)
    assert error([]) == 0


def test_the_interval_holds_the_share_and_stays_within_bounds() -> None:
    for one in (Bin(0.9, 1, 4, 0.95, 4), Bin(0.9, 1, 200, 0.95, 190), Bin(0, 0.5, 3, 0.4, 0)):
        low, high = one.interval
        assert 0 <= low <= one.share <= high <= 1


def test_the_curve_has_a_point_for_each_range_that_has_facts() -> None:
    bins = (Bin(0.8, 0.85, 30, 0.82, 24), Bin(0.85, 0.9, 0, 0.0, 0), Bin(0.9, 0.95, 10, 0.9, 9))
    drawn = ElementTree.fromstring(reliability.draw({"dev": bins, "held": bins[:1]}))
    circles = drawn.findall("{http://www.w3.org/2000/svg}circle")
    assert len([one for one in circles if len(one)]) == 3
