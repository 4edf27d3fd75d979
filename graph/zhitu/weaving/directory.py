"""What a person means by a name: the units that bear it, where he says they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from zhitu.model import Article, Mention
from zhitu.weaving.names import fold, unquote
from zhitu.weaving.units import Unit


def loosen(name: str) -> str:
    """A name without the differences that nobody means: width, spaces, quotation marks."""
    folded = fold(name)
    return unquote(folded) or folded


def stands_in(article: Article, where: str) -> bool:
    """Whether an article is meant: by its id, its document, or the file of its record; by nothing, any is."""
    return not where or where in (article.id, article.document, article.document.split("#", 1)[0])


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


def is_called(mention: Mention, name: str) -> bool:
    """Whether the text names something so that stands for another name in its article."""
    wanted = loosen(name)
    return loosen(mention.text) == wanted and loosen(mention.value or mention.text) != wanted
