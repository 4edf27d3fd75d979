"""Names in Latin letters, which a tagger cuts at their blanks: Mika| |Salonen."""

from __future__ import annotations

import re
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import PERSON, PROPER_NOUN

BLANK = " "

PART = re.compile(r"[A-Z][A-Za-z.'’ -]*")
"""A part of the name of somebody."""

LINKS = ("of", "and", "for", "the", "in")
"""Words that stand in names of bodies and works, and of no person: Lushan Institute| |of."""


def mend(words: tuple[Token, ...], _: Knowledge) -> tuple[Token, ...]:
    """The words, the parts of a person's name joined, and the tag taken from what begins the name of something else."""
    if not any(map(_is_part, words)):
        return words
    found: list[Token] = []
    for at, word in enumerate(words):
        if not _is_part(word):
            found.append(word)
        elif _goes_on(words, at):
            found.append(replace(word, tag=PROPER_NOUN))
        elif len(found) > 1 and found[-1].text == BLANK and _is_part(found[-2]):
            first = found[-2]
            found[-2:] = [replace(first, text=first.text + BLANK + word.text)]
        else:
            found.append(word)
    return tuple(found)


def _is_part(word: Token) -> bool:
    return word.tag == PERSON and PART.fullmatch(word.text) is not None


def _goes_on(words: tuple[Token, ...], at: int) -> bool:
    """Whether Latin words follow among which one links those of a name that is nobody's."""
    run: list[str] = []
    for before, word in zip(words[at + 1 :: 2], words[at + 2 :: 2], strict=False):
        if before.text != BLANK or not word.text.isascii():
            break
        run.append(word.text)
    return any(word in LINKS for word in run)
