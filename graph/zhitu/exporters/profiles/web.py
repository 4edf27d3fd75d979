"""JSON-LD as those like it who write for the web: an entity with its facts inside, each with its evidence inside.

``graph.json`` reads as plain JSON, and as RDF by ``context.jsonld`` beside it; ``frame.jsonld`` makes the same shape of
any other JSON-LD of the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from zhitu import rdf
from zhitu.exporters.jsonld import SPELT, compact, own_keys
from zhitu.knowledge import Knowledge, vocabulary
from zhitu.knowledge.namespaces import PREFIXES, RDF, SKOS, XSD, ZT
from zhitu.model import Graph
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import PINYIN, TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad

Node = dict[str, Any]

CONTEXT, FRAME, GRAPH = "context.jsonld", "frame.jsonld", "graph.json"

TOPS = ("Organization", "Person", "Place", "Program")

NAMED = frozenset((RDF + "predicate", ZT + "status"))
"""Properties whose values are words of the vocabulary."""

SUBJECT = RDF + "subject"

ALIASES = {"id": "@id", "type": "@type"}


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files: the context, the frame, and the graph."""
    names = prefixes(Iris(graph.settings.base))
    yield CONTEXT, [dump(make_context(names))]
    yield FRAME, [dump(make_frame())]
    yield GRAPH, _graph(rdf.triples(graph, knowledge), names)


def prefixes(iris: Iris) -> dict[str, str]:
    """The prefixes of the context: ``id`` is the key of a node's own name, so that entities have another one."""
    names = iris.namespaces
    names["entity"] = names.pop("id")
    return PREFIXES | names


def make_context(names: dict[str, str]) -> Node:
    """What the keys mean; it holds for every graph under the same base."""
    about: Node = {"@version": 1.1, "@vocab": ZT, **dict(sorted(names.items())), **ALIASES}
    for iri, (key, kind) in sorted(own_keys(vocabulary.load()).items(), key=lambda item: item[1]):
        if key in ALIASES:
            continue
        read = "@vocab" if iri in NAMED else kind
        about[key] = {"@id": iri} | ({"@language": "zh"} if kind == "@zh" else {"@type": read} if read else {})
    about[SPELT[0]] = {"@id": SKOS + "altLabel", "@language": PINYIN}
    about["facts"] = {"@reverse": SUBJECT, "@container": "@set"}
    return {"@context": about}


def make_frame() -> Node:
    """The shape: entities, their facts inside them, evidence inside the facts."""
    once = {"@embed": "@once"}
    return {"@context": CONTEXT, "type": list(TOPS), "facts": {**once, "evidence": once}}


def _graph(quads: Iterable[Quad], known: dict[str, str]) -> Iterator[bytes]:
    nodes = _nodes(quads, known)
    within: dict[str, list[str]] = {}
    for name, node in nodes.items():
        if "subject" in node and node["subject"] in nodes:
            within.setdefault(node.pop("subject"), []).append(name)
    inside = {name for names in within.values() for name in names}
    taken: set[str] = set()
    for name in sorted(inside):
        nodes[name]["evidence"] = [_take(nodes, one, taken) for one in _listed(nodes[name].get("evidence", []))]
    yield f'{{"@context": "{CONTEXT}",\n"@graph": ['.encode()
    comma = b"\n"
    tops = set(TOPS)
    for name in sorted(nodes, key=lambda name: (tops.isdisjoint(_listed(nodes[name].get("type", []))), name)):
        node = nodes[name]
        if name in inside or name in taken:
            continue
        if name in within:
            node["facts"] = [nodes[one] for one in within[name]]
        yield comma + json.dumps(node, ensure_ascii=False).encode()
        comma = b",\n"
    yield b"\n]}\n"


def _take(nodes: dict[str, Node], name: str, taken: set[str]) -> Node | str:
    """A stretch of text itself where it is used first, and its name after that."""
    node = nodes.get(name)
    if node is None or name in taken or "exact" not in node:
        return name
    taken.add(name)
    return node


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _nodes(quads: Iterable[Quad], known: dict[str, str]) -> dict[str, Node]:
    """The nodes by name, in the order of their names, with lists only where there are several values."""
    names = {namespace: prefix for prefix, namespace in known.items()}
    keys = own_keys(vocabulary.load())
    rows = sorted({(str(q.subject), q.predicate != TYPE, str(q.predicate), str(q.object)): q for q in quads}.items())
    found: dict[str, Node] = {}
    for _, group in groupby(rows, key=lambda row: row[0][0]):
        about = [quad for _, quad in group]
        assert isinstance(about[0].subject, NamedNode)
        name = compact(about[0].subject.value, names)
        node: Node = {}
        for quad in about:
            key, value = _said(quad, keys, names)
            node.setdefault(key, []).append(value)
        values = {key: value[0] if len(value) == 1 else value for key, value in node.items()}
        found[name] = {"id": name, **values}
    return found


def _said(quad: Quad, keys: dict[str, tuple[str, str]], names: dict[str, str]) -> tuple[str, object]:
    """The key of a quad, and its value as short as the key allows."""
    iri, term = quad.predicate.value, quad.object
    if quad.predicate == TYPE and isinstance(term, NamedNode):
        return "type", _word(term.value, names)
    key, kind = keys.get(iri, (compact(iri, names), ""))
    if isinstance(term, NamedNode):
        short = _word(term.value, names) if iri in NAMED else compact(term.value, names)
        return key, short if iri in NAMED or kind == "@id" else {"id": short}
    assert isinstance(term, Literal)
    if term.language == PINYIN and key == "altLabel":
        return SPELT[0], term.value
    return key, _text(term, kind, names)


def _text(term: Literal, kind: str, names: dict[str, str]) -> object:
    """A literal, bare where its key says how it is read."""
    if term.language:
        return term.value if kind == f"@{term.language}" else {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == kind:
        return int(term.value) if datatype == XSD + "integer" else term.value
    if datatype == XSD + "string":
        return {"@value": term.value} if kind else term.value
    return {"@value": term.value, "@type": compact(datatype, names)}


def _word(iri: str, names: dict[str, str]) -> str:
    return iri.removeprefix(ZT) if iri.startswith(ZT) else compact(iri, names)


def dump(value: object) -> bytes:
    """JSON on lines that a person reads."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
