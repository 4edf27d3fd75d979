"""Readings made by hand: what the weaving is given, without the reading."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zhitu import knowledge, weaving
from zhitu.intake import judgements
from zhitu.model import Article, Byline, Document, Fact, Graph, Kind, Mention, Origin, Reading, Sentence, Settings
from zhitu.rulings import Ruling

Name = tuple[Kind, str] | tuple[Kind, str, str]
"""Kind, text and (for a place) the code of a mention."""


class Desk:
    """Writes articles whose text is a list of names, and weaves them."""

    def __init__(self, known: knowledge.Knowledge) -> None:
        self.known = known

    def mention(self, article: str, start: int, name: Name, value: str = "") -> Mention:
        kind, text, *code = name
        return Mention(article, start, text, kind, value or text, code[0] if code else "")

    def read(
        self, identity: str, names: list[Name], *, document: str = "paper/a.txt", byline: Byline | None = None
    ) -> Reading:
        mentions, text = [], ""
        for name in names:
            mentions.append(self.mention(identity, len(text), name))
            text += name[1] + "。"
        article = Article(identity, document, "", (), byline or Byline(), "", text, 0, Origin(()))
        return Reading(article, tuple(mentions), ())

    def say(self, reading: Reading, *facts: tuple[int, str, int | str]) -> Reading:
        """The reading with facts between its mentions, by number."""
        made = []
        for number, (subject, relation, end) in enumerate(facts):
            sentence = Sentence(reading.mentions[subject].start, f"{reading.article.id}/{number}")
            what = end if isinstance(end, str) else reading.mentions[end]
            made.append(Fact(reading.mentions[subject], relation, what, sentence, f"{relation}/test", 0.8))
        return Reading(reading.article, reading.mentions, tuple(made))

    def ids(self, graph: Graph, text: str) -> set[str]:
        """The ids of the entities that a text names or that it is a mention of."""
        return {
            entity.id
            for entity in graph.entities
            if text in (entity.name, *entity.aliases) or any(mention.text == text for mention in entity.mentions)
        }

    def weave(self, *readings: Reading, rulings: Sequence[Ruling] = ()) -> Graph:
        return weaving.weave(readings, (), (), self.known, Settings(), rulings)

    def rule(self, *rows: str) -> tuple[Ruling, ...]:
        """Rulings as a person writes them: verdict, left, relation, right, where and where, parted by bars."""
        table = "\n".join(row.replace("|", "\t") for row in rows)
        document = Document("judgements.tsv", table, "")
        found, problems = judgements.read(document, self.known.lexicons["verdicts"])
        assert not problems
        return found


@pytest.fixture(scope="session")
def known() -> knowledge.Knowledge:
    return knowledge.load()


@pytest.fixture
def desk(known: knowledge.Knowledge) -> Desk:
    return Desk(known)
