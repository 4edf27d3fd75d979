"""The W3C Reconciliation API 0.2, so that OpenRefine and its like match a table against the graph.

    GET  /reconcile                      the manifest: what is offered, and where
    POST /reconcile queries={…}          candidates for the cells of a column
    POST /reconcile extend={…}           columns of what the graph knows of matched cells
    GET  /reconcile/suggest/entity?prefix=…   also …/type and …/property
    GET  /reconcile/properties?type=…    which columns there may be
    GET  /reconcile/preview?id=…         a small page for a box

Other sites may ask, as the standard wants; nothing is written here, and no cookie is read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zhitu.exporters import views
from zhitu.knowledge.namespaces import ZT
from zhitu.model import VERSION
from zhitu.server import index, pages
from zhitu.server.index import Index
from zhitu.server.reconcile import columns, matching, suggestions
from zhitu.server.reconcile.columns import ENTITY_KINDS

LARGEST_BODY = 1_000_000
"""Bytes of a request: a batch of the most queries, each with the longest name and some properties, has half of it."""

MOST_QUERIES = 50
"""OpenRefine sends ten at once."""

PREVIEW = (420, 220)
"""Width and height in pixels of the box that a preview fills."""

FACTS_IN_PREVIEW = 4


async def answer(request: Request) -> Response:
    """The manifest, or the answer to the batch of queries or of columns that the request holds."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    said = await _read(request) if request.method == "POST" else dict(request.query_params)
    known = await run_in_threadpool(index.of, request.app.state.options)
    if "queries" in said:
        return await run_in_threadpool(match, known, _parse(said["queries"], "queries"), pages.language_of(request))
    if "extend" in said:
        return await run_in_threadpool(extend, known, _parse(said["extend"], "extend"), pages.language_of(request))
    if request.method == "POST":
        raise HTTPException(400, "the form has neither queries nor extend")
    return tell(manifest(request, known))


def manifest(request: Request, known: Index) -> dict[str, Any]:
    """What this service is and offers."""
    language = pages.language_of(request)
    root = str(request.base_url).rstrip("/")
    own = root + "/reconcile"
    return {
        "versions": ["0.1", "0.2"],
        "name": "织图 zhitu",
        "identifierSpace": known.base,
        "schemaSpace": ZT,
        "serviceVersion": VERSION,
        "documentation": root + "/ontology",
        "logo": root + "/pages/icon.svg",
        "batchSize": MOST_QUERIES,
        "defaultTypes": [suggestions.describe_type(name, language) for name in ENTITY_KINDS],
        "view": {"url": root + "/id/{{id}}"},
        "preview": {"url": own + "/preview?id={{id}}", "width": PREVIEW[0], "height": PREVIEW[1]},
        "suggest": {
            what: {"service_url": own, "service_path": f"/suggest/{what}"} for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": own, "service_path": "/properties"},
            "property_settings": [
                {
                    "type": "number",
                    "name": "limit",
                    "label": "limit",
                    "default": columns.MOST_VALUES,
                    "help_text": "most values of a cell · 每格最多几个值",
                }
            ],
        },
    }


def match(known: Index, queries: dict[str, Any], language: str) -> Response:
    """The candidates of each query of a batch."""
    if len(queries) > MOST_QUERIES:
        raise HTTPException(413, f"more than {MOST_QUERIES} queries at once")
    found = {key: matching.read(query, key) for key, query in queries.items()}
    return tell({key: {"result": matching.match(known, query, language)} for key, query in found.items()})


def extend(known: Index, asked: dict[str, Any], language: str) -> Response:
    """The values of the properties that are asked for, of each entity."""
    return tell(columns.fill(known, *columns.read(asked), language))


def suggest(request: Request) -> Response:
    """Entities, types or properties whose name begins like a text."""
    what, params = request.path_params["what"], request.query_params
    if what not in suggestions.KINDS:
        raise HTTPException(404)
    try:
        skipped = max(int(params.get("cursor") or 0), 0)
    except ValueError as error:
        raise HTTPException(400, "cursor is no number") from error
    known = index.of(request.app.state.options)
    return tell(
        {"result": suggestions.KINDS[what](known, params.get("prefix", ""), skipped, pages.language_of(request))}
    )


def propose(request: Request) -> Response:
    """The properties that entities of a type may have."""
    type_ = matching.bare(request.query_params.get("type", ""))
    found = columns.propose(type_, pages.language_of(request))
    limit = request.query_params.get("limit", "")
    if limit.isdecimal():
        return tell({"type": type_, "properties": found[: int(limit)], "limit": int(limit)})
    return tell({"type": type_, "properties": found})


def preview(request: Request) -> Response:
    """A small page on an entity, which other sites may frame."""
    known = index.of(request.app.state.options)
    entity = known.entity(request.query_params.get("id", ""))
    if entity is None:
        raise HTTPException(404, "the graph has no such entity")
    facts = views.facts_on(known, entity["id"], views.Page(1, 1))[:FACTS_IN_PREVIEW]
    told = [views.tell(known, known.facts.row(fact), 0) for fact in facts]
    return pages.render(request, "preview.html", framed=True, entity=entity, facts=told)


async def _read(request: Request) -> dict[str, str]:
    """The fields of a form; the standard knows no other body."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "send a form: application/x-www-form-urlencoded")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise HTTPException(413, f"more than {LARGEST_BODY} bytes")
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:
        raise HTTPException(400, "the form is not URL-encoded UTF-8") from error
    return {key: values[0] for key, values in fields.items()}


def _parse(text: str, what: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"{what} is no JSON") from error
    if not isinstance(found, dict):
        raise HTTPException(400, f"{what} is no JSON object")
    return found


def tell(said: dict[str, Any]) -> Response:
    """An answer in JSON; in ASCII, since a name may hold half a surrogate pair."""
    return Response(json.dumps(said), headers={"Vary": "Accept-Language"}, media_type="application/json")


def _route(path: str, endpoint: Callable[[Request], Any], *methods: str) -> Route:
    others = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    return Route(path, endpoint, methods=[*methods, "OPTIONS"], middleware=[others])


ROUTES = (
    _route("/reconcile", answer, "GET", "POST"),
    _route("/reconcile/suggest/{what}", suggest, "GET"),
    _route("/reconcile/properties", propose, "GET"),
    _route("/reconcile/preview", preview, "GET"),
)
