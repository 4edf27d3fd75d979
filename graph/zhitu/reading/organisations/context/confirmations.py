"""Names of which the head is not sure, or that LAC alone sees, and that what stands beside them tells to be bodies.

远川集团、|安禾塔尔|和青禾科技, 钢铁企业|安禾塔尔|投资建设…, |安禾塔尔|首席技术官: by itself such a name is a body
less often than not, beside another body or a deed of a firm it mostly is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.firms import HEADED
from zhitu.reading.prefilter import Clue
from zhitu.reading.tags import (
    ADVERB,
    BODY,
    CONJUNCTION,
    DIRECTION,
    MARK,
    MOMENT,
    NAMES,
    NUMBER,
    OTHER_NAMES,
    PARTICLE,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    VERB,
    VERBAL_ADVERB,
    is_doubted,
    is_second,
)

LISTED = ("、", "和", "与", "及", "以及")
"""What stands between two of a list."""

SURE = 0.75
"""A neighbour of which the tagger is so sure is a body, and what it is so sure of is somebody."""

CALLED = "老小阿"
"""How people are called by their surname: 老李."""

SHORTEST = 2
"""Characters of such a name at least."""

SORT = re.compile("[一-鿿]{1,8}族|.*\\d0后|.*号线?|[A-Za-z]+-?\\d[A-Za-z\\d-]*|[A-Za-z]\\d?股")
"""What somebody who works is called by and no firm is: a people, an age, a train, a line, a type, shares."""

AROUND = frozenset(
    (
        *NAMES,
        *(MARK, PREPOSITION, CONJUNCTION, VERB, VERBAL_ADVERB, ADVERB, PARTICLE, DIRECTION, PRONOUN, NUMBER, MOMENT),
    )
)
"""Tags of the words beside a name at which it ends; it goes on with any other."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    for at, word in enumerate(words):
        doubted = word.tag == BODY and is_doubted(word)
        if not (doubted or (word.confidence and is_second(word))) or not _may_be(word, knowledge):
            continue
        beside = _is_listed(words, at, knowledge) or (doubted and _is_called(words, at, knowledge))
        if (beside and _is_whole(words, at)) or _acts(sentence, word, knowledge):
            yield word.start, word.end


def _may_be(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word is no place, title, sort or common noun, nor ends on the head noun of what it would be."""
    text, lexicons = word.text, knowledge.lexicons
    common = ("generic_words", "titles", "predicates", "trade_words", "organisation_heads", "place_heads")
    if len(text) < SHORTEST or SORT.fullmatch(text) or any(text in lexicons[name] for name in common):
        return False
    ends = ("program_heads", "place_heads", "titles", "organisation_heads")
    place = word.tag != BODY and knowledge.gazetteer.named(text)  # 南钢 is a street too
    return not place and not any(lexicons[name].ending(text) for name in ends)


def _is_whole(words: tuple[Token, ...], at: int) -> bool:
    """Whether no noun beside a word makes a longer name with it."""
    return at + 1 == len(words) or words[at + 1].tag in AROUND


def _is_listed(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a body stands before or behind in a list."""
    before = at > 1 and words[at - 1].text in LISTED and _is_body(words[at - 2], knowledge)
    behind = at + 2 < len(words) and words[at + 1].text in LISTED and _is_body(words[at + 2], knowledge)
    return before or behind


def _is_body(word: Token, knowledge: Knowledge) -> bool:
    """Whether a word is surely the name of a body, or ends like one that is."""
    if word.tag != BODY:
        return False
    sure = word.confidence >= SURE or word.text in knowledge.lexicons["abbreviations"]
    return sure or knowledge.lexicons["organisation_heads"].ending(word.text) is not None


def _is_called(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the word for its sort stands right before: 钢铁企业|安禾塔尔."""
    return at > 0 and words[at - 1].text.endswith(knowledge.lexicons["firm_words"].words("sort"))


def _acts(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether it has a post behind it, or does, what only firms do."""
    end = word.end - sentence.start
    deeds = knowledge.lexicons["firm_words"].words("deed")
    return HEADED.match(sentence.text, end) is not None or sentence.text.startswith(deeds, end)


def staff(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names who works there."""
    return ((frozenset(knowledge.lexicons["firm_words"].words("staff")),),)


def staffed(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each name that looks like a person's or like none, and has a worker named behind it.

    Nobody's name stands before 职工周建平; that of a place may.
    """
    workers = knowledge.lexicons["firm_words"].pattern("staff")
    people = {word.start - sentence.start for word in words if word.tag == PERSON}
    for word in words if people else ():
        known = word.tag in (BODY, *OTHER_NAMES) or is_second(word) or (word.tag == PLACE and is_doubted(word))
        known = known or (word.tag == PERSON and word.confidence < SURE and word.text[0] not in CALLED)
        worker = workers.match(sentence.text, word.end - sentence.start) if known else None
        if worker and worker.end() in people and _may_be(word, knowledge):
            yield word.start, word.end
