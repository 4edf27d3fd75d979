"""One pass over a text for all the words that any filter asks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from zhitu.reading.sentences import LONGEST

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

KEPT = 8192
"""Texts whose answers are kept: a finder asks about all sentences of a batch, mostly some hundreds, before the next."""


class Look:
    """The bits that the words in a text give; ``free`` are those that every text has.

    One that is ``shared`` is asked the same by several, and keeps what it answered: one alone was asked for the same
    text again once in sixteen times.
    """

    def __init__(self, words: Mapping[str, int], free: int, *, shared: bool = False) -> None:
        self.words, self.free, self.shared = words, free, shared
        self.kept: dict[str, int] = {}

    def met(self, text: str) -> int:
        """The bits of the words in a text."""
        known = self.kept.get(text)
        if known is None:
            known, words = self.free, self.words
            for word in self._automaton.find_matches_as_strings(text, overlapping=True):
                known |= words[word]
            if self.shared and len(text) <= LONGEST:
                if len(self.kept) >= KEPT:
                    self.kept.clear()
                self.kept[text] = known
        return known

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(tuple(self.words), store_patterns=True)
