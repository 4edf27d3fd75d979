"""Which lines of a web page are its article: trafilatura's word, set right where it speaks of Chinese pages."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from zhitu.intake import margins
from zhitu.intake.elements import HEADINGS, Line, find_lines, is_inline

SURE = 12
"""Characters of a line with the marks of prose that shows where the article is: menus and captions are shorter."""

LINKED = 0.8
"""Share of links up to which a sentence is the article's: papers link names, and lists of other articles are links."""

LINKED_LINE = 0.5
"""The same for a line that is no sentence."""

TIMES = 3
"""The largest container on the page has this many times what was found: the article is there, it was missed."""

BESIDE = 3
"""Lines above the title among which a line above the headline stands."""

PROSE = re.compile(r"[，。！？；]")
ENDED = re.compile(r"[。！？!?…][”’」』）)】]*$")
NUMBER = re.compile(r"\[\d+\]")


def find_article(root: Any, lines: Sequence[Line], title: int) -> list[Line] | None:
    """The lines of the article in the order of the page, without its title; ``None`` where none stands out.

    ``title`` is the number of the line that shows the title, -1 where none does.
    """
    if not any(line.linked for line in lines):
        # A page without a link is no page of a site: nothing stands around its text.
        return [
            line for number, line in enumerate(lines) if number != title and not margins.is_imprint(line.text)
        ] or None
    found = gather(lines, by_trafilatura(root), title)
    if size(found) * TIMES < largest(lines):
        found = max(found, gather(lines, by_readability(root), title), key=size)
    return found or None


def find_sentences(lines: Sequence[Line], title: int) -> list[Line]:
    """The lines of a page that read as prose, for a page on which no article stands out."""
    return [line for number, line in enumerate(lines) if number != title and is_prose(line)]


def size(lines: Sequence[Line]) -> int:
    """The characters of some lines."""
    return sum(len(line.text) for line in lines)


def largest(lines: Sequence[Line]) -> int:
    """The characters of prose in the container of the page that has most of it."""
    held: Counter[str] = Counter()
    for line in lines:
        if is_prose(line):
            held[line.parent] += len(line.text)
    return max(held.values(), default=0)


def is_prose(line: Line) -> bool:
    """Whether a line reads as a sentence and hardly consists of links."""
    return bool(ENDED.search(line.text)) and line.linked < LINKED and not margins.is_imprint(line.text)


def gather(lines: Sequence[Line], kept: frozenset[str], title: int) -> list[Line]:
    """The lines of the article, of which an extractor kept some.

    Extractors leave out paragraphs with many links and short ones, and keep what stands around: between the first and
    the last line that is surely the article's, those that stand where the sure ones do are taken; beyond them, what was
    kept in the same container, and headings beside the title.
    """
    keys = [squeeze(line.text) for line in lines]
    # An extractor may make one line of several.
    merged = "\n".join(sorted(kept.difference(keys)))
    own = [
        number != title and (key in kept or (len(key) >= SURE and key in merged)) and not margins.is_imprint(line.text)
        for number, (line, key) in enumerate(zip(lines, keys, strict=True))
    ]
    sure = [n for n, line in enumerate(lines) if own[n] and len(line.text) >= SURE and PROSE.search(line.text)]
    if not sure:
        return []
    places = {shape(lines[number]) for number in sure}
    container = shared([lines[number].path for number in sure])
    first, last, surely = sure[0], sure[-1], frozenset(sure)
    found = []
    for number, line in enumerate(lines):
        inside = line.path.startswith(container)
        between = first <= number <= last and shape(line) in places and stands(line)
        heads = title >= 0 and title - BESIDE <= number < first and number != title and is_subhead(line, lines[title])
        if number in surely or (own[number] and inside) or between or heads:
            found.append(line)
    return found


def is_subhead(line: Line, title: Line) -> bool:
    """Whether a line is a heading that belongs to the title."""
    return line.tag in HEADINGS and line.parent == title.parent and line.linked < LINKED_LINE


def stands(line: Line) -> bool:
    """Whether a line that no extractor kept can be the article's."""
    return is_prose(line) or (line.linked < LINKED_LINE and not margins.is_imprint(line.text))


def shape(line: Line) -> str:
    """The path of a line without numbers: paragraphs of one text have the same."""
    return NUMBER.sub("", line.path)


def shared(paths: Sequence[str]) -> str:
    """The element that all these stand in, as the beginning of its paths; of a single one, its parent."""
    parts = [path.split("/") for path in paths]
    length = 0
    for level in zip(*parts, strict=False):
        if len(set(level)) > 1:
            break
        length += 1
    return "/".join(parts[0][: min(length, len(parts[0]) - 1)]) + "/"


def squeeze(text: str) -> str:
    """A text without blanks: extractors set their own."""
    return "".join(text.split())


def by_trafilatura(root: Any) -> frozenset[str]:
    """The lines that trafilatura keeps, without blanks."""
    from trafilatura import bare_extraction

    with silence():
        # It changes the tree that it is given, and asks no network for one.
        found = bare_extraction(part_lines(deepcopy(root)), favor_precision=True, include_comments=False)
    return frozenset() if found is None or isinstance(found, dict) else read_kept(found.body)


def by_readability(root: Any) -> frozenset[str]:
    """The lines that readability keeps, without blanks."""
    from lxml import etree
    from lxml.html import fromstring
    from readability import Document
    from readability.readability import Unparseable

    with silence():
        try:
            page = etree.tostring(part_lines(deepcopy(root)), encoding="unicode", method="html")
            return read_kept(fromstring(Document(page).summary(html_partial=True)))
        except (Unparseable, etree.LxmlError):
            return frozenset()


def part_lines(root: Any) -> Any:
    """The tree with what stands between its line breaks as paragraphs: trafilatura loses the text before the first."""
    for owner in {id(one.getparent()): one.getparent() for one in root.iter("br")}.values():
        if owner is None:
            continue
        children = list(owner)
        paragraph = owner.makeelement("p")
        paragraph.text, owner.text = owner.text, None
        owner[:] = []
        if is_inline(owner.tag) or owner.tag == "p":
            owner.tag = "div"
        for child in children:
            tail, child.tail = child.tail, None
            if is_inline(child.tag):
                child.tail = tail
                paragraph.append(child)
                continue
            owner.extend([paragraph] if child.tag == "br" else [paragraph, child])
            paragraph = owner.makeelement("p")
            paragraph.text = tail
        owner.append(paragraph)
    return root


def read_kept(root: Any) -> frozenset[str]:
    """The lines of what an extractor gives back, without blanks."""
    return frozenset(squeeze(line.text) for line in find_lines(root))


@contextmanager
def silence() -> Iterator[None]:
    """Extractors write of a page without an article on standard error; here that is a problem of the page."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
