"""Relations as a domain expert writes them: one Turtle block each in ``ontology/relations/*.ttl``.

A block says what stands at both ends, the patterns that find it, and examples that the tests read::

    zt:leads a zt:Relation ;
        zt:subject zt:Person ; zt:object zt:Organization ;
        zt:pattern [ zt:id "title-name" ; zt:match "<o:Organization><Head><s:Person+>" ; zt:confidence 0.95 ] ;
        zt:yields "青禾市总工会主席王大明致辞。 ⇒ 王大明 → 青禾市总工会" ;
        zt:refuses "青禾市总工会副主席王大明致辞。" .

The pattern language is described in ``zhitu.reading.facts.patterns``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from zhitu.errors import OntologyError

NAMESPACE = "https://w3id.org/zhitu/ontology#"


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


def read(file: Traversable) -> tuple[Relation, ...]:
    """The relations in one Turtle file, by name; raises :class:`OntologyError` where it does not parse."""
    import pyoxigraph as ox

    try:
        quads = list(ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise OntologyError(f"not Turtle: {error}", file.name, "Mend the block that the message names.") from None
    values: dict[object, dict[str, list[str]]] = {}
    parts: dict[str, object] = {}
    for quad in quads:
        name = quad.predicate.value.removeprefix(NAMESPACE)
        values.setdefault(quad.subject, {}).setdefault(name, []).append(_text(quad.object))
        if isinstance(quad.object, ox.BlankNode):
            parts[str(quad.object)] = quad.object
    found = []
    for subject, fields in values.items():
        if "zt:Relation" in fields.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", []):
            found.append(_relation(_text(subject).removeprefix("zt:"), fields, values, parts, file.name))
    return tuple(sorted(found, key=lambda relation: relation.name))


def _text(term: object) -> str:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return term.value.replace(NAMESPACE, "zt:")
    return term.value if isinstance(term, ox.Literal) else str(term)


def _relation(
    name: str,
    fields: dict[str, list[str]],
    values: dict[object, dict[str, list[str]]],
    parts: dict[str, object],
    where: str,
) -> Relation:
    patterns = []
    for node in fields.get("pattern", []):
        block = values[parts[node]] if node in parts else {}
        try:
            patterns.append(
                Pattern(
                    block["id"][0], block["match"][0], float(block["confidence"][0]), "".join(block.get("near", []))
                )
            )
        except (KeyError, ValueError):
            raise OntologyError(
                f"a pattern of {name} is not whole", where, "A pattern has zt:id, zt:match and zt:confidence (0 to 1)."
            ) from None
    examples = [_example(text, name, where) for text in fields.get("yields", [])]
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
