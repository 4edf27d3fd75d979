"""Parts of a firm that are named behind it by words of any kind: 远川集团有限公司|西青高铁项目部."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.firms import COMPANY
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import ADVERB, BODY, CONJUNCTION, MARK, MOMENT, PARTICLE, PERSON, PREPOSITION, PRONOUN, VERB

SECTION = "section"
"""What the lexicon says of the nouns."""

LONGEST, LEAST = 12, 2
"""Characters at most and at least between the firm and the noun that its part ends on."""

CUTTING = frozenset({PARTICLE, PREPOSITION, CONJUNCTION, MARK, PRONOUN, ADVERB, MOMENT, PERSON, BODY})
"""Tags of words that no name of a part holds: 公司|的项目部, 公司|在建项目部."""

DEED = 2
"""Characters of a verb that no name of a part holds (公司|成立|项目部); of one the tagger cut a name (变|电|运维班)."""

ACTING = frozenset("到赴为有在给向将与对进建")
"""What a firm does or where it goes in a word of one character, which no name of a part holds: 公司|到|项目部."""

COUNTED = re.compile("[个家支名多]$")
"""A number of parts, which names none: 公司|三个|项目部."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a part: the noun on which it ends."""
    return ((frozenset(knowledge.lexicons["works"].marked(SECTION)),),)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each firm with its part."""
    nouns = knowledge.lexicons["works"].marked(SECTION)
    heads = knowledge.lexicons["organisation_heads"]
    for index, word in enumerate(words):
        head = heads.ending(word.text) if word.tag == BODY else None
        if head is None or head.kind != COMPANY:
            continue
        for after in words[index + 1 :]:
            between = sentence.text[word.end - sentence.start : after.end - sentence.start]
            noun = next((noun for noun in nouns if between.endswith(noun)), "")
            if noun and len(between) - len(noun) >= LEAST and not _is_common(between[: -len(noun)], knowledge):
                yield word.start, after.end
                break
            if len(between) > LONGEST or after.tag in CUTTING or COUNTED.search(after.text):
                break
            if after.text in ACTING or (after.tag == VERB and len(after.text) >= DEED):
                break


def _is_common(between: str, knowledge: Knowledge) -> bool:
    """Whether what stands before the noun says of what sort the part is, not which: 公司|重点|项目部."""
    return knowledge.lexicons["generic_words"].beginning(between) is not None
