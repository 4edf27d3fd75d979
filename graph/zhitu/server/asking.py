"""A question as SPARQL 1.1 Protocol has it: by GET, by a form, or as the body itself."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from zhitu.errors import QueryError
from zhitu.rdf import refusals

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

MOST_BODY = 1024 * 1024
"""Bytes: the longest query that is read, all of it Chinese and escaped in a form, takes nine a character."""

MOST_FIELDS = 1000
"""Graphs that a question may name, and what else clients send along."""

SLOWEST_BODY = 10.0
"""Seconds in which a body must have come."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the graphs that the request names; both lists are None where it names none, the query leaves it."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


class RequestError(QueryError):
    """A request that is not answered; ``status`` says why to programs."""

    def __init__(self, status: int, what: str, where: str, mend: str) -> None:
        super().__init__(what, where, mend)
        self.status = status


async def read(request: Request) -> Question:
    """The question of a request, whose query is None where it asks none; raises :class:`RequestError`."""
    fields = parse(request.scope["query_string"])
    if request.method == "POST":
        body = await read_body(request)
        kind, charset = content_type(request)
        if kind not in (FORM, QUERY, UPDATE):
            raise RequestError(415, "a query in a form that is not read", kind or "no Content-Type", f"Send {QUERY}.")
        if charset not in ("", "utf-8", "utf8"):
            raise RequestError(415, "a query in another encoding than UTF-8", charset, "Send it in UTF-8.")
        if kind == FORM:
            fields += parse(body)
        else:
            fields.append((("update" if kind == UPDATE else "query"), decode(body)))
    return question(fields, posted=request.method == "POST")


def question(fields: list[tuple[str, str]], *, posted: bool) -> Question:
    """The question in the fields of a request."""
    if any(name == "update" or name.startswith("using-") for name, _ in fields):
        raise RequestError(403, "this service answers queries only", "update", "Build the graph anew to change it.")
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1 or (posted and not queries):
        raise RequestError(400, "a request asks one query", f"{len(queries)} here", "Send one parameter named query.")
    if queries and len(queries[0]) > refusals.LONGEST_QUERY:
        raise RequestError(
            413, "the query is too long", f"{len(queries[0])} characters", f"Up to {refusals.LONGEST_QUERY}."
        )
    default, named = (
        tuple(value for name, value in fields if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    query = queries[0] if queries else None
    return Question(query, default, named) if default or named else Question(query)


def parse(text: bytes) -> list[tuple[str, str]]:
    """The fields of a form or of an address; raises :class:`RequestError` where they are not UTF-8, or too many."""
    try:
        return parse_qsl(decode(text), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise RequestError(400, "the request is not UTF-8", str(error), "Encode it in UTF-8.") from error
    except ValueError as error:
        raise RequestError(400, "the request has too many parameters", str(error), f"Up to {MOST_FIELDS}.") from error


def decode(text: bytes) -> str:
    """The text in some bytes; raises :class:`RequestError` where they are not UTF-8."""
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise RequestError(400, "the request is not UTF-8", str(error)[:200], "Encode it in UTF-8.") from error


def content_type(request: Request) -> tuple[str, str]:
    """The media type of a body and its charset, both empty where nothing says so."""
    kind, *settings = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((part.removeprefix("charset=") for part in settings if part.startswith("charset=")), "")
    return kind, charset.strip("\"'")


async def read_body(request: Request) -> bytes:
    """The body of a request; raises :class:`RequestError` where it is too large, or where it trickles."""
    whole = bytearray()
    try:
        async with asyncio.timeout(SLOWEST_BODY):
            async for chunk in request.stream():
                whole += chunk
                if len(whole) > MOST_BODY:
                    raise RequestError(413, "the body is too large", f"over {MOST_BODY} bytes", "Ask a shorter query.")
    except TimeoutError:
        raise RequestError(408, "the body did not come", f"within {SLOWEST_BODY:g} s", "Send it again.") from None
    return bytes(whole)
