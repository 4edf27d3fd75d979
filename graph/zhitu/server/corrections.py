"""Corrections from the browser: what a reader judges goes to the file that the next build reads.

A page of another site must not write in a reader's name: a writer needs the key that only our own pages can read, and
whatever a browser tells of the page that asks must speak for ours.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from zhitu.errors import InputError
from zhitu.knowledge import lexicons, ontology
from zhitu.server import guards
from zhitu.server.ledger import Ledger, Row
from zhitu.server.options import Options

LARGEST_BODY = 10_000
"""Bytes of a request: a row of the longest cells has half of it."""

KEY_HEADER = "x-zhitu-key"
"""What another site's page cannot send without asking first, and is never allowed to."""

NOBODY = "anonymous"


class Desk:
    """The ledger of a server, and the key that its pages show when they write; a restart makes a new key."""

    def __init__(self, options: Options) -> None:
        self.key = secrets.token_urlsafe(24)
        words = lexicons.read(ontology.folder() / "lexicons" / "verdicts.tsv")
        self.ledger = Ledger(options.judgements, words) if options.judgements else None


async def show(request: Request) -> Response:
    """Whether corrections can be written here, how, and those that were."""
    options: Options = request.app.state.options
    desk: Desk = request.app.state.desk
    if desk.ledger is None:
        return JSONResponse({"open": False})
    _admit_reader(request, options)
    rows = [_describe(row) for row in desk.ledger.rows()]
    told = {"open": True, "key": desk.key, "file": desk.ledger.path.name, "rows": rows}
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


async def add(request: Request) -> Response:
    """201 and the row that was written; 400 and the problem of one that cannot be used."""
    ledger = _admit_writer(request)
    said = await _read(request)
    who = said.pop("who", "") or NOBODY
    try:
        return JSONResponse(_describe(ledger.add(said, who)), status_code=201)
    except InputError as error:
        return guards.tell(400, error.problem.what, error.problem.where, error.problem.mend)


async def take_back(request: Request) -> Response:
    """200 where the row is now a comment; 404 where no such row holds."""
    ledger = _admit_writer(request)
    said = await _read(request)
    if not ledger.take_back(said.get("id", "")):
        return guards.tell(404, "there is no such correction", "", "It may have been taken back before.")
    return JSONResponse({"taken_back": said["id"]})


def _describe(row: Row) -> dict[str, Any]:
    return {"id": row.id, **row.cells}


def _admit_reader(request: Request, options: Options) -> None:
    """Raises where a token is asked for and not shown, or the corrections are closed to others than this machine."""
    if not options.local and not options.token:
        raise HTTPException(403, "corrections from other machines need a token: start the server with --token")
    shown = request.headers.get("authorization", "").removeprefix("Bearer ")
    if options.token and not secrets.compare_digest(shown.encode(), options.token.encode()):
        raise HTTPException(401, "the token is needed", headers={"WWW-Authenticate": "Bearer"})


def _admit_writer(request: Request) -> Ledger:
    """The ledger; raises where the request does not come from one of our own pages."""
    options: Options = request.app.state.options
    desk: Desk = request.app.state.desk
    if desk.ledger is None:
        raise HTTPException(403, "corrections are not open: start the server with --judgements FILE")
    _admit_reader(request, options)
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    foreign = (origin is not None and origin != own) or request.headers.get("sec-fetch-site", "same-origin") not in {
        "same-origin",
        "none",
    }
    if foreign or not secrets.compare_digest(request.headers.get(KEY_HEADER, "").encode(), desk.key.encode()):
        raise HTTPException(403, "only a page of this server may write")
    return desk.ledger


async def _read(request: Request) -> dict[str, str]:
    """The object of strings in the body; raises where it is too large or none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "JSON is needed")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise HTTPException(413, "the body is too large")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "the body is not JSON") from error
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise HTTPException(400, "an object of strings is needed")
    return said
