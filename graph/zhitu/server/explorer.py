"""The explorer: the page that the build wrote."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from zhitu.server.options import MARKER, Options


async def show(request: Request) -> Response:
    """The page of the graph that is in the folder now."""
    options: Options = request.app.state.options
    return FileResponse(options.edition().folder / MARKER, media_type="text/html; charset=utf-8")
