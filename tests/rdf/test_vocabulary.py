"""The vocabulary is whole: bilingual, and it declares what the rest of the ontology speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import SKOS

from zhitu.errors import OntologyError
from zhitu.knowledge import Knowledge, namespaces, ontology, vocabulary
from zhitu.model import NODE_KINDS

ZHITU = Path(str(ontology.folder())) / "zhitu.ttl"
RELATIONS = {
    *("founded", "leads", "locatedIn", "launched", "organizes", "worksFor", "partOf", "participatesIn", "mentorOf"),
    *("foundingDate", "holdsTitle", "receivedHonour", "reportedBy", "alumniOf", "birthPlace", "alternateName"),
    *("acquired", "investedIn", "cooperatesWith"),
}
LEXICONS = {"organisation_heads": "Organization", "program_heads": "Program"}


def test_every_term_has_labels_and_comments_in_both_languages() -> None:
    graph = Graph().parse(ZHITU, format="turtle")
    terms = {term for term in graph.subjects() if isinstance(term, URIRef) and term.startswith(namespaces.ZT)}
    assert len(terms) > 120
    for term in sorted(terms):
        for predicate in (RDFS.label, RDFS.comment):
            texts = [text for text in graph.objects(term, predicate) if isinstance(text, Literal) and text.strip()]
            assert sorted(str(text.language) for text in texts) == ["en", "zh"], term
        assert set(graph.objects(term, RDF.type)), term


def test_every_property_has_ends_and_an_example() -> None:
    words, graph = vocabulary.load(), Graph().parse(ZHITU, format="turtle")
    for name, prop in words.properties.items():
        assert prop.domains, name
        assert prop.ranges or name in {"subject", "object"}, name
        assert set(prop.domains) <= set(words.classes), name
        assert prop.literal or set(prop.ranges) <= set(words.classes), name
        assert graph.value(URIRef(namespaces.ZT + name), SKOS.example), name


def test_the_relations_of_the_graph_are_declared() -> None:
    words = vocabulary.load()
    assert set(words.properties) >= RELATIONS
    graph = Graph().parse(ZHITU, format="turtle")
    assert (URIRef(namespaces.ZT + "locatedIn"), RDF.type, OWL.TransitiveProperty) in graph


def test_what_editors_define_as_a_relation_is_a_property_that_fits(known: Knowledge) -> None:
    words = vocabulary.load()
    for relation in known.relations:
        prop = words.property(relation.name)
        assert set(relation.subject) <= set(prop.domains), relation.name
        if not prop.literal:
            assert set(relation.object) <= set(prop.ranges), relation.name


def test_what_lexicons_call_a_kind_is_a_class(known: Knowledge) -> None:
    words = vocabulary.load()
    for name, top in LEXICONS.items():
        for entry in known.lexicons[name].values() if name in known.lexicons else ():
            assert words.top(entry.kind) == top, f"{name}: {entry.word}"


def test_every_kind_of_node_is_a_top_class() -> None:
    words = vocabulary.load()
    assert all(words.chain(kind) == (kind,) for kind in NODE_KINDS)
    assert words.chain("TradeUnion") == ("TradeUnion", "MassOrganization", "Organization")
    assert words.top("Bridge") == "Place"


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "allowed"),
    [
        ("leads", "Person", "TradeUnion", True),
        ("leads", "TradeUnion", "Person", False),
        ("leads", "Person", None, False),
        ("locatedIn", "Hospital", "County", True),
        ("foundingDate", "Hospital", None, True),
        ("foundingDate", "Person", None, False),
        ("foundingDate", "Hospital", "County", False),
    ],
)
def test_a_relation_joins_only_what_it_may(relation: str, subject: str, object_: str | None, allowed: bool) -> None:
    assert vocabulary.load().allows(relation, subject, object_) is allowed


@pytest.mark.parametrize(
    "text",
    [
        "zt:A a owl:Class",
        "zt:A a owl:Class ; rdfs:subClassOf zt:B . zt:B a owl:Class ; rdfs:subClassOf zt:A .",
        "zt:A a owl:Class ; rdfs:subClassOf zt:B, zt:C .",
    ],
)
def test_a_broken_vocabulary_is_refused(tmp_path: Path, text: str) -> None:
    prefixes = f"@prefix zt: <{namespaces.ZT}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> .\n"
    (tmp_path / "zhitu.ttl").write_text(prefixes + text, encoding="utf-8")
    with pytest.raises(OntologyError):
        vocabulary.read(tmp_path / "zhitu.ttl")
