"""The findings as a report for people, in Chinese and English: ``report.html`` and ``report.md``."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from zhitu.analysis.findings import Cell, Section
from zhitu.exporters import summary
from zhitu.knowledge import vocabulary
from zhitu.model import Graph

FOLDER = files("zhitu.analysis") / "page"

Words = Mapping[str, Any]


def load_words() -> Words:
    """The titles of sections and columns, in Chinese and English."""
    found: Words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    return found


def write_markdown(graph: Graph, sections: Sequence[Section]) -> Iterator[bytes]:
    """``report.md``: a table for each section, its evidence below it."""
    words = load_words()
    for line in _tell(graph, sections, words):
        yield f"{line}\n".encode("utf-8", "replace")


def write_html(graph: Graph, sections: Sequence[Section], *, linked: bool) -> Iterator[bytes]:
    """``report.html``: the same as one page without scripts.

    Where it is ``linked``, each name leads to it in the ``graph.html`` beside the report.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    style = (FOLDER / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    words = load_words()
    page = environment.from_string((FOLDER / "report.html").read_text(encoding="utf-8")).generate(
        words=words,
        sections=sections,
        count=count(graph, words),
        label=label,
        address=address if linked else lambda cell: "",
        style=Markup(style),  # noqa: S704 - ours, not a stranger's
        style_hash=f"sha256-{digest}",
    )
    return (part.encode("utf-8", "replace") for part in page)


def count(graph: Graph, words: Words) -> list[str]:
    """How large the graph is, in both languages."""
    numbers = {"entities": len(graph.entities), "facts": len(graph.edges), "articles": len(graph.articles)}
    return [part.format(**numbers) for part in words["count"]]


def label(column: str, cell: Cell) -> str:
    """The text of a cell; a relation by its names in the vocabulary."""
    known = vocabulary.load().properties.get(cell.text) if column == "relation" else None
    labels = known.labels if known else {}
    return " ".join(labels[language] for language in ("zh", "en") if language in labels) or cell.text


def address(cell: Cell) -> str:
    """Where the graph's page beside the report shows an entity."""
    return f"graph.html#entity={quote(cell.entity, safe='', errors='replace')}"


def _tell(graph: Graph, sections: Sequence[Section], words: Words) -> Iterator[str]:
    yield from (f"# {' · '.join(words['title'])}", "", " · ".join(count(graph, words)))
    for one in sections:
        title_zh, title_en, *about = words[one.key]
        yield from ("", f"## {title_zh} {title_en} ({one.total})", "", " ".join(about), "")
        if not one.rows:
            yield " ".join(words["none"])
            continue
        yield f"| {' | '.join(' '.join(words['columns'][column]) for column in one.columns)} |"
        yield f"|{' --- |' * len(one.columns)}"
        for row in one.rows:
            cells = (summary.escape(label(column, cell)) for column, cell in zip(one.columns, row.cells, strict=True))
            yield f"| {' | '.join(cells)} |"
        for said in dict.fromkeys(said for row in one.rows for said in row.quotes):
            where = " · ".join(part for part in (said.headline, said.date, said.document) if part)
            yield from ("", f"> {summary.escape(said.text)} — {summary.escape(where)}")
        if one.total > len(one.rows):
            yield from ("", " ".join(part.format(rest=one.total - len(one.rows)) for part in words["rest"]))
