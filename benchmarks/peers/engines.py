"""Engines of the registry that ship their model and run offline on a CPU, each in an environment of its own kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhitu.model import Kind

PERSON, PLACE, ORGANIZATION = Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION


@dataclass(frozen=True, slots=True)
class Engine:
    """A package with its version, the packages that it needs, what its tags mean, what it learnt from, its licence."""

    version: str
    needs: tuple[str, ...]
    tags: Mapping[str, Kind]
    learnt_from: str
    licence: str


PLAIN = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANIZATION}
# The last of PyTorch that old pickles load in without being asked; it needs Python 3.11 or older.
TORCH = ("torch==1.13.1", "numpy<2", "six", "tqdm", "requests", "pyahocorasick", "tensorboardX")

ENGINES = {
    "cutword": Engine(
        "0.1.1",
        TORCH,
        {"PERSON": PERSON, "LOC": PLACE, "ORG": ORGANIZATION},
        "not stated",
        "Apache-2.0",
    ),
    "foolnltk": Engine(
        "0.1.7",
        ("tensorflow-cpu==2.21.0",),
        {"person": PERSON, "location": PLACE, "org": ORGANIZATION, "company": ORGANIZATION},
        "not stated",
        "not stated",
    ),
    "thulac": Engine(
        "0.2.2",
        ("numpy",),
        {"np": PERSON, "ns": PLACE, "ni": ORGANIZATION},
        "People's Daily, by its authors' account",
        "free for research only",
    ),
    "jiagu": Engine("0.2.3", ("numpy",), PLAIN, "not stated", "MIT"),
    "chinesener": Engine("0.1", TORCH, PLAIN, "MSRA (1998)", "MIT"),
    "snownlp": Engine("0.12.3", (), {"nr": PERSON, "ns": PLACE, "nt": ORGANIZATION}, "not stated", "MIT"),
}
