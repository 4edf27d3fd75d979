"""Pages as HTML: templates that escape everything, in Chinese or English, without a script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhitu.exporters import templates
from zhitu.exporters.templates import FOLDER, label, words
from zhitu.knowledge import vocabulary
from zhitu.model import VERSION
from zhitu.server import addresses, negotiation

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {}"
"""Nothing but our own style: no script, no picture of others, no form that leads away."""

__all__ = ["FOLDER", "environment", "fetch", "label", "language_of", "render", "words"]

FILES = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
"""What the pages ask for, and as what it is sent."""


def language_of(request: Request) -> str:
    """The language of a page: the one that the address names, else the one that the browser likes."""
    asked = request.query_params.get("lang", "")
    if asked in vocabulary.LANGUAGES:
        return asked
    return negotiation.choose_language(request.headers.get("accept-language", ""), vocabulary.LANGUAGES)


def render(
    request: Request, template: str, *, status: int = 200, framed: bool = False, headers: dict[str, str] | None = None,
    **values: Any,
) -> Response:  # fmt: skip
    """The page of a template with values; ``framed`` lets other sites show it in a frame."""
    language = language_of(request)
    named = request.query_params.get("lang", "") in vocabulary.LANGUAGES
    suffix = f"lang={language}" if named else ""

    def link(path: str) -> str:
        """An address of ours, which keeps the language that the reader chose."""
        path, hash_, place = path.partition("#")
        joined = path + ("&" if "?" in path else "?") + suffix if suffix else path
        return joined + hash_ + place

    others = {
        other: "?" + "&".join([*(f"{quote(k)}={quote(v)}" for k, v in _other_params(request)), f"lang={other}"])
        for other in vocabulary.LANGUAGES
        if other != language
    }
    html = environment().get_template(template).render(
        language=language, words=words()[language], link=link, others=others, version=VERSION,
        label=lambda name: label(name, language), chosen=language if named else "", **values,
    )  # fmt: skip
    return Response(
        html.encode("utf-8", "replace"),
        status,
        {
            "Content-Security-Policy": POLICY.format("*" if framed else "'self'"),
            "Content-Language": "zh-Hans" if language == "zh" else language,
            "Vary": "Accept, Accept-Language",
            **(headers or {}),
        },
        "text/html; charset=utf-8",
    )


def _other_params(request: Request) -> list[tuple[str, str]]:
    return [(key, value) for key, value in request.query_params.multi_items() if key != "lang"]


@cache
def environment() -> Environment:
    """The templates, with the addresses of this server."""
    return templates.environment({"address": addresses.address_of, "explorer": "/"})


def fetch(request: Request) -> Response:
    """A file that the pages ask for."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return Response((FOLDER / name).read_bytes(), headers={"Cache-Control": "max-age=3600"}, media_type=FILES[name])
