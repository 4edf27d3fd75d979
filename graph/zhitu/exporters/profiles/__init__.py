"""The graph in RDF as different readers want it: without statements, with triple terms, in Wikidata's shape."""
