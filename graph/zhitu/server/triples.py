"""What the graph's N-Quads say of an IRI. Their lines are sorted, so that those of one subject stand together.

So they are found by halving the file, without a store: at once after a start, with no memory to speak of, and no
query that a stranger's text could bend.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from zhitu.knowledge.namespaces import PROV, RDF
from zhitu.server.lines import open_bytes

EVIDENCE = NamedNode(PROV + "wasDerivedFrom")
OBJECT = NamedNode(RDF + "object")


class Triples:
    """The sorted N-Quads of a build."""

    def __init__(self, path: Path) -> None:
        self._bytes = open_bytes(path)

    def about(self, iri: str) -> list[Quad]:
        """The quads that have an IRI as their subject."""
        wanted = f"<{iri}> ".encode()
        start = end = self._first(wanted)
        while self._bytes[end : end + len(wanted)] == wanted:
            end = self._next(end)
        return list(parse(self._bytes[start:end], format=RdfFormat.N_QUADS)) if end > start else []

    def about_fact(self, iri: str) -> Iterator[Quad]:
        """The quads of a statement, and of its evidence and its quantity."""
        for quad in self.about(iri):
            yield quad
            if not isinstance(quad.object, NamedNode):
                continue
            if quad.predicate == EVIDENCE or (quad.predicate == OBJECT and "indicator/" in quad.object.value):
                yield from self.about(quad.object.value)

    def _first(self, wanted: bytes) -> int:
        """Where the first line stands that sorts at or after a text."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = self._bytes.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._bytes[middle : middle + len(wanted)] < wanted:
                low = self._next(middle)
            else:
                high = middle
        return low

    def _next(self, line: int) -> int:
        """Where the line after this one begins."""
        end = self._bytes.find(b"\n", line)
        return end + 1 if end >= 0 else len(self._bytes)
