"""Sentences into words with tags: a choice of taggers, all of one type, :data:`zhitu.model.Tagger`.

:mod:`names` is the default: a head of ours on the network of :mod:`lac`, which :mod:`wiring` lets run in padded
batches, read off by :mod:`viterbi`, spelled by :mod:`spans` and put together by :mod:`joining`. :mod:`light` is jieba's
tagger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from zhitu.errors import InputError
from zhitu.knowledge import Knowledge
from zhitu.model import Tagger
from zhitu.reading.tokens import lac, light, names

TAGGERS: Mapping[str, Callable[[Knowledge], Tagger]] = {
    "zhitu": names.load,
    "lac": lac.load,
    "jieba": light.load,
}
"""Every tagger by the name that a user gives; each is loaded by calling it. The first is the default."""


def load(name: str, knowledge: Knowledge) -> Tagger:
    """The tagger of a name, ready to tag, or the one of a file of weights that ``zhitu train`` wrote (….onnx).

    Raises :class:`InputError` for a name that no tagger bears and a file that holds no weights.
    """
    if name.endswith(names.SUFFIX):
        return names.load_file(Path(name))
    if name not in TAGGERS:
        known = ", ".join(TAGGERS)
        raise InputError(f"there is no tagger {name!r}", "tagger", f"Choose one of {known}, or a file *{names.SUFFIX}.")
    return TAGGERS[name](knowledge)
