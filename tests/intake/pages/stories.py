"""Articles of our own invention, in two halves: rules are set on pages of the one, and judged on pages of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
OLDER = HERE.parent / "stories.txt"
SIGNED = re.compile(r"^本报讯(?:（[^）]*）| 记者[^。]{1,20}?报道 )")


@dataclass(frozen=True)
class Story:
    """An article without who signed it; a paragraph that ends without a mark is a crosshead."""

    headline: str
    subheads: tuple[str, ...]
    paragraphs: tuple[str, ...]


@cache
def load(half: str) -> tuple[Story, ...]:
    """The articles of a half, ``tuning`` or ``held``."""
    found = [
        tell(*part.split("\n")) for part in (HERE / f"{half}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    ]
    if half == "tuning":
        for part in OLDER.read_text(encoding="utf-8").strip().split("\n\n\n"):
            headline, subhead, _, first, *rest = part.split("\n")
            found.append(tell(headline, subhead.strip("-") or "-", SIGNED.sub("", first), *rest))
    return tuple(found)


def tell(headline: str, subhead: str, *paragraphs: str) -> Story:
    """A story from its lines."""
    return Story(headline, () if subhead == "-" else (subhead,), paragraphs)
