"""People whom a text calls by their surname and a form of address: 骆老师."""

from __future__ import annotations

from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Mention


def is_address(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is only a surname with a form of address: 骆老师."""
    return name[1:] in knowledge.lexicons["forms_of_address"]


def resolve(people: list[Mention], knowledge: Knowledge) -> list[Mention]:
    """The same people, each 骆老师 standing for the one full name of that surname last seen before it, if any.

    A form of address that nobody in the article answers to names no one and is left out.
    """
    full = [mention for mention in people if not is_address(mention.text, knowledge)]
    resolved = []
    for mention in people:
        if not is_address(mention.text, knowledge):
            resolved.append(mention)
            continue
        bearers = [other for other in full if other.text.startswith(mention.text[0])]
        earlier = [other for other in bearers if other.start < mention.start] or bearers
        if earlier:
            resolved.append(replace(mention, value=earlier[-1].value))
    return resolved
