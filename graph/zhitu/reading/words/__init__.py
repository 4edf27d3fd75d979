"""The tagger's words mended before any name is looked for. In the order in which each sentence passes:

:mod:`latin` joins names in Latin letters; :mod:`datelines` and :mod:`towns` mark places that a tagger of news does
not know; names are parted at brackets and where a title is printed twice, and the list of divisions is believed;
:mod:`cuts` joins neighbours that were parted, and parts those that ran together; :mod:`edges` ends names before what
is told of them; :mod:`bounds` parts :mod:`people`, :mod:`places` and :mod:`bodies` from what was taken with them,
which :mod:`sorts` says of firms, and :mod:`joints` joins names cut in two; :mod:`surnames` finds people's first
characters in the word before; :mod:`common_nouns` takes the tag from what names nothing. Then :func:`agree` lets all
sentences of an article speak of a name alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from zhitu.knowledge import Knowledge
from zhitu.knowledge.bullets import BULLETS
from zhitu.model import Token
from zhitu.reading.tags import BODY, MARK, NAMES, NOUN, PERSON, PLACE, VERB
from zhitu.reading.words import bounds, common_nouns, cuts, datelines, edges, joints, latin, surnames, towns

OPEN, CLOSE = "(（", ")）"
TITLES, QUOTES = "《》", "“”"
CLOSERS = frozenset(CLOSE + TITLES[1])
CLOSING = re.compile(f"[{''.join(sorted(CLOSERS))}]")
OPENING = re.compile(f"[{OPEN}](?=[^{OPEN}{CLOSE}]+$)")

BLANK = re.compile(r"\s+(?=\S)")
"""A blank before a name."""

ECHO = re.compile(r"(?P<short>[一-鿿]{2,8}) +(?=(?P=short))")
"""A name behind which the same one begins again, or a longer one."""

SHORTEST = 3
"""A place of two characters is too often the beginning of something else to correct the tagger."""


def agree(lines: tuple[tuple[Token, ...], ...], knowledge: Knowledge) -> tuple[tuple[Token, ...], ...]:
    """The same words, each name with the kind that the tagger was surest of in the article as a whole, and a foreign
    one as long as it stands elsewhere in the article.

    What the list of divisions holds may be a place here and a team there, and is left as it is.
    """
    lines = _completed(lines, knowledge)
    votes: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for words in lines:
        for word in words:
            if word.tag in NAMES:
                kinds = votes[word.text]
                kinds[word.tag] = kinds.get(word.tag, 0) + (word.confidence or 1)
    bodies = knowledge.lexicons["abbreviations"]
    chosen = {
        name: BODY if bodies.kind(name) in ("name", "sure") else max(kinds, key=lambda kind: (kinds[kind], kind))
        for name, kinds in votes.items()
        if len(kinds) > 1 and len(name) >= SHORTEST and not knowledge.gazetteer.named(name)
    }
    if not chosen:
        return lines
    return tuple(
        tuple(replace(w, tag=chosen[w.text]) if w.text in chosen and w.tag in NAMES else w for w in words)
        for words in lines
    )


def _completed(lines: tuple[tuple[Token, ...], ...], knowledge: Knowledge) -> tuple[tuple[Token, ...], ...]:
    """The words, a foreign name whole of which the tagger saw the beginning here and all elsewhere: 巴勒图|苏."""
    people = {word.text for words in lines for word in words if word.tag == PERSON}
    letters = knowledge.lexicons["transcription"]
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(people, key=lambda name: (-len(name), name)):
        if len(name) > SHORTEST and joints.is_transcribed(name, letters):
            for size in range(2, len(name)):
                if name[:size] in people:
                    begun[name[:size]].append(name)
    return tuple(tuple(_whole(words, begun)) for words in lines) if begun else lines


def _whole(words: tuple[Token, ...], begun: dict[str, list[str]]) -> Iterator[Token]:
    """The words of a sentence, with the whole of each name that is begun in it."""
    at = 0
    while at < len(words):
        word, size, rest = words[at], 1, ""
        for name in begun.get(word.text, ()) if word.tag == PERSON else ():
            size, text = 1, word.text
            while at + size < len(words) and len(text) < len(name):
                text += words[at + size].text
                size += 1
            if text.startswith(name):
                word, rest = replace(word, text=name), text[len(name) :]
                break
            size = 1
        yield word
        if rest:
            yield Token(word.end, rest, VERB)
        at += size


def _without_bullets(words: tuple[Token, ...], _: Knowledge) -> tuple[Token, ...]:
    """The words, the sign of an item apart from what stands behind it."""
    return (*_unsigned(words[0]), *words[1:]) if words and words[0].text.startswith(BULLETS) else words


def _unsigned(word: Token) -> Iterator[Token]:
    """The word, or the sign of an item and what stands behind it."""
    bare = word.text.lstrip("".join(BULLETS))
    signs = len(word.text) - len(bare)
    if bare and signs:
        yield Token(word.start, word.text[:signs], MARK)
        yield replace(word, start=word.start + signs, text=bare)
    else:
        yield word


def _with_divisions(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The words, full names of places with the tag LOC."""
    return tuple([word if len(word.text) < SHORTEST else _placed(word, knowledge) for word in words])


