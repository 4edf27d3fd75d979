"""Sentences into words with tags: a choice of taggers, all of one type, :data:`zhitu.model.Tagger`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import Tagger
from zhitu.reading.tokens import lac, light

TAGGERS: Mapping[str, Callable[[Knowledge], Tagger]] = {
    "lac": lac.load,
    "jieba": light.load,
}
"""Every tagger by the name that a user gives; each is loaded by calling it. The first is the default."""


def load(name: str, knowledge: Knowledge) -> Tagger:
    """The tagger of a name, ready to tag; raises :class:`InputError` for a name that no tagger bears."""
    if name not in TAGGERS:
        raise InputError(f"there is no tagger {name!r}", "tagger", f"Choose one of: {', '.join(TAGGERS)}.")
    return TAGGERS[name](knowledge)
