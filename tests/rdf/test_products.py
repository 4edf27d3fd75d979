"""Queries that multiply what they find, told by their text."""

from __future__ import annotations

import time

import pytest

from zhitu.rdf import products, queries
from zhitu.server.sparql import DESCRIPTION

MULTIPLY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "select ?a ?d where { ?a zt:leads ?b. ?d zt:leads ?e }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(?a != ?d) }",
    "SELECT * { { ?a ?b ?c } { _:x ?e ?f } } # zt:leads",
    "SELECT * { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } }",
    "SELECT * { ?a ?b ?c ; ?x ?y . ?d ?e ?f , ?z }",
)

JOIN = (
    "ASK {}",
    "SELECT * { ?a zt:leads ?b . ?b rdfs:label ?c }",
    "SELECT * { ?a zt:leads ?b . ?c zt:leads ?d FILTER(?b = ?d) }",
    "SELECT * { ?a ?b ?c . FILTER(CONTAINS(STR(?a), STR(?x))) ?x ?y ?z }",
    "SELECT * { ?a ?b ?c BIND(?c AS ?d) ?d ?e ?f }",
    'SELECT * { ?a zt:leads ?b . ?c rdfs:label "总工会"@zh }',
    "SELECT * { <x> rdfs:label ?l . ?a zt:leads ?b }",
    "SELECT * { ?a a zt:Person . ?b a zt:Company }",
    "SELECT * { ?p zt:leads/rdfs:label ?l ; zt:x [ zt:y ?z ] . ?z a ?t }",
    "SELECT * { { ?a zt:leads ?b } UNION { ?c zt:founded ?d } }",
    "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?a zt:x ?z } } ORDER BY ?q ?r ?s",
    "SELECT * { VALUES (?x ?w ?v) { (1 2 3) } ?y ?z ?u }",
    'SELECT * { ?a ?b "?d ?e ?f . ?g ?h ?i" . ?a ?j ?k }',
)


@pytest.mark.parametrize("query", MULTIPLY)
def test_patterns_without_a_common_variable_are_multiplied(query: str) -> None:
    assert products.multiplies(query)


@pytest.mark.parametrize("query", JOIN)
def test_patterns_that_are_joined_or_held_by_a_term_are_not(query: str) -> None:
    assert not products.multiplies(query)


def test_none_of_our_own_queries_multiplies() -> None:
    assert not any(products.multiplies(query.text) for query in queries.named().values())
    assert not products.multiplies(DESCRIPTION)


def test_queries_are_alike_that_differ_in_comments_blanks_names_of_variables_and_values() -> None:
    one = "SELECT ?a { ?a zt:leads ?b FILTER(?b != <x> || ?b = 'y') } LIMIT 7 # first"
    two = "SELECT ?who {\n?who zt:leads $whom FILTER(?whom != <x> || ?whom = 'z')} LIMIT 18"
    assert products.likeness(one) == products.likeness(two)
    others = (one.replace("leads", "founded"), one.replace("<x>", "<y>"), one.replace("?a {", "?a ?b {"))
    assert len({products.likeness(text) for text in (one, *others)}) == 4


@pytest.mark.parametrize(
    "piece", ['"', "'", '"\\', "<", "a:", "a-", "1-", "?", "(", ".a:", "?a?b?c.", "FILTER", "\\", "#"]
)
def test_no_text_takes_long(piece: str) -> None:
    begun = time.process_time()
    text = piece * (products.LONGEST // len(piece))
    products.multiplies(text)
    products.likeness(text)
    assert time.process_time() - begun < 0.5
