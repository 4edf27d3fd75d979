"""The namespaces of all vocabularies that a graph is written in, and the prefixes by which they are written."""

from __future__ import annotations

ZT = "https://w3id.org/zhitu/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCT = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
GEO = "http://www.opengis.net/ont/geosparql#"
SF = "http://www.opengis.net/ont/sf#"
GEONAMES = "https://sws.geonames.org/"

PREFIXES = {
    "dct": DCT,
    "geo": GEO,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sf": SF,
    "skos": SKOS,
    "xsd": XSD,
    "zt": ZT,
}
