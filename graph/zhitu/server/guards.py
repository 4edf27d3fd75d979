"""What every request passes through: a line in the log, headers that keep browsers careful, errors told in words."""

from __future__ import annotations

import logging
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers as Headings
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, ExceptionHandler, Message, Receive, Scope, Send

from zhitu.errors import ZhituError
from zhitu.server.options import LOCAL_HOSTS, Options

LOG = logging.getLogger("zhitu.server")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Headers:
    """Adds to every answer the headers that all need."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_more)


class Names:
    """Refuses other host names where only this machine is served.

    A page elsewhere could have its own name resolved to this machine's address, and then read or write as one of ours.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on if its name is one of this machine's."""
        if scope["type"] == "http":
            options: Options = scope["app"].state.options
            name = urlsplit(f"//{Headings(scope=scope).get('host', '')}")
            if options.local and (name.hostname or "") not in LOCAL_HOSTS:
                refusal = tell(421, "this server answers to this machine's own names alone", "Host", "Use 127.0.0.1.")
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


class Journal:
    """Logs a line a request: method, path, status, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and logs it when it is answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            spent = (time.perf_counter() - begun) * 1000
            # The path is a stranger's text: as Python writes it, no line can be forged with it.
            LOG.info("%s %s %d %.0f ms", ascii(scope["method"])[1:-1], ascii(scope["path"])[1:-1], status, spent)


def tell(status: int, what: str, where: str = "", mend: str = "") -> Response:
    """An error as JSON of the three parts of a problem."""
    return JSONResponse({"what": what, "where": where, "mend": mend}, status_code=status)


async def tell_refusal(request: Request, error: Exception) -> Response:
    """The answer to a request that a route refused."""
    assert isinstance(error, HTTPException)
    return JSONResponse({"what": error.detail}, status_code=error.status_code, headers=error.headers)


async def tell_problem(request: Request, error: Exception) -> Response:
    """The answer where the graph, not the request, is at fault."""
    assert isinstance(error, ZhituError)
    problem = error.problem
    return tell(503, problem.what, problem.where, problem.mend)


async def tell_mistake(request: Request, error: Exception) -> Response:
    """The answer where zhitu is at fault; the traceback goes to the log alone."""
    return tell(500, "a mistake in zhitu", request.url.path, "Please report it with the request.")


HANDLERS: dict[type[Exception] | int, ExceptionHandler] = {
    HTTPException: tell_refusal,
    ZhituError: tell_problem,
    Exception: tell_mistake,
}
