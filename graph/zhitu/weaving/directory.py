"""What a person means by a name: the units that bear it, where he says they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from zhitu.knowledge import vocabulary
from zhitu.model import Article
from zhitu.rulings import Ruling
from zhitu.weaving.names import fold, unquote
from zhitu.weaving.units import Unit


def loosen(name: str) -> str:
    """A name without the differences that nobody means: width, spaces, quotation marks."""
    folded = fold(name)
    return unquote(folded) or folded


def addresses(article: Article) -> tuple[str, ...]:
    """What an article can be named by: its id, its document, the file of its record."""
    return (article.id, article.document, article.document.split("#", 1)[0])


def stands_in(article: Article, where: str) -> bool:
    """Whether an article is meant; by nothing, any is."""
    return not where or where in addresses(article)


def locate(rulings: Iterable[Ruling], articles: Iterable[Article]) -> tuple[Ruling, ...]:
    """The rulings with their kinds and places as this build calls them.

    A place that is not known by itself is looked for in the folder of the file of judgements, so that a file serves
    its folder and what holds that folder alike.
    """
    known = {address for article in articles for address in addresses(article)}

    def place(where: str, folder: str) -> str:
        return f"{folder}/{where}" if where and where not in known and f"{folder}/{where}" in known else where

    found = []
    for row in rulings:
        folder = str(PurePosixPath(row.source).parent)
        kind = vocabulary.load().class_called(row.kind) or row.kind
        left, right = place(row.left_where, folder), place(row.right_where, folder)
        found.append(replace(row, left_where=left, right_where=right, kind=kind))
    return tuple(found)


class Directory:
    """Units by the names that they stand for and by the words in which the text names them.

    ``renamed`` gives the old names of those that a person gave a new one.
    """

    def __init__(self, units: Sequence[Unit], renamed: Mapping[str, Iterable[str]]) -> None:
        self._units = units
        self._renamed = renamed
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._texts: defaultdict[str, list[int]] = defaultdict(list)
        for n, unit in enumerate(units):
            self._names[loosen(unit.name)].append(n)
            for text in sorted({loosen(mention.text) for mention in unit.mentions}):
                self._texts[text].append(n)

    def find(self, name: str, where: str = "", kind: str = "") -> tuple[int, ...]:
        """The units that bear the name; else those that a text calls so; else those that bore it before."""
        wanted = loosen(name)
        for block in (self._names, self._texts):
            if found := self._within(block.get(wanted, ()), where, kind):
                return found
        old = (self._within(self._names.get(one, ()), where, kind) for one in self._renamed.get(wanted, ()))
        return tuple(sorted({n for found in old for n in found}))

    def _within(self, units: Iterable[int], where: str, kind: str) -> tuple[int, ...]:
        found = ((n, self._units[n]) for n in units)
        return tuple(n for n, unit in found if stands_in(unit.scene.article, where) and kind in ("", unit.kind.value))
