"""Other names in the same sentences, so that what is learnt is how names stand and not which ones the corpora know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zhitu.reading.tags import BODY, PERSON, PLACE
from zhitu.reading.tokens.spans import Span
from zhitu.training.corpora import Example

RENAMED = {PERSON: 0.5, PLACE: 0.2, BODY: 0.2}
"""How often a name is exchanged. A person's often: local news is full of people whom no corpus knows."""

CHINESE = (2, 3)
"""Characters of the names of which the first is taken for the surname."""


class Variety:
    """The names of all examples, to draw from; each style keeps to its own."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.pools: dict[tuple[int, str], list[str]] = {}
        for one in examples:
            for start, end, kind in one.spans:
                self.pools.setdefault((one.style, kind), []).append(one.text[start:end])
        people = [name for (_, kind), pool in self.pools.items() if kind == PERSON for name in pool]
        chinese = [name for name in people if len(name) in CHINESE]
        self.surnames = [name[0] for name in chinese]
        self.given = [name[1:] for name in chinese]
        self.known = frozenset(self.surnames)

    def change(self, example: Example, random: np.random.Generator) -> Example:
        """The example with some of its names exchanged for others of their kind."""
        text, spans, read = "", list[Span](), 0
        for start, end, kind in example.spans:
            text += example.text[read:start]
            name = example.text[start:end]
            if random.random() < RENAMED[kind]:
                name = self._draw(name, (example.style, kind), random)
            spans.append((len(text), len(text) + len(name), kind))
            text, read = text + name, end
        return replace(example, text=text + example.text[read:], spans=tuple(spans))

    def _draw(self, name: str, pool: tuple[int, str], random: np.random.Generator) -> str:
        if pool[1] == PERSON and len(name) in CHINESE and name[0] in self.known:
            # the surname of one and the given name of another: a name that nobody bears
            return _pick(self.surnames, random) + _pick(self.given, random)
        return _pick(self.pools[pool], random)


def _pick(names: list[str], random: np.random.Generator) -> str:
    return names[int(random.integers(len(names)))]
