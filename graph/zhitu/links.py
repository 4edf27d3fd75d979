"""What ties entities to an authority file of the user's: its entries, and the identifiers that they give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    """How sure it is that an entry of an authority file is an entity: the same thing, or the same name alone."""

    SAME = "same"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a user's authority file, and where it stands in it (``file:line``)."""

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    where: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The identifier that a user's authority file gives an entity, under the name that it has there."""

    id: str
    name: str
    match: Match
