"""Where something stands in the file that it came from, in parts that have words: page 2; sheet 人员, row 7."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from zhitu import regions

Part = tuple[str, str]
"""What is counted or named, and its number or name: ``("page", "2")``."""

Place = tuple[tuple[Part, ...], tuple[str, ...]]
"""The parts of a place, and the selectors that say them: a page has one for each of its lines."""

FORMS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(form, re.DOTALL), names)
    for form, names in (
        (r"page=(\d+)(?:&.*)?", ("page",)),
        (r"xywh=(?:pixel:)?([\d.,]+)", ("box",)),
        (r"sheet=(.*)&row=(\d+)", ("sheet", "row")),
        (r"row=(\d+)", ("row",)),
        (r"paragraph=(\d+)", ("paragraph",)),
        (r"footnote=(\d+)", ("footnote",)),
        (r"endnote=(\d+)", ("endnote",)),
        (r"table=(\d+)&row=(\d+)&cell=(\d+)", ("table", "row", "cell")),
        (r"part=([\d.]+)", ("part",)),
        (r"part=([\d.]+)&line=(\d{1,9},\d{1,9})", ("part", "line")),
        (r"part=([\d.]+)!/(?:.*/)?([^/]*)", ("part", "element")),
        (r"header=(.*)", ("header",)),
        (r"(.*)!/(?:.*/)?([^/]*)", ("file", "element")),
        (r"/(?:.*/)?([^/]*)", ("element",)),
    )
)
"""The forms of a selector; of an XPath the last step is told."""

MOST = 3
"""Places of an article that are told; of more the first and the last."""


def read(selector: str) -> tuple[Part, ...]:
    """The parts of a selector; one of an unknown form is its own only part, a ``selector``."""
    for form, names in FORMS:
        if found := form.fullmatch(selector):
            parts = zip(names, found.groups(), strict=True)
            return tuple((name, _count(value) if name == "line" else value) for name, value in parts)
    return (("selector", selector),)


def _count(lines: str) -> str:
    """Lines that are told by where they begin and end (``4,6``, RFC 5147) as people count them: 5–6."""
    before, last = map(int, lines.split(","))
    return str(last) if last == before + 1 else f"{before + 1}–{last}"


def group(selectors: Iterable[str]) -> list[Place]:
    """The places that selectors say, each once, in their order."""
    found: dict[tuple[Part, ...], list[str]] = {}
    for selector in selectors:
        found.setdefault(read(selector), []).append(selector)
    return [(parts, tuple(said)) for parts, said in found.items()]


def place_article(article: Mapping[str, Any]) -> list[Place | None]:
    """Where a record of ``articles.jsonl`` stands, in reading order, with a selector each; None stands for many."""
    known = [regions.Region(*row) for row in article.get("regions", ())]
    raw = ((start, start + length) for _, start, length in article["pieces"])
    places: list[Place | None] = [
        (parts, said[:1]) for parts, said in group(one.selector for one in regions.touch(known, raw))
    ]
    return places if len(places) <= MOST else [places[0], None, places[-1]]
