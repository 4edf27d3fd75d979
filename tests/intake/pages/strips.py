"""What a broken page is made of: strips of text that know which article they are of, and where in it they stand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tests.intake.pages.signing import Signature
from tests.intake.pages.stories import Story

from zhitu.model import Byline

NOWHERE = -1
"""The place of a character that belongs to an article, or to none, but to no spot in it: credits, captions."""

SPREAD = 0.2
"""Share of a column's length by which its end may be off: columns of one article are of about one height."""


@dataclass(frozen=True)
class Strip:
    """A block of the page; ``owner`` is the number of its article, -1 for what belongs to none; a place a character.

    ``opens`` unless it is the rest of a paragraph that a column break cut.
    """

    text: str
    owner: int = -1
    places: tuple[int, ...] = ()
    role: str = "body"
    opens: bool = True

    def slice(self, start: int, end: int) -> Strip:
        """A part of the strip."""
        opens = self.opens and start == 0
        return replace(self, text=self.text[start:end], places=self.places[start:end], opens=opens)


@dataclass
class Part:
    """An article as it stands on the page: what stands above its body, its columns, and who signed it."""

    number: int
    head: list[Strip]
    columns: list[list[Strip]]
    byline: Byline

    def flat(self) -> list[Strip]:
        """All strips in order."""
        return [*self.head, *(strip for column in self.columns for strip in column)]


@dataclass
class Truth:
    """What should come out of an article: its headline, subheads, byline, and the characters that stand on the page."""

    headline: str = ""
    subheads: list[str] = field(default_factory=list)
    byline: Byline = field(default_factory=Byline)
    places: set[int] = field(default_factory=set)


def aside(text: str, owner: int = -1, role: str = "aside") -> Strip:
    """A strip without a spot in any article's body."""
    return Strip(text, owner, (NOWHERE,) * len(text), role)


def set_story(  # noqa: PLR0917 - what a column depends on
    number: int, story: Story, signature: Signature, columns: int, width: int, rng: random.Random
) -> Part:
    """An article in columns that are cut at any character, or at any line where the page is set ``width`` wide."""
    first, *rest = story.paragraphs
    texts = [signature.lead + first, *rest]
    texts[-1] += signature.close
    head = [Strip(story.headline, number, (NOWHERE,) * len(story.headline), "headline")]
    head += [aside(line, number, "subhead") for line in story.subheads]
    head += [aside(signature.above, number, "credit")] if signature.above else []
    found = cut(number, texts, columns, width, rng)
    if signature.below:
        found[-1].append(aside(signature.below, number, "credit"))
    return Part(number, head, found, signature.byline)


def cut(number: int, texts: Sequence[str], columns: int, width: int, rng: random.Random) -> list[list[Strip]]:
    """The columns of some paragraphs."""
    length = sum(map(len, texts))
    high = length / columns
    ends = [round(high * n + rng.uniform(-SPREAD, SPREAD) * high) for n in range(1, columns)]
    found: list[list[Strip]] = [[]]
    start = 0
    for text in texts:
        strip = Strip(text, number, tuple(range(start, start + len(text))))
        begin = 0
        for end in ends:
            if not start < end < start + len(text):
                continue
            place = (end - start + 2) // width * width - 2 if width else end - start
            if place > begin:
                found[-1].append(strip.slice(begin, place))
                begin = place
            if found[-1]:
                found.append([])
        found[-1].append(strip.slice(begin, len(text)))
        start += len(text)
    return found
