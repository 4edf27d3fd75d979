"""What the triples of a graph say."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from rdflib import RDF, RDFS, XSD, Namespace, URIRef
from rdflib import Graph as RdfGraph
from rdflib import Literal as RdfLiteral
from rdflib.namespace import PROV, SKOS

from zhitu import rdf
from zhitu.errors import InputError, OntologyError
from zhitu.knowledge import Knowledge, namespaces
from zhitu.model import Document, Graph, Settings
from zhitu.rdf import terms
from zhitu.rdf.iris import Iris, fact_id

ZT = Namespace("https://w3id.org/zhitu/ontology#")
ID = Namespace("https://w3id.org/zhitu/id/")
OA = Namespace("http://www.w3.org/ns/oa#")


@pytest.fixture
def told(sample: Graph, known: Knowledge) -> RdfGraph:
    return rdf.to_rdf(sample, known)


def statements(told: RdfGraph, relation: str) -> Iterator[URIRef]:
    for node in told.subjects(RDF.predicate, ZT[relation]):
        assert isinstance(node, URIRef)
        yield node


def test_an_entity_bears_its_class_its_top_class_and_its_names(told: RdfGraph) -> None:
    union = ID["organization-1"]
    assert set(told.objects(union, RDF.type)) == {ZT.Organization, ZT.TradeUnion}
    assert told.value(union, RDFS.label) == RdfLiteral("青禾县总工会", lang="zh")
    assert set(told.objects(union, SKOS.altLabel)) == {
        RdfLiteral("县总工会", lang="zh"),
        RdfLiteral("Qīng hé xiàn zǒng gōng huì", lang="zh-latn-pinyin"),
    }
    assert str(told.value(ID["place-1"], ZT.code)) == "330000001"


def test_a_stated_edge_is_a_plain_triple(told: RdfGraph) -> None:
    assert (ID["person-1"], ZT.leads, ID["organization-1"]) in told
    assert (ID["organization-2"], ZT.foundingDate, RdfLiteral("2023", datatype=XSD.gYear)) in told
    assert (ID["person-1"], ZT.holdsTitle, RdfLiteral("主席", lang="zh")) in told


def test_what_is_denied_or_planned_is_a_statement_alone(told: RdfGraph) -> None:
    assert not list(told.triples((None, ZT.participatesIn, None)))
    assert not list(told.triples((None, ZT.organizes, None)))
    (denied,), (planned,) = statements(told, "participatesIn"), statements(told, "organizes")
    assert told.value(denied, ZT.status) == ZT.Denied
    assert told.value(planned, ZT.status) == ZT.Planned
    assert told.value(planned, ZT.validFrom) == RdfLiteral("2025", datatype=XSD.gYear)


def test_a_place_that_the_gazetteer_puts_in_another_is_a_plain_edge_alone(told: RdfGraph) -> None:
    assert (ID["place-1"], ZT.locatedIn, ID["place-2"]) in told
    assert ID["place-1"] not in {told.value(node, RDF.subject) for node in statements(told, "locatedIn")}


def test_a_fact_said_twice_is_one_statement_with_both_sources(told: RdfGraph) -> None:
    (fact,) = statements(told, "leads")
    assert len(list(told.objects(fact, PROV.wasDerivedFrom))) == 3  # two stretches, and one
    assert len(list(told.objects(fact, ZT.saidIn))) == 2
    assert [str(value) for value in told.objects(fact, ZT.confidence)] == ["0.97"]


def test_each_stretch_of_evidence_holds_the_characters_of_the_raw_document(
    told: RdfGraph, documents: dict[str, Document]
) -> None:
    paths = {node: str(path) for node, path in told.subject_objects(ZT.path)}
    spans = list(told.subjects(RDF.type, OA.SpecificResource))
    assert len(spans) == 4
    for span in spans:
        start, end = (int(str(told.value(span, at))) for at in (OA.start, OA.end))
        source = told.value(span, OA.hasSource)
        assert source is not None
        assert documents[paths[source]].text[start:end] == str(told.value(span, OA.exact))
        assert str(span) == f"{source}#char={start},{end}"


def test_the_stretches_of_one_sentence_follow_one_another(told: RdfGraph) -> None:
    ((first, second),) = told.subject_objects(ZT.continuedBy)
    assert f"{told.value(first, OA.exact)}{told.value(second, OA.exact)}".startswith("青禾县总工会主席周明说")


def test_an_article_knows_who_reported_it_and_whom_it_names(told: RdfGraph) -> None:
    article = ID["article/a1-day"]
    assert set(told.objects(article, ZT.reportedBy)) == {ID["person-5"]}
    assert {str(name) for name in told.objects(article, ZT.correspondent)} == {"徐飞"}
    assert ID["organization-2"] in set(told.objects(article, ZT.mentions))


def test_plain_edges_stand_in_the_default_graph_and_statements_in_the_graph_of_their_document(
    sample: Graph, known: Knowledge
) -> None:
    quads = list(rdf.triples(sample, known))
    assert len(quads) == len(set(quads))
    leads = [q for q in quads if q.predicate == NamedNode(str(ZT.leads))]
    assert [q.graph_name for q in leads] == [DefaultGraph()]
    homes = {q.graph_name for q in quads if q.object == NamedNode(str(ZT.leads))}
    assert homes == {Iris(sample.settings.base).document(source.path) for source in sample.sources}
    for quad in quads:
        if quad.predicate == NamedNode(namespaces.OA + "hasSource"):
            assert quad.graph_name == quad.object


def test_the_iri_of_a_fact_depends_on_what_is_said_alone(sample: Graph) -> None:
    edge = sample.edges[4]
    assert fact_id(edge) == fact_id(dataclasses.replace(edge, facts=edge.facts[:1], confidence=0.1))
    ids = {fact_id(edge) for edge in sample.edges}
    assert len(ids) == len(sample.edges)


def test_a_fact_bears_one_id_in_all_exports(sample: Graph) -> None:
    assert [fact_id(edge) for edge in sample.edges] == [fact_id(edge) for edge in sample.edges]


def test_the_base_is_the_users(sample: Graph, known: Knowledge) -> None:
    own = dataclasses.replace(sample, settings=Settings(base="https://example.org/kg#"))
    subjects = {quad.subject.value for quad in rdf.triples(own, known) if isinstance(quad.subject, NamedNode)}
    assert all(subject.startswith("https://example.org/kg#") for subject in subjects)


@pytest.mark.parametrize("base", ["", "no scheme", "https://example.org/<b>"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(InputError):
        Iris(base)


def test_what_the_vocabulary_does_not_know_is_refused(sample: Graph, known: Knowledge) -> None:
    strange = dataclasses.replace(sample, entities=(dataclasses.replace(sample.entities[0], type="Spaceship"),))
    with pytest.raises(OntologyError, match="Spaceship"):
        list(rdf.triples(strange, known))
    odd = dataclasses.replace(sample, edges=(dataclasses.replace(sample.edges[0], relation="outshines"),))
    with pytest.raises(OntologyError, match="outshines"):
        list(rdf.triples(odd, known))


@pytest.mark.parametrize(
    ("path", "tail"),
    [
        ("a b/中.txt", "a%20b/%E4%B8%AD.txt"),
        ("../x.txt", "%2E%2E/x.txt"),
        ("records.jsonl#1", "records.jsonl%231"),
        ("\udcff<>.txt", "%ED%B3%BF%3C%3E.txt"),
    ],
)
def test_any_path_makes_an_iri(path: str, tail: str) -> None:
    assert Iris(str(ID)).document(path).value == f"{ID}document/{tail}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2024", "gYear"),
        ("2024-02", "gYearMonth"),
        ("2024-02-29", "date"),
        ("2023-02-29", None),
        ("去年", None),
        ("", None),
    ],
)
def test_only_real_dates_become_dates(text: str, kind: str | None) -> None:
    found = terms.day(text)
    assert (found and found.datatype.value.removeprefix(namespaces.XSD)) == kind


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (0.0, "0"), (0.9, "0.9"), (0.12345, "0.1234"), (1e-9, "0")])
def test_a_confidence_is_written_as_stores_keep_it(value: float, text: str) -> None:
    assert terms.decimal(value).value == text
    quad = Quad(NamedNode("a:b"), NamedNode("a:c"), terms.decimal(value))
    assert isinstance(quad.object, Literal)
