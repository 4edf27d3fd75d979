"""The vocabulary as pages and as RDF: all of it at ``/ontology``, a class with its entities at ``/ontology/Person``."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Quad
from starlette.requests import Request
from starlette.responses import Response

from zhitu.exporters import views
from zhitu.knowledge import terms, vocabulary
from zhitu.knowledge.namespaces import ZT
from zhitu.knowledge.terms import SECTIONS, Term
from zhitu.server import index, pages, things
from zhitu.server.index import Index

MEMBERS_A_PAGE = 200


def show(request: Request) -> Response:
    """The vocabulary, or the term that the path names, as the client likes it or as the suffix says."""
    name, _, suffix = request.path_params.get("name", "").partition(".")
    suffix = suffix or request.path_params.get("suffix", "")
    if (name and name not in terms.terms()) or (suffix and suffix not in things.FORMATS):
        return things.miss(request, ZT + name)
    format_ = suffix or things.choose(request)
    headers = things.head("/ontology" + (f"/{name}" if name else ""), format_)
    if format_ == "html":
        return show_term(request, terms.terms()[name], headers) if name else show_all(request, headers)
    said = _about(NamedNode(ZT + name)) if name else list(vocabulary.quads())
    body = b"".join(things.write(said, format_, index.of(request.app.state.options).base))
    return Response(body, headers=headers, media_type=things.FORMATS[format_])


def _about(term: NamedNode | BlankNode) -> list[Quad]:
    """What the vocabulary says of a term, with the nameless nodes that it needs for that."""
    said = [quad for quad in vocabulary.quads() if quad.subject == term]
    return said + [more for quad in said if isinstance(quad.object, BlankNode) for more in _about(quad.object)]


def show_all(request: Request, headers: dict[str, str]) -> Response:
    """The page of the whole vocabulary."""
    sections = {name: [term for term in terms.terms().values() if term.section == name] for name in SECTIONS}
    return pages.render(request, "ontology.html", headers=headers, sections=sections, formats=tuple(things.FORMATS)[1:])


def show_term(request: Request, term: Term, headers: dict[str, str]) -> Response:
    """The page of a term: with the entities of the graph that are of a class, or the number of a property's facts."""
    known = index.of(request.app.state.options)
    numbers = members(known, term.name)
    page = things.turn_to(request, len(numbers), MEMBERS_A_PAGE)
    part = numbers[(page.number - 1) * MEMBERS_A_PAGE : page.number * MEMBERS_A_PAGE]
    return pages.render(
        request, "term.html", headers=headers, term=term, page=page, here=f"/ontology/{term.name}", iri=ZT + term.name,
        formats=tuple(things.FORMATS)[1:], count=len(numbers), members=views.list_entities(known, part),
        facts=known.relations.count(term.name),
        relations=[one for one in terms.terms().values() if {term.name, *term.above} & {*one.domains, *one.ranges}],
    )  # fmt: skip


def members(known: Index, name: str) -> list[int]:
    """The numbers of the entities of a class and its subclasses."""
    chain = vocabulary.load().chain
    under = [kind for kind in known.members if kind in vocabulary.load().classes and name in chain(kind)]
    return sorted(number for kind in under for number in known.members[kind])
