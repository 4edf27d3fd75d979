"""Names that are spelled by parts of names: 扎西|卓玛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range
from zhitu.reading.prefilter import Prefilter

DIVISION = "[县乡镇村市州寺山湖河江路街桥沟滩旗]|沙漠|草原|社区|苏木|嘎查|林场|景区|生态|机场|宾馆|酒店"
"""What makes a place of the parts of a name before it: 尼玛扎西|村."""


def spans(text: str, knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each name in a text that two or three parts make up which Tibetans or Mongols are called by."""
    parts = knowledge.lexicons["name_parts"]
    if prefilter(parts).found(text):
        for match in _parts(parts).finditer(text):
            end = _end(text, match.end(), parts)
            if end == match.end() or not _division().match(text, end):
                yield match.start(), end


def _end(text: str, end: int, parts: Lexicon) -> int:
    """Where a name ends: behind another part that begins before its end, if there is one (乌兰巴|图|雅)."""
    begun = ((at, parts.beginning(text, at)) for at in range(max(0, end - parts.longest + 1), end))
    return max([end, *(at + len(part.word) for at, part in begun if part)])


@cache
def _division() -> re.Pattern[str]:
    return re.compile(DIVISION)


@cache
def prefilter(parts: Lexicon) -> Prefilter[str]:
    """The parts, to be asked whether a text holds any."""
    return Prefilter([("part", (frozenset(parts),))])


@cache
def _parts(parts: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?<!·)(?:{parts.either()}){{2,3}}(?!{DIVISION})")
