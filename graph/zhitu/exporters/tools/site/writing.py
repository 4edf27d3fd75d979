"""The pages of a site in one language, from the templates that the server fills, with addresses that need no server."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from zhitu.exporters import selectors, templates, views
from zhitu.exporters.tools.site.holdings import GraphHoldings
from zhitu.knowledge import vocabulary
from zhitu.knowledge.namespaces import ZT
from zhitu.model import VERSION, Entity
from zhitu.rdf.iris import Iris

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
"""Nothing but our own style, and one script from a file of its own."""

FIRST = vocabulary.LANGUAGES[0]
"""The language whose pages stand at the site's top; those of others have a folder each."""

MEMBERS_A_PAGE = 500
EVERY_SENTENCE = 1 << 30
TERM = "/ontology/"
PAGE = re.compile(r"\.html\?page=(\d+)$")
DOCUMENT = {
    "date": "http://purl.org/dc/terms/issued",
    "length": f"{ZT}textLength",
    "digest": f"{ZT}textSha256",
}
"""What a page tells of a document, by the terms that the graph has for it."""

Files = Iterator[tuple[str, Iterable[bytes]]]


class Pages:
    """The pages of a graph in a language."""

    def __init__(self, held: GraphHoldings, language: str) -> None:
        self.held = held
        self.language = language
        self.folder = "" if language == FIRST else f"{language}/"
        self.iris = Iris(held.graph.settings.base)
        self._templates = templates.environment({"policy": POLICY, "version": VERSION}, "site.html")

    def write(self) -> Files:
        """All pages, by their files."""
        yield self._begin()
        yield self._vocabulary()
        for name, members in self.held.members.items():
            yield from self._class(name, members)
        for number, entity in enumerate(self.held.graph.entities):
            yield from self._entity(entity, number)
        for article in self.held.graph.articles:
            yield self._article(article.id)
        sources = {source.path: source for source in self.held.graph.sources}
        for path, articles in self.held.documents.items():
            source = sources.get(path)
            said = {iri: getattr(source, name) for name, iri in DOCUMENT.items() if getattr(source, name, "")}
            yield self._document(path, articles, said)

    def _begin(self) -> tuple[str, Iterable[bytes]]:
        counts = sorted(((len(members), name) for name, members in self.held.members.items()), reverse=True)
        graph = self.held.graph
        sizes = {"entities": len(graph.entities), "facts": len(graph.edges), "reports": len(graph.articles)}
        return self._render("index.html", "site_index.html", counts=counts, **sizes)

    def _vocabulary(self) -> tuple[str, Iterable[bytes]]:
        terms = vocabulary.load()
        relations = [one for one in terms.properties.values() if not one.literal]
        values = [one for one in terms.properties.values() if one.literal]
        sections = {
            "classes": list(terms.classes.values()),
            "relations": relations,
            "values": values,
        }
        return self._render("vocabulary.html", "site_vocabulary.html", sections=sections, used=set(self.held.members))

    def _class(self, name: str, members: Sequence[int]) -> Files:
        known = vocabulary.load().classes.get(name)
        comment = known.comments.get(self.language, "") if known else ""
        file = self.held.file("class", name)
        for page in _turn(len(members), MEMBERS_A_PAGE):
            part = members[(page.number - 1) * MEMBERS_A_PAGE : page.number * MEMBERS_A_PAGE]
            shown = views.list_entities(self.held, part)
            told = {"name": name, "comment": comment, "total": len(members), "members": shown, "page": page}
            yield self._render(_turned(file, page.number), "site_class.html", here=quote(file), **told)

    def _entity(self, entity: Entity, number: int) -> Files:
        file, row = self.held.file("entity", entity.id), self.held.entities.row(number)
        count, articles = views.articles_naming(self.held, row)
        shared = {"entity": row, "articles": articles, "article_count": count, "formats": (), "here": quote(file)}
        iri = self.iris.entity(entity.id).value
        for page in _turn(len(self.held.facts_of(entity.id)), views.FACTS_A_PAGE):
            groups = views.group(self.held, entity.id, page, EVERY_SENTENCE)
            yield self._render(_turned(file, page.number), "entity.html", iri=iri, groups=groups, page=page, **shared)

    def _article(self, article: str) -> tuple[str, Iterable[bytes]]:
        row = self.held.article(article)
        assert row is not None
        file = self.held.file("article", article)
        told = {
            "article": row,
            "text": views.read_text(self.held, row),
            "home": views.refer_to_document(self.held, row["document"]),
            "places": selectors.place_article(row),
            "iri": self.iris.article(article).value,
        }
        return self._render(file, "article.html", here=quote(file), formats=(), **told)

    def _document(self, path: str, articles: Sequence[str], said: dict[str, Any]) -> tuple[str, Iterable[bytes]]:
        file = self.held.file("document", path)
        rows = ((article, self.held.article(article) or {}) for article in articles)
        parts = [(views.refer_to_article(self.held, article), row.get("date", ""), 0) for article, row in rows]
        told = {"document": path, "articles": parts, "said": said, "iri": self.iris.document(path).value}
        return self._render(file, "document.html", here=quote(file), formats=(), **told)

    def _address_term(self, name: str) -> str:
        """Where a class or a property is told of: a class of ours has a page, all others a place on one."""
        if name in self.held.members:
            return quote(self.held.file("class", name))
        terms = vocabulary.load()
        return f"vocabulary.html#{name}" if name in terms.classes or name in terms.properties else "vocabulary.html"

    def _render(self, file: str, template: str, **values: Any) -> tuple[str, Iterable[bytes]]:
        """A page by its file; links in it lead from there, whatever folder or host the site stands in."""
        up = "../" * file.count("/")
        root = up + "../" * self.folder.count("/")

        def link(address: str) -> str:
            if address.startswith("#"):
                return address
            if address.startswith(TERM):
                return up + self._address_term(address.removeprefix(TERM))
            return up + PAGE.sub(lambda found: f"{_suffix(int(found[1]))}.html", address)

        others = {
            other: root + ("" if other == FIRST else f"{other}/") + quote(file)
            for other in vocabulary.LANGUAGES
            if other != self.language
        }
        html = self._templates.get_template(template).render(
            language=self.language,
            words=templates.words()[self.language],
            label=lambda name: templates.label(name, self.language),
            link=link,
            root=root,
            explorer=f"{root}graph.html",
            others=others,
            **values,
        )
        return self.folder + file, [html.encode("utf-8", "replace")]


def _turn(count: int, size: int) -> Iterator[views.Page]:
    """The pages of a list; an empty one has one."""
    last = views.paginate(count, size, 1).last
    return (views.Page(number, last) for number in range(1, last + 1))


def _turned(file: str, number: int) -> str:
    """The file of a page of a list."""
    return f"{file.removesuffix('.html')}{_suffix(number)}.html"


def _suffix(number: int) -> str:
    return f"-page-{number}" if number > 1 else ""
