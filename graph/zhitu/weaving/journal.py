"""What became of each of a person's rulings: nothing that he decided is passed over in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhitu.errors import Problem
from zhitu.rulings import Applied, Ruling

MEND = "Mend the row or delete it; until then it changes nothing."

KEPT = "Look at its names and places; the row is kept, and followed as soon as it fits."


def why(ruling: Ruling) -> str:
    """The reason that a ruling gives."""
    return f"人工判定（{ruling.source} 第{ruling.line}行）"


def phrase(ruling: Ruling) -> str:
    """A ruling in one line, as its row has it."""
    return " ".join(
        filter(None, (ruling.decision.value, _end(ruling.left, ruling.left_where), ruling.relation, _right(ruling)))
    )


def _right(ruling: Ruling) -> str:
    return _end(ruling.right, ruling.right_where)


def _end(name: str, where: str) -> str:
    return f"{name} ({where})" if name and where else name


def width(ruling: Ruling) -> int:
    """How widely a ruling speaks: 0 if it says for both names where they stand, 2 if for neither."""
    return (not ruling.left_where) + (not ruling.right_where)


def ordered(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Rulings in the order of what they say, the narrow ones first, wherever in their file they stand."""
    return tuple(sorted(rulings, key=lambda ruling: (width(ruling), ruling)))


class Journal:
    """Keeps which entities each ruling speaks of, and what was held against it."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.rulings = rulings
        self._fits: defaultdict[Ruling, set[str]] = defaultdict(set)
        self._refused: defaultdict[Ruling, set[Problem]] = defaultdict(set)

    def fit(self, ruling: Ruling, entities: Iterable[str] = ()) -> None:
        """Note that a ruling speaks of something in this build."""
        self._fits[ruling].update(entities)

    def refuse(self, ruling: Ruling, what: str, mend: str = MEND) -> None:
        """Note why a ruling was not followed, or not wholly."""
        where = f"{ruling.source}:{ruling.line}"
        self._refused[ruling].add(Problem(f"a judgement, {phrase(ruling)}: {what}", where, mend))

    def miss(self, ruling: Ruling, name: str, where: str) -> None:
        """Note that what a ruling names is not there."""
        self.refuse(ruling, f"fits nothing in this build, for {_end(name, where)} is not in it", KEPT)

    def settle(self, rivals: Iterable[Ruling]) -> Ruling:
        """The ruling that holds among several that correct one thing: the narrowest; the others are told."""
        first, *others = ordered(rivals)
        for other in others:
            if other.right != first.right and width(other) == width(first):
                self.refuse(other, f"another row says {first.right} (line {first.line}), which holds")
        return first

    def applied(self) -> tuple[Applied, ...]:
        """The rulings as they were followed, by their place in their files."""
        rows = sorted(self.rulings, key=lambda ruling: (ruling.source, ruling.line, ruling))
        return tuple(Applied(row, tuple(sorted(self._fits.get(row, ()))), row in self._fits) for row in rows)

    def problems(self) -> tuple[Problem, ...]:
        """What was held against rulings, and those that fit nothing."""
        for ruling in self.rulings:
            if ruling not in self._fits and ruling not in self._refused:
                self.refuse(ruling, "fits nothing in this build", KEPT)
        return tuple(sorted(problem for problems in self._refused.values() for problem in problems))
