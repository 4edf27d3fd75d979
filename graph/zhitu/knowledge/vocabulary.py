"""The vocabulary of the graph: the classes and properties of ``ontology/zhitu.ttl`` with their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from zhitu.errors import OntologyError
from zhitu.knowledge import ontology
from zhitu.knowledge.namespaces import OWL, RDF, RDFS, SCHEMA, ZT

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Quad

RDF_TYPE = RDF + "type"

LANGUAGES = ("zh", "en")

INDICATOR = "Indicator"
"""The class of measured quantities: no kind of node, and no literal."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class of nodes: its name in the vocabulary, its superclass (empty for a top class), labels and comments."""

    name: str
    parent: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: the classes of its subject and its object (datatype IRIs for a literal), labels and comments.

    Of a ``symmetric`` one the direction means nothing.
    """

    name: str
    literal: bool
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes and properties by name, in the order of their names."""

    classes: Mapping[str, Class]
    properties: Mapping[str, Property]

    def chain(self, name: str) -> tuple[str, ...]:
        """The class and its superclasses, the top class last; raises :class:`OntologyError` for an unknown class."""
        found: list[str] = []
        while name:
            if name not in self.classes:
                raise OntologyError(f"the class {name!r} is unknown", "zhitu.ttl", "Declare it as an owl:Class there.")
            found.append(name)
            name = self.classes[name].parent
        return tuple(found)

    def top(self, name: str) -> str:
        """The top class above a class."""
        return self.chain(name)[-1]

    def property(self, name: str) -> Property:
        """The property of this name; raises :class:`OntologyError` for an unknown one."""
        if name not in self.properties:
            mend = "Declare it as an owl:ObjectProperty or owl:DatatypeProperty there."
            raise OntologyError(f"the property {name!r} is unknown", "zhitu.ttl", mend)
        return self.properties[name]

    def label(self, name: str, language: str) -> str:
        """What a class or a property is called in a language; its own name where there is no such term or label."""
        term = self.classes.get(name) or self.properties.get(name)
        return term.labels.get(language, name) if term else name

    def class_called(self, text: str) -> str:
        """The name of the class that a person calls so, by its name or a label; empty if there is none."""
        return _called(text, self.classes)

    def property_called(self, text: str) -> str:
        """The name of the property that a person calls so, by its name or a label; empty if there is none."""
        return _called(text, self.properties)

    def allows(self, relation: str, subject: str, object: str | None) -> bool:  # noqa: A002
        """Whether a relation may join nodes of these classes; ``object`` is None for a literal."""
        prop = self.property(relation)
        if not set(self.chain(subject)) & set(prop.domains):
            return False
        if object is None or prop.literal:
            return prop.literal and object is None
        return bool(set(self.chain(object)) & set(prop.ranges))


def _called(text: str, terms: Mapping[str, Class] | Mapping[str, Property]) -> str:
    wanted = text.removeprefix("zt:").casefold()
    known = ((name, (name, *term.labels.values())) for name, term in terms.items())
    return next((name for name, words in known if wanted in map(str.casefold, words)), "")


@cache
def load() -> Vocabulary:
    """The vocabulary in the ontology folder; raises :class:`OntologyError` where it cannot be read."""
    return read(ontology.folder() / "zhitu.ttl")


@cache
def quads() -> tuple[Quad, ...]:
    """The triples of the vocabulary, its nameless nodes under the same names on every day."""
    import pyoxigraph as ox

    told = ox.Dataset(ox.parse((ontology.folder() / "zhitu.ttl").read_bytes(), format=ox.RdfFormat.TURTLE))
    told.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted(told, key=str))


def read(file: Traversable) -> Vocabulary:
    """The vocabulary in a Turtle file; raises :class:`OntologyError` where it is broken."""
    import pyoxigraph as ox

    about: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    try:
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                about.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    except (SyntaxError, OSError) as error:
        raise OntologyError("the vocabulary cannot be read", f"{file.name}: {error}", "Mend the Turtle.") from error
    own = {iri.removeprefix(ZT): facts for iri, facts in sorted(about.items()) if iri.startswith(ZT)}
    classes = {name: _class(name, facts) for name, facts in own.items() if _is(facts, "Class")}
    properties = {
        name: _property(name, facts) for name, facts in own.items() if _is(facts, "ObjectProperty", "DatatypeProperty")
    }
    vocabulary = Vocabulary(classes, properties)
    for name in classes:
        _refuse_circle(vocabulary, name)
    return vocabulary


Terms = Mapping[str, "list[NamedNode | Literal]"]
"""What is said of one subject: objects by predicate IRI."""


def _is(facts: Terms, *kinds: str) -> bool:
    return any(term.value in {OWL + kind for kind in kinds} for term in facts.get(RDF_TYPE, ()))


def _class(name: str, facts: Terms) -> Class:
    parents = _own(facts.get(RDFS + "subClassOf", ()))
    if len(parents) > 1:
        raise OntologyError(f"the class {name} has several superclasses", "zhitu.ttl", "Keep one of them.")
    return Class(name, "".join(parents), _texts(facts, "label"), _texts(facts, "comment"))


def _property(name: str, facts: Terms) -> Property:
    ranges = facts.get(SCHEMA + "rangeIncludes", [])
    literal = _is(facts, "DatatypeProperty")
    return Property(
        name,
        literal,
        _own(facts.get(SCHEMA + "domainIncludes", ())),
        tuple(sorted(term.value for term in ranges)) if literal else _own(ranges),
        _texts(facts, "label"),
        _texts(facts, "comment"),
        _is(facts, "SymmetricProperty"),
    )


def _own(terms: Iterable[NamedNode | Literal]) -> tuple[str, ...]:
    return tuple(sorted(t.value.removeprefix(ZT) for t in terms if t.value.startswith(ZT)))


def _texts(facts: Terms, what: str) -> dict[str, str]:
    """The texts of a term by language."""
    found = {getattr(term, "language", None): term.value for term in facts.get(RDFS + what, ())}
    return {language: found[language] for language in LANGUAGES if language in found}


def _refuse_circle(vocabulary: Vocabulary, name: str) -> None:
    seen = {name}
    while name := vocabulary.classes[name].parent if name in vocabulary.classes else "":
        if name in seen:
            raise OntologyError(f"the class {name} stands above itself", "zhitu.ttl", "Break the circle.")
        seen.add(name)
