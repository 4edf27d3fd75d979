"""How well one block goes on in another: words, quotations and sentences that a column break cut."""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache

from zhitu.intake.page import phrases
from zhitu.intake.readers.marks import CLOSERS, LISTED, SENTENCE_END
from zhitu.knowledge.bullets import BULLETS

WINDOW = 4
"""Characters on each side of a cut in which a cut word is looked for; nearly all words are shorter."""

WORD_WEIGHTS = ((8.0, 5.0), (6.0, 3.7), (4.0, 2.5), (2.0, 1.4), (0.01, 0.7))
"""Log-odds of a true cut by how much likelier the words are with the cut closed (nats, at least), counted on
20,000 cuts and as many chance pairs in broadcast news: half of all cuts show a word, 3 % of chance pairs do."""

NO_WORD = -0.65
"""Log-odds where no word stands across, from the same count."""

FIT = 4.0
"""A quotation that is open here and closes there, or a mark there that nothing begins with."""

CLASH = -7.0
"""A quotation that closes there without being open here: chance pairs do, true cuts only where the text errs."""

OPEN_CLASH = -3.0
"""A quotation that is open here and does not close there: quotations run over several columns at times."""

BEGINS = -2.5
"""A date, or a word such as 近日, where a block begins: one paragraph of four begins so, one cut of fifty."""

SCRAP = 4
"""Characters from which a line that ends its sentence may be more than the rest of a cut one: 说。"""

LED = 3.0
"""For such a rest after a block that breaks off, and against it after one that ends with its sentence."""

AWAITING = tuple("于自")
"""Ends of a block that a date or a place must follow: 将于, 自."""

DUE = 2.5
"""For a date there: half of what is cut behind such a word begins so, and one chance pair in thirty."""

REST = 8
"""Characters up to which a line that ends its sentence is more often the rest of a cut one than a paragraph."""

LED_SHORT = 1.5
"""For such a line, and against it, as above; with longer lines seeded pages whose articles are interleaved lose."""

LEADING = tuple("在于从到自至的和与、，及")
"""Ends of a block after which a date may well go on."""

DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月|\d{4}年")

PAIRS = {"”": "“", "’": "‘", "）": "（", ")": "(", "》": "《", "】": "【", "」": "「", "』": "『", "〉": "〈"}
OPENING = frozenset(PAIRS.values())
OPENERS = tuple(OPENING)
HALVES = {"(": "（", ")": "）"}

MOST_BRACKETS = 20
"""Brackets side by side at the end of a text that are looked behind; more than three are no news."""

CLOSING = "”’）)》】」』〉"


@dataclass(frozen=True, slots=True)
class Edges:
    """What a block's two ends say: marks that close without opening, that stay open, and whether its end is one."""

    lacks: str
    open: str
    ended: bool


@lru_cache(maxsize=4096)
def examine(text: str) -> Edges:
    """The edges of a block's text."""
    lacks = ""
    stack: list[str] = []
    held = dict.fromkeys(OPENING, 0)
    seen: set[str] = set()
    for char in text:
        mark = HALVES.get(char, char)
        if mark in OPENING:
            stack.append(mark)
            held[mark] += 1
            seen.add(mark)
        elif mark in PAIRS:
            if held[PAIRS[mark]]:
                while (last := stack.pop()) != PAIRS[mark]:
                    held[last] -= 1
                held[last] -= 1
            elif PAIRS[mark] not in seen:
                # After an opening one (“提低”扩中”) it is a slip of print, and says nothing of the edge.
                lacks = lacks or PAIRS[mark]
                seen.add(PAIRS[mark])
    return Edges(lacks, "".join(stack[-1:]), is_ended(text))


def is_ended(text: str) -> bool:
    """Whether a text ends where a sentence does: a full stop, perhaps inside quotation marks or before a bracket."""
    bare = text.rstrip()
    for _ in range(MOST_BRACKETS):
        if not bare.endswith(("）", ")")):
            break
        # （记者 张三）, （完）: a bracket after a full stop stands for itself.
        start = max(bare.rfind("（"), bare.rfind("("))
        if start <= 0 or bare[start - 1] in SENTENCE_END + "”":
            return True
        bare = bare[:start].rstrip()
    bare = bare.rstrip(CLOSING)
    return not bare or bare[-1] in SENTENCE_END + "."


def is_dated(text: str) -> bool:
    """Whether a text begins with a date, or a word such as 近日."""
    return bool(DATED.match(text) or phrases.pattern("day").match(text))


def is_scrap(text: str) -> bool:
    """Whether a line is so short that it can only be the rest of a sentence."""
    return len(text) < SCRAP and text.endswith("。")


def weigh_rest(text: str) -> float:
    """Log-odds that a line which ends its sentence is the rest of one that a cut parted, by how short it is."""
    if is_scrap(text):
        return LED
    return LED_SHORT if len(text) <= REST and text.endswith("。") and not text.startswith(OPENERS) else 0.0


def fit(left: str, right: str) -> float:
    """Log-odds that ``right`` goes on where ``left`` breaks off."""
    one, two = examine(left), examine(right)
    first = right[0]
    weight = 0.0
    if one.ended and not one.open:
        if two.lacks or first in CLOSERS:
            return CLASH
        return -weigh_rest(right)
    if two.lacks:
        weight += FIT if two.lacks == one.open else CLASH
    elif one.open and not one.ended and two.ended:
        weight += OPEN_CLASH
    if one.ended:
        return weight
    weight += weigh_rest(right)
    if first in CLOSERS and not two.lacks:
        weight += FIT
    if first in BULLETS:
        weight += CLASH  # the sign of an item stands inside no sentence
    elif LISTED.match(right):
        weight += OPEN_CLASH
    elif is_dated(right):
        weight += DUE * left.endswith(AWAITING) if left.endswith(LEADING) else BEGINS
    if first.isalnum() and left[-1].isalnum():
        weight += weigh_word(left[-WINDOW:], right[:WINDOW])
    return weight


@lru_cache(maxsize=65536)
def weigh_word(left: str, right: str) -> float:
    """Log-odds of a cut between these characters, by the words that stand across it."""
    if left[-1].isascii() and right[0].isascii() and left[-1].isdigit() == right[0].isdigit():
        return WORD_WEIGHTS[1][1]
    gain = segment(left + right) - segment(left) - segment(right)
    return next((weight for least, weight in WORD_WEIGHTS if gain >= least), NO_WORD)


@lru_cache(maxsize=65536)
def segment(text: str) -> float:
    """The log-probability of the likeliest words that make up a text."""
    counts, total = dictionary()
    best = [0.0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        best[start] = max(
            math.log(counts.get(text[start:end]) or 1) - total + best[end]
            for end in range(start + 1, len(text) + 1)
            if end == start + 1 or counts.get(text[start:end])
        )
    return best[0]


@cache
def dictionary() -> tuple[dict[str, int], float]:
    """The words of jieba's dictionary with their counts, and the logarithm of their sum; read once, no file is left."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        counts, total = tokenizer.gen_pfdict(file)
    return counts, math.log(total)
