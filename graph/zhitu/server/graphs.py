"""The graphs themselves, for reading, by SPARQL 1.1 Graph Store Protocol.

GET /data?default                 all triples
GET /data?graph=IRI               those of a document
GET /data/document/seeds/x.txt    the same, by the path of the document
GET /data                         all, with their documents: N-Quads alone, as the build wrote them
"""

from __future__ import annotations

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from zhitu.rdf.jobs import Job
from zhitu.rdf.stores import DATASET
from zhitu.server import addresses, asking, guards, index, pools, sparql
from zhitu.server.negotiation import choose_type
from zhitu.server.options import Options

N_QUADS = "application/n-quads"
METHODS = ("GET", "HEAD", "OPTIONS")


async def show(request: Request) -> Response:
    """The graph that the parameters name."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    try:
        graph = named(asking.parse(request.scope["query_string"]))
    except asking.RequestError as refused:
        return sparql.tell(refused)
    return send_all(request) if graph is None else await send(request, graph)


def named(fields: list[tuple[str, str]]) -> str | None:
    """The IRI of the graph that the parameters name, empty for the default graph, None where they name none."""
    wanted = [(name, value) for name, value in fields if name in ("graph", "default")]
    if not wanted:
        return None
    if len(wanted) > 1:
        raise asking.RequestError(400, "one graph at a time", f"{len(wanted)} here", "Ask for ?default or ?graph=IRI.")
    name, value = wanted[0]
    try:
        return NamedNode(value).value if name == "graph" else ""
    except ValueError as error:
        raise asking.RequestError(400, "the graph is no absolute IRI", value, "Ask as ?graph=https://…") from error


async def show_direct(request: Request) -> Response:
    """The graph of the document that the path names."""
    if request.method == "OPTIONS":
        return await show(request)
    options: Options = request.app.state.options
    try:
        iri = addresses.iri_of(request.path_params["path"], index.of(options).base)
    except ValueError:
        return guards.tell(404, "there is no such graph", request.url.path, "GET /sparql names all.")
    return await send(request, iri)


async def send(request: Request, graph: str) -> Response:
    """The triples of a graph; of the default graph where it has no name."""
    accepted = ", ".join(request.headers.getlist("accept"))
    chosen = choose_type(accepted, list(sparql.TRIPLES))
    if not chosen:
        return sparql.unfit(list(sparql.TRIPLES))
    return await pools.respond(request, Job(None, graph, triples=sparql.TRIPLES[chosen]), "", chosen)


def send_all(request: Request) -> Response:
    """The dataset as the build wrote it, whatever its size."""
    options: Options = request.app.state.options
    if not choose_type(", ".join(request.headers.getlist("accept")), [N_QUADS]):
        return sparql.unfit([N_QUADS])
    return FileResponse(options.edition().folder / DATASET, media_type=N_QUADS, headers={"Vary": "Accept"})
