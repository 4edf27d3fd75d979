"""Places that share a name: the right one by what else the article names, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

import zhitu
from zhitu.knowledge import Knowledge

LINES = (Path(__file__).parent / "homonyms.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("text", "name", "within"), CASES)
def test_a_shared_name_means_the_place_that_the_article_speaks_of(
    text: str, name: str, within: str, known: Knowledge
) -> None:
    (reading,) = zhitu.read(text)
    codes = {mention.code for mention in reading.mentions if mention.text == name}
    places = {known.gazetteer.place(known.gazetteer.place(code).parent).name if code else "-" for code in codes}
    assert places == {within}
