"""Where the triples of an export stand: an RDF file, or the folder that a build wrote."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat

from zhitu.errors import InputError

EXPORTS = ("graph.nq", "graph.ttl", "graph.jsonld")
"""The RDF files of a build, the first that is there answers for it."""

FORMATS = {
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}


def locate(source: Path) -> Path:
    """The RDF file that a source means; raises :class:`InputError` where there is none."""
    if source.is_dir():
        for name in EXPORTS:
            if (source / name).is_file():
                return source / name
        raise InputError("the folder holds no graph", str(source), f"Build into it first; it needs {EXPORTS[0]}.")
    if not source.is_file():
        raise InputError("there is no such file or folder", str(source), "Name an RDF file or the folder of a build.")
    if source.suffix.lower() not in FORMATS:
        raise InputError("not an RDF file by its name", str(source), f"It should end in {', '.join(sorted(FORMATS))}.")
    return source
