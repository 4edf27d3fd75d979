"""What the graph in RDF tells of places: ids elsewhere, where they lie, what they were called."""

from __future__ import annotations

import pytest
from rdflib import Graph as RdfGraph
from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from zhitu.knowledge import Knowledge
from zhitu.model import Entity, Kind
from zhitu.rdf import places, shapes
from zhitu.rdf.iris import Iris

ZT = Namespace("https://w3id.org/zhitu/ontology#")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
BASE = "https://example.org/id/"


def tell(name: str, code: str, known: Knowledge) -> tuple[RdfGraph, URIRef]:
    entity = Entity(f"place-{code or name}", Kind.PLACE, "County", name, (), code, (), ())
    iris = Iris(BASE)
    return shapes.as_rdflib(places.describe(entity, known, iris), {}), URIRef(iris.entity(entity.id).value)


def test_a_city_is_the_one_of_geonames_and_has_a_point(known: Knowledge) -> None:
    told, city = tell("湖州市", "330500", known)
    assert told.value(city, OWL.sameAs) == URIRef("https://sws.geonames.org/1806534/")
    point = told.value(told.value(city, GEO.hasGeometry), GEO.asWKT)
    assert isinstance(point, Literal)
    longitude, latitude = map(float, str(point).removeprefix("POINT(").removesuffix(")").split())
    assert point.datatype == GEO.wktLiteral
    assert (round(longitude), round(latitude)) == (120, 31)


def test_a_county_has_the_point_of_its_seat_and_not_its_name(known: Knowledge) -> None:
    told, county = tell("义乌市", "330782", known)
    assert told.value(county, OWL.sameAs) is None
    assert told.value(county, GEO.hasGeometry) is not None


def test_a_former_name_bears_the_year_in_which_it_was_given_up(known: Knowledge) -> None:
    told, county = tell("上虞区", "330604", known)
    until = {
        str(told.value(then, RDFS.label)): told.value(then, ZT.until) for then in told.objects(county, ZT.formerName)
    }
    assert until["上虞市"] == Literal("2013", datatype=XSD.gYear)
    assert Literal("上虞市", lang="zh") in set(told.objects(county, SKOS.hiddenLabel))


def test_a_dissolved_division_names_its_heir(known: Knowledge) -> None:
    told, gone = tell("江北区", "500105", known)
    assert told.value(gone, DCTERMS.isReplacedBy) == URIRef(BASE + "place-500157")
    assert told.value(gone, ZT.until) == Literal("2025", datatype=XSD.gYear)


@pytest.mark.parametrize(("name", "is_open"), [("新华区", True), ("渌江大桥", False), ("醴陵市", False)])
def test_a_name_of_several_without_a_code_says_so(name: str, is_open: bool, known: Knowledge) -> None:
    told, place = tell(name, "", known)
    assert ((place, ZT.ambiguous, Literal("true", datatype=XSD.boolean)) in told) is is_open
    assert (None, RDF.type, None) not in told
