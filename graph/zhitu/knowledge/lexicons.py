"""Word lists that a domain expert edits: ``ontology/lexicons/*.tsv``, a line a word, ``#`` begins a comment line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable

from zhitu.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: the word, its kind, and the fields that follow."""

    word: str
    kind: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon(Mapping[str, Entry]):
    """The entries of one file, by word, in the order of the file; ``longest`` counts the characters of a word.

    A text is asked at every word for every lexicon: most have no word for that character, and few have many lengths. So
    ``first`` and ``last`` hold how long the words are, the longest first, that begin and end with a character, and
    ``kinds`` the kind of each word; ``listed`` holds what :meth:`words` was asked for.
    """

    name: str
    entries: dict[str, Entry]
    longest: int = field(init=False)
    first: dict[str, tuple[int, ...]] = field(init=False, repr=False)
    last: dict[str, tuple[int, ...]] = field(init=False, repr=False)
    kinds: dict[str, str] = field(init=False, repr=False)
    listed: dict[tuple[str, ...], tuple[str, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", max(map(len, self.entries), default=0))
        object.__setattr__(self, "first", _lengths(self.entries, 0))
        object.__setattr__(self, "last", _lengths(self.entries, -1))
        object.__setattr__(self, "kinds", {word: entry.kind for word, entry in self.entries.items()})
        object.__setattr__(self, "listed", {})

    __hash__ = object.__hash__  # a lexicon is loaded once and known by itself

    def __getitem__(self, word: str) -> Entry:
        return self.entries[word]

    def __contains__(self, word: object) -> bool:
        return word in self.entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def words(self, *kinds: str) -> tuple[str, ...]:
        """The words of these kinds (of all kinds if none is named), the longest first."""
        known = self.listed.get(kinds)
        if known is None:
            known = self.listed[kinds] = _words(self, kinds)
        return known

    def pattern(self, *kinds: str) -> re.Pattern[str]:
        """What finds a word of these kinds in a text, or nothing where the lexicon has none of them."""
        return _pattern(self, kinds)

    def either(self, *marks: str) -> str:
        """An expression for any of the words that bear one of these marks (for all words if none is named).

        It matches nothing where no word does.
        """
        return alternation(_marked(self, marks))

    def marked(self, *marks: str) -> tuple[str, ...]:
        """The words that bear one of these marks, as their kind or in a field behind it, the longest first.

        All words if no mark is named.
        """
        return _marked(self, marks)

    def bears(self, word: str, mark: str) -> bool:
        """Whether the lexicon has the word with this mark, as its kind or in a field behind it."""
        entry = self.entries.get(word)
        return entry is not None and mark in (entry.kind, *entry.more)

    def kind(self, word: str) -> str:
        """The kind of a word, empty for a word that is not in the lexicon."""
        return self.kinds.get(word, "")

    def ending(self, text: str, stop: int | None = None) -> Entry | None:
        """The entry of the longest word on which ``text[:stop]`` ends, if any."""
        stop = len(text) if stop is None else stop
        for length in self.last.get(text[stop - 1 : stop], ()):
            if length <= stop and (entry := self.entries.get(text[stop - length : stop])):
                return entry
        return None

    def beginning(self, text: str, start: int = 0) -> Entry | None:
        """The entry of the longest word with which ``text[start:]`` begins, if any."""
        for length in self.first.get(text[start : start + 1], ()):
            if entry := self.entries.get(text[start : start + length]):
                return entry
        return None


def _lengths(words: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """How long the words are, the longest first, by their first (0) or last (-1) character."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


def _words(lexicon: Lexicon, kinds: tuple[str, ...]) -> tuple[str, ...]:
    found = [entry.word for entry in lexicon.entries.values() if not kinds or entry.kind in kinds]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _marked(lexicon: Lexicon, marks: tuple[str, ...]) -> tuple[str, ...]:
    if not marks:
        return _words(lexicon, ())
    found = [entry.word for entry in lexicon.entries.values() if not {entry.kind, *entry.more}.isdisjoint(marks)]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _pattern(lexicon: Lexicon, kinds: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(_words(lexicon, kinds)))


def alternation(words: Iterable[str]) -> str:
    """An expression for any of some words, tried in this order; it matches nothing where there are none."""
    return "|".join(map(re.escape, words)) or "(?!)"


def read(file: Traversable) -> Lexicon:
    """The lexicon in a file; raises :class:`OntologyError` where a word stands twice or a line has no word."""
    entries: dict[str, Entry] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        word, kind, *more = (*line.rstrip().split("\t"), "")
        if not word or word in entries:
            what = f"the word {word!r} stands twice" if word else "a line without a word"
            raise OntologyError(what, f"{file.name}:{number}", "Keep one line a word: word TAB kind TAB more.")
        entries[word] = Entry(word, kind, tuple(field for field in more if field))
    return Lexicon(file.name.removesuffix(".tsv"), entries)
