"""What other programs open as their own: the registry of tools, and ``export`` into the form of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import InputError
from zhitu.exporters import gexf, graphml, jsonld, nquads, turtle
from zhitu.exporters.profiles import (
    documentation,
    nanopub,
    plain,
    protege,
    quickstatements,
    rdf12,
    schemaorg,
    web,
    wikidata,
)
from zhitu.exporters.tools import (
    cytoscape,
    delivery,
    duckdb,
    excel,
    followthemoney,
    geojson,
    neo4j,
    obsidian,
    site,
    timeline,
)
from zhitu.model import Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

Writer = Callable[[Graph, "Knowledge"], delivery.Files]


@dataclass(frozen=True, slots=True)
class Tool:
    """A form of the graph: ``about`` says for whom; ``file`` names the one file that is written, or is empty."""

    about: str
    write: Writer
    file: str = ""


def one(about: str, file: str, write: Callable[[Graph, Knowledge], Iterable[bytes]]) -> Tool:
    """A tool that takes one file."""
    return Tool(about, lambda graph, knowledge: [(file, write(graph, knowledge))], file)


TOOLS: dict[str, Tool] = {
    "turtle": one("RDF tools: Turtle", "graph.ttl", turtle.write),
    "nquads": one("RDF stores: N-Quads", "graph.nq", nquads.write),
    "plain": one("RDF tools, edges without their evidence: Turtle", "graph-plain.ttl", plain.write),
    "rdf12": one("RDF 1.2, statements as triple terms: Turtle", "graph-rdf12.ttl", rdf12.write),
    "wikidata": one("who knows Wikidata's shape: Turtle", "graph-wikidata.ttl", wikidata.write),
    "quickstatements": one("Wikibase: QuickStatements", "quickstatements.tsv", quickstatements.write),
    "nanopub": one("nanopublications: TriG", "nanopubs.trig", nanopub.write),
    "protege": one("Protégé, with the vocabulary: RDF/XML", "graph.rdf", protege.write),
    "schemaorg": one("web pages: schema.org in JSON-LD", "schema.jsonld", schemaorg.write),
    "web": Tool("web developers: nested JSON-LD, its context and frame", web.write),
    "ontology": Tool(
        "who publishes the graph: its vocabulary as a page and in Turtle, and its shapes", documentation.write
    ),
    "jsonld": one("web developers: JSON-LD", "graph.jsonld", jsonld.write),
    "graphml": one("yEd, igraph, networkx: GraphML", "graph.graphml", graphml.write),
    "followthemoney": one("Aleph, OpenSanctions: FollowTheMoney", "entities.ftm.json", followthemoney.write),
    "neo4j": Tool("Neo4j: tables for neo4j-admin, and a script in Cypher", neo4j.write),
    "excel": one("Excel, LibreOffice, WPS: a workbook", "graph.xlsx", excel.write),
    "duckdb": Tool("DuckDB, pandas, Polars: Parquet and a script in SQL", duckdb.write),
    "geojson": one("QGIS, maps on the web: GeoJSON", "map.geojson", geojson.write),
    "calendar": one("calendars: what the texts date, as iCalendar", "timeline.ics", timeline.write_calendar),
    "chart": one("Vega-Lite: a timeline", "timeline.vl.json", timeline.write_chart),
    "cytoscape": one("Cytoscape: its JSON", "graph.cyjs", cytoscape.write),
    "obsidian": Tool("Obsidian: a vault of notes", obsidian.write),
    "site": Tool("any web host, or none: a site of pages", site.write),
    "gexf": one("Gephi: GEXF", "graph.gexf", gexf.write),
}


def find(form: str) -> Tool:
    """The tool of a name; raises :class:`zhitu.errors.InputError` where there is none."""
    if form not in TOOLS:
        raise InputError("no format has that name", form, f"Known are {', '.join(TOOLS)}.")
    return TOOLS[form]


def export(graph: Graph, knowledge: Knowledge, form: str, output: Path) -> tuple[Path, ...]:
    """The files written, in the form that :data:`TOOLS` has under that name; none is changed before all are written.

    ``output`` is a file where the tool takes one, and the folder where it takes several: a new one, an empty one, or
    one that an earlier export made, whose files that are no longer written are removed. Raises
    :class:`zhitu.errors.InputError` where there is no such format, or ``output`` cannot be written.
    """
    tool = find(form)
    files = tool.write(graph, knowledge)
    try:
        if tool.file:
            return delivery.deliver_file(output, tool.file, files)
        return delivery.deliver_folder(output, files)
    except OSError as error:
        raise InputError(
            f"the export could not be written: {error.strerror or error}",
            str(error.filename or output),
            "Name a place that can be written to, with room on its disk.",
        ) from error
