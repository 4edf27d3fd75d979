"""The terms of the vocabulary with all that a reader wants to know of them, for pages of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from zhitu import knowledge
from zhitu.knowledge import ontology, relations, vocabulary
from zhitu.knowledge.namespaces import RDFS, SCHEMA, SKOS, ZT
from zhitu.knowledge.relations import Example
from zhitu.knowledge.vocabulary import RDF_TYPE

SECTIONS = ("classes", "relations", "others", "values")
"""The parts of the page, in order: classes, properties that texts are read for, other properties, named values."""

EXAMPLES = 3
"""So many sentences show what a relation is; its block has dozens."""

OWN = (RDFS + "label", RDFS + "comment", RDFS + "domain", RDFS + "range", SCHEMA + "domainIncludes",
       SCHEMA + "rangeIncludes", RDF_TYPE, SKOS + "example")  # fmt: skip
"""What a page shows in its own way; the rest links to other vocabularies."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a value of the vocabulary, with texts by language; names of other terms are bare.

    ``above`` are its superclasses here, ``elsewhere`` what other vocabularies have like it: (relation, IRI);
    ``notes`` are examples by language.
    """

    name: str
    section: str
    labels: dict[str, str]
    comments: dict[str, str]
    above: tuple[str, ...]
    below: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    notes: dict[str, tuple[str, ...]]
    examples: tuple[Example, ...]


@cache
def terms() -> dict[str, Term]:
    """The terms of the vocabulary by name, in the order of their names."""
    about: dict[str, list[Quad]] = {}
    for quad in vocabulary.quads():
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ZT):
            about.setdefault(quad.subject.value.removeprefix(ZT), []).append(quad)
    blocks = relations.read(knowledge.files(ontology.folder(), "relations", ".ttl"))
    read = {one.name: tuple(example for example in one.examples if example.facts)[:EXAMPLES] for one in blocks}
    return {name: _term(name, said, read) for name, said in sorted(about.items())}


def _term(name: str, said: Iterable[Quad], read: dict[str, tuple[Example, ...]]) -> Term:
    known = vocabulary.load()
    class_, property_ = known.classes.get(name), known.properties.get(name)
    texts: dict[str, dict[str, str]] = {"label": {}, "comment": {}}
    elsewhere: list[tuple[str, str]] = []
    notes: dict[str, tuple[str, ...]] = {}
    for quad in said:
        key, value = quad.predicate.value, quad.object
        if isinstance(value, Literal) and key in (RDFS + "label", RDFS + "comment"):
            texts[key.removeprefix(RDFS)][value.language or ""] = value.value
        elif isinstance(value, Literal) and key == SKOS + "example":
            notes[value.language or ""] = (*notes.get(value.language or "", ()), value.value)
        elif isinstance(value, NamedNode) and key not in OWN and not value.value.startswith(ZT):
            elsewhere.append((key.rpartition("#")[2].rpartition("/")[2], value.value))
    return Term(
        name,
        "classes" if class_ else "values" if not property_ else "relations" if name in read else "others",
        texts["label"],
        texts["comment"],
        known.chain(name)[1:] if class_ else (),
        tuple(other for other, one in known.classes.items() if one.parent == name),
        property_.domains if property_ else (),
        property_.ranges if property_ else (),
        tuple(sorted(elsewhere)),
        notes,
        read.get(name, ()),
    )
