"""A sentence as the search for quantities sees it: a word an item, and a name, a time or an amount an item too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import NODE_KINDS, Kind, Mention, Sentence, Token
from zhitu.reading.facts.statement import outermost
from zhitu.reading.tags import (
    ADJECTIVAL_ADVERB,
    ADJECTIVE,
    ADVERB,
    CONJUNCTION,
    DIRECTION,
    FUNCTION_WORD,
    LOCALITY,
    NOUN,
    OTHER_NAMES,
    PARTICLE,
    PLACE_NOUN,
    PLAIN_NOUNS,
    VERB,
    VERBAL_ADVERB,
)

ENDS = frozenset("，；。！？：:“”‘’（）()…—")
"""What ends a clause."""

COLLECTIVE = re.compile(r"[全我该本](?:省|市|州|区|县|镇|乡|街道)")
"""The whole of a division that the text has named: 全县."""

WHOLE = "whole"
"""The tag of such a word."""

NOMINAL = frozenset({*PLAIN_NOUNS, *OTHER_NAMES, ADJECTIVE, LOCALITY, PLACE_NOUN})
"""Tags of the words of which a phrase such as 在校学生 is made."""

ENDED = NOMINAL | {VERB}
"""Those of a word of which the tagger may cut off the end."""

ADVERBS = frozenset({ADVERB, ADJECTIVAL_ADVERB, VERBAL_ADVERB})
LIGHT = frozenset({CONJUNCTION, FUNCTION_WORD, PARTICLE, DIRECTION, *ADVERBS, Kind.TIME.value})
"""Tags of words that may stand before a subject, or where one is left out."""

BEGINNING = frozenset((*"春夏秋冬超", "直接", "间接"))
"""First parts of a noun that the tagger cuts off: 冬|小麦, 直接|投资额."""

SEASONS, WORKS = tuple("春夏秋冬"), ("收", "种", "播", "管")
"""The work of a season, of which the tagger takes the first character for the end of a noun: 小麦夏|收."""

JOINTS = frozenset("、和与及")
COMPARING = frozenset({"比", "较"})
"""What stands before that with which a number or a year is compared: 比上年."""

GIVING = frozenset({"为", "向", "给", "对", "帮助"})
"""What stands before those who get something."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word with its tag, or a mention with its kind for a tag; ``start`` and ``end`` count in the article.

    An empty word is one that the tagger takes for a noun and that names nothing: 全部.
    """

    start: int
    end: int
    text: str
    tag: str
    mention: Mention | None = None
    is_empty: bool = False

    @property
    def is_node(self) -> bool:
        """Whether it is a name that becomes a node."""
        return self.mention is not None and self.mention.kind in NODE_KINDS

    @property
    def is_nominal(self) -> bool:
        """Whether it may stand in a phrase that says what is counted."""
        return self.mention is None and self.tag in NOMINAL and not self.is_empty


@dataclass(frozen=True, slots=True)
class Frame:
    """The items of a sentence, where each clause of it begins and ends among them, and the words that matter."""

    items: tuple[Item, ...]
    clauses: tuple[tuple[int, int], ...]
    words: Lexicon

    def kind(self, place: int) -> str:
        """The kind that the lexicon gives the item at a place."""
        return self.words.kind(self.items[place].text)

    def bears(self, place: int, mark: str) -> bool:
        """Whether the lexicon marks the item at a place so."""
        return self.words.bears(self.items[place].text, mark)

    def text(self, low: int, high: int) -> str:
        """The words from one place to another."""
        return "".join(item.text for item in self.items[low:high])


def frame(sentence: Sentence, words: tuple[Token, ...], mentions: tuple[Mention, ...], lexicon: Lexicon) -> Frame:
    """The frame of a sentence; ``mentions`` are all that stand in it, of which the outermost count."""
    kinds = (*NODE_KINDS, Kind.TIME, Kind.AMOUNT)
    outer = outermost(tuple(m for m in mentions if m.kind in kinds))
    found = [Item(m.start, m.end, m.text, m.kind.value, m) for m in outer]
    taken = {at for item in found for at in range(item.start, item.end)}
    wholes = tuple(COLLECTIVE.finditer(sentence.text))
    starts, ends = ({word.start for word in words}, {word.end for word in words}) if wholes else (set(), set())
    for match in wholes:
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if start in starts and end in ends and taken.isdisjoint(range(start, end)):
            found.append(Item(start, end, match[0], WHOLE))
            taken.update(range(start, end))
    for word in words:
        low, high, text = word.start, word.end, word.text
        if not taken.isdisjoint(range(low, high)):
            low = next((at for at in range(low, word.end) if at not in taken), word.end)
            high = next((at for at in range(low, word.end) if at in taken), word.end)
            text = sentence.text[low - sentence.start : high - sentence.start]
        if low < high:
            found.append(Item(low, high, text, word.tag, is_empty=lexicon.bears(text, "empty")))
    items = tuple(_joined(sorted(found, key=lambda item: item.start), lexicon))
    return Frame(items, tuple(_clauses(items)), lexicon)


def _joined(items: list[Item], words: Lexicon) -> Iterator[Item]:
    """The items, those joined that the tagger cuts before the last character of a noun (慰问|金, 建会|率) or behind
    the first (冬|小麦, 超|低)."""
    at = 0
    while at < len(items):
        item = items[at]
        after = items[at + 1] if at + 1 < len(items) else None
        if after and (_is_ended(item, after, words) or _is_begun(item, after)):
            yield Item(item.start, after.end, item.text + after.text, NOUN)
            at += 1
        elif after and item.mention is None and item.text[1:].endswith(SEASONS) and after.text.startswith(WORKS):
            yield Item(item.start, item.end - 1, item.text[:-1], item.tag)
        else:
            yield item
        at += 1


def _is_ended(item: Item, after: Item, words: Lexicon) -> bool:
    return item.tag in ENDED and after.mention is None and words.kind(after.text) == "suffix"


def _is_begun(item: Item, after: Item) -> bool:
    return item.text in BEGINNING and item.mention is None and item.tag != VERB and after.is_nominal


def _clauses(items: tuple[Item, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for place, item in enumerate(items):
        if item.mention is None and item.text[0] in ENDS:
            if place > start:
                yield start, place
            start = place + 1
    if start < len(items):
        yield start, len(items)


def is_open(frame: Frame, low: int, high: int) -> bool:
    """Whether no subject of its own stands there."""
    return all(item.tag in LIGHT or item.tag == VERB for item in frame.items[low:high])
