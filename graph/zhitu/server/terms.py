"""The vocabulary as pages and as RDF: all of it at ``/ontology``, a class with its entities at ``/ontology/Person``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from starlette.requests import Request
from starlette.responses import Response

from zhitu import knowledge
from zhitu.knowledge import ontology, relations, vocabulary
from zhitu.knowledge.relations import Example
from zhitu.rdf.terms import RDF, RDFS, SCHEMA, SKOS, ZT
from zhitu.server import index, pages, things, views
from zhitu.server.index import Index

SECTIONS = ("classes", "relations", "others", "values")
"""The parts of the page, in order: classes, properties that texts are read for, other properties, named values."""

EXAMPLES = 3
"""So many sentences show what a relation is; its block has dozens."""

MEMBERS_A_PAGE = 200

OWN = (RDFS + "label", RDFS + "comment", RDFS + "domain", RDFS + "range", SCHEMA + "domainIncludes",
       SCHEMA + "rangeIncludes", RDF + "type", SKOS + "example")  # fmt: skip
"""What a page shows in its own way; the rest links to other vocabularies."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a value of the vocabulary, with texts by language; names of other terms are bare.

    ``above`` are its superclasses here, ``elsewhere`` what other vocabularies have like it: (relation, IRI).
    """

    name: str
    section: str
    labels: dict[str, str]
    comments: dict[str, str]
    above: tuple[str, ...]
    below: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    examples: tuple[Example, ...]


@cache
def quads() -> tuple[Quad, ...]:
    """The triples of the vocabulary."""
    return tuple(parse((ontology.folder() / "zhitu.ttl").read_bytes(), format=RdfFormat.TURTLE))


@cache
def terms() -> dict[str, Term]:
    """The terms of the vocabulary by name, in the order of their names."""
    about: dict[str, list[Quad]] = {}
    for quad in quads():
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ZT):
            about.setdefault(quad.subject.value.removeprefix(ZT), []).append(quad)
    blocks = (one for file in knowledge.files(ontology.folder(), "relations", ".ttl") for one in relations.read(file))
    read = {one.name: tuple(example for example in one.examples if example.facts)[:EXAMPLES] for one in blocks}
    return {name: _term(name, said, read) for name, said in sorted(about.items())}


def _term(name: str, said: Iterable[Quad], read: dict[str, tuple[Example, ...]]) -> Term:
    known = vocabulary.load()
    class_, property_ = known.classes.get(name), known.properties.get(name)
    texts: dict[str, dict[str, str]] = {"label": {}, "comment": {}}
    elsewhere, notes = [], []
    for quad in said:
        key, value = quad.predicate.value, quad.object
        if isinstance(value, Literal) and key in (RDFS + "label", RDFS + "comment"):
            texts[key.removeprefix(RDFS)][value.language or ""] = value.value
        elif isinstance(value, Literal) and key == SKOS + "example":
            notes.append(value.value)
        elif isinstance(value, NamedNode) and key not in OWN and not value.value.startswith(ZT):
            elsewhere.append((key.rpartition("#")[2].rpartition("/")[2], value.value))
    return Term(
        name,
        "classes" if class_ else "values" if not property_ else "relations" if name in read else "others",
        texts["label"],
        texts["comment"],
        known.chain(name)[1:] if class_ else (),
        tuple(other for other, one in known.classes.items() if one.parent == name),
        property_.domains if property_ else (),
        property_.ranges if property_ else (),
        tuple(sorted(elsewhere)),
        tuple(notes),
        read.get(name, ()),
    )


def show(request: Request) -> Response:
    """The vocabulary, or the term that the path names, as the client likes it or as the suffix says."""
    name, _, suffix = request.path_params.get("name", "").partition(".")
    suffix = suffix or request.path_params.get("suffix", "")
    if (name and name not in terms()) or (suffix and suffix not in things.FORMATS):
        return things.miss(request, ZT + name)
    format_ = suffix or things.choose(request)
    headers = things.head("/ontology" + (f"/{name}" if name else ""), format_)
    if format_ == "html":
        return show_term(request, terms()[name], headers) if name else show_all(request, headers)
    said = [quad for quad in quads() if not name or quad.subject == NamedNode(ZT + name)]
    body = b"".join(things.write(said, format_, index.of(request.app.state.options).base))
    return Response(body, headers=headers, media_type=things.FORMATS[format_])


def show_all(request: Request, headers: dict[str, str]) -> Response:
    """The page of the whole vocabulary."""
    sections = {name: [term for term in terms().values() if term.section == name] for name in SECTIONS}
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
        relations=[one for one in terms().values() if {term.name, *term.above} & {*one.domains, *one.ranges}],
    )  # fmt: skip


def members(known: Index, name: str) -> list[int]:
    """The numbers of the entities of a class and its subclasses."""
    chain = vocabulary.load().chain
    under = [kind for kind in known.members if kind in vocabulary.load().classes and name in chain(kind)]
    return sorted(number for kind in under for number in known.members[kind])
