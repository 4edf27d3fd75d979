"""The page around the network: template, style, scripts and texts, all inside one file."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Iterator
from importlib.resources import as_file, files
from itertools import chain
from typing import TYPE_CHECKING, Any

from zhitu.exporters.viewer import linking
from zhitu.knowledge.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from pyvis.network import Network

FOLDER = files("zhitu.exporters.viewer") / "page"

LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
"""The vis-network that pyvis 0.3.2 carries (Apache-2.0 or MIT); its licence stands at its head and stays there."""

STYLES = ("style.css", "find.css", "read.css", "correct.css", "phone.css")
"""The page's style sheets, in the order in which they hold."""

MANY = 5_000_000
"""Characters of facts above which they are compressed: to a third, for a quarter of a second more at the opening."""

ROWS = 1_000
"""Rows of a column that become JSON at once."""

GZIP = 31
"""What tells zlib to write gzip's head and tail, which browsers unpack."""

SERVED = (
    (b"connect-src 'none'", b"connect-src 'self'"),
    (b'<meta name="zhitu-server" content="none">', b'<meta name="zhitu-server" content="open">'),
)
"""What changes in a page that is served: both stand in its head, before anything that a stranger wrote."""

SCRIPT_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""JSON inside HTML: no character in it can end its script element or begin another."""


def render(net: Network, facts: dict[str, Any]) -> bytes:
    """The whole page in UTF-8."""
    from jinja2 import select_autoescape
    from markupsafe import Markup

    style = "".join(map(read, STYLES))
    library = (files("pyvis") / LIBRARY).read_text(encoding="utf-8")
    script = linking.link(read)
    with as_file(FOLDER) as folder:
        net.set_template_dir(str(folder), "template.html")
        net.templateEnv.autoescape = select_autoescape(default=True, default_for_string=True)
        net.templateEnv.filters["json"] = lambda value: Markup(encode(value))  # noqa: S704 - encode leaves no markup
        net.templateEnv.globals.update(
            facts=Markup(pack(facts)),  # noqa: S704 - neither form holds markup
            settings=net.options,
            texts={language: json.loads(read(f"{language}.json")) for language in LANGUAGES},
            style=Markup(style),  # noqa: S704 - ours, not a stranger's
            scripts=[Markup(library), Markup(script)],  # noqa: S704 - ours and pyvis's
            script_hashes=[digest(library), digest(script)],
            style_hash=digest(style),
        )
        html: str = net.generate_html("graph.html")
    # Half a surrogate pair can only stand in the JSON, where its escape means the same.
    return html.encode("utf-8", "backslashreplace")


def read(name: str) -> str:
    """One file of the page's folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def serve(page: bytes) -> bytes:
    """The page as a server gives it out: it may ask that server for what it does not hold, and nobody else."""
    for closed, opened in SERVED:
        page = page.replace(closed, opened, 1)
    return page


def pack(facts: dict[str, Any]) -> str:
    """The facts as JSON, or compressed in base64 where they are many; the page knows them by their first character."""
    pieces = spell(facts)
    length, plain = 0, []
    for piece in pieces:
        length += len(piece)
        plain.append(piece)
        if length >= MANY:
            break
    else:
        return "".join(plain)
    # Without a time stamp: the same facts are the same bytes. Half a surrogate pair stands in JSON as its escape.
    packer = zlib.compressobj(9, wbits=GZIP)
    packed = [packer.compress(piece.encode("utf-8", "backslashreplace")) for piece in chain(plain, pieces)]
    return base64.b64encode(b"".join((*packed, packer.flush()))).decode("ascii")


def spell(value: Any) -> Iterator[str]:
    """What :func:`encode` makes of tables of columns, in pieces."""
    if isinstance(value, dict) and value:
        for number, key in enumerate(sorted(value)):
            yield f"{',' if number else '{'}{encode(key)}:"
            yield from spell(value[key])
        yield "}"
    elif isinstance(value, list) and len(value) > ROWS:
        for start in range(0, len(value), ROWS):
            yield f"{',' if start else '['}{encode(value[start : start + ROWS])[1:-1]}"
        yield "]"
    else:
        yield encode(value)


def encode(value: Any) -> str:
    """The value as JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(SCRIPT_ESCAPES)


def digest(text: str) -> str:
    """A content security policy's name for an inline script or style: it runs if not a character is changed."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
