"""Relations as a domain expert writes them: one Turtle block each in ``ontology/relations/*.ttl``.

A block says what stands at both ends, the patterns that find it, and examples that the tests read::

    zt:leads a zt:Relation ;
        zt:subject zt:Person ; zt:object zt:Organization ;
        zt:pattern [ zt:id "title-name" ; zt:match "<o:Organization><Head><s:Person+>" ; zt:confidence 0.95 ] ;
        zt:yields "青禾市总工会主席王大明致辞。 ⇒ 王大明 → 青禾市总工会" ;
        zt:refuses "青禾市总工会副主席王大明致辞。" .

What many patterns have in common is a part, written in them as ``<End>``::

    zt:End a zt:Part ; zt:means "(?=[，。；]|$)" .

The pattern language is described in ``zhitu.reading.facts.patterns``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from zhitu.errors import OntologyError
from zhitu.knowledge.namespaces import RDF, ZT

PART = re.compile("<([A-Z][A-Za-z]*)>")
"""How a pattern writes a part; what is no part so is a kind of mentions."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a text says a relation; ``near`` is a word that must stand close by, if any."""

    id: str
    match: str
    confidence: float
    near: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text, and the facts (subject, object) of the relation that a reader takes from it; none for a refusal."""

    text: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: its name, the kinds at its ends (an object kind of Literal is a value), patterns, examples.

    ``ending`` is a regular expression for the end of the object's name, empty if any name will do; ``verb`` is one for
    the words that patterns write as ``<Verb>``.
    """

    name: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    ending: str
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    verb: str = ""

    def __hash__(self) -> int:
        return hash(self.name)  # what is kept by relation is asked for with every sentence


@dataclass(frozen=True, slots=True)
class _File:
    """What one Turtle file says: of each subject, the values of each property as texts."""

    name: str
    values: dict[str, dict[str, list[str]]]

    def of(self, type_: str) -> Iterable[tuple[str, dict[str, list[str]]]]:
        """The subjects of a class, without the namespace, and what is said of each."""
        for subject, fields in self.values.items():
            if f"zt:{type_}" in fields.get(RDF + "type", []):
                yield subject.removeprefix("zt:"), fields


def read(files: Iterable[Traversable]) -> tuple[Relation, ...]:
    """The relations in Turtle files, by file and name, their parts written out.

    Raises :class:`OntologyError` where a file does not parse, or a relation or a part is not whole.
    """
    sources = [_file(file) for file in files]
    parts: dict[str, str] = {}
    for file in sources:
        for name, fields in file.of("Part"):
            meant = fields.get("means", [])
            if len(meant) != 1 or name in parts:
                raise OntologyError(f"the part {name} does not mean one thing", file.name, "Give it one zt:means.")
            parts[name] = f"(?:{meant[0]})"
    return tuple(
        _relation(name, fields, file, parts) for file in sources for name, fields in sorted(file.of("Relation"))
    )


def _file(file: Traversable) -> _File:
    import pyoxigraph as ox

    values: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE):
            name = quad.predicate.value.removeprefix(ZT)
            values.setdefault(_text(quad.subject), {}).setdefault(name, []).append(_text(quad.object))
    except SyntaxError as error:
        raise OntologyError(f"not Turtle: {error}", file.name, "Mend the block that the message names.") from None
    return _File(file.name, values)


def _text(term: object) -> str:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return term.value.replace(ZT, "zt:")
    return term.value if isinstance(term, ox.Literal) else str(term)


def _relation(name: str, fields: dict[str, list[str]], file: _File, parts: Mapping[str, str]) -> Relation:
    patterns = []
    for node in fields.get("pattern", []):
        block = file.values.get(node, {})
        try:
            match = PART.sub(lambda part: parts.get(part[1], part[0]), block["match"][0])
            patterns.append(
                Pattern(block["id"][0], match, float(block["confidence"][0]), "".join(block.get("near", [])))
            )
        except (KeyError, ValueError):
            what = f"a pattern of {name} is not whole"
            raise OntologyError(what, file.name, "A pattern has zt:id, zt:match and zt:confidence (0 to 1).") from None
    examples = [_example(text, name, file.name) for text in fields.get("yields", [])]
    examples += [Example(text, ()) for text in fields.get("refuses", [])]
    return Relation(
        name,
        tuple(sorted(kind.removeprefix("zt:") for kind in fields.get("subject", []))),
        tuple(sorted(kind.removeprefix("zt:") for kind in fields.get("object", []))),
        "".join(fields.get("ending", [])),
        tuple(sorted(patterns, key=lambda pattern: pattern.id)),
        tuple(sorted(examples, key=lambda example: example.text)),
        "".join(fields.get("verb", [])),
    )


def _example(line: str, relation: str, where: str) -> Example:
    text, arrow, facts = line.partition(" ⇒ ")
    pairs = tuple((ends[0], ends[1]) for part in facts.split(" ; ") if len(ends := part.split(" → ")) == 2)
    if not arrow or not pairs:
        raise OntologyError(f"an example of {relation} is not whole", where, "Write it as: text ⇒ subject → object.")
    return Example(text, pairs)
