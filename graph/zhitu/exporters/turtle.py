"""``graph.ttl``: a block for each node, sorted, a line for each object, so that two builds can be compared by line.

Written here and not by the store, whose Turtle puts all of a node on one line, nor by rdflib's longturtle, which
needs fifteen times as long: 23 s against 1.5 s for 130,000 triples.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

from pyoxigraph import RdfFormat, parse, serialize

from zhitu import rdf
from zhitu.exporters import sorting
from zhitu.knowledge import Knowledge
from zhitu.knowledge.namespaces import PREFIXES, RDF, XSD
from zhitu.model import Graph
from zhitu.rdf.iris import Iris

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

LOCAL_NAME = re.compile(rb"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
BARE = {b"integer": re.compile(rb"-?[0-9]+"), b"decimal": re.compile(rb"-?[0-9]+\.[0-9]+")}

TYPE = f"<{RDF}type>".encode()
DATATYPES = XSD.encode()

SLICE = 10_000
"""Quads that are written as lines at once."""

TOGETHER = 1_000
"""Objects of a node that are written at once: a build has used each of its documents."""

KEPT = 1 << 16
"""Short forms that are kept, some 15 MB: a node is named in lines that stand close by one another."""

Row = tuple[bytes, bytes, bytes]
"""Subject, predicate and object as Turtle writes them."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """The bytes of the graph in Turtle, a chunk for each node."""
    return serialise(rdf.quads(graph, knowledge), PREFIXES | Iris(graph.settings.base).namespaces)


def serialise(quads: Iterable[Quad | Triple], prefixes: dict[str, str]) -> Iterator[bytes]:
    """The bytes of quads in Turtle, without the division into graphs."""
    for prefix, namespace in sorted(prefixes.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n".encode()
    short = Shortener(prefixes)
    # in UTF-8 bytes stand in the order of characters; no term holds the byte that parts them
    rows = sorting.sort(b"%b\0%b\0%b\n" % short.row(line) for line in split(quads))
    parts: list[bytes] = []
    before: tuple[bytes, bytes] = (b"", b"")
    for row in rows:
        subject, predicate, value = row[:-1].split(b"\0")
        if subject != before[0]:
            if parts:
                yield b"".join((*parts, b" ;\n.\n"))
            parts = [b"\n", subject, b"\n    ", predicate, b" ", value]
        elif predicate != before[1]:
            parts += (b" ;\n    ", predicate, b" ", value)
        else:
            if len(parts) > TOGETHER:
                yield b"".join(parts)
                parts.clear()
            parts += (b" ,\n        ", value)
        before = subject, predicate
    if parts:
        yield b"".join((*parts, b" ;\n.\n"))


def split(quads: Iterable[Quad | Triple]) -> Iterator[bytes]:
    """A line of N-Quads for each quad, with its line feed."""
    stream = iter(quads)
    while some := list(islice(stream, SLICE)):
        yield from (serialize(cast("list[Quad]", some), format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def join(lines: Iterator[bytes]) -> Iterator[Quad]:
    """The triples of such lines, if they name no graph."""
    while some := b"".join(islice(lines, SLICE)):
        yield from parse(some, format=RdfFormat.N_TRIPLES, lenient=True)


class Shortener(dict[bytes, bytes]):
    """Turtle's short forms of the terms in lines of N-Quads: those of IRIs by themselves, each shortened once."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        super().__init__()
        self.prefixes = {namespace.encode(): prefix.encode() for prefix, namespace in prefixes.items()}

    def __missing__(self, text: bytes) -> bytes:
        """The IRI, with a prefix where its last part is a plain name; a blank node as it is."""
        if len(self) >= KEPT:
            self.clear()
        cut = max(text.rfind(b"/"), text.rfind(b"#")) + 1
        prefix = self.prefixes.get(text[1:cut])
        if prefix is not None and LOCAL_NAME.fullmatch(text, cut, len(text) - 1):
            self[text] = b"%b:%b" % (prefix, text[cut:-1])
        else:
            self[text] = text
        return self[text]

    def row(self, line: bytes) -> Row:
        """The triple of a line, which may name a graph too."""
        subject, predicate, rest = line.split(b" ", 2)
        if rest.startswith((b'"', b"<<(")):
            rest = rest.removesuffix(b" .\n")
            # behind the last quotation mark or the bracket of a triple term no blank stands but before the graph
            low = max(rest.rfind(b'"'), rest.rfind(b" )>>") + 1)
            value = self.term(rest[:low] + rest[low:].partition(b" ")[0])
        else:
            value = self[rest.partition(b" ")[0]]
        return self[subject], b"a" if predicate == TYPE else self[predicate], value

    def term(self, text: bytes) -> bytes:
        """A node, a literal or a triple term; numbers stand bare where Turtle reads them as they are.

        ``a`` stands for the predicate of a type; it sorts before all others, as a reader expects.
        """
        if text.startswith(b"<<("):
            return b"<<( %b %b %b )>>" % self.row(text[4:-4] + b" .\n")
        if not text.startswith(b'"'):
            return self[text]
        if not text.endswith(b">"):
            return text
        quoted, _, datatype = text.rpartition(b"^^")
        kind = datatype[1:-1]
        if not kind.startswith(DATATYPES):
            return text
        form = BARE.get(kind[len(DATATYPES) :])
        if form is not None and form.fullmatch(quoted[1:-1]):
            return quoted[1:-1]
        return b"%b^^%b" % (quoted, self[datatype])
