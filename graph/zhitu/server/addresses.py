"""Which address of this server tells of an IRI, and which IRI an address is of."""

from __future__ import annotations

from urllib.parse import quote, unquote, unquote_to_bytes

from pyoxigraph import NamedNode

from zhitu.knowledge.namespaces import ZT
from zhitu.rdf.iris import Iris, segment

ONE_SEGMENT = ("article", "fact", "indicator", "build")
"""What stands below the base under a word of its own, with an id that is one segment, whatever signs it holds."""


def iri_of(path: str, base: str) -> str:
    """The IRI of the thing at ``/id/{path}``, whose path was decoded; raises ValueError where it can be none."""
    word, slash, rest = path.partition("/")
    if slash and word in ONE_SEGMENT:
        return NamedNode(f"{base}{word}/{segment(rest)}").value
    return (Iris(base).document(rest) if slash and word == "document" else Iris(base).entity(path)).value


def address_of(iri: str, base: str) -> str:
    """The address that tells of an IRI of the graph or the vocabulary; that of any other asks what the graph says."""
    if iri.startswith(ZT) and iri != ZT:
        return "/ontology/" + quote(iri.removeprefix(ZT), safe="")
    rest = iri.removeprefix(base)
    if iri.startswith(base) and rest and not set(rest) & set("#?;") and "%2E" not in rest and _is_text(rest):
        return "/id/" + quote(rest, safe="/%")  # as it is, but for signs that only an IRI may hold
    return "/resource?iri=" + quote(iri, safe="")


def key_of(iri: str, base: str, word: str) -> str | None:
    """What stands below a word of the base, decoded: ``…/article/a%231`` → ``a#1``; None for another IRI."""
    start = f"{base}{word}/" if word else base
    return unquote(iri.removeprefix(start), errors="surrogatepass") if iri.startswith(start) else None


def _is_text(path: str) -> bool:
    """Whether an encoded path is UTF-8; servers replace what is not."""
    try:
        unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return False
    return True
