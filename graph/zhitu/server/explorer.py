"""The explorer: the page that the build wrote, and what it asks for beyond what it holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from zhitu.exporters.viewer import page
from zhitu.server import guards, index, parts
from zhitu.server.index import Index
from zhitu.server.options import MARKER, Edition, Options

LONGEST = 500
"""Characters of an id or a query; longer ones are nobody's."""


def show(request: Request) -> Response:
    """The page of the graph that is in the folder now."""
    options: Options = request.app.state.options
    return Response(_read(options.edition()), media_type="text/html")


def around(request: Request) -> Response:
    """An entity and what is around it, in the columns of the page."""
    return _part(request, parts.around, "entity")


def article(request: Request) -> Response:
    """An article and what it names, in the columns of the page."""
    return _part(request, parts.of_article, "article")


def seek(request: Request) -> Response:
    """The entities of the whole graph that bear a name like the one asked for."""
    options: Options = request.app.state.options
    query = request.query_params.get("query", "")[:LONGEST]
    return JSONResponse(parts.seek(index.of(options), query))


def _part(request: Request, gather: Callable[[Index, str], dict[str, Any] | None], kind: str) -> Response:
    options: Options = request.app.state.options
    wanted = request.query_params.get("id", "")[:LONGEST]
    found = gather(index.of(options), wanted)
    if found is None:
        return guards.tell(404, f"there is no such {kind} in the graph", wanted, "Search for it by name.")
    return JSONResponse(found)


@lru_cache(maxsize=1)
def _read(edition: Edition) -> bytes:
    return page.serve((edition.folder / MARKER).read_bytes())
