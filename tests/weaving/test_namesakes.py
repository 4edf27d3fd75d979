"""Persons of one name in two articles: joined by body, post and place, else kept apart or asked about."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import zhitu
from zhitu.model import Document, Kind, Verdict

LINES = (Path(__file__).parent / "namesakes.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "verdict", "papers", "left", "right"), CASES)
def test_namesakes_of_two_articles_are_one_or_two_as_the_texts_tell(
    name: str, verdict: str, papers: str, left: str, right: str
) -> None:
    documents = [
        Document(f"{paper}/{number}.txt", text, hashlib.sha256(text.encode()).hexdigest())
        for number, (paper, text) in enumerate(zip(papers.split(), (left, right), strict=True))
    ]
    graph = zhitu.build(documents)
    found = [entity for entity in graph.entities if entity.kind is Kind.PERSON and entity.name == name]
    assert len(found) == (1 if verdict == "same" else 2)
    if verdict == "same":
        assert any(j.verdict is Verdict.SAME and all(j.reasons) for j in found[0].judgements)
    if verdict == "unsure":
        assert any({proposal.left, proposal.right} == {name} for proposal in graph.proposals)
