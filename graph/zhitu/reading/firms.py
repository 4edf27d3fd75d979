"""Firms that an article also calls by their brand alone, where the tagger took it for a person: 柳工|集团, 柳工."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Kind, Mention

FIRM = "Company"


def correct(found: Iterable[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions, a person without any title being the firm whose name is the same with a head noun behind it."""
    mentions = list(found)
    heads = knowledge.lexicons["organisation_heads"]
    named = {
        mention.text.removesuffix(head.word): mention.value
        for mention in mentions
        if mention.kind is Kind.ORGANIZATION and (head := heads.ending(mention.text)) and head.kind == FIRM
    }
    edges = {at for mention in mentions if mention.kind is Kind.TITLE for at in (mention.start, mention.end)}
    persons = [mention for mention in mentions if mention.kind is Kind.PERSON]
    called = {person.text for person in persons if person.start in edges or person.end in edges}
    return [
        replace(mention, kind=Kind.ORGANIZATION, value=named[mention.text])
        if mention.kind is Kind.PERSON and mention.text in named and mention.text not in called
        else mention
        for mention in mentions
    ]
