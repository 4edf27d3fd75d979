"""What the graph knows of an entity's properties, as the cells of a table have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from zhitu.knowledge import vocabulary
from zhitu.server.index import Index
from zhitu.server.lines import Row
from zhitu.server.names import MOST_CHARACTERS

MOST_PLACES = 20
"""No chain of places is as long, from a village to its country."""

OWN: dict[str, Callable[[Row], list[str]]] = {
    "name": lambda entity: [entity["name"]],
    "alias": lambda entity: entity["aliases"],
    "code": lambda entity: [entity["code"]] if entity["code"] else [],
    "type": lambda entity: [entity["type"]],
}
"""What an entity has itself, without a fact."""


def values_of(known: Index, entity: Row, name: str) -> Iterable[tuple[str, str]]:
    """The values of a property of an entity: (id, name) of another entity, ("", text) of any other value."""
    if name in OWN:
        return (("", text) for text in OWN[name](entity))
    return stated(known, entity["id"], name)


def stated(known: Index, entity: str, name: str) -> Iterator[tuple[str, str]]:
    """The values that facts state, as above; ``^leads`` is who leads it. What is planned or denied is no value."""
    relation = name.removeprefix("^")
    term = vocabulary.load().properties.get(relation)
    both = term is not None and term.symmetric
    own = known.number(entity)
    for fact in known.facts_of(entity):
        inverse = known.subjects[fact] != own
        if known.relations[fact] != relation or (not both and inverse != name.startswith("^")):
            continue
        row = known.facts.row(fact)
        if row["status"] == "stated":
            end = row["subject" if inverse else "object"]
            yield end.get("id", ""), end["name"] if "id" in end else end["value"]


def resolve(known: Index, value: str) -> list[int]:
    """The entities that a value may be: the one of that id, else those of that name."""
    own = known.number(value.removeprefix(known.base))
    return [own] if own is not None else known.names.called(value[:MOST_CHARACTERS])


def places_above(known: Index, places: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The places in which places lie, and so on; no more of them than :data:`MOST_PLACES`."""
    found: dict[str, str] = {}
    waiting = [id_ for id_, _ in places]
    for id_ in waiting:
        for other, name in stated(known, id_, "locatedIn"):
            if other not in found:
                found[other] = name
                waiting.append(other)
        if len(found) >= MOST_PLACES:
            break
    return list(found.items())
