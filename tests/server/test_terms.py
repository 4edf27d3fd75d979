"""The vocabulary as pages and as RDF."""

from __future__ import annotations

import re

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from zhitu.knowledge import namespaces, ontology, terms, vocabulary

HTML = {"accept": "text/html", "accept-language": "en"}


def test_the_page_has_a_place_for_every_term_with_its_texts(client: TestClient) -> None:
    known = vocabulary.load()
    for language in vocabulary.LANGUAGES:
        page = client.get("/ontology", params={"lang": language}).text
        for name, term in (known.classes | known.properties).items():
            assert f'id="{name}"' in page
            assert term.labels[language] in page
    assert 'id="Stated"' in page


def canonical(turtle: bytes) -> set[Quad]:
    told = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    told.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return set(told)


def test_the_turtle_is_the_vocabulary(client: TestClient) -> None:
    ours = canonical((ontology.folder() / "zhitu.ttl").read_bytes())
    for path, accept in (("/ontology", "text/turtle"), ("/ontology.ttl", "*/*")):
        answer = client.get(path, headers={"accept": accept})
        assert answer.headers["content-type"].startswith("text/turtle")
        assert canonical(answer.content) == ours
    assert client.get("/ontology.exe").status_code == 404


def test_a_relation_shows_what_it_joins_and_sentences_that_say_it(client: TestClient) -> None:
    page = client.get("/ontology/leads", headers=HTML).text
    assert 'href="/ontology/Person"' in page
    assert "heads a body" in page
    assert "http://www.w3.org/ns/org#headOf" in page
    example = terms.terms()["leads"].examples[0]
    assert example.text in page
    assert "1 facts" in page


def test_a_class_lists_its_entities_those_of_its_subclasses_too(client: TestClient) -> None:
    for name in ("TradeUnion", "MassOrganization", "Organization"):
        page = client.get(f"/ontology/{name}", headers=HTML).text
        assert 'href="/id/organization-1"' in page, name
    assert 'href="/id/organization-1"' not in client.get("/ontology/School", headers=HTML).text


def test_a_term_is_told_in_rdf_alone(client: TestClient) -> None:
    told = list(parse(client.get("/ontology/Person.ttl").content, format=RdfFormat.TURTLE))
    assert {quad.subject.value for quad in told} == {namespaces.ZT + "Person"}


def test_unknown_terms_are_not_found(client: TestClient) -> None:
    for name in ("Nobody", "Person.exe", "%3Cscript%3E"):
        answer = client.get(f"/ontology/{name}", headers=HTML)
        assert answer.status_code == 404
        assert "<script>" not in answer.text


def test_the_iri_of_a_term_leads_to_its_page(client: TestClient) -> None:
    moved = client.get("/resource", params={"iri": namespaces.ZT + "Person"})
    assert moved.headers["location"] == "/ontology/Person"


def test_links_to_other_vocabularies_go_to_the_web_only(client: TestClient) -> None:
    page = client.get("/ontology", headers=HTML).text
    assert all(re.match(r"https?://|/|\?|#", link) for link in re.findall(r'href="([^"]*)"', page))
