"""What a person decided, row by row, and what became of it; nothing here knows of articles or mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What a person can decide."""

    SAME = "same"
    DIFFERENT = "different"
    NAME = "name"
    TYPE = "type"
    CODE = "code"
    ADD = "add"
    DROP = "drop"
    WRONG = "wrong"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, order=True)
class Ruling:
    """What a person decided: one row of a file of judgements.

    ``left_where`` and ``right_where`` name the article or the document that is meant, ``kind`` the top class; empty
    means any. ``text`` is the row as it stands in the file ``source``, at the character ``start``.
    """

    decision: Decision
    left: str
    relation: str
    right: str
    left_where: str
    right_where: str
    kind: str
    source: str
    line: int
    start: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Applied:
    """A ruling, the ids of the entities that it speaks of, and whether it fits anything in this build."""

    ruling: Ruling
    entities: tuple[str, ...]
    fits: bool
