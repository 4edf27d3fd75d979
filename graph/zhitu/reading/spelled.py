"""Names that are spelled by parts of names: 扎西|卓玛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Range
from zhitu.reading.sought import Sought

DIVISION = "县乡镇村市州寺山湖河江路街桥沟滩"
"""What makes a place of the parts of a name before it: 尼玛扎西|村."""


def spans(text: str, knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each name in a text that two or three parts make up which Tibetans or Mongols are called by."""
    parts = knowledge.lexicons["name_parts"].words()
    if _sought(parts).found(text):
        for match in _parts(parts).finditer(text):
            yield match.span()


@cache
def _sought(words: tuple[str, ...]) -> Sought[str]:
    """The parts, to be asked whether a text holds any."""
    return Sought([("part", (frozenset(words),))])


@cache
def _parts(words: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(words)
    return re.compile(f"(?<!·)(?:{either}){{2,3}}(?![{DIVISION}])")
