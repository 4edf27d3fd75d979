"""Names parted from what the tagger took with them: 李强|乘包机, 青川县总工会|联合|青川县教育局, 复信|远川交响乐团."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import BODY, NAMES, NOUN, PERSON, PLACE, PROPER_NOUN, VERB, WORK_TITLE
from zhitu.reading.words import bodies, joints, people, places, towns

CHINESE = 3
"""Characters of a Chinese name at most, of a surname of one."""

WHOLE = 2
"""Characters at least that must be left of a name."""

ALLY = re.compile("(?:联合(?!国)|会同|携手|率)(?=[省市县区州旗团](?![长级]))")
"""What the tagger takes with the body after it, which is named by its level: 联合|县图书馆, 率|旗政协."""

ALLIES, JOINTLY = (
    re.compile("(?:联合(?!国)|会同|携手)(?=.{4})"),
    re.compile("[^，。；]*?(?:共同|开展|举[办行]|主办|发起|组建|设立)"),
)
"""The same at the head of a clause that goes on with what they do together: ，联合|远川集团、安禾科技|共同出资."""

COMMA, CLAUSE_ENDS, AHEAD = "，", "，。；！？", 24
"""The mark before such a clause, those that end one, and words behind the name in which that stands."""

STRANGE = frozenset({PERSON, BODY, PROPER_NOUN, WORK_TITLE})
"""Tags that the tagger gives to a foreign town that it does not know."""


CHOOSING, AS = ("选举", "推选", "推举", "聘请", "聘任", "任命"), "为"
"""Around somebody who gets a post: 选举|林国栋|为|主席."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, names parted and joined where the text around them asks for it."""
    parts: list[Token] = []
    words = _aligned(words, knowledge)
    for at, word in enumerate(words):
        if word.tag in STRANGE and towns.is_town(words, at, knowledge):
            parts.append(replace(word, tag=PLACE))
        elif word.tag in (BODY, PLACE) and _is_chosen(words, at, knowledge):
            parts.append(replace(word, tag=PERSON))
        elif word.tag in NAMES:
            parts += _parted(words, at, knowledge)
        elif word.tag == NOUN and at + 1 < len(words) and words[at + 1].tag == BODY and _leads(words, at):
            parts.append(replace(word, tag=VERB))
        else:
            parts.append(word)
    return tuple(joints.mend(parts, knowledge))


def _is_chosen(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether what the tagger took for a place or a body is somebody who is chosen for a post."""
    name, after = words[at].text, words[at + 1 : at + 2]
    if not at or not words[at - 1].text.endswith(CHOOSING) or not after or not after[0].text.startswith(AS):
        return False
    headed = knowledge.lexicons["organisation_heads"].ending(name) or knowledge.gazetteer.named(name)
    return len(name) <= CHINESE and knowledge.lexicons["surnames"].kind(name[0]) == "single" and not headed


def _aligned(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The words, cut around a taken word behind a body that the tagger broke or took in: 联合国敦|促."""
    if len(words) < WHOLE or not any(word.tag == BODY for word in words):
        return words
    first, text = words[0].start, "".join(word.text for word in words)
    for taken in knowledge.lexicons["taken_words"].pattern("body", "between", "meets", "holder").finditer(text, WHOLE):
        start, end = first + taken.start(), first + taken.end()
        inner = [word for word in words if word.end > start and word.start < end]
        body = inner[0] if inner[0].start < start else next(word for word in words if word.end == start)
        cuts = inner[0].start < start and inner[0].end <= end
        broken = len(inner) > 1 or (cuts and _opens_name(words, end))
        if body.tag != BODY or start - body.start < WHOLE or not broken:
            continue
        left = (replace(inner[0], text=inner[0].text[: start - inner[0].start]),) if cuts else ()
        right = (replace(inner[-1], start=end, text=inner[-1].text[end - inner[-1].start :]),)
        rest = right if right[0].text else ()
        at = words.index(inner[0])
        words = (*words[:at], *left, Token(start, taken[0], VERB), *rest, *words[at + len(inner) :])
    return words


def _opens_name(words: tuple[Token, ...], at: int) -> bool:
    """Whether a name begins there."""
    return any(word.start == at and word.tag in NAMES for word in words)


def _joins(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> re.Match[str] | None:
    """The verb at the head of a clause that the tagger took with the body whom another, named before, acts with."""
    text = words[at].text
    ally = ALLIES.match(text) if at and words[at - 1].text == COMMA else None
    if ally is None or not JOINTLY.match("".join(word.text for word in words[at + 1 : at + AHEAD])):
        return None
    head = knowledge.lexicons["organisation_heads"].ending(text)
    bare = head is not None and text[ally.end() : -len(head.word)] in knowledge.lexicons["trade_words"]
    known = knowledge.lexicons["abbreviations"].beginning(text) is not None  # 联合利华|集团
    return ally if not (bare or known) and _has_subject(words, at - 1) else None


def _leads(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word is the verb at the head of such a clause, which the tagger took for a noun: ，联合|安禾科技."""
    verb = ALLIES.match(words[at].text + words[at + 1].text)
    if verb is None or verb.end() != len(words[at].text) or not at or words[at - 1].text != COMMA:
        return False
    behind = "".join(word.text for word in words[at + 1 : at + AHEAD])
    return JOINTLY.match(behind) is not None and _has_subject(words, at - 1)


def _has_subject(words: tuple[Token, ...], end: int) -> bool:
    """Whether a body stands in the clause before a comma."""
    for word in reversed(words[:end]):
        if word.tag == BODY:
            return True
        if word.text in CLAUSE_ENDS:
            return False
    return False


def _parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """A word, or the name in it and what stands before or behind that name."""
    word = words[at]
    ally = ALLY.match(word.text) or _joins(words, at, knowledge) if word.tag in (BODY, PLACE) else None
    if ally and knowledge.lexicons["organisation_heads"].ending(word.text):
        yield Token(word.start, ally[0], VERB)
        yield replace(word, start=word.start + ally.end(), text=word.text[ally.end() :], tag=BODY)
    elif word.tag == BODY:
        yield from bodies.parted(words, at, knowledge)
    elif word.tag == PLACE:
        yield from places.parted(words, at, knowledge)
    else:
        yield from people.parted(words, at, knowledge)
