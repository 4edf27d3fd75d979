"""What a person who types may mean: entities by name or pinyin, types and properties by their labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zhitu.knowledge import vocabulary
from zhitu.knowledge.vocabulary import Class, Property
from zhitu.server import pages
from zhitu.server.index import Index
from zhitu.server.names import MOST_CHARACTERS
from zhitu.server.reconcile import columns, matching

SHOWN = 20
"""So many suggestions at once; a cursor asks for the next."""

MOST_SKIPPED = 1000

Suggestions = list[dict[str, Any]]


def suggest_entities(known: Index, prefix: str, skipped: int, language: str) -> Suggestions:
    """Entities that are called so, or are it by their id."""
    skipped = min(skipped, MOST_SKIPPED)
    numbers = known.names.find(prefix, skipped + SHOWN)
    own = known.number(prefix.removeprefix(known.base))
    if own is not None:
        numbers = [own, *(number for number in numbers if number != own)]
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "description": matching.describe(row),
            "notable": [describe_type(row["type"], language)],
        }
        for row in map(known.entities.row, numbers[skipped : skipped + SHOWN])
    ]


def suggest_types(known: Index, prefix: str, skipped: int, language: str) -> Suggestions:
    """Classes of which the graph may have entities."""
    classes = {
        name: one
        for name, one in vocabulary.load().classes.items()
        if vocabulary.load().top(name) in ("Organization", "Person", "Place", "Program")
    }
    found = _called(prefix, classes)[skipped : skipped + SHOWN]
    return [
        {**describe_type(name, language), "description": classes[name].comments.get(language, "")} for name in found
    ]


def suggest_properties(known: Index, prefix: str, skipped: int, language: str) -> Suggestions:
    """Properties of entities, and those inverted."""
    offered = columns.offered(language)
    wanted = prefix[:MOST_CHARACTERS].casefold().removeprefix("zt:")
    names = vocabulary.load().properties
    found = [
        one
        for one in offered
        if any(
            wanted in text.casefold()
            for text in (
                one["id"],
                one["name"],
                *getattr(names.get(one["id"].removeprefix("^")), "labels", {}).values(),
            )
        )
    ]
    return found[skipped : skipped + SHOWN]


KINDS: dict[str, Callable[[Index, str, int, str], Suggestions]] = {
    "entity": suggest_entities,
    "type": suggest_types,
    "property": suggest_properties,
}
"""What is suggested, by the last part of the address."""


def describe_type(name: str, language: str) -> dict[str, Any]:
    """A class with its label and the class above it."""
    known = vocabulary.load().classes.get(name)
    told: dict[str, Any] = {"id": name, "name": pages.label(name, language)}
    if known and known.parent:
        told["broader"] = [{"id": known.parent, "name": pages.label(known.parent, language)}]
    return told


def _called(prefix: str, terms: Mapping[str, Class] | Mapping[str, Property]) -> list[str]:
    """The names of the terms that are called so, those that begin so first."""
    wanted = prefix[:MOST_CHARACTERS].casefold().removeprefix("zt:")
    texts = {name: [text.casefold() for text in (name, *one.labels.values())] for name, one in terms.items()}
    held = [name for name in texts if any(wanted in text for text in texts[name])]
    return sorted(held, key=lambda name: (not any(text.startswith(wanted) for text in texts[name]), name))
