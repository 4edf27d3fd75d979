"""The questions that users ask most, under a name: ``ontology/queries/*.rq``."""

from __future__ import annotations

from dataclasses import dataclass

from zhitu.errors import OntologyError
from zhitu.knowledge import ontology


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query and its titles, which are the first two comment lines of its file."""

    name: str
    title_zh: str
    title_en: str
    text: str


def named() -> dict[str, NamedQuery]:
    """The named queries by name; raises :class:`OntologyError` where a file has no titles."""
    files = (file for file in (ontology.folder() / "queries").iterdir() if file.name.endswith(".rq"))
    found = {}
    for file in sorted(files, key=lambda one: one.name):
        text = file.read_text(encoding="utf-8")
        titles = [line.removeprefix("#").strip() for line in text.splitlines()[:2] if line.startswith("#")]
        if len(titles) < 2 or not all(titles):
            mend = "Begin it with two comment lines: the Chinese title, the English title."
            raise OntologyError("a named query has no titles", file.name, mend)
        name = file.name.removesuffix(".rq")
        found[name] = NamedQuery(name, titles[0], titles[1], text)
    return found
