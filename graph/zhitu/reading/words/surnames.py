"""People of whose names the tagger took the first character into the word before, or left it alone: 能|手林|国栋."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVE,
    BODY,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NAMES,
    NOUN,
    OTHER_NAMES,
    PERSON,
    PLAIN_NOUNS,
    PREPOSITION,
    PROPER_NOUN,
    TIME_NOUN,
    VERB,
    WORK_TITLE,
)

GIVEN = 2
"""Characters of a given name."""

LONGEST, COMPOUND, LISTED = 4, "compound", "、"
"""Characters of a Han name at most, the kind of surnames that have two, and what stands between people in a list."""

WHOLE = 3
"""Characters of a name that is taken for a word."""

STRANGE, ENDS = frozenset((PROPER_NOUN, WORK_TITLE)), frozenset((MARK, VERB, PREPOSITION, MOMENT))
"""Tags of such a name, and of what follows it."""

ENDING = frozenset((NOUN, TIME_NOUN, MEASURE_WORD, ABBREVIATION))
"""Tags of a character that the tagger cuts from the end of a name: 周建|年."""

KIN = "妻夫父母爸妈子女儿孙兄弟姐妹嫂婆爷家"
"""Characters that behind a name tell of somebody else: 班长周建|妻|说."""

POINT, PARTS, LETTERS = "·", 2, "提江汗孜买木"
"""What a foreign name is cut behind, the words at most that its last part was cut into, and characters in names of
Xinjiang that transcribe no others."""

FIXED = (*NAMES, MARK)
"""Tags of words that end on no surname of the next one."""

OPEN = frozenset({*PLAIN_NOUNS, *OTHER_NAMES, VERB, ADJECTIVE})
"""Tags of a given name that the tagger does not know."""

CLOSED = frozenset({MARK, VERB, MOMENT})
"""Tags of what follows such a name."""

END = Token(0, "", MARK)
"""What stands behind the last word."""

AS, BACK = "为", 4
"""What follows the name of who is chosen, and words before it in which the choice is told: 选举|林国|栋为|主席."""


APPOINTED = "任命"
"""Behind it somebody is made 为 what follows, and does not 成为 it."""


def mend(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The same text in words, a name right behind a title or an honour whole."""
    surnames = knowledge.lexicons["surnames"].entries
    doubles = knowledge.lexicons["surnames"].words(COMPOUND)
    spots = [
        at
        for at, (word, after) in enumerate(pairwise((*words, END)))
        if ((after.tag == PERSON or len(after.text) == GIVEN) and word.tag not in FIXED and word.text[-1:] in surnames)
        or (word.tag == PERSON and (word.text[-1:] == POINT or after.text[1:] == AS))
        or (len(word.text) == WHOLE and word.tag in STRANGE)
        or (word.tag == PERSON and (len(word.text) > LONGEST or word.text in doubles))
        or (word.tag == PERSON and len(after.text) == 1 and after.tag in ENDING and len(word.text) == GIVEN)
    ]
    return tuple(_mended(words, spots, knowledge)) if spots else words


def _mended(words: tuple[Token, ...], spots: list[int], knowledge: Knowledge) -> Iterator[Token]:
    """The words, of which only those at some spots may be no names yet, or only a part of one."""
    text, first = "".join([word.text for word in words]), words[0].start
    at = 0
    for spot in spots:
        if spot < at:
            continue
        yield from words[at:spot]
        at, word, following = spot, words[spot], words[spot + 1 : spot + 2]
        if following and word.tag == PERSON and _is_chosen(words, at, knowledge):
            yield replace(word, text=word.text + following[0].text[:-1])
            yield Token(following[0].end - 1, AS, VERB)
            at += 2
        elif following and word.tag not in FIXED and (cut := _severed(words, at, text, first, knowledge)) is not None:
            if cut:
                yield replace(word, text=word.text[:cut], tag=NOUN)
            name = word.text[cut:] + following[0].text
            yield Token(word.start + cut, name, PERSON, following[0].confidence)
            at += 2
        elif following and word.tag == PERSON and _is_cut(words, at, knowledge):
            yield replace(word, text=word.text + following[0].text)
            at += 2
        elif word.tag == PERSON and (size := _post(word.text, knowledge)):
            yield replace(word, text=word.text[:size], tag=NOUN)
            yield replace(word, start=word.start + size, text=word.text[size:])
            at += 1
        elif word.tag == PERSON and word.text.endswith(POINT):
            size = _foreign(words, at, knowledge)
            yield replace(word, text="".join(part.text for part in words[at : at + size]))
            at += size
        else:
            yield replace(word, tag=PERSON) if _is_unknown(words, at, text, first, knowledge) else word
            at += 1
    yield from words[at:]


