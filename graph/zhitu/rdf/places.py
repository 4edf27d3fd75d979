"""What is known of a place beside the news, as quads: GeoNames, its point, former names, whether it is left open."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from zhitu.knowledge import Knowledge, identity
from zhitu.knowledge.atlas import Point
from zhitu.knowledge.history import Change, Kind
from zhitu.knowledge.namespaces import DCT, GEO, GEONAMES, OWL, PROV, RDFS, SF, SKOS, ZT
from zhitu.model import Entity
from zhitu.rdf.iris import Iris
from zhitu.rdf.terms import TYPE, chinese, day, plain, term, truth

WKT = term(GEO + "wktLiteral")


def describe(one: Entity, knowledge: Knowledge, iris: Iris) -> Iterator[Quad]:
    """A place with a code, or one whose name is that of several divisions."""
    node = iris.entity(one.id)
    known = identity.identify(one.code, knowledge) if one.code else None
    if known is None:
        if not one.code and identity.candidates(one.name, knowledge.gazetteer):
            yield Quad(node, term(ZT + "ambiguous"), truth(True))
        return
    if known.geonames:
        yield Quad(node, term(OWL + "sameAs"), _geonames(known.geonames))
    if known.point:
        yield from _geometry(node, known.point, iris.geometry(one.id))
    if known.since and (year := day(str(known.since))):
        yield Quad(node, term(ZT + "since"), year)
    if known.until and (year := day(str(known.until))):
        yield Quad(node, term(ZT + "until"), year)
        yield Quad(node, term(DCT + "isReplacedBy"), iris.entity(f"place-{known.heir}"))
    for change in known.former:
        yield from _former(node, change, iris)


def _geonames(id_: str) -> NamedNode:
    return NamedNode(f"{GEONAMES}{id_}/")


def _geometry(node: NamedNode, point: Point, geometry: NamedNode) -> Iterator[Quad]:
    """The point of the settlement that bears the place's name, with the settlement that it is of."""
    yield Quad(node, term(GEO + "hasGeometry"), geometry)
    for kind in (GEO + "Geometry", SF + "Point"):
        yield Quad(geometry, TYPE, term(kind))
    text = f"POINT({point.longitude} {point.latitude})"
    yield Quad(geometry, term(GEO + "asWKT"), Literal(text, datatype=WKT))
    yield Quad(geometry, term(PROV + "wasDerivedFrom"), _geonames(point.settlement))


def _former(node: NamedNode, change: Change, iris: Iris) -> Iterator[Quad]:
    """A name that was given up, or a division that became part of this one."""
    renamed = change.kind is Kind.RENAMED
    then = iris.former(change.code, change.name)
    yield Quad(node, term(ZT + ("formerName" if renamed else "predecessor")), then)
    if renamed:
        yield Quad(node, term(SKOS + "hiddenLabel"), chinese(change.name))
    yield Quad(then, TYPE, term(ZT + "FormerDivision"))
    yield Quad(then, term(RDFS + "label"), chinese(change.name))
    year = day(str(change.year))
    if year is not None:
        yield Quad(then, term(ZT + "until"), year)
    if change.then:
        yield Quad(then, term(ZT + "code"), plain(change.then))
