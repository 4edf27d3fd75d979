"""The lines of text that a tree of markup shows, each with the element that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Elements that do not end a line; those that HTML does not know, with a colon or a hyphen, don't either."""

HIDDEN = frozenset(("head", "title", "del", "rp", "rt", "button", "nav", "datalist", "audio", "video", "canvas", "map"))
"""Elements whose text is not the page's: readings of characters, what was struck out, what one clicks."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

SPACE = re.compile(r"[ \t\n\r\f\x0b\xa0]+")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Marks of where a line may break; they stand within words, and nobody sees them."""
NOT_SHOWN = re.compile(r"display\s*:\s*none")
WIDE = "\u2e80"
"""First of the characters that are set without blanks: a line end in the source between two of them is no blank."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown: the XPath of its element, the element's name, and how much of the line is links."""

    text: str
    path: str
    tag: str
    linked: float = 0.0

    @property
    def parent(self) -> str:
        """The XPath of what the element stands in."""
        return self.path.rpartition("/")[0]


@dataclass(slots=True)
class Open:
    """An element that has begun: its path, how many children of each name it had, and whether it ends lines."""

    path: str
    tag: str
    block: bool
    children: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """The state of a walk through a tree: what is open, and the line that is being gathered."""

    opened: list[Open] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    pre: int = 0

    def enter(self, tag: str) -> None:
        """An element begins."""
        path = f"/{tag}"
        if self.opened:
            above = self.opened[-1]
            above.children[tag] = number = above.children.get(tag, 0) + 1
            path = f"{above.path}/{tag}" + (f"[{number}]" if tag != "body" else "")
        self.opened.append(Open(path, tag, not is_inline(tag)))
        self.links += tag == "a"
        self.pre += tag == "pre"

    def leave(self) -> None:
        """An element ends."""
        tag = self.opened.pop().tag
        self.links -= tag == "a"
        self.pre -= tag == "pre"

    def add(self, text: str | None) -> Iterator[Line]:
        """More text; within ``pre`` its line ends are kept."""
        if not text:
            return
        for number, part in enumerate(text.split("\n") if self.pre else (text,)):
            if number:
                yield from self.flush()
            self.parts.append(part)
            self.linked += len(part) * bool(self.links)

    def flush(self) -> Iterator[Line]:
        """The line that was gathered, if it shows anything, as the text of the innermost block."""
        raw = "".join(self.parts)
        linked = self.linked / len(raw) if raw else 0.0
        self.parts.clear()
        self.linked = 0
        if text := tidy(raw):
            owner = next((one for one in reversed(self.opened) if one.block), self.opened[0])
            yield Line(text, owner.path, owner.tag, linked)


def find_lines(root: Any) -> Iterator[Line]:
    """The lines of a tree in the order of the page.

    A paragraph, an item, a cell or what stands between two line breaks is a line; its path names the innermost element
    that is more than a stretch of a line. Paths count from the root of the file, in the tree that lxml builds of it.
    """
    from lxml import etree

    walk = Walk()
    stream = etree.iterwalk(root, events=("start", "end"))
    for event, element in stream:
        if event == "start":
            shown = is_shown(element)
            if not is_inline(element.tag):
                yield from walk.flush()
            walk.enter(element.tag)
            if shown:
                yield from walk.add(element.text)
            else:
                stream.skip_subtree()
        else:
            if walk.opened[-1].block:
                yield from walk.flush()
            walk.leave()
            yield from walk.add(element.tail)


def is_inline(tag: str) -> bool:
    """Whether an element of this name is a stretch of a line."""
    return tag in INLINE or ":" in tag or "-" in tag


def is_shown(element: Any) -> bool:
    """Whether what stands in an element is text of the page."""
    if element.tag in HIDDEN or "hidden" in element.attrib:
        return False
    return not NOT_SHOWN.search(element.get("style", ""))


def tidy(text: str) -> str:
    """A text as it is shown: blanks that stand together are one, those at line ends between Chinese characters none."""
    text = UNSEEN.sub("", text)
    return SPACE.sub(lambda found: join(text, found), text).strip(" \u3000")


def squeeze(text: str) -> str:
    """A text without blanks, which each program sets in its own way."""
    return "".join(text.split())


def join(text: str, blank: re.Match[str]) -> str:
    """What some blanks of a text are shown as."""
    start, end = blank.span()
    if start == 0 or end == len(text):
        return " "
    return "" if "\n" in blank.group() and text[start - 1] >= WIDE and text[end] >= WIDE else " "
