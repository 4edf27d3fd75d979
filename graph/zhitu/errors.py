"""What goes wrong, as data: a problem that can be passed over, and an error that cannot.

ZhituError
├── InputError      a path, a file or an option that cannot be used
├── OntologyError   the ontology folder holds something that cannot be read
└── QueryError      a query that is refused, does not parse, or runs too long
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that was passed over: what it was, where it stands, and how to mend it."""

    what: str
    where: str
    mend: str


class ZhituError(Exception):
    """Something that stops the work; bears the same three parts as a :class:`Problem`."""

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(f"{what} ({where}). {mend}")
        self.problem = Problem(what, where, mend)


class InputError(ZhituError):
    """A path, a file or an option that cannot be used."""


class OntologyError(ZhituError):
    """The ontology folder holds something that cannot be read."""


class QueryError(ZhituError):
    """A query that is refused, does not parse, or runs too long."""
