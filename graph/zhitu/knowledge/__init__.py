"""What zhitu knows before it reads: the ontology folder and the administrative gazetteer, loaded once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from zhitu.garbage import uncollected
from zhitu.knowledge import gazetteer, lexicons, ontology, relations
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.knowledge.lexicons import Lexicon
from zhitu.knowledge.relations import Relation


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Lexicons by file name, the gazetteer, the relations, and a digest of all that they were read from.

    It is loaded once and known by itself, so that what is made of it can be remembered by it.
    """

    lexicons: Mapping[str, Lexicon]
    gazetteer: Gazetteer
    relations: tuple[Relation, ...]
    digest: str


@cache
@uncollected()
def load() -> Knowledge:
    """The knowledge in the ontology folder; raises :class:`zhitu.errors.OntologyError` where it cannot be read."""
    root = ontology.folder()
    words = {file.name.removesuffix(".tsv"): lexicons.read(file) for file in files(root, "lexicons", ".tsv")}
    blocks = relations.read(files(root, "relations", ".ttl"))
    digest = hashlib.sha256()
    tables = (*files(root, "lexicons", ".tsv"), *files(root, "places", ".tsv"))
    for file in (*tables, *files(root, "relations", ".ttl"), root / "zhitu.ttl"):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return Knowledge(words, gazetteer.load(), blocks, digest.hexdigest())


def files(root: Traversable, folder: str, suffix: str) -> tuple[Traversable, ...]:
    """The files of one kind in a folder of the ontology, by name."""
    return tuple(sorted((f for f in (root / folder).iterdir() if f.name.endswith(suffix)), key=lambda file: file.name))
