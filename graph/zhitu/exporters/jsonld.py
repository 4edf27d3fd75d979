"""``graph.jsonld``: the triples as objects with short keys; its context makes it RDF again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode

from zhitu import rdf
from zhitu.exporters import sorting, turtle
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.knowledge.namespaces import DCT, GEO, OA, OWL, PREFIXES, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, ZT
from zhitu.model import Graph
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import PINYIN, TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad

Key = tuple[str, str]
"""A key of an object, and how its values are read: ``@id``, ``@zh`` for a Chinese text, a datatype, or nothing."""

BORROWED: dict[str, Key] = {
    RDFS + "label": ("label", "@zh"),
    SKOS + "altLabel": ("altLabel", "@zh"),
    SKOS + "hiddenLabel": ("hiddenLabel", "@zh"),
    OWL + "sameAs": ("sameAs", "@id"),
    SKOS + "exactMatch": ("exactMatch", "@id"),
    DCT + "identifier": ("identifier", ""),
    GEO + "hasGeometry": ("hasGeometry", "@id"),
    GEO + "asWKT": ("wkt", GEO + "wktLiteral"),
    RDF + "subject": ("subject", "@id"),
    RDF + "predicate": ("predicate", "@id"),
    RDF + "object": ("object", ""),
    PROV + "wasDerivedFrom": ("evidence", "@id"),
    PROV + "wasGeneratedBy": ("generatedBy", "@id"),
    PROV + "used": ("used", "@id"),
    OA + "hasSource": ("source", "@id"),
    OA + "start": ("start", XSD + "integer"),
    OA + "end": ("end", XSD + "integer"),
    OA + "exact": ("exact", "@zh"),
    DCT + "isPartOf": ("document", "@id"),
    DCT + "issued": ("issued", ""),
    DCT + "isReplacedBy": ("replacedBy", "@id"),
    SCHEMA + "headline": ("headline", "@zh"),
    SCHEMA + "alternativeHeadline": ("subhead", "@zh"),
    SCHEMA + "softwareVersion": ("version", ""),
}
"""The keys of properties that others declared."""

SPELT: Key = ("pinyin", "@" + PINYIN)
"""The key of names in Latin letters, which are ``skos:altLabel`` of another language."""

LANG_STRING = RDF + "langString"


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the graph in JSON-LD, a line for each node, sorted."""
    prefixes = PREFIXES | Iris(graph.settings.base).namespaces
    return serialise(rdf.quads(graph, knowledge), prefixes, own_keys(vocabulary.load()))


def own_keys(words: vocabulary.Vocabulary) -> dict[str, Key]:
    """The keys of the vocabulary's properties, and those of others."""
    keys = dict(BORROWED)
    for name, prop in words.properties.items():
        kind = prop.ranges[0] if len(prop.ranges) == 1 else ""
        keys[ZT + name] = (name, {LANG_STRING: "@zh", XSD + "string": ""}.get(kind, kind) if prop.literal else "@id")
    taken = {key for key, _ in BORROWED.values()}
    return {iri: key for iri, key in keys.items() if iri in BORROWED or key[0] not in taken}


def serialise(quads: Iterable[Quad], prefixes: dict[str, str], keys: dict[str, Key]) -> Iterator[bytes]:
    """The bytes of quads in JSON-LD, without the division into graphs."""
    names = {namespace: prefix for prefix, namespace in prefixes.items()}
    used: set[str] = set()
    rows = sorting.sort(_note(turtle.split(quad.triple for quad in quads), used))
    first = list(islice(rows, 1))  # by then all have been seen
    context = {iri: keys[iri] for iri in sorted(used) if iri in keys}
    about = _context(context, prefixes)
    if SKOS + "altLabel" in context:
        about[SPELT[0]] = {"@id": SKOS + "altLabel", "@language": PINYIN}
    yield b'{"@context": ' + _line(about) + b',\n"@graph": ['
    comma = b"\n"
    for _, group in groupby(turtle.join(chain(first, rows)), key=lambda quad: quad.subject):
        yield comma + _line(_node(list(group), context, names))
        comma = b",\n"
    yield b"\n]}\n"


def _note(lines: Iterable[bytes], used: set[str]) -> Iterator[bytes]:
    """The same lines, whose predicates are put into the set."""
    seen: set[bytes] = set()
    for line in lines:
        seen.add(line.split(b" ", 2)[1])
        yield line
    used.update(predicate[1:-1].decode() for predicate in seen)


def _context(keys: dict[str, Key], prefixes: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = dict(sorted(prefixes.items()))
    for iri, (key, kind) in sorted(keys.items(), key=lambda item: item[1]):
        reading = {"@language": "zh"} if kind == "@zh" else {"@type": kind} if kind else {}
        found[key] = {"@id": iri} | reading
    return found


def _node(quads: list[Quad], keys: dict[str, Key], names: dict[str, str]) -> dict[str, object]:
    node: dict[str, Any] = {"@id": _name(quads[0].subject, names)}
    for quad in sorted(quads, key=lambda one: one.predicate != TYPE):
        if quad.predicate == TYPE:
            assert isinstance(quad.object, NamedNode)
            node.setdefault("@type", []).append(compact(quad.object.value, names))
            continue
        key, kind = keys.get(quad.predicate.value, (quad.predicate.value, ""))
        if key == "altLabel" and isinstance(quad.object, Literal) and quad.object.language == PINYIN:
            key, kind = SPELT
        node.setdefault(key, []).append(_value(quad.object, kind, names))
    return {key: values[0] if len(values) == 1 else values for key, values in node.items()}


def _value(term: object, kind: str, names: dict[str, str]) -> object:
    """The value as short as the way in which its key is read allows."""
    if isinstance(term, NamedNode | BlankNode):
        short = _name(term, names)
        return short if kind == "@id" else {"@id": short}
    assert isinstance(term, Literal)
    if term.language:
        return term.value if kind == f"@{term.language}" else {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == kind:
        return int(term.value) if datatype == XSD + "integer" else term.value
    if datatype == XSD + "string":
        return term.value if not kind else {"@value": term.value}
    return {"@value": term.value, "@type": compact(datatype, names)}


def _name(term: object, names: dict[str, str]) -> str:
    return compact(term.value, names) if isinstance(term, NamedNode) else str(term)


def compact(iri: str, names: dict[str, str]) -> str:
    """An IRI as prefix and name, where its namespace has a prefix in ``names``; else the IRI."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    return f"{names[iri[:cut]]}:{iri[cut:]}" if iri[:cut] in names and iri[cut:] else iri


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
