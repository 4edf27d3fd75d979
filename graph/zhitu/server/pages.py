"""Pages as HTML: templates that escape everything, in Chinese or English, without a script."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhitu.knowledge import vocabulary
from zhitu.model import VERSION
from zhitu.server import addresses, negotiation

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = files("zhitu.server") / "pages"

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {}"
"""Nothing but our own style: no script, no picture of others, no form that leads away."""

FILES = {"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}
"""What the pages ask for, and as what it is sent."""


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of the pages by language."""
    return {
        language: json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
        for language in vocabulary.LANGUAGES
    }


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


def label(name: str, language: str) -> str:
    """What a class or a property is called in a language; its name where the vocabulary does not have it."""
    known = vocabulary.load()
    term = known.classes.get(name) or known.properties.get(name)
    return term.labels.get(language, name) if term else name


@cache
def environment() -> Environment:
    """The templates, which escape what they show."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def read(name: str) -> str | None:
        file = FOLDER / name
        return file.read_text(encoding="utf-8") if file.is_file() else None

    made = Environment(
        loader=FunctionLoader(read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["web"] = is_web
    made.globals["address"] = addresses.address_of
    return made


def show(value: Any) -> Any:
    """A text without signs that are not seen or that turn the order of others; anything else as it is."""
    if type(value) is not str:  # markup is our own
        return value
    if value.isprintable():
        return value
    return "".join(
        "\ufffd" if sign not in "\n\t" and unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign for sign in value
    )


def is_web(iri: str) -> bool:
    """Whether a browser may be sent to an IRI: no scheme but the web's."""
    return iri.startswith(("http://", "https://"))


def fetch(request: Request) -> Response:
    """A file that the pages ask for."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    return Response((FOLDER / name).read_bytes(), headers={"Cache-Control": "max-age=3600"}, media_type=FILES[name])
