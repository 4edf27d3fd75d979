"""The SPARQL page: an editor from npm if the package carries it, our own small scripts for all else.

    GET /query              the page
    GET /query/given.json   what it is told: prefixes, named queries, vocabulary, texts
    GET /query/NAME         its scripts and styles, one of :data:`FILES`

The page asks ``/sparql`` of its own server and nobody else; its content security policy lets it do no more.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhitu.knowledge import vocabulary
from zhitu.knowledge.namespaces import PREFIXES, ZT
from zhitu.knowledge.vocabulary import LANGUAGES
from zhitu.rdf import queries
from zhitu.server import index
from zhitu.server.options import Options

FOLDER = files("zhitu.server.editor") / "page"

EDITOR = "codemirror.js"
"""What npm and ``source/bundle.mjs`` make of CodeMirror; it is in no repository, and need not be there."""

SCRIPT, STYLE, TEXT = "text/javascript", "text/css", "text/plain"

FILES = {
    EDITOR: SCRIPT,
    "codemirror.licences.txt": TEXT,
    "answers.js": SCRIPT,
    "captions.js": SCRIPT,
    "chart.js": SCRIPT,
    "connections.js": SCRIPT,
    "downloads.js": SCRIPT,
    "elements.js": SCRIPT,
    "endpoint.js": SCRIPT,
    "labels.js": SCRIPT,
    "memory.js": SCRIPT,
    "network.js": SCRIPT,
    "pad.js": SCRIPT,
    "query.css": STYLE,
    "series.js": SCRIPT,
    "start.js": SCRIPT,
    "suggestions.js": SCRIPT,
    "table.js": SCRIPT,
    "terms.js": SCRIPT,
    "words.js": SCRIPT,
}
"""What the page may load, with its media type; nothing else of the folder is sent."""

NETWORK = "vis-network.js"
"""The library that draws graphs, sent as pyvis carries it."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # Chromium itself makes a style attribute when one types over marked words of an editor, and would complain.
        "style-src-attr 'unsafe-inline'",
        "connect-src 'self'",
        "img-src 'self' data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def show(request: Request) -> Response:
    """The page."""
    return _send(request, (FOLDER / "query.html").read_bytes(), "text/html", {"Content-Security-Policy": POLICY})


def send_file(request: Request) -> Response:
    """A script or style of the page; 404 for what is none, and for an editor that this installation lacks."""
    name = request.path_params["name"]
    found = _library() if name == NETWORK else FOLDER / name if name in FILES else None
    if found is None or not found.is_file():
        raise HTTPException(404, "the page has no such file")
    return _send(request, found.read_bytes(), FILES.get(name, SCRIPT))


def tell_given(request: Request) -> Response:
    """What the page is told, as JSON."""
    options: Options = request.app.state.options
    base = index.read_base(options.edition().folder / "graph.ttl")
    given = {**_lasting(), "base": base, "editor": (FOLDER / EDITOR).is_file()}
    body = json.dumps(given, ensure_ascii=False, sort_keys=True).encode()
    return _send(request, body, "application/json")


@cache
def _lasting() -> dict[str, object]:
    """What stays the same as long as the server runs."""
    words = vocabulary.load()
    labels = {name: term.labels for group in (words.classes, words.properties) for name, term in group.items()}
    return {
        "ontology": ZT,
        "prefixes": PREFIXES,
        "examples": [
            {"name": one.name, "zh": one.title_zh, "en": one.title_en, "text": one.text}
            for one in queries.named().values()
        ],
        "vocabulary": [{"name": name, "zh": "", "en": "", **said} for name, said in sorted(labels.items())],
        "texts": {language: json.loads((FOLDER / f"{language}.json").read_bytes()) for language in LANGUAGES},
    }


def _library() -> Traversable:
    from zhitu.exporters.viewer import page

    return files("pyvis") / page.LIBRARY


def _send(request: Request, body: bytes, media_type: str, headers: dict[str, str] | None = None) -> Response:
    """The bytes, or only the word that the browser's copy of them is still good."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    lasting = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=lasting)
    return Response(body, headers=lasting, media_type=media_type)
