"""The one door to the ontology folder: inside the installed package, or beside the checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from zhitu.errors import OntologyError


def folder() -> Traversable:
    """The ontology folder; works inside a zip too."""
    packed = files("zhitu") / "_ontology"
    if packed.is_dir():
        return packed
    checkout = Path(__file__).resolve().parents[3] / "ontology"
    if checkout.is_dir():
        return checkout
    raise OntologyError("the ontology folder is missing", str(checkout), "Install zhitu again.")
