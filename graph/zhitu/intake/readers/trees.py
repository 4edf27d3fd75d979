"""Markup as a tree of bounded depth and size: nothing is fetched, no entity unfolds, no script is kept."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from zhitu.errors import Problem
from zhitu.intake.options import Options

DEEPEST = 200
"""Elements within elements that become nodes; the text of deeper ones joins these. Saved pages have 15 to 40."""

LONGEST_TAG = 4096
"""Characters of a tag, quoted values aside: libxml2 takes a time that grows with the square of its attributes."""

DATA = "application/ld+json"
"""The one kind of script that is kept: what a page says of itself."""

RAW = frozenset(("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea"))
"""Elements whose content nobody reads on a page."""

HEAD = 1 << 16
"""Characters in which the declarations of a text stand."""

LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONGEST_TAG},}}>")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
NAME = re.compile(r"<[a-zA-Z][^\s/>]*")
ENTITY = re.compile(r"&[A-Za-z][A-Za-z0-9]{1,31};")
KEPT_ENTITIES = frozenset(("&amp;", "&lt;", "&gt;", "&quot;", "&apos;"))
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of the tree; ``full`` where the text has more elements than were asked for."""

    root: Any
    full: bool = False


def parse(text: str, most: int) -> Tree | None:
    """The tree of a text in HTML or XHTML with at most so many elements, or ``None`` where it holds no markup."""
    text = LONG_TAG.sub(shorten, text.replace("\0", "\ufffd"))
    if is_xhtml(text) and (found := parse_xhtml(text, most)):
        return found
    from lxml import etree

    target = Target(most)
    # The text is decoded already: what it says of its own encoding must not be heard.
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(bare(text).encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None
    return None if root is None else Tree(root, target.full)


def read(shown: str, text: str, options: Options, problems: list[Problem]) -> Tree | None:
    """The same within the limit of the options; that it has more is a problem."""
    tree = parse(text, options.elements)
    if tree and tree.full:
        what = f"more than {options.elements} elements: read up to there"
        problems.append(Problem(what, shown, "Split it, or allow more by --limit elements=N."))
    return tree


def parse_xhtml(text: str, most: int) -> Tree | None:
    """The tree of a text that is well-formed XML, else ``None``: HTML would take its ``<title/>`` for an open one."""
    from lxml import etree

    text = bare(text)
    if found := DOCTYPE.match(text, max(text.find("<!DOCTYPE", 0, HEAD), 0), HEAD):
        text = text[: found.start()] + text[found.end() :]
    text = ENTITY.sub(lambda found: unfold(found.group()), text)
    target = Target(most)
    parser = etree.XMLParser(
        target=target, encoding="utf-8", no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, AssertionError):
        return None
    return None if root is None else Tree(root, target.full)


def bare(text: str) -> str:
    """A text without the XML declaration in its head, and without blanks before its markup."""
    return (DECLARATION.sub("", text[:HEAD], count=1) + text[HEAD:]).lstrip()


def is_xhtml(text: str) -> bool:
    """Whether a text says that it is XHTML."""
    start = text[:1024]
    return start.lstrip("\ufeff \r\n\t").startswith("<?xml") or XHTML in start


def unfold(entity: str) -> str:
    """The character that HTML has for a named entity which XML does not know."""
    return entity if entity in KEPT_ENTITIES else html.escape(html.unescape(entity))


def shorten(tag: re.Match[str]) -> str:
    """A tag as it is if only its values are long, else without its attributes."""
    if len(QUOTED.sub("", tag.group())) < LONGEST_TAG:
        return tag.group()
    name = NAME.match(tag.group())
    return f"{name.group()}>" if name else ""


class Target:
    """Builds a tree of what lxml's parser tells; what is too deep, too much or raw becomes no node."""

    def __init__(self, most: int) -> None:
        from lxml import etree
        from lxml.html import html_parser

        self.builder = etree.TreeBuilder(element_factory=html_parser.makeelement)
        self.most = most
        self.count = 0
        self.built: list[bool] = []
        self.raw = 0
        self.full = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition("}")[2].lower()
        builds = not self.raw and not self.full and len(self.built) < DEEPEST
        if builds:
            self.count += 1
            self.full = self.count >= self.most
            self.builder.start(tag, {key.rpartition("}")[2]: value for key, value in attributes.items()})
        self.built.append(builds)
        if not self.raw and tag in RAW and attributes.get("type", "").strip().lower() != DATA:
            self.raw = len(self.built)

    def end(self, name: str) -> None:
        """An element ends."""
        if self.raw == len(self.built):
            self.raw = 0
        if self.built.pop():
            self.builder.end(name.rpartition("}")[2].lower())

    def data(self, text: str) -> None:
        """A stretch of text."""
        if not self.raw and not self.full:
            self.builder.data(text)

    def close(self) -> Any:
        """The root; ``None`` where there is none."""
        return self.builder.close() if self.count else None
