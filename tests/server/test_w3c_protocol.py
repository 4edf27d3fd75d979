"""The SPARQL 1.1 Protocol test suite of the W3C by its own manifest, sent to a running ``zhitu serve``.

    git clone https://github.com/w3c/rdf-tests
    ZHITU_RDF_TESTS=rdf-tests python -m pytest tests/server/test_w3c_protocol.py

Each request goes as the manifest writes it; only the path of the endpoint, ``/sparql/`` there, is ours, as the manifest
wants it. Of an update each request must be refused, and what is asked after it must find nothing changed. The same
cases stand in our own words in ``test_protocol.py``, which needs no suite.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, Node, URIRef
from rdflib.collection import Collection

from .running import Reply, Running, run

PLACE = os.environ.get("ZHITU_RDF_TESTS", "")
MANIFEST = Path(PLACE) / "sparql/sparql11/protocol/manifest.ttl"

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")

PATH = re.compile(r"^/sparql/?(?=\?|$)")
STATUS = re.compile(r"([2345])xx$", re.IGNORECASE)
"""How the manifest writes the statuses that are right: ``ht:StatusCode2xx``, later ``"2XX"``."""

FORMATS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values",
    },
    "RDF": {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"},
}  # fmt: skip

DOCUMENT = "<{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document> .\n"
"""What the queries ask of a graph, where the file of it that the manifest names is not beside it."""

MISWRITTEN = {
    "query_multiple_dataset": (
        "%26named-graph-uri%3D",
        "&named-graph-uri=",
        "the & between two parameters is escaped, so that they would be one IRI, of which the answer could not be true",
    )
}
"""Mistakes of the manifest that are mended before it is sent, each with its reason; none where it is mended there."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request and what the manifest expects of its answer; the first digits of its status."""

    method: str
    path: str
    body: bytes | None
    headers: dict[str, str]
    classes: frozenset[str]
    format: str
    truth: bool | None

    @property
    def updates(self) -> bool:
        """Whether it asks for a change, and rightly so."""
        kind = next((value for name, value in self.headers.items() if name.lower() == "content-type"), "")
        form = self.body.decode() if self.body and kind.startswith("application/x-www-form") else ""
        return "2" in self.classes and (kind.startswith("application/sparql-update") or "update" in parse_qs(form))


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the suite."""

    name: str
    requests: tuple[Request, ...]


def read_cases(manifest: Graph) -> list[Case]:
    entries = manifest.value(predicate=RDF.type, object=MF.Manifest)
    assert entries is not None
    cases = [read_case(manifest, node) for node in Collection(manifest, manifest.value(entries, MF.entries))]
    assert cases, "the manifest lists no case"
    return cases


def read_case(manifest: Graph, node: Node) -> Case:
    name = str(node).rpartition("#")[2]
    action = manifest.value(node, MF.action)
    requests = Collection(manifest, manifest.value(action, HT.requests))
    return Case(name, tuple(read_request(manifest, one, name) for one in requests))


def read_request(manifest: Graph, node: Node, name: str) -> Request:
    response, body = manifest.value(node, HT.resp), manifest.value(node, HT.body)
    path = str(manifest.value(node, HT.absolutePath))
    if name in MISWRITTEN:
        path = path.replace(*MISWRITTEN[name][:2])
    text = None
    if body is not None:
        encoding = str(manifest.value(body, CNT.characterEncoding, default="UTF-8"))
        text = str(manifest.value(body, CNT.chars)).encode(encoding)
    statuses = [*manifest.objects(response, MF.expectedStatus), *manifest.objects(response, HT.statusCodeValue)]
    truth = manifest.value(response, MF.expectedBoolean)
    return Request(
        str(manifest.value(node, HT.methodName)),
        PATH.sub("/sparql", path),
        text,
        read_headers(manifest, node),
        frozenset(found[1] for status in statuses if (found := STATUS.search(str(status)))),
        str(manifest.value(response, MF.expectedFormat, default="")),
        truth.toPython() if isinstance(truth, Literal) else None,
    )


def read_headers(manifest: Graph, node: Node) -> dict[str, str]:
    listed = manifest.value(node, HT.headers)
    headers = Collection(manifest, listed) if listed else ()
    return {str(manifest.value(one, HT.fieldName)): str(manifest.value(one, HT.fieldValue)) for one in headers}


def read_data(manifest: Graph) -> str:
    """The graphs that all cases want, as N-Quads."""
    data = {
        str(manifest.value(node, RDFS.label)): manifest.value(node, UT.graph)
        for node in manifest.objects(None, UT.graphData)
    }
    lines = []
    for name, place in sorted(data.items()):
        file = MANIFEST.parent / str(place).rpartition("/")[2]
        triples = Graph()
        if file.exists():
            triples.parse(file)
        else:
            triples.parse(data=DOCUMENT.format(name), format="nt")
        lines += [f"{s.n3()} {p.n3()} {o.n3()} {URIRef(name).n3()} .\n" for s, p, o in triples]
    return "".join(lines)


if PLACE:
    SUITE = Graph().parse(MANIFEST)
    CASES = read_cases(SUITE)
else:
    CASES = [pytest.param(None, marks=pytest.mark.skip("ZHITU_RDF_TESTS names no clone of github.com/w3c/rdf-tests"))]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("suite")
    (folder / "graph.nq").write_text(read_data(SUITE), encoding="utf-8")
    (folder / "graph.html").write_text("", encoding="utf-8")
    with run(folder) as running:
        yield running


def check(request: Request, reply: Reply, changed: bool) -> None:
    """Asserts that a reply is what the manifest expects, or what it must be after an update that was refused."""
    if request.updates:
        assert reply.status == 403, reply
        return
    assert str(reply.status)[0] in request.classes, reply
    if reply.status >= 400:
        assert json.loads(reply.body)["what"]
        return
    if request.format:
        assert reply.kind in FORMATS[request.format], reply
    if request.truth is not None:
        assert json.loads(reply.body)["boolean"] is (request.truth and not changed)
    if changed and request.format == "tabular":
        assert json.loads(reply.body)["results"]["bindings"] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name if case else "suite")
def test_a_case_of_the_manifest(case: Case, request: pytest.FixtureRequest) -> None:
    server: Running = request.getfixturevalue("server")
    changed = False
    for one in case.requests:
        assert one.classes, "the manifest expects no status of it"
        check(one, server.send(one.method, one.path, one.body, one.headers), changed)
        changed |= one.updates
