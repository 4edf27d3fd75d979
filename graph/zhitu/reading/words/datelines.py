"""Places that an agency reports from, which the tagger may not know: 新华社|青川|5月9日电."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import MOMENT, PLACE

DATELINE = re.compile(
    r"(?:本报|本台|中新网|人民网|[一-鿿]{2}社)(?P<place>[一-鿿]{2,10})\d{1,2}月\d{1,2}日(?:[上下]午|[早晚])?(?:专?电(?![影视力话动气])|综合消息)"
)
"""Where and when news was sent from."""

CERTAIN = 0.95
"""Nothing but a place stands between an agency and a day."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, those that make the place of a dateline as one place, but for what the tagger took
    for a place already."""
    text = "".join([word.text for word in words])
    if "电" not in text and "消息" not in text:
        return words
    base = words[0].start
    unplaced = knowledge.lexicons["place_words"].pattern("unplaced")
    found = [match for match in DATELINE.finditer(text) if not unplaced.search(match["place"])]
    spans = [tuple(base + at for at in match.span("place")) for match in found]
    edges = {word.start for word in words}
    for start, end in spans:
        times = any(word.tag == MOMENT for word in words if start <= word.start < end)
        if start in edges and end in edges and not times:
            words = tuple(_placed(words, start, end))
    return words


def _placed(words: tuple[Token, ...], start: int, end: int) -> Iterator[Token]:
    """The words, those between two places in the text that are no place as one that is."""
    text, at = "", start
    for word in words:
        if start <= word.start < end and word.tag != PLACE:
            at = at if text else word.start
            text += word.text
            continue
        if text:
            yield Token(at, text, PLACE, CERTAIN)
            text = ""
        yield word
