"""A web face of a built graph: the explorer, SPARQL, a page for each thing; it reads a folder, builds nothing.

    GET /                          the explorer
    GET /explorer/…                what it asks for beyond what it holds
    GET, POST /corrections         what readers judged, for the next build
    POST /corrections/take-back
    GET /query                     the SPARQL page
    GET, POST /sparql              queries, by SPARQL 1.1 Protocol
    GET /data                      the graphs themselves, by SPARQL 1.1 Graph Store Protocol
    GET /id/…                      a thing of the graph, as a page or as RDF; also GET /resource?iri=…
    GET /ontology, /ontology/…     the vocabulary and its terms, likewise
    GET, POST /reconcile           matches tables against the graph, by the W3C Reconciliation API

A request goes through :data:`GUARDS` to one of :data:`ROUTES`. Every module here is one of them, or holds what several
need: the options, and the edition of the graph that is in the folder now.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route

from zhitu.server import corrections, editor, explorer, graphs, guards, pages, reconcile, sparql, terms, things
from zhitu.server.options import Options
from zhitu.server.pools import Pools

__all__ = ["Options", "application"]

OPEN = (
    Middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=sparql.METHODS, allow_headers=["*"],
        expose_headers=["Retry-After"], max_age=86_400,
    ),
)  # fmt: skip
"""Pages of any origin may read it, as users of endpoints expect; nothing there depends on who asks."""

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", explorer.show),
    Route("/explorer/around", explorer.around),
    Route("/explorer/article", explorer.article),
    Route("/explorer/seek", explorer.seek),
    Route("/corrections", corrections.show),
    Route("/corrections", corrections.add, methods=["POST"]),
    Route("/corrections/take-back", corrections.take_back, methods=["POST"]),
    Route("/query", editor.show),
    Route("/query/given.json", editor.tell_given),
    Route("/query/{name}", editor.send_file),
    Route("/sparql", sparql.answer, methods=sparql.METHODS, middleware=OPEN),
    Route("/data", graphs.show, methods=graphs.METHODS, middleware=OPEN),
    Route("/data/{path:path}", graphs.show_direct, methods=graphs.METHODS, middleware=OPEN),
    Route("/id/{path:path}", things.show),
    Route("/resource", things.find),
    Route("/ontology", terms.show),
    Route("/ontology.{suffix}", terms.show),
    Route("/ontology/{name}", terms.show),
    Route("/pages/{name}", pages.fetch),
    *reconcile.ROUTES,
)

GUARDS: tuple[Middleware, ...] = (
    Middleware(guards.Journal),
    Middleware(guards.Headers),
    Middleware(guards.Names),
)


def application(options: Options) -> Starlette:
    """The web application over the folder that the options name.

    Raises :class:`zhitu.errors.InputError` where the folder holds no graph.
    """
    options.edition()
    pools = Pools(options)

    @asynccontextmanager
    async def live(served: Starlette) -> AsyncIterator[None]:
        yield
        pools.close()

    served = Starlette(routes=list(ROUTES), middleware=list(GUARDS), exception_handlers=guards.HANDLERS, lifespan=live)
    served.state.pools = pools
    served.state.options = options
    served.state.desk = corrections.Desk(options)
    return served
