"""Places that a single character stands for: 中|美 in 中美两国, 中|方, 访|华, 在|京."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Kind, Mention, Sentence, Token

CONFIDENCE = 0.9
"""Annotators of the development data mark 176 of the 192 letters that are found so."""

STRUNG = range(2, 5)
"""How many letters stand together."""

NOMINAL = frozenset(("n", "nz", "an", "f", "j", "LOC", "PER", "ORG"))
"""Tags of the words that letters make up; as verbs and adjectives they are words: 非法, 加以."""

SIDE = "方"
"""After a letter it makes the word for what a country holds: 中|方, 俄|方."""

GOING = frozenset("访驻赴抵旅离返援涉侵抗")
"""Verbs after which a letter is a place: 访|华, 抵|京, 旅|日."""

STAYING = frozenset("来在对进入")
"""Verbs and prepositions after which it is one if it may stand alone: 来|华, but 来日 is a day."""


def find(article: str, sentence: Sentence, tokens: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Mention]:
    """A mention for each letter in a sentence that stands for a place."""
    before = ""
    for token in tokens:
        if knowledge.gazetteer.characters.isdisjoint(token.text):
            before = token.text
            continue
        for at in _letters(token, before, knowledge):
            entry = knowledge.gazetteer.lexicon[token.text[at]]
            place = knowledge.gazetteer.places.get(entry.more[0])
            value, code = (place.name, place.code) if place else (entry.more[0], "")
            yield Mention(article, token.start + at, entry.word, Kind.PLACE, value, code, CONFIDENCE)
        before = token.text


def _letters(token: Token, before: str, knowledge: Knowledge) -> range:
    """Where in a word, which follows another one, the letters stand that mean places."""
    text, lexicon = token.text, knowledge.gazetteer.lexicon
    if len(text) > STRUNG[-1]:
        return range(0)
    known = [lexicon[char] if lexicon.kind(char) == "letter" else None for char in text]
    if len(text) == 1:
        led = before in GOING and _is(known[0])
        return range(int(token.tag in NOMINAL and (led or _is(known[0], "alone"))))
    if len(text) == 2 and text[0] in GOING | STAYING and _is(known[1], "" if text[0] in GOING else "alone"):
        return range(1, 2)
    if len(text) == 2 and text[1] == SIDE and _is(known[0]) and token.tag in NOMINAL:
        return range(1)
    strung = token.tag in NOMINAL and all(_is(entry) and not _is(entry, "single") for entry in known)
    return range(len(text) if strung and not knowledge.gazetteer.named(text) and text not in lexicon else 0)


def _is(entry: Entry | None, flag: str = "") -> bool:
    """Whether a character stands for one place, and its lexicon says that of it."""
    return entry is not None and bool(entry.more) and (not flag or flag in entry.more)
