"""The edges of a graph as quads: the plain edge for who asks, the statement with its evidence for who doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from zhitu.knowledge.namespaces import DCT, OA, PROV, RDF, RDFS, XSD, ZT
from zhitu.knowledge.vocabulary import Property
from zhitu.model import Article, Edge, Fact, Measure, Origin, Range, Region, Status
from zhitu.rdf import selectors
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import TYPE, chinese, day, decimal, integer, number, plain, term, truth

FACT_CLASSES = (term(RDF + "Statement"), term(ZT + "Fact"))


def edge(
    one: Edge, relation: Property, articles: Mapping[str, Article], build: NamedNode, iris: Iris
) -> Iterator[Quad]:
    """An edge: plain in the default graph if it is stated, and its statement in the graph of each document.

    An edge that rests on no article (a place inside another, which the gazetteer knows) is a plain edge alone.
    """
    yield from plain_edge(one, relation, articles, iris)
    said: dict[str, list[Fact]] = {}
    for fact in one.facts:
        if fact.subject.article in articles:
            said.setdefault(articles[fact.subject.article].document, []).append(fact)
    for path, facts in said.items():
        yield from statement(one, relation, articles, build, path, iris)
        for fact in facts:
            article = articles[fact.subject.article]
            found = stretches(article.origin, article.text, fact.sentence.start, fact.sentence.end)
            yield from saying(one, fact, path, [range_ for range_, _ in found], iris)
            yield from evidence(article, found, iris)


def plain_edge(one: Edge, relation: Property, articles: Mapping[str, Article], iris: Iris) -> Iterator[Quad]:
    """An edge as a plain triple, if it is stated."""
    if one.status is Status.STATED:
        yield Quad(*_ends(one, relation, articles, iris))


def statement(  # noqa: PLR0913, PLR0917 - what a statement hangs on
    one: Edge, relation: Property, articles: Mapping[str, Article], build: NamedNode, path: str, iris: Iris
) -> Iterator[Quad]:
    """The statement of an edge in the graph of a document, without what the document says for it."""
    node, home = iris.fact(one), iris.document(path)
    subject, predicate, object_ = _ends(one, relation, articles, iris)
    for kind in FACT_CLASSES:
        yield Quad(node, TYPE, kind, home)
    yield Quad(node, term(RDF + "subject"), subject, home)
    yield Quad(node, term(RDF + "predicate"), predicate, home)
    yield Quad(node, term(RDF + "object"), object_, home)
    yield Quad(node, term(ZT + "confidence"), decimal(one.confidence), home)
    yield Quad(node, term(ZT + "status"), term(ZT + one.status.value.capitalize()), home)
    yield Quad(node, term(PROV + "wasGeneratedBy"), build, home)
    if one.measure:
        yield from indicator(iris.indicator(one), one.measure, home)
    time = day(one.time)
    if time is not None:
        yield Quad(node, term(ZT + "validFrom"), time, home)


def saying(one: Edge, fact: Fact, path: str, ranges: Sequence[Range], iris: Iris) -> Iterator[Quad]:
    """That a fact makes an edge: its rule, its article, and the stretches of the raw document where it is said."""
    node, home, derived = iris.fact(one), iris.document(path), term(PROV + "wasDerivedFrom")
    article = iris.article(fact.subject.article)
    yield Quad(node, term(ZT + "rule"), plain(fact.rule), home)
    yield Quad(node, term(ZT + "saidIn"), article, home)
    for range_ in ranges:
        yield Quad(node, derived, iris.span(path, range_), home)
    if not ranges:  # a sentence that stands nowhere in the raw text still has its article
        yield Quad(node, derived, article, home)


def evidence(article: Article, found: Iterable[tuple[Range, str]], iris: Iris) -> Iterator[Quad]:
    """A sentence, whatever it says: a node for each stretch of the raw document that it is made of."""
    home = iris.document(article.document)
    before = None
    for (start, end), text in found:
        span = iris.span(article.document, (start, end))
        for kind in (OA + "SpecificResource", ZT + "Evidence"):
            yield Quad(span, TYPE, term(kind), home)
        yield Quad(span, term(OA + "hasSource"), home, home)
        yield Quad(span, term(OA + "start"), integer(start), home)
        yield Quad(span, term(OA + "end"), integer(end), home)
        yield Quad(span, term(OA + "exact"), chinese(text), home)
        if before is not None:
            yield Quad(before, term(ZT + "continuedBy"), span, home)
        for region in article.places([(start, end)]):
            yield from place(span, region, article.document, iris)
        before = span


def place(span: NamedNode, region: Region, path: str, iris: Iris) -> Iterator[Quad]:
    """Where a stretch stands in the file that its text was taken from: a selector of the Web Annotation model."""
    home = iris.document(path)
    node = iris.selector(path, region.selector)
    kind, standard = selectors.kind(region.selector)
    yield Quad(span, term(OA + "hasSelector"), node, home)
    yield Quad(node, TYPE, term(OA + kind), home)
    yield Quad(node, term(RDF + "value"), plain(region.selector), home)
    if standard:
        yield Quad(node, term(DCT + "conformsTo"), term(standard), home)


def stretches(origin: Origin, text: str, start: int, end: int) -> list[tuple[Range, str]]:
    """The raw ranges of ``text[start:end]``, as :meth:`Origin.ranges` gives them, each with its characters."""
    found: list[tuple[Range, str]] = []
    for piece in origin.within(start, end):
        raw = (piece.raw, piece.raw + piece.length)
        part = text[piece.start : piece.start + piece.length]
        if found and found[-1][0][1] == raw[0]:
            (first, _), words = found.pop()
            found.append(((first, raw[1]), words + part))
        else:
            found.append((raw, part))
    return found


def value(text: str, relation: Property) -> Literal:
    """The literal object of a relation: a date where the vocabulary says so, else a text."""
    if XSD + "date" in relation.ranges:
        return day(text) or plain(text)
    return chinese(text)


def indicator(node: NamedNode, measure: Measure, home: NamedNode) -> Iterator[Quad]:
    """A measured quantity as a node: what is counted, how many, by when."""
    yield Quad(node, TYPE, term(ZT + "Indicator"), home)
    yield Quad(node, term(RDFS + "label"), chinese(measure.value), home)
    yield Quad(node, term(ZT + "counted"), chinese(measure.counted), home)
    if measure.action:
        yield Quad(node, term(ZT + "action"), chinese(measure.action), home)
    yield Quad(node, term(ZT + "value"), number(measure.number), home)
    yield Quad(node, term(ZT + "unit"), chinese(measure.unit), home)
    if measure.sign:
        yield Quad(node, term(ZT + "sign"), plain(measure.sign), home)
    date = day(measure.date)
    if date is not None:
        yield Quad(node, term(ZT + "asOf"), date, home)
    yield Quad(node, term(ZT + "target"), truth(measure.target), home)


def _ends(
    one: Edge, relation: Property, articles: Mapping[str, Article], iris: Iris
) -> tuple[NamedNode, NamedNode, NamedNode | Literal]:
    """Subject, predicate and object of an edge."""
    said = value(one.object, relation) if one.literal else _end(one.object, articles, iris)
    return (
        _end(one.subject, articles, iris),
        term(ZT + relation.name),
        iris.indicator(one) if one.measure else said,
    )


def _end(node: str, articles: Mapping[str, Article], iris: Iris) -> NamedNode:
    return iris.article(node) if node in articles else iris.entity(node)
