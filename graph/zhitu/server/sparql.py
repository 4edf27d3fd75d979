"""The SPARQL endpoint: queries by SPARQL 1.1 Protocol, in all standard result formats, and what it says of itself."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhitu.rdf.jobs import Job
from zhitu.server import asking, guards, pools
from zhitu.server.negotiation import choose_type

ROWS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
}
"""The media types of a table, or of a yes or no, and of the format that each means; the first is for all that ask for
none."""

TRIPLES = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/rdf+xml": "application/rdf+xml",
    "application/ld+json": "application/ld+json",
    "application/trig": "application/trig",
    "application/n-quads": "application/n-quads",
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/plain": "application/n-triples",
}
"""The same for triples; rdflib still asks for N-Triples by their old name."""

METHODS = ("GET", "HEAD", "POST", "OPTIONS")

# Relative IRIs are resolved by the address of the service. Formats by their names at w3.org.
DESCRIPTION = """
PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX format: <http://www.w3.org/ns/formats/>
CONSTRUCT {
  <> a sd:Service ; sd:endpoint <> ; sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset <#dataset> ;
    sd:resultFormat format:SPARQL_Results_JSON, format:SPARQL_Results_XML, format:SPARQL_Results_CSV,
      format:SPARQL_Results_TSV, format:Turtle, format:N-Triples, format:RDF_XML, format:JSON-LD, format:TriG,
      format:N-Quads .
  <#dataset> a sd:Dataset ; sd:defaultGraph <#everything> ; sd:namedGraph _:document .
  <#everything> a sd:Graph ; void:triples ?triples .
  _:document a sd:NamedGraph ; sd:name ?name .
}
WHERE { { SELECT (COUNT(*) AS ?triples) { ?s ?p ?o } } UNION { SELECT DISTINCT ?name { GRAPH ?name { } } } }
"""


async def answer(request: Request) -> Response:
    """The answer to a query; without one, what the service says of itself, or the page on which to write one."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    try:
        question = await asking.read(request)
    except asking.RequestError as refused:
        return tell(refused)
    accepted = ", ".join(request.headers.getlist("accept"))
    if question.query is None:
        if choose_type(accepted, [*TRIPLES, "text/html"]) == "text/html":
            return RedirectResponse("/query", 303, headers={"Vary": "Accept"})
        question = asking.Question(DESCRIPTION)
    rows, triples = choose_type(accepted, list(ROWS)), choose_type(accepted, list(TRIPLES))
    if not rows and not triples:
        return unfit([*ROWS, *TRIPLES])
    job = Job(
        question.query,
        base=str(request.url.replace(query=None, fragment=None)),
        default_graphs=question.default_graphs,
        named_graphs=question.named_graphs,
        rows=ROWS.get(rows or "", ""),
        triples=TRIPLES.get(triples or "", ""),
    )
    return await pools.respond(request, job, rows or "", triples or "")


def tell(refused: asking.RequestError) -> Response:
    """A refusal as a response."""
    problem = refused.problem
    return guards.tell(refused.status, problem.what, problem.where, problem.mend)


def unfit(offered: list[str]) -> Response:
    """That no type is wanted of those that there are."""
    return guards.tell(406, "no form that is wanted is here", "Accept", f"Accept one of {', '.join(offered)}.")
