"""The IRIs of everything in a graph: they depend on what is named, never on the order in which it was met."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

from zhitu.errors import InputError
from zhitu.model import Edge, Range

# 64 bits: among ten million facts the chance that any two collide is three in a million.
HASH_DIGITS = 16

MINTED = 1 << 15
"""IRIs of nodes and of documents that are kept, ten megabytes of each: a node is named many times."""


def fact_id(edge: Edge) -> str:
    """The id of what an edge says, in every export; the same wherever and however often it is said."""
    said = (edge.subject, edge.relation, edge.object, "literal" if edge.literal else "", edge.status.value, edge.time)
    return digest("\x1f".join(said))


def digest(text: str) -> str:
    """A short SHA-256 of a text that may hold anything."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_DIGITS]


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints IRIs under a base; raises :class:`InputError` where the base is no absolute IRI."""

    base: str

    def __post_init__(self) -> None:
        try:
            NamedNode(self.base)
        except ValueError as error:
            mend = "Give an absolute IRI such as https://example.org/id/ as the base."
            raise InputError("the base of the IRIs is no IRI", self.base, mend) from error

    @property
    def namespaces(self) -> dict[str, str]:
        """The prefixes of instances."""
        return {
            "article": self.base + "article/",
            "build": self.base + "build/",
            "fact": self.base + "fact/",
            "former": self.base + "former/",
            "geometry": self.base + "geometry/",
            "id": self.base,
            "indicator": self.base + "indicator/",
        }

    def entity(self, entity_id: str) -> NamedNode:
        """A node of the graph."""
        return _below(self.base, entity_id)

    def article(self, article_id: str) -> NamedNode:
        """An article, by its id."""
        return _below(self.base + "article/", article_id)

    def document(self, path: str) -> NamedNode:
        """A document, and the named graph of what it says."""
        return _document(self.base, path)

    def span(self, path: str, range_: Range) -> NamedNode:
        """A stretch of a document's characters (RFC 5147); under a base that ends in # there is no second one."""
        mark = ";" if "#" in self.base else "#"
        return NamedNode(f"{self.document(path).value}{mark}char={range_[0]},{range_[1]}")

    def selector(self, path: str, selector: str) -> NamedNode:
        """A place in the file that a document was taken from."""
        mark = ";" if "#" in self.base else "#"
        return NamedNode(
            f"{self.document(path).value}{mark}{quote(selector.encode('utf-8', 'surrogatepass'), safe='=&,:/')}"
        )

    def fact(self, edge: Edge) -> NamedNode:
        """The statement of an edge."""
        return NamedNode(self.base + "fact/" + fact_id(edge))

    def indicator(self, edge: Edge) -> NamedNode:
        """The measured quantity that an edge tells."""
        return NamedNode(self.base + "indicator/" + fact_id(edge))

    def geometry(self, entity_id: str) -> NamedNode:
        """The point of a place."""
        return NamedNode(self.base + "geometry/" + segment(entity_id))

    def former(self, code: str, name: str) -> NamedNode:
        """A name that the division of that code gave up, or a division that became part of it."""
        return NamedNode(f"{self.base}former/{segment(code)}/{segment(name)}")

    def build(self, description: str) -> NamedNode:
        """A build, by all that decides what it makes."""
        return NamedNode(self.base + "build/" + digest(description))


@lru_cache(MINTED)
def _below(start: str, text: str) -> NamedNode:
    return NamedNode(start + segment(text))


@lru_cache(MINTED)
def _document(base: str, path: str) -> NamedNode:
    return NamedNode(base + "document/" + "/".join(map(segment, path.split("/"))))


def segment(text: str) -> str:
    """The text as one segment of an IRI's path; ``.`` and ``..`` are hidden, since readers of IRIs resolve them."""
    encoded = quote(text.encode("utf-8", "surrogatepass"), safe="")
    return encoded.replace(".", "%2E") if encoded in {".", ".."} else encoded
