"""Firms that are called by a word, a place or a person's name: 招行、|平安|, 比亚迪和|吉利|, |理想|CEO.

Such a name means its firm only beside another firm, and before what only firms have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.firms import BESIDE, COMPANY, LEADER
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import (
    ADJECTIVAL_NOUN,
    ADJECTIVE,
    BODY,
    CONJUNCTION,
    MARK,
    MEASURE_WORD,
    NOUN,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    PROPER_NOUN,
    VERBAL_NOUN,
)
from zhitu.reading.words.bodies import GUARDED

KNOWN = ("name", "prefix", "sure")
"""The kinds in the lexicon of short names that are nothing else."""

HAS = re.compile(f"(?:集团)?的?(?:{LEADER}|创始人|旗下(?![，。；])|官网|官宣|财报|股价|高管层?(?=[，。；、表透回]))")
"""What only a firm has."""

JOINT, COMMA = re.compile("[、和与及]|以及"), re.compile("、")
"""What joins two of a list, and what alone joins those that the tagger takes for people: 小鹏和小米 may be."""

GOES_ON = frozenset({NOUN, ADJECTIVE, VERBAL_NOUN, PROPER_NOUN, PLACE, NUMBER, PERSON})
"""Tags of a word before it that it goes on with: 人民|大众."""

MORE = frozenset({NOUN, ADJECTIVE, VERBAL_NOUN})
"""Tags of a word that makes another of the name before it: 民生|保障, 小米|辣."""

THINGS = frozenset({NOUN, ADJECTIVE, ADJECTIVAL_NOUN, VERBAL_NOUN, PLACE})
"""Tags of what such a name stands beside where a word, and no firm, is meant: 故宫、|长城, 平安|和幸福."""

FEW = 2
"""Firms from which on a list is one of firms, whatever words stand in it: 招行、广发、|交通."""

FUNCTION = frozenset({PARTICLE, PREPOSITION, CONJUNCTION, PRONOUN, NUMBER, MEASURE_WORD, MARK})
"""Tags of words that no such name holds: 最|美|的."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a firm."""
    return ((frozenset(knowledge.lexicons["abbreviations"].words(BESIDE, GUARDED)),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    lexicon = knowledge.lexicons["abbreviations"]
    waiting = dict(_called(sentence, words, lexicon))
    people = {word.start for word in words if word.tag == PERSON}
    firms = {
        word.start: word.end
        for at, word in enumerate(words)
        if _is_firm(word, knowledge) and not is_other(sentence, words, at, knowledge)
    }
    found = True
    while waiting and found:
        ends = set(firms.values())
        beside = [
            (start, end)
            for start, end in waiting.items()
            if HAS.match(sentence.text, end - sentence.start)
            or (
                _is_joined(sentence, (start, end), COMMA if start in people else JOINT, firms, ends)
                and not _is_thing(sentence, words, (start, end), knowledge, len(firms))
            )
        ]
        found = bool(beside)
        for start, end in beside:
            firms[start] = waiting.pop(start)
            yield start, end


def is_other(sentence: Sentence, words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a word that may be such a name stands in a list, and what goes on with it or stands beside it is none."""
    word, lexicon = words[at], knowledge.lexicons["abbreviations"]
    listed = at > 0 and JOINT.fullmatch(words[at - 1].text) is not None
    if not listed or lexicon.kind(word.text) != BESIDE or HAS.match(sentence.text, word.end - sentence.start):
        return False
    longer = lexicon.beginning(sentence.text, word.start - sentence.start)  # 中通|服
    cut = longer is not None and len(longer.word) > len(word.text)
    return cut or _is_thing(sentence, words, (word.start, word.end), knowledge)


def _is_thing(sentence: Sentence, words: tuple[Token, ...], name: Range, knowledge: Knowledge, firms: int = 1) -> bool:
    """Whether a name goes on as another word, or stands in a list beside what is no firm, of which few are named."""
    lexicon, own = knowledge.lexicons["abbreviations"], knowledge.lexicons["firm_words"].marked("owned")
    start, end = name
    for at, word in enumerate(words):
        if word.start == end and word.tag in MORE and not word.text.startswith(own):
            return True
        other = firms < FEW and word.tag in THINGS and word.text not in lexicon
        before = sentence.text[word.end - sentence.start : start - sentence.start] if word.end < start else ""
        after = sentence.text[end - sentence.start : word.start - sentence.start] if word.start > end else ""
        if other and (JOINT.fullmatch(before) or (JOINT.fullmatch(after) and _ends(words, at))):
            return True
    return False


def _ends(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word is not the beginning of a longer name: 故宫, but 城市|商业银行."""
    return at + 1 == len(words) or words[at + 1].tag not in {NOUN, VERBAL_NOUN, PROPER_NOUN, BODY}


def _called(sentence: Sentence, words: tuple[Token, ...], lexicon: Lexicon) -> Iterator[Range]:
    """Where such names stand, as whole words."""
    for at, word in enumerate(words):
        if at and words[at - 1].tag in GOES_ON:
            continue
        known = lexicon.beginning(sentence.text, word.start - sentence.start)
        end = word.start + len(known.word) if known and known.kind in (BESIDE, GUARDED) else word.start
        own = [one for one in words[at : at + len(word.text) + end - word.start] if one.start < end]
        if own and own[-1].end == end and not any(one.tag in FUNCTION for one in own):
            yield word.start, end


def _is_firm(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word alone names a firm: by the lexicon, or by the tagger where no head noun says that it is other."""
    short = knowledge.lexicons["abbreviations"].get(word.text)
    known = short is not None and short.kind in KNOWN
    if not known and word.tag != BODY:
        return False
    head = knowledge.lexicons["organisation_heads"].ending(short.more[0] if short and known else word.text)
    return head is None or head.kind == COMPANY


def _is_joined(sentence: Sentence, name: Range, joint: re.Pattern[str], firms: dict[int, int], ends: set[int]) -> bool:
    """Whether a firm stands before or behind a name in a list."""
    start, end = name
    after = joint.match(sentence.text, end - sentence.start)
    if after and sentence.start + after.end() in firms:
        return True
    low = start - sentence.start
    return any(
        joint.fullmatch(sentence.text, low - size, low) is not None and start - size in ends
        for size in (1, 2)
        if size <= low
    )
