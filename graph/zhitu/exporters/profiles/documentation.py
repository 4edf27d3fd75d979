"""The vocabulary to be put beside a published graph: a page in both languages, the Turtle, the shapes, the context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from zhitu.exporters import templates
from zhitu.exporters.profiles import web
from zhitu.knowledge import Knowledge, ontology, terms, vocabulary
from zhitu.knowledge.namespaces import PREFIXES, ZT
from zhitu.model import VERSION, Graph
from zhitu.rdf.iris import Iris


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files; nothing in the page is fetched from elsewhere."""
    yield "ontology.html", [page().encode()]
    for name in ("zhitu.ttl", "shapes.ttl"):
        yield name, [(ontology.folder() / name).read_bytes()]
    names = web.prefixes(Iris(graph.settings.base))
    yield web.CONTEXT, [web.dump(web.make_context(names))]


def page() -> str:
    """The page of all terms, those of each section by name."""
    from jinja2 import Environment

    known = terms.terms()
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        (files("zhitu.exporters") / "profiles" / "ontology.html").read_text(encoding="utf-8")
    )
    sections = [
        (
            name,
            *(words[f"section.{name}"] for words in templates.words().values()),
            [term for term in known.values() if term.section == name],
        )
        for name in terms.SECTIONS
    ]
    return template.render(
        sections=sections, known=known, languages=vocabulary.LANGUAGES, prefixes=PREFIXES, namespace=ZT, version=VERSION
    )
