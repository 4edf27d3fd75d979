"""Names that look like people, places or no names at all, and that a sentence opens with to say what only bodies have.

李小禾|成立于1905年, 半禾|总部位于成都, 古禾|由周建平创立, 安禾青|创始人林国栋: no person has a day of founding or a
founder, so that the whole of what stands before is a name whatever the tagger holds it for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Sentence, Token
from zhitu.reading.organisations.context.frames import ASIDE, BEGUN, BY, BY_AS, SEAT, TIME
from zhitu.reading.organisations.firms import FOUNDER, LEADER
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import (
    ADJECTIVE,
    FUNCTION_WORD,
    MEASURE_WORD,
    NOUN,
    NUMBER,
    OTHER_NAMES,
    PERSON,
    PLACE,
    PROPER_NOUN,
    VERB,
    VERBAL_NOUN,
    WORK_TITLE,
)

NAME = r"(?P<name>[^\s，。；、：:！？“”‘’\"'()（）《》]{2,6}?)"
SEATED = re.compile(rf"^{NAME}{ASIDE}{SEAT}")
OPENED = (
    re.compile(rf"^{NAME}{ASIDE}，?(?:正式)?(?:{BEGUN})于{TIME}"),
    re.compile(rf"^{NAME}{ASIDE}{BY}"),
    re.compile(rf"^{NAME}{ASIDE}{BY_AS}"),
)
FOUNDED = re.compile(rf"(?:^|，){NAME}的?{FOUNDER}")
"""The frames of a seat, of a founding and of a founder."""

HEADED = re.compile(rf"^{NAME}的?(?:{LEADER}|总裁)$")
"""What stands right before a person who heads it."""

DEFINED = re.compile(
    rf"^{NAME}{ASIDE}是一家[^，。；]{{0,24}}?(?:公司|企业|集团|品牌|平台|餐厅|制造商|运营商)(?=[，。；]|$)"
)
"""A whole sentence's opening that says what sort of company it is, as may be said of a noun (客户是一家…) too."""

FRAMES = (SEATED, *OPENED, FOUNDED, DEFINED, HEADED)

WORDS = frozenset({VERB, VERBAL_NOUN, FUNCTION_WORD, PROPER_NOUN, WORK_TITLE, NOUN})
"""Tags of a single word that is such a name."""

STRANGE = frozenset({FUNCTION_WORD, PROPER_NOUN, WORK_TITLE, PERSON})
"""Those of a word that is no common one."""

PARTS = frozenset({NUMBER, NOUN, VERB, ADJECTIVE, FUNCTION_WORD, *OTHER_NAMES, MEASURE_WORD, PERSON})
"""Tags of the words of a short name that the tagger cut: 半|禾, 七片|禾."""

SHORT = 4
"""Characters of a name that was cut at most."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a body."""
    return clues_of(*FRAMES)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    """Start and end of each such name in a sentence; both are ends of words."""
    matches = tuple(_matches(sentence, words))
    starts = {word.start: index for index, word in enumerate(words)} if matches else {}
    ends = {word.end: index for index, word in enumerate(words)} if matches else {}
    for frame, match in matches:
        low, high = match.span("name")
        first, last = starts.get(sentence.start + low), ends.get(sentence.start + high)
        if first is None or last is None or not _may_be(words[first : last + 1], knowledge, seated=frame is SEATED):
            continue
        if frame is not DEFINED or (first == last and words[first].tag in STRANGE):
            yield words[first].start, words[last].end


def repeated(tokens: tuple[tuple[Token, ...], ...], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of what the tagger takes for a person or a place elsewhere, and an opening told to be a body."""
    for word in (word for words in tokens for word in words):
        if word.tag in (PERSON, PLACE) and word.text in names:
            yield word.start, word.end


def _matches(sentence: Sentence, words: tuple[Token, ...]) -> Iterator[tuple[re.Pattern[str], re.Match[str]]]:
    """Each frame with each stretch of the sentence that it fits."""
    for frame in FRAMES:
        if frame is not HEADED:
            yield from ((frame, match) for match in frame.finditer(sentence.text))
            continue
        person = next((word for word in words if word.tag == PERSON and word.start > sentence.start), None)
        if person and (match := HEADED.search(sentence.text[: person.start - sentence.start])):
            yield HEADED, match


def _may_be(own: tuple[Token, ...], knowledge: Knowledge, *, seated: bool) -> bool:
    """Whether nothing in the words speaks against their being a name."""
    name = "".join(word.text for word in own)
    lexicons = ("generic_words", "predicates", "titles")
    if any(knowledge.lexicons[lexicon].kind(word.text) for lexicon in lexicons for word in own):
        return False
    other = any(knowledge.lexicons[lexicon].ending(name) for lexicon in ("honours", "program_heads"))
    none = knowledge.lexicons["no_names"]
    if (
        other
        or none.pattern("common").search(name)
        or none.pattern("rumour", "prepared").match(name)
        or name in none.words("thing")
        or name.endswith(none.words("craft"))
        or knowledge.gazetteer.named(name)
        or knowledge.lexicons["organisation_heads"].ending(name)
    ):
        return False
    if len(own) > 1:
        return len(name) <= SHORT and all(word.tag in PARTS for word in own) and min(len(w.text) for w in own) == 1
    site = knowledge.lexicons["place_heads"].ending(name) is not None
    return own[0].tag == PERSON or (own[0].tag == PLACE and (seated or not site)) or own[0].tag in WORDS
