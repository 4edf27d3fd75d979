"""The vocabulary before a reasoner: it is consistent, and what is drawn from it is what a reader expects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph as RdfGraph
from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from zhitu.knowledge import namespaces, vocabulary

ZT = Namespace(namespaces.ZT)
SCHEMA = Namespace("https://schema.org/")
ORG = Namespace("http://www.w3.org/ns/org#")
ID = Namespace("https://example.org/id/")

Reason = Callable[[RdfGraph], RdfGraph]

SAID = """
@prefix zt: <https://w3id.org/zhitu/ontology#> .
@prefix : <https://example.org/id/> .
:union a zt:TradeUnion ; zt:locatedIn :nanxun .
:nanxun a zt:County ; zt:locatedIn :huzhou .
:huzhou a zt:City ; zt:locatedIn :zhejiang .
:zhejiang a zt:Province .
:team zt:partOf :workshop . :workshop zt:partOf :works .
:he zt:leads :union . :she zt:worksFor :works . :works zt:cooperatesWith :college .
:he zt:spouse :she . :son zt:parent :he . :he zt:alumniOf :college .
:union zt:founded :centre . :union zt:organizes :contest . :she zt:participatesIn :contest .
"""


@pytest.fixture(scope="module")
def words() -> RdfGraph:
    lines = ox.serialize([quad.triple for quad in vocabulary.quads()], format=ox.RdfFormat.N_TRIPLES) or b""
    return RdfGraph().parse(data=lines.decode(), format="nt")


@pytest.fixture(scope="module")
def drawn(words: RdfGraph) -> RdfGraph:
    """What OWL 2 RL draws from what is said."""
    owlrl = pytest.importorskip("owlrl")
    graph = RdfGraph().parse(data=SAID, format="turtle") + words
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        (ID.union, ZT.locatedIn, ID.huzhou),
        (ID.union, ZT.locatedIn, ID.zhejiang),
        (ID.team, ZT.partOf, ID.works),
        (ID.works, URIRef("http://purl.org/dc/terms/hasPart"), ID.team),
        (ID.he, ORG.memberOf, ID.union),
        (ID.she, ORG.memberOf, ID.works),
        (ID.works, SCHEMA.employee, ID.she),
        (ID.college, ZT.cooperatesWith, ID.works),
        (ID.she, ZT.spouse, ID.he),
        (ID.he, SCHEMA.children, ID.son),
        (ID.college, SCHEMA.alumni, ID.he),
        (ID.centre, SCHEMA.founder, ID.union),
        (ID.contest, SCHEMA.organizer, ID.union),
        (ID.contest, SCHEMA.participant, ID.she),
        (ID.she, RDF.type, ZT.Person),
        (ID.works, RDF.type, ZT.Organization),
        (ID.union, RDF.type, SCHEMA.WorkersUnion),
    ],
)
def test_a_reasoner_draws_what_a_reader_would(
    drawn: RdfGraph, subject: URIRef, predicate: URIRef, object_: URIRef
) -> None:
    assert (subject, predicate, object_) in drawn


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        (ID.huzhou, ZT.locatedIn, ID.union),
        (ID.union, ORG.memberOf, ID.he),
        (ID.she, ZT.leads, ID.works),
        (ID.union, ZT.partOf, ID.huzhou),
        (ID.he, RDF.type, ZT.Organization),
    ],
)
def test_and_not_what_he_would_not(drawn: RdfGraph, subject: URIRef, predicate: URIRef, object_: URIRef) -> None:
    assert (subject, predicate, object_) not in drawn


def hermit(graph: RdfGraph, folder: Path) -> bool:
    """Whether HermiT, which reasons in OWL 2 DL, finds a graph consistent."""
    owlready2 = pytest.importorskip("owlready2")
    if shutil.which("java") is None:
        pytest.skip("HermiT needs Java")
    file = folder / "graph.nt"
    file.write_bytes(graph.serialize(format="nt", encoding="utf-8"))
    world = owlready2.World()
    loaded = world.get_ontology(file.as_uri()).load()
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())


def test_the_vocabulary_and_what_is_said_in_it_are_consistent_in_owl_2_dl(words: RdfGraph, tmp_path: Path) -> None:
    assert hermit(words + RdfGraph().parse(data=SAID, format="turtle"), tmp_path)


def test_the_reasoner_would_see_a_person_who_is_a_place(words: RdfGraph, tmp_path: Path) -> None:
    wrong = RdfGraph().parse(data=SAID, format="turtle")
    wrong.add((ID.nanxun, ZT.leads, ID.union))
    assert not hermit(words + wrong, tmp_path)


def test_every_term_has_an_example_in_both_languages_and_says_where_it_ends(words: RdfGraph) -> None:
    terms = {term for term in words.subjects() if isinstance(term, URIRef) and term.startswith(ZT)}
    for term in sorted(terms):
        told = {text.language for text in words.objects(term, SKOS.example) if isinstance(text, Literal)}
        assert told == {"zh", "en"}, term
        if (term, RDF.type, OWL.ObjectProperty) in words and term not in {ZT.subject, ZT.object}:
            assert words.value(term, RDFS.domain) is not None, term
            assert words.value(term, RDFS.range) is not None, term


def test_the_vocabulary_names_its_version(words: RdfGraph) -> None:
    assert words.value(URIRef(ZT.rstrip("#")), OWL.versionIRI) == URIRef(ZT.rstrip("#") + "/0.1.0")