def _placed(word: Token, knowledge: Knowledge) -> Token:
    if word.tag == VERB and len(word.text) >= SHORTEST and word.text in knowledge.lexicons["organisation_heads"]:
        return replace(word, tag=NOUN)  # 徐州|供电段
    if word.tag in (PLACE, BODY) or len(word.text) < SHORTEST or not knowledge.gazetteer.titled(word.text):
        return word
    return Token(word.start, word.text, PLACE, word.confidence)


def _with_brackets(words: tuple[Token, ...], _: Knowledge) -> tuple[Token, ...]:
    """The words, parted at brackets that they only close, or only open."""
    if CLOSERS.isdisjoint("".join([word.text for word in words])):
        return words
    return tuple(part for word in words for part in _balanced(word))


def _with_quotes(words: tuple[Token, ...], _: Knowledge) -> tuple[Token, ...]:
    """The words, a body's name whole whose opening quotation mark the tagger parted from it: “|青禾红”宣讲团."""
    spots = [
        at
        for at, (mark, word) in enumerate(pairwise(words))
        if mark.text == QUOTES[0] and word.tag == BODY and _is_half_quoted(word.text)
    ]
    if not spots:
        return words
    whole = {at + 1: replace(words[at + 1], start=words[at].start, text=QUOTES[0] + words[at + 1].text) for at in spots}
    return tuple(whole.get(at, word) for at, word in enumerate(words) if at not in spots)


def _is_half_quoted(name: str) -> bool:
    """Whether a quotation ends within a name that does not begin in it."""
    return QUOTES[1] in name[:-1] and QUOTES[0] not in name


def _without_echoes(words: tuple[Token, ...], knowledge: Knowledge) -> tuple[Token, ...]:
    """The words, a name apart from the short one that a page prints before it (青禾建设| |青禾建设集团), and from a
    blank before it."""
    if not any(BLANK.match(word.text) or ECHO.match(word.text) for word in words):
        return words
    return tuple(part for word in words for part in _parted(word, knowledge))


def _parted(word: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The blank and what stands behind it, the short name, the blank and the long one; or the word itself."""
    if word.tag in NAMES and (blank := BLANK.match(word.text)):
        yield Token(word.start, blank[0], MARK)
        yield replace(word, start=word.start + blank.end(), text=word.text[blank.end() :])
        return
    if (echo := ECHO.match(word.text)) is None:
        yield word
        return
    end = echo.end("short")
    yield replace(word, text=word.text[:end], tag=NOUN)
    yield Token(word.start + end, word.text[end : echo.end()], MARK)
    name = word.text[echo.end() :]
    tag = BODY if knowledge.lexicons["organisation_heads"].ending(name) else word.tag
    yield Token(word.start + echo.end(), name, tag, word.confidence)


def _balanced(word: Token) -> Iterator[Token]:
    """The word, or its parts at a bracket that it closes but does not open (青川）有限公司), or the other way round
    (青川医院（成都医院)."""
    if opening := OPENING.search(word.text, 1):
        yield replace(word, text=word.text[: opening.start()])
        yield Token(word.start + opening.start(), opening[0], MARK)
        yield replace(word, start=word.start + opening.end(), text=word.text[opening.end() :])
        return
    bracket = CLOSING.search(word.text, 1)
    cut = bracket.start() if bracket else 0
    if cut == 0 or any(char in word.text[:cut] for char in OPEN + TITLES[0]):
        yield word
        return
    yield Token(word.start, word.text[:cut], word.tag)
    yield Token(word.start + cut, word.text[cut], MARK)
    if word.text[cut + 1 :]:
        yield Token(word.start + cut + 1, word.text[cut + 1 :], NOUN)


Mender = Callable[[tuple[Token, ...], Knowledge], tuple[Token, ...]]

MENDERS: tuple[Mender, ...] = (
    _without_bullets,
    _without_echoes,
    latin.mend,
    datelines.mend,
    towns.mend,
    _with_brackets,
    _with_quotes,
    _with_divisions,
    cuts.mend,
    edges.mend,
    bounds.mend,
    surnames.mend,
    common_nouns.mend,
)
"""What each sentence passes, in this order."""


def mend(lines: Iterable[tuple[Token, ...]], knowledge: Knowledge) -> list[tuple[Token, ...]]:
    """The same sentences in words that are mended: parted, joined, and tagged as what they name.

    All of them pass a mender before the next: it finds what it looks up where the last one left it, near at hand.
    """
    mended = list(lines)
    for mender in MENDERS:
        mended = [mender(words, knowledge) for words in mended]
    return mended
