"""How names are spelt in pinyin: a person's surname by its own reading, a division without what sort it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.model import Kind

HAN = re.compile(r"[\u3400-\u9fff]+")
VOWELS = frozenset("aāáǎàoōóǒòeēéěè")
"""A syllable inside a word that begins with one of these is marked off: Xī'ān."""

LONGEST_SURNAME = 3

SPELT = 1 << 16
"""Names whose syllables are kept: each is asked for by every exporter that writes them."""

PARTED = re.compile(r"([·•・])")
"""What stands between the parts of a foreign name."""

OPENING = re.compile(r"([“‘《〈（(「『]) ")
CLOSING = re.compile(r" ([”’》〉）)」』、，])")
"""Signs that stand close to what follows or precedes."""


def transcribe(name: str, kind: Kind, code: str, knowledge: Knowledge) -> str:
    """A name in pinyin with tones; empty where none of it is Chinese.

    单雄信 is Shàn Xióngxìn, 湖州市 with its code Húzhōu Shì; what is no person and no division stays in syllables.
    """
    if not HAN.search(name):
        return ""
    if kind is Kind.PERSON and PARTED.search(name):
        return "".join(_word(_syllables(part, knowledge)) for part in PARTED.split(name))
    if kind is Kind.PERSON:
        return _person(name, knowledge)
    if code:
        place = knowledge.gazetteer.places.get(code)
        stem = knowledge.gazetteer.short(place) if place else name
        if place and place.name == name and name.startswith(stem) and stem != name:
            syllables = _syllables(name, knowledge, division=True)
            if len(syllables) == len(name):
                return f"{_word(syllables[: len(stem)])} {_word(syllables[len(stem) :])}"
        return _word(_syllables(name, knowledge))
    spelt = CLOSING.sub(r"\1", OPENING.sub(r"\1", " ".join(_syllables(name, knowledge))))
    return spelt[:1].upper() + spelt[1:]


def syllables(name: str, kind: Kind, knowledge: Knowledge) -> str:
    """The syllables of a name without tones, parted by spaces; what is not Chinese stays as it is.

    So it is searched for by the keyboard's letters: 如皋市 by ``ru gao shi``, 单雄信 by ``shan xiong xin``.
    """
    from pypinyin.contrib.tone_convert import to_normal

    surname, given = _parted(name, knowledge) if kind is Kind.PERSON else ("", name)
    spelt = (*_surname(surname, knowledge), *_syllables(given, knowledge)) if surname else _syllables(name, knowledge)
    return " ".join(map(to_normal, spelt)).lower()


def _person(name: str, knowledge: Knowledge) -> str:
    surname, given = _parted(name, knowledge)
    if not surname:
        return _word(_syllables(name, knowledge))
    return f"{_word(_surname(surname, knowledge))} {_word(_syllables(given, knowledge))}"


def _parted(name: str, knowledge: Knowledge) -> tuple[str, str]:
    """Surname and given name, if the name has the form of a Chinese one."""
    if not HAN.fullmatch(name):
        return "", name
    surnames = knowledge.lexicons["surnames"]
    for size in range(min(LONGEST_SURNAME, len(name) - 1), 0, -1):
        if name[:size] in surnames and len(name) - size in (1, 2):
            return name[:size], name[size:]
    return "", name


def _surname(surname: str, knowledge: Knowledge) -> tuple[str, ...]:
    reading = "".join(knowledge.lexicons["surnames"][surname].more)
    return tuple(reading.split()) or _syllables(surname, knowledge)


def _syllables(text: str, knowledge: Knowledge, *, division: bool = False) -> tuple[str, ...]:
    """The syllables of a text with tones; a stretch that is not Chinese is one of them."""
    readings = knowledge.lexicons["readings"]
    found: list[str] = []
    start = at = 0
    while at < len(text):
        entry = readings.beginning(text, at)
        if entry is None or not (division or entry.kind == "name"):
            at += 1
            continue
        found += _spelt(text[start:at]) if start < at else ()
        found += entry.more[0].split()
        start = at = at + len(entry.word)
    return (*found, *_spelt(text[start:]))


@lru_cache(SPELT)
def _spelt(text: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(text, style=Style.TONE))


def _word(syllables: Iterable[str]) -> str:
    """Syllables as one word with a capital: Xī'ān."""
    spelt = list(syllables)
    marked = [f"'{right}" if right[:1] in VOWELS and left[-1:].isalpha() else right for left, right in pairwise(spelt)]
    word = "".join((*spelt[:1], *marked))
    return word[:1].upper() + word[1:]
