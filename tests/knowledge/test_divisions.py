"""The divisions as the list and the lexicon of places have them, and lines of the lexicon that lead nowhere."""

from __future__ import annotations

import pytest

from zhitu.errors import OntologyError
from zhitu.knowledge import divisions
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.lexicons import Entry, Lexicon


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (Entry("青川国", "country", ()), "青川国 has no code"),
        (Entry("云岭市", "former", ("330604", "当年")), "云岭市 changed in no year"),
        (Entry("云岭市", "former", ("990099", "2013")), "云岭市 leads to no division"),
    ],
)
def test_a_line_that_leads_nowhere_is_told(line: Entry, told: str) -> None:
    with pytest.raises(OntologyError, match=told):
        divisions.read(Lexicon("places", {line.word: line}))


def test_countries_stand_beside_the_divisions_and_former_names_lead_to_them() -> None:
    lines = [Entry("青川国", "country", ("QCG",)), Entry("云岭市", "former", ("330604", "2013"))]
    places, changes = divisions.read(Lexicon("places", {line.word: line for line in lines}))
    assert (places["QCG"].level, places["QCG"].parent) == (Level.COUNTRY, "")
    assert (places["330604"].level, places["330604"].parent) == (Level.COUNTY, "330600")
    assert [(one.code, one.year) for one in changes if one.name == "云岭市"] == [("330604", 2013)]
