"""Firms that an article also calls by their brand alone, where the tagger took it for a person: 远川|集团, 远川."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Mention
from zhitu.reading.organisations.firms import COMPANY
from zhitu.reading.people.marks import human, is_full_name

UNSURE = 0.5
"""A tagger less sure than this of every mention of a name has not seen a person; 0 is said of no mention."""


def correct(found: Iterable[Mention], knowledge: Knowledge, text: str) -> list[Mention]:
    """The mentions, a person being the firm whose name is the same with a head noun behind it.

    Nobody is who has a title or says, does or has what only people do anywhere in the text of the article, nor who
    bears a surname and a given name unless the tagger doubts it: a firm may bear its founder's name.
    """
    mentions = list(found)
    heads, alive = knowledge.lexicons["organisation_heads"], human(knowledge.lexicons["name_words"])
    named = {
        mention.text.removesuffix(head.word): mention.value
        for mention in mentions
        if mention.kind is Kind.ORGANIZATION and (head := heads.ending(mention.text)) and head.kind == COMPANY
    }
    edges = {at for mention in mentions if mention.kind is Kind.TITLE for at in (mention.start, mention.end)}
    persons = [mention for mention in mentions if mention.kind is Kind.PERSON and mention.text in named]
    called = {
        person.text
        for person in persons
        if person.start in edges
        or person.end in edges
        or alive.match(text, person.end)
        or (person.confidence >= UNSURE and is_full_name(person.text, knowledge))
    }
    return [
        replace(mention, kind=Kind.ORGANIZATION, value=named[mention.text])
        if mention.kind is Kind.PERSON and mention.text in named and mention.text not in called
        else mention
        for mention in mentions
    ]
