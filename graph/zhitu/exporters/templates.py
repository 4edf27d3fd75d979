"""The pages of things as templates that escape everything, in Chinese and English.

A server fills them for a request, and ``zhitu export DIR site`` once for all; only its search is a script.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from zhitu.knowledge import vocabulary
from zhitu.rdf.iris import segment

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = files("zhitu.exporters") / "pages"


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of the pages by language."""
    return {
        language: json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
        for language in vocabulary.LANGUAGES
    }


def label(name: str, language: str) -> str:
    """What a class or a property is called in a language; its name where the vocabulary does not have it."""
    return vocabulary.load().label(name, language)


def environment(known: Mapping[str, Any], frame: str = "base.html") -> Environment:
    """The templates, which escape what they show; all know what is ``known``, and ``frame`` is the page around each."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def read(name: str) -> str | None:
        file = FOLDER / (frame if name == "base.html" else name)
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
    made.filters["segment"] = segment
    made.globals.update(known)
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
