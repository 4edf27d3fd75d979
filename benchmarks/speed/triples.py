"""Writing and asking triples against rdflib, on a made graph of any size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial

import pyoxigraph as ox

from speed.rows import Row, cpu, patient
from zhitu import exporters, knowledge, rdf
from zhitu.knowledge.namespaces import PREFIXES
from zhitu.model import (
    Article,
    Byline,
    Edge,
    Entity,
    Fact,
    Graph,
    Kind,
    Mention,
    Origin,
    Piece,
    Sentence,
    Settings,
    Source,
    Status,
)

FACTS = {"10k": 260, "100k": 2_600, "1M": 26_000}
"""Thirty-nine triples a fact."""

QUERIES = {
    "count by type": "SELECT ?type (COUNT(*) AS ?n) WHERE { ?s a ?type } GROUP BY ?type",
    "names by a regular expression": "SELECT ?s WHERE { ?s rdfs:label ?name FILTER regex(?name, '9$') }",
    "who leads what": "SELECT ?a ?b WHERE { ?x zt:leads ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }",
}


def measure(sizes: list[str]) -> Iterator[Row]:
    known = knowledge.load()
    for size in sizes:
        graph = make(FACTS[size])
        quads = list(rdf.triples(graph, known))
        theirs = rdf.to_rdf(graph, known)
        name = f"{len(quads) / 1000:,.0f}k triples"
        for file, form in (("graph.ttl", "turtle"), ("graph.nq", "nt")):
            with cpu() as ours:
                sum(len(chunk) for chunk in exporters.EXPORTERS[file](graph, known))
                spent = ours()
            write = partial(theirs.serialize, io.BytesIO(), format=form, encoding="utf-8")
            baseline, ended = patient(write)
            yield Row(f"{file}, {name}", spent, baseline, "CPU s", f"rdflib, {form}, triples given", ended)
        store = ox.Store()
        store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        for what, query in QUERIES.items():
            with cpu() as ours:
                found = len(list(store.query(query, prefixes=PREFIXES)))
                spent = ours()
            with cpu() as theirs_spent:
                assert len(list(theirs.query(query, initNs=PREFIXES))) == found
                yield Row(f"{what}, {name}", spent, theirs_spent(), "CPU s", "rdflib")


def make(facts: int) -> Graph:
    """A graph of so many facts: a person leads a body, each said by a sentence of its own."""
    text = "甲任乙主席。"
    sentence = Sentence(0, text)
    articles, entities, edges, sources = [], [], [], []
    for number in range(facts):
        path = f"{number:06}.txt"
        articles.append(
            Article(f"{path}#a1", path, f"第{number}篇", (), Byline(), "2025-01-01", text, 0, Origin((Piece(0, 0, 6),)))
        )
        sources.append(Source(path, f"{number:064x}", len(text), "2025-01-01"))
        one = Mention(f"{path}#a1", 0, "甲", Kind.PERSON, f"人{number}")
        two = Mention(f"{path}#a1", 2, "乙", Kind.ORGANIZATION, f"会{number}")
        entities.append(Entity(f"p{number:06}", Kind.PERSON, "Person", f"人{number}", (), "", (one,), ()))
        entities.append(Entity(f"o{number:06}", Kind.ORGANIZATION, "TradeUnion", f"会{number}", (), "", (two,), ()))
        fact = Fact(one, "leads", two, sentence, "leads/a", 0.9)
        edges.append(Edge(f"p{number:06}", "leads", f"o{number:06}", False, (fact,), 0.9, Status.STATED, ""))
    kinds = sorted(entities, key=lambda entity: entity.id)
    return Graph(tuple(kinds), tuple(edges), (), tuple(articles), tuple(sources), (), Settings())
