"""Places that a single character stands for: 中|美 in 中美两国, 中|方, 访|华, 在|京."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Kind, Mention, Sentence, Token
from zhitu.reading.tags import ABBREVIATION, ADJECTIVAL_NOUN, BODY, DIRECTION, MARK, NOUN, PERSON, PLACE, PROPER_NOUN

CONFIDENCE = 0.9
"""Annotators of the development data mark 176 of the 192 letters that are found so."""

STRUNG = range(2, 5)
"""How many letters stand together."""

NOMINAL = frozenset({NOUN, PROPER_NOUN, ADJECTIVAL_NOUN, DIRECTION, ABBREVIATION, PLACE, PERSON, BODY})
"""Tags of the words that letters make up; as verbs and adjectives they are words: 非法, 加以."""

SIDE = "方"
"""After a letter it makes the word for what a country holds: 中|方, 俄|方."""

MIDDLE = "中"

GOING = frozenset("访驻赴抵旅离返援涉侵抗")
"""Verbs after which a letter is a place: 访|华, 抵|京, 旅|日."""

STAYING = frozenset("来在对进入")
"""Verbs and prepositions after which it is one if it may stand alone: 来|华, but 来日 is a day."""


HARBOUR, BOUND = "港", frozenset("进入回离靠出抵到在")
SHIPS = re.compile("船|渔|舰|货轮|油轮|邮轮|拖轮|轮渡|泊|码头|避风")
"""Hongkong's letter is the word for a harbour too, after what a ship does."""

Letters = Mapping[str, Entry]
"""What single characters stand for in an article."""


def known(codes: Iterable[str], knowledge: Knowledge) -> Letters:
    """The letters of the lexicon, those that it leaves open (澳, 巴) by the one country that the article names.

    ``codes`` are those of the places that it names.
    """
    found: dict[str, set[str]] = {}
    for code in codes:
        place = knowledge.gazetteer.places.get(code)
        if place and place.level is Level.COUNTRY:
            found.setdefault(place.name[0], set()).add(code)
    letters = dict(knowledge.gazetteer.meanings)
    for char, (code, *others) in ((char, sorted(codes)) for char, codes in found.items()):
        if not others and char in letters and not letters[char].more:
            letters[char] = Entry(char, "letter", (code,))
        elif not others and char in letters and letters[char].more[0].isdigit():
            letters[char] = Entry(char, "letter", (*letters[char].more, f"{SIDE}{code}"))
    return letters


def find(
    article: str, sentence: Sentence, tokens: tuple[Token, ...], letters: Letters, knowledge: Knowledge
) -> Iterator[Mention]:
    """A mention for each letter in a sentence that stands for a place."""
    single = knowledge.gazetteer.characters
    if single.isdisjoint(sentence.text):
        return
    for spot in [at for at, token in enumerate(tokens) if not single.isdisjoint(token.text)]:
        token, before = tokens[spot], tokens[spot - 1].text if spot else ""
        following = tokens[spot + 1] if spot + 1 < len(tokens) else None
        for at in _letters(token, before, following, letters, knowledge):
            if _is_harbour(token.text[at], token.text[:at] or before, sentence.text):
                continue
            entry = letters[token.text[at]]
            meant = _side(entry) if token.text[at + 1 :] == SIDE else entry.more[0]
            place = knowledge.gazetteer.places.get(meant)
            value, code = (place.name, place.code) if place else (meant, "")
            yield Mention(article, token.start + at, entry.word, Kind.PLACE, value, code, CONFIDENCE)


def _is_harbour(letter: str, before: str, text: str) -> bool:
    """Whether a letter is the harbour that ships of the text go to: 渔船进|港."""
    return letter == HARBOUR and before in BOUND and SHIPS.search(text) is not None


def _letters(token: Token, before: str, following: Token | None, letters: Letters, knowledge: Knowledge) -> range:
    """Where in a word, which stands between others, the letters stand that mean places."""
    text, lexicon = token.text, knowledge.gazetteer.lexicon
    if len(text) > STRUNG[-1]:
        return range(0)
    known = [letters.get(char) for char in text]
    if len(text) == 1:
        led = before in GOING and _is(known[0])
        last = following is None or following.tag == MARK  # 太湖美。 says what it is like, 在京。 where
        alone = _is(known[0], "alone") and (not last or before in STAYING)
        return range(int(token.tag in NOMINAL and (led or alone)))
    if len(text) == 2 and text[0] in GOING | STAYING and _is(known[1], "" if text[0] in GOING else "alone"):
        return range(1, 2)
    if len(text) == 2 and text[1] == SIDE and known[0] and _side(known[0]) and token.tag in NOMINAL:
        return range(1)
    if text.endswith(MIDDLE) and known[0] is not None and known[0].more[:1] and known[0].more[0].isdigit():
        return range(0)  # 滇|中 is the middle of Yunnan
    strung = token.tag in NOMINAL and all(_is(entry) and not _is(entry, "single") for entry in known)
    return range(len(text) if strung and not knowledge.gazetteer.named(text) and text not in lexicon else 0)


def _side(entry: Entry) -> str:
    """The country, or the region, that has a side (吉方); a province has none."""
    named = next((more.removeprefix(SIDE) for more in entry.more if more.startswith(SIDE)), "")
    return named or next((more for more in entry.more[:1] if not more.isdigit()), "")


def _is(entry: Entry | None, flag: str = "") -> bool:
    """Whether a character stands for one place, and its lexicon says that of it."""
    return entry is not None and bool(entry.more) and (not flag or flag in entry.more)
