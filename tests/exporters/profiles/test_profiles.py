"""What each profile says, tried by the library that its readers have."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from markupsafe import escape

from zhitu.exporters import tools
from zhitu.exporters.profiles import quickstatements, schemaorg, web
from zhitu.knowledge import Knowledge, terms
from zhitu.model import Graph, Link, Match, Status

ZT = "https://w3id.org/zhitu/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def ask(path: Path, query: str) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.load(path.read_bytes(), ox.RdfFormat.from_extension(path.suffix[1:]))
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(getattr(value, "value", "") for value in row) for row in answer]


def test_plain_edges_come_without_statements(folder: Path) -> None:
    path = folder / "graph-plain.ttl"
    assert not ask(path, f"SELECT ?s {{ ?s a <{ZT}Fact> }}")
    assert not ask(path, f"SELECT ?s {{ ?s <{RDF}subject> ?o }}")
    asked = f"SELECT ?s ?o {{ ?s <{ZT}leads> ?o }}"
    assert sorted(ask(path, asked)) == sorted(ask(folder / "graph.ttl", asked)) != []
    loose = (
        f"SELECT ?o {{ ?s ?p ?o . FILTER(STRSTARTS(STR(?p), '{ZT}') && ISIRI(?o)) FILTER NOT EXISTS {{ ?o a ?t }} }}"
    )
    assert {iri for (iri,) in ask(path, loose) if not iri.startswith(ZT)} == set()


def test_each_statement_reifies_a_triple_term(folder: Path) -> None:
    told = "?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
    query = f"PREFIX rdf: <{RDF}> SELECT ?f {{ {told} . FILTER NOT EXISTS {{ ?f rdf:reifies <<( ?s ?p ?o )>> }} }}"
    count = f"PREFIX rdf: <{RDF}> SELECT (COUNT(?f) AS ?n) {{ ?f rdf:reifies ?t . FILTER(isTRIPLE(?t)) }}"
    assert ask(folder / "graph-rdf12.ttl", query) == []
    assert int(ask(folder / "graph-rdf12.ttl", count)[0][0]) > 50


def test_who_knows_wikidata_asks_in_its_way(folder: Path, graph: Graph) -> None:
    query = """
        PREFIX p: <http://www.wikidata.org/prop/> PREFIX ps: <http://www.wikidata.org/prop/statement/>
        PREFIX pr: <http://www.wikidata.org/prop/reference/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX wikibase: <http://wikiba.se/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?body ?head ?quote { ?b p:P488 ?s ; rdfs:label ?body . ?s ps:P488 ?h ; prov:wasDerivedFrom ?r ;
            wikibase:rank wikibase:NormalRank . ?h rdfs:label ?head . ?r pr:P1683 ?quote }"""
    found = {(body, head) for body, head, quote in ask(folder / "graph-wikidata.ttl", query) if head in quote}
    assert ("醴陵市总工会", "谭维岳") in found
    denied = {edge.relation for edge in graph.edges if edge.status in {Status.PLANNED, Status.DENIED}}
    ranks = "SELECT ?s { ?s <http://wikiba.se/ontology#rank> <http://wikiba.se/ontology#DeprecatedRank> }"
    assert bool(ask(folder / "graph-wikidata.ttl", ranks)) is bool(denied)


LINE = re.compile(
    r'CREATE|LAST\t([LAD][a-z-]+\t"[^"\t]*"|P\d+\t("[^"\t]*"|\+\d{4}-\d\d-\d\dT00:00:00Z/(9|10|11))(\tS\d+\t.+)*)'
)


def test_quickstatements_keep_to_their_grammar(folder: Path) -> None:
    lines = (folder / "quickstatements.tsv").read_text(encoding="utf-8").splitlines()
    assert all(LINE.fullmatch(line) for line in lines), next(line for line in lines if not LINE.fullmatch(line))
    assert 'LAST\tP442\t"430281"' in lines


def test_items_that_the_user_knows_are_joined(graph: Graph, known: Knowledge) -> None:
    numbers = {"谭维岳": "Q11", "醴陵市总工会": "Q22"}
    entities = tuple(
        replace(one, links=(Link(numbers[one.name], one.name, Match.SAME),)) if one.name in numbers else one
        for one in graph.entities
    )
    text = b"".join(quickstatements.write(replace(graph, entities=entities), known)).decode()
    assert any(line.startswith("Q22\tP488\tQ11\t") for line in text.splitlines())
    assert 'LAST\tLzh\t"谭维岳"' not in text


@pytest.mark.parametrize("text", ['a"b', "a\tb", "a\nb", "a\x00b"])
def test_a_label_cannot_end_its_quotes_or_its_line(text: str) -> None:
    assert re.fullmatch(r'"[^"\t\n\x00]*"', quickstatements.quote(text))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # that library uses what rdflib wants others to leave
def test_a_nanopublication_is_one_to_the_library_of_its_makers(folder: Path) -> None:
    nanopub = pytest.importorskip("nanopub")
    rdflib = pytest.importorskip("rdflib")
    quads = list(ox.parse((folder / "nanopubs.trig").read_bytes(), format=ox.RdfFormat.TRIG))
    heads = sorted(
        {
            quad.subject.value
            for quad in quads
            if quad.object == ox.NamedNode("http://www.nanopub.org/nschema#Nanopublication")
        }
    )
    assert len(heads) > 50
    conf = nanopub.NanopubConf(use_test_server=True)
    for head in heads[:3]:
        one = rdflib.Dataset()
        parts = [quad for quad in quads if str(quad.graph_name.value).startswith(head + "/")]
        one.parse(data=(ox.serialize(parts, format=ox.RdfFormat.TRIG) or b"").decode(), format="trig")
        assert nanopub.Nanopub(rdf=one, conf=conf).is_valid
        graphs = {quad.graph_name.value.removeprefix(head) for quad in parts}
        assert graphs == {"/head", "/assertion", "/provenance", "/pubinfo"}


def load_context(folder: Path) -> Any:
    def read(url: str, options: object) -> dict[str, Any]:
        document = json.loads((folder / "web" / Path(url).name).read_bytes())
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    return read


def as_quads(document: object, **options: object) -> set[str]:
    pyld = pytest.importorskip("pyld")
    return set(pyld.jsonld.to_rdf(document, {"format": "application/n-quads", **options}).splitlines()) - {""}


def lines(path: Path) -> set[str]:
    triples = {
        ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    }
    return {
        line for line in (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode().splitlines() if line
    }


def test_the_nested_json_says_all_that_the_graph_says(folder: Path) -> None:
    document = json.loads((folder / "web" / web.GRAPH).read_bytes())
    told = as_quads(document, documentLoader=load_context(folder), base="https://example.org/web/")
    parse = {line for quad in ox.parse("\n".join(told), format=ox.RdfFormat.N_QUADS) for line in [str(quad)]}
    want = {str(quad) for quad in ox.parse("\n".join(lines(folder / "graph.ttl")), format=ox.RdfFormat.N_QUADS)}
    assert parse == want


def test_the_nested_json_reads_as_plain_json(folder: Path) -> None:
    nodes = {node.get("label"): node for node in json.loads((folder / "web" / web.GRAPH).read_bytes())["@graph"]}
    person = nodes["谭维岳"]
    fact = next(fact for fact in person["facts"] if fact["predicate"] == "leads")
    assert person["type"] == "Person"
    assert (fact["object"]["id"], fact["status"]) == (nodes["醴陵市总工会"]["id"], "Stated")
    assert any("谭维岳" in one["exact"] for one in fact["evidence"] if isinstance(one, dict))


def test_the_frame_makes_that_shape_of_flat_json(folder: Path) -> None:
    pyld = pytest.importorskip("pyld")
    options = {"documentLoader": load_context(folder), "base": "https://example.org/web/"}
    flat = json.loads((folder / "graph.jsonld").read_bytes())
    framed = pyld.jsonld.frame(flat, json.loads((folder / "web" / web.FRAME).read_bytes()), options)
    person = next(node for node in framed["@graph"] if node.get("label") == "谭维岳")
    assert any(fact["predicate"] == "leads" and fact["evidence"] for fact in person["facts"])


def test_schema_org_reads_as_rdf_and_stands_in_a_page(folder: Path) -> None:
    text = (folder / "schema.jsonld").read_text(encoding="utf-8")
    assert "<" not in text
    document = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    told = as_quads({"@context": {"@vocab": "https://schema.org/"}, **document})
    assert any("<https://schema.org/worksFor>" in line for line in told)
    union = next(node for node in document["@graph"] if node.get("name") == "醴陵市总工会")
    assert union["@type"] == "WorkersUnion"
    assert union["employee"]


def test_a_name_cannot_end_the_script_that_it_stands_in() -> None:
    assert b"</script" not in schemaorg.escape({"name": "</script><script>alert(1)</script>&"})


def test_every_profile_is_listed_for_the_command(known: Knowledge) -> None:
    forms = {"plain", "rdf12", "wikidata", "quickstatements", "nanopub", "protege", "schemaorg", "web"}
    assert forms <= set(tools.TOOLS)
    names = [tool.file for tool in tools.TOOLS.values() if tool.file]
    assert len(names) == len(set(names))


def test_the_vocabulary_is_published_as_a_page_beside_its_shapes(
    graph: Graph, known: Knowledge, tmp_path: Path
) -> None:
    tools.export(graph, known, "ontology", tmp_path / "ontology")
    page = (tmp_path / "ontology" / "ontology.html").read_text(encoding="utf-8")
    for name, term in terms.terms().items():
        assert f'<section id="{name}">' in page
        assert all(escape(text) in page for text in term.comments.values())
    assert "<script" not in page
    linked = set(re.findall(r'href="([^"#]+)"', page))
    assert linked == {"zhitu.ttl", "shapes.ttl", "context.jsonld"}
    assert all((tmp_path / "ontology" / name).is_file() for name in linked)
