"""A page for each thing of the graph, and the same as RDF: entities, facts, articles, documents, and any other IRI.

GET /id/organization-…            as the client likes it: HTML, Turtle, JSON-LD, N-Triples
GET /id/organization-….ttl        one of them by name
GET /resource?iri=…               by the whole IRI
GET /id/?q=…                      the entities that are called so
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhitu.exporters import selectors, views
from zhitu.knowledge.namespaces import PREFIXES
from zhitu.rdf.iris import Iris
from zhitu.server import addresses, index, negotiation, pages
from zhitu.server.index import Index

FORMATS = {"html": "text/html", "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}
"""What a thing is told in, by the suffix that asks for it; the first is for clients that say nothing."""

ALSO = {"application/xhtml+xml": "html", "application/json": "jsonld"}

FOUND_A_PAGE = 100
MOST_IRI = 2048


def show(request: Request) -> Response:
    """What the graph knows of the thing that the path names."""
    known = index.of(request.app.state.options)
    path = request.path_params["path"]
    if not path:
        return search(request, known)
    stem, _, suffix = path.rpartition(".")
    for name, wanted in ((path, ""), (stem, suffix)):
        if name and (not wanted or wanted in FORMATS):
            iri = addresses.iri_of(name, known.base)
            if exists(known, iri):
                return tell(request, known, iri, wanted)
    return miss(request, addresses.iri_of(path, known.base))


def find(request: Request) -> Response:
    """What the graph says of an IRI: on the page of the thing if it has one, else here."""
    known = index.of(request.app.state.options)
    iri = request.query_params.get("iri", "")
    try:
        iri = NamedNode(iri[:MOST_IRI]).value
    except ValueError as error:
        raise HTTPException(400, "iri is no absolute IRI; ask as /resource?iri=https://…") from error
    address = addresses.address_of(iri, known.base)
    if not address.startswith("/resource"):
        return RedirectResponse(address, 303)
    return tell(request, known, iri, "") if exists(known, iri) else miss(request, iri)


def exists(known: Index, iri: str) -> bool:
    """Whether the graph says anything of an IRI."""
    return bool(known.triples.about(iri))


def miss(request: Request, iri: str) -> Response:
    """The answer where the graph does not know a thing: a page for people, a few words for programs."""
    if choose(request) == "html":
        return pages.render(request, "missing.html", status=404, iri=iri)
    raise HTTPException(404, "the graph says nothing of that")


def choose(request: Request) -> str:
    """The suffix of the format that a client likes best; 406 where it likes none."""
    kinds = {kind: suffix for suffix, kind in FORMATS.items()} | ALSO
    chosen = negotiation.choose_type(request.headers.get("accept", ""), list(kinds))
    if chosen is None:
        raise HTTPException(406, f"there is {', '.join(FORMATS.values())}", {"Vary": "Accept"})
    return kinds[chosen]


def tell(request: Request, known: Index, iri: str, wanted: str) -> Response:
    """A thing in the format that is wanted, by suffix or by what the client likes."""
    format_ = wanted or choose(request)
    address = addresses.address_of(iri, known.base)
    entity = addresses.key_of(iri, known.base, "") or ""
    page = turn_to(request, len(known.facts_of(entity)), views.FACTS_A_PAGE)
    headers = head(address, format_) if address.startswith("/id/") else {"Vary": "Accept, Accept-Language"}
    if page.number < page.last:
        headers["Link"] += f', <{address}?page={page.number + 1}>; rel="next"'
    if format_ == "html":
        template, values = look(known, iri, page)
        shared: dict[str, Any] = {
            "iri": iri,
            "base": known.base,
            "page": page,
            "here": address,
            "formats": tuple(FORMATS)[1:],
        }
        return pages.render(request, template, headers=headers, **shared, **values)
    body = b"".join(write(describe(known, iri, entity, page), format_, known.base))
    return Response(body, headers=headers, media_type=FORMATS[format_])


def turn_to(request: Request, count: int, size: int) -> views.Page:
    """The page of a list that a request asks for; 404 where the list has no such page."""
    try:
        return views.paginate(count, size, int(request.query_params.get("page", "1")))
    except ValueError as error:
        raise HTTPException(404, "there is no such page") from error


def head(address: str, format_: str) -> dict[str, str]:
    """The headers that say what was chosen at an address, and what else there is."""
    links = (f'<{address}.{suffix}>; rel="alternate"; type="{kind}"' for suffix, kind in FORMATS.items())
    return {
        "Vary": "Accept, Accept-Language",
        "Content-Location": f"{address}.{format_}",
        "Link": ", ".join(links),
    }


def describe(known: Index, iri: str, entity: str, page: views.Page) -> Iterator[Quad]:
    """What has an IRI as its subject, and the statements of which it is an end with their evidence."""
    yield from known.triples.about_fact(iri)
    for fact in views.facts_on(known, entity, page):
        yield from known.triples.about_fact(f"{known.base}fact/{known.facts.row(fact)['id']}")


def write(quads: Iterable[Quad], format_: str, base: str) -> Iterable[bytes]:
    """Quads in a format, without their division into graphs, sorted."""
    from zhitu.exporters import jsonld, turtle
    from zhitu.knowledge import vocabulary

    prefixes = PREFIXES | Iris(base).namespaces
    if format_ == "ttl":
        return turtle.serialise(quads, prefixes)
    if format_ == "jsonld":
        return jsonld.serialise(quads, prefixes, jsonld.own_keys(vocabulary.load()))
    return (line.encode() for line in sorted({f"{quad.triple} .\n" for quad in quads}))


def look(known: Index, iri: str, page: views.Page) -> tuple[str, dict[str, Any]]:
    """The template that shows a thing, and what it shows."""
    entity = known.entity(addresses.key_of(iri, known.base, "") or "")
    if entity is not None:
        count, articles = views.articles_naming(known, entity)
        groups = views.group(known, entity["id"], page, views.SENTENCES_A_FACT)
        return "entity.html", {"entity": entity, "groups": groups, "articles": articles, "article_count": count}
    fact = known.fact(addresses.key_of(iri, known.base, "fact") or "")
    if fact is not None:
        return "fact.html", {"fact": views.tell(known, fact, len(fact["evidence"])), "object": fact["object"]}
    article = known.article(addresses.key_of(iri, known.base, "article") or "")
    if article is not None:
        home = views.refer_to_document(known, article["document"])
        shown = {"article": article, "text": views.read_text(known, article), "home": home}
        return "article.html", shown | {"places": selectors.place_article(article)}
    document = addresses.key_of(iri, known.base, "document") or ""
    quads = known.triples.about(iri)
    if parts := known.parts_of(document):
        rows = [known.articles.row(number) for number in parts]
        articles = tuple((views.refer_to_article(known, row["id"]), row["date"], 0) for row in rows)
        said = {q.predicate.value: q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)}
        return "document.html", {"document": document, "articles": articles, "said": said}
    return "triples.html", {"quads": quads}


def search(request: Request, known: Index) -> Response:
    """The entities that are called so, or how many there are of each class."""
    asked = request.query_params.get("q", "").strip()
    found = views.list_entities(known, known.names.find(asked, FOUND_A_PAGE))
    if own := known.entity(asked):
        found.insert(0, (views.refer(known, own), own))
    counts = sorted(((len(members), name) for name, members in known.members.items()), reverse=True)
    return pages.render(request, "search.html", asked=asked, found=found, counts=counts, most=FOUND_A_PAGE)
