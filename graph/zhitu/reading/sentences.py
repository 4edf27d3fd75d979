"""Where sentences end, and what is named in each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.model import Article, Mention, Range, Sentence

ENDS = frozenset("。！？!?…")
CLOSERS = frozenset('”’」』）)】》〉"')
PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】"}

TOLD = re.compile(f"[{''.join(sorted((*ENDS, *PAIRS)))}；]")
"""Marks that end a sentence or open a name."""

QUOTED_NAME = 24
"""A quotation or bracket of at most so many characters is a name or an aside, and ends no sentence inside:
“奔跑吧！劳动者”主题活动. Names of events in news rarely have more than twenty characters."""

TOGETHER = ("、", "和", "与", "及")
"""Between those that a sentence names together."""

LONG = 80
"""From so many characters on, a semicolon ends a sentence: what follows is a clause of its own."""

LONGEST = 256
"""No sentence is longer; it is cut at its last comma before. Hardly one in a thousand news sentences is."""


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order, none crossing a line, without blanks at either end.

    Closing quotes stay with their sentence. Together they hold every character of the text but the blanks between
    them; none has more than ``LONGEST`` characters.
    """
    return tuple(
        Sentence(start, article.text[start:end])
        for line in _lines(article.text)
        for part in _parts(article.text, *line)
        for start, end in _cuts(article.text, *_trim(article.text, *part))
    )


def group_mentions(sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """The mentions that stand whole in each sentence; both are in the order of the text."""
    at = 0
    for sentence in sentences:
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        stop = at
        while stop < len(mentions) and mentions[stop].start < sentence.end:
            stop += 1
        yield tuple(mention for mention in mentions[at:stop] if mention.end <= sentence.end)


def _lines(text: str) -> Iterator[Range]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _parts(text: str, start: int, end: int) -> Iterator[Range]:
    """The sentences of a line, before blanks are trimmed and long ones cut."""
    position = start
    while position < end:
        if (told := TOLD.search(text, position, end)) is None:
            break
        position = after = _after_name(text, told.start(), end)
        if after == end:
            break
        mark = text[position]
        position += 1
        if (mark in ENDS and _ends(text, position, end)) or (mark == "；" and position - start >= LONG):
            while position < end and (text[position] in ENDS or text[position] in CLOSERS):
                position += 1
            yield start, position
            start = position
    if start < end:
        yield start, end


def _after_name(text: str, position: int, end: int) -> int:
    """Where a quoted name that begins here ends; the position itself where none does. Speech is no name."""
    if (closer := PAIRS.get(text[position])) is None or text[position - 1 : position] in ("：", ":"):
        return position
    closed = text.find(closer, position + 1, min(end, position + QUOTED_NAME + 2))
    return position if closed < 0 or "。" in text[position:closed] else closed + 1


def _ends(text: str, position: int, end: int) -> bool:
    """Whether a sentence ends with the mark before a position."""
    mark = text[position - 1]
    while position < end and text[position] == "…":
        position += 1
    after = text[position : min(position + 1, end)]
    if mark in "!?":
        return not (after.isascii() and after.isalnum())
    return mark != "…" or after not in tuple("，、；：等")


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _cuts(text: str, start: int, end: int) -> Iterator[Range]:
    """A trimmed sentence in pieces of at most ``LONGEST`` characters, cut after a comma where there is one."""
    while end - start > LONGEST:
        marks = (text.rfind(mark, start, start + LONGEST) for mark in "；，,、")
        middle = next((at + 1 for at in marks if at > start + LONGEST // 2), start + LONGEST)
        yield _trim(text, start, middle)
        start, _ = _trim(text, middle, end)
    if start < end:
        yield start, end