def _is_cut(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the next word belongs to the name there."""
    return _is_given(words, at, knowledge) or _is_shortened(words, at, knowledge)


def _is_given(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a surname of two characters lacks the given name behind it: 工长|夏侯|成林|、."""
    given, after = words[at + 1], words[at + 2 : at + 3]
    return (
        knowledge.lexicons["surnames"].kind(words[at].text) == COMPOUND
        and len(given.text) <= GIVEN
        and given.tag in OPEN
        and at > 0
        and knowledge.lexicons["titles"].ending(words[at - 1].text) is not None
        and (not after or after[0].tag in CLOSED)
        and (given.tag != VERB or (len(given.text) == GIVEN and bool(after) and after[0].text == LISTED))
        and _is_unheard(given, knowledge)
    )


def _is_shortened(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the end of a name right behind a title for a word: 主任|周建|年|说."""
    end, deed, known = words[at + 1], words[at + 2 : at + 3], knowledge.lexicons["name_words"]
    return (
        len(end.text) == 1
        and end.tag in ENDING
        and len(words[at].text) == GIVEN
        and at > 0
        and knowledge.lexicons["titles"].ending(words[at - 1].text) is not None
        and knowledge.lexicons["surnames"].kind(words[at].text[0]) == "single"
        and bool(deed)
        and known.kind(deed[0].text) == "deed"
        and end.text not in KIN
    )


def _post(name: str, knowledge: Knowledge) -> int:
    """The characters of a title that the tagger took into the name behind it: 段长|林国栋."""
    title = knowledge.lexicons["titles"].beginning(name) if len(name) > LONGEST else None
    rest = name[len(title.word) :] if title else ""
    return len(title.word) if title and GIVEN <= len(rest) <= WHOLE else 0


def _severed(words: tuple[Token, ...], at: int, text: str, first: int, knowledge: Knowledge) -> int | None:
    """Where in a word, of which it is the last character, the surname stands whose given name is the next word."""
    word, given = words[at], words[at + 1]
    unknown = len(given.text) == GIVEN and given.tag in OPEN
    if not unknown and given.tag != PERSON:
        return None  # most words are so
    cut, surnames = len(word.text) - 1, knowledge.lexicons["surnames"]
    kind, ahead = surnames.kind(word.text[cut:]), word.start + cut - first
    own = knowledge.lexicons["name_words"].kind(word.text[cut:])
    whole = given.tag == PERSON and own == "function" and surnames.kind(given.text[0]) == "single"
    if not kind or own == "between" or whole:
        return None
    noun = given.tag != PERSON and word.text in knowledge.lexicons["program_heads"]  # 输电|工程|开工
    if cut and (noun or knowledge.lexicons["titles"].ending(text, word.end - first)):
        return None  # 技术|能手 ends on no surname
    led = [end for ends in ("titles", "honours") if (end := knowledge.lexicons[ends].ending(text, ahead))]
    if not any(_begins(words, first + ahead - len(end.word)) for end in led):
        return None  # 确保安|全可控
    if given.tag == PERSON or (cut and given.tag in NAMES and len(given.text) <= GIVEN):
        known = any(given.text[:size] in surnames and len(given.text) > GIVEN for size in (1, 2))
        return cut if len(given.text) <= GIVEN or not known else None
    after = words[at + 2 : at + 3]
    return cut if kind == "single" and (not after or after[0].tag in CLOSED) and _is_unheard(given, knowledge) else None


def _begins(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word begins there."""
    return any(word.start == at for word in words)


def _is_unknown(words: tuple[Token, ...], at: int, text: str, first: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took a whole name right behind a title for a word: 投递员|包国栋|，每天…."""
    word, after, known = words[at], words[at + 1 : at + 2], knowledge.lexicons["name_words"]
    return (
        len(word.text) == WHOLE
        and word.tag in STRANGE
        and known.kind(word.text[0]) != "between"
        and knowledge.lexicons["surnames"].kind(word.text[0]) == "single"
        and not word.text.endswith(known.words("sort"))
        and (not after or after[0].tag in ENDS)
        and knowledge.lexicons["titles"].ending(text, word.start - first) is not None
        and _is_unheard(word, knowledge)
    )


def _foreign(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> int:
    """How many words make the foreign name that the tagger cut behind its point: 阿依古丽·|买买|提."""
    letters, size = knowledge.lexicons["transcription"], 1
    for word in words[at + 1 : at + 1 + PARTS]:
        if word.tag == MARK or (size > 1 and (len(word.text) > 1 or word.text not in (*letters, *LETTERS))):
            break
        size += 1
    return size


def _is_unheard(given: Token, knowledge: Knowledge) -> bool:
    """Whether a word is in no list of words that stand behind a title."""
    return not any(
        given.text in knowledge.lexicons[words]
        for words in ("titles", "predicates", "generic_words", "organisation_heads", "program_heads")
    )


def _is_chosen(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether the tagger took the end of the name of who is chosen with the word behind it."""
    word, following, known = words[at], words[at + 1], knowledge.lexicons["name_words"]
    if word.tag != PERSON or len(word.text) != GIVEN or len(following.text) != GIVEN or following.text[1] != AS:
        return False
    appointed = at > 0 and words[at - 1].text.endswith(APPOINTED)
    if known.kind(following.text) == "becoming" and not appointed:
        return False
    post = words[at + 2 : at + 3]
    return (
        word.text[0] in knowledge.lexicons["surnames"]
        and bool(post)
        and (post[0].text in knowledge.lexicons["titles"] or (appointed and post[0].tag == BODY))
        and any(before.text.startswith(known.words("choosing")) for before in words[max(0, at - BACK) : at])
    )
