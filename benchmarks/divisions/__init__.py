"""Where ``ontology/places/`` comes from: two scripts over packages that are fetched for them and never shipped."""
