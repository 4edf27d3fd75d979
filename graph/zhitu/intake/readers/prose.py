"""Which lines of a web page are its article: trafilatura's word, set right where it speaks of Chinese pages."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from zhitu.intake.page import margins
from zhitu.intake.readers.elements import HEADINGS, Line, find_lines, is_inline, squeeze

SURE = 12
"""Characters of a line with the marks of prose that shows where the article is: menus and captions are shorter."""

LINKED = 0.8
"""Share of links up to which a sentence is the article's: papers link names, and lists of other articles are links."""

LINKED_LINE = 0.5
"""The same for a line that is no sentence."""

TIMES = 3
"""The largest container on the page has this many times what was found: the article is there, it was missed."""

DOUBT = 0.5
"""Weight of a sentence that no extractor kept."""

NEAR = 10
"""Lines below the title in which its article begins."""

BELOW = 3.0
"""Weight of the sentence that follows the title: so an article of one sentence stands out from teasers and notices."""

PASSED_ON = 0.4
"""Share of the weight of a sentence that each element around its container gets of it."""

LEVELS = 3
"""Elements around a sentence that get some of its weight."""

BOXED = 0.5
"""Share of sentences in the lines of what is around boxes of one paragraph each; of a whole page a third are such."""

FEWEST = 2
"""Lines of nothing but links that make a list of other articles."""

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
    kept = by_trafilatura(root)
    if sum(map(len, kept)) * TIMES < largest(lines):
        kept |= by_readability(root)
    return gather(lines, kept, title) or None


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
    """The lines of the article, of which extractors kept some.

    Of a short article extractors keep the whole page, and of a long one they leave out short paragraphs and those
    with many links. So prose tells the container first; in it, between the first and the last sentence, those lines
    are taken that stand where sentences do; beyond them, what was kept, and headings beside the title.
    """
    keys = [squeeze(line.text) for line in lines]
    # An extractor may make one line of several.
    merged = "\n".join(sorted(kept.difference(keys)))
    own = [
        number != title and (key in kept or (len(key) >= SURE and key in merged)) and not margins.is_imprint(line.text)
        for number, (line, key) in enumerate(zip(lines, keys, strict=True))
    ]
    prose = {
        number: len(line.text) * (1.0 if own[number] else DOUBT)
        for number, line in enumerate(lines)
        if number != title and len(line.text) >= SURE and PROSE.search(line.text) and line.linked < LINKED
        if not margins.is_imprint(line.text)
    }
    near = next((number for number in prose if title >= 0 and title < number <= title + NEAR), -1)
    if near >= 0:
        prose[near] = len(lines[near].text) * BELOW
    container = widen(lines, prose, choose(lines, prose))
    lists = find_lists(lines, container)
    inside = [stands_in(line, container) and find_part(line, container) not in lists for line in lines]
    sure = [number for number in prose if inside[number]]
    linked = sum(line.linked > LINKED and inside[number] for number, line in enumerate(lines))
    if not sure or linked > max(FEWEST, len(sure)):
        return []
    places = {shape(lines[number]) for number in sure}
    first, last, surely = sure[0], sure[-1], frozenset(sure)
    found = []
    for number, line in enumerate(lines):
        between = first <= number <= last and inside[number] and shape(line) in places and stands(line)
        heads = title >= 0 and title - BESIDE <= number < first and number != title and is_subhead(line, lines[title])
        if number in surely or (own[number] and inside[number]) or between or heads:
            found.append(line)
    return found


def choose(lines: Sequence[Line], prose: Mapping[int, float]) -> str:
    """The path of the element that holds most prose; what stands deep in an element counts less for it."""
    points: dict[str, float] = {}
    several = Counter(lines[number].path for number in prose)
    around = {lines[number].parent for number in prose}
    for number, weight in prose.items():
        path = lines[number].path
        holder = path if several[path] > 1 or path in around else lines[number].parent
        for level in range(LEVELS):
            points[holder] = points.get(holder, 0.0) + weight * PASSED_ON**level
            holder = holder.rpartition("/")[0]
    return max(points, key=lambda path: (points[path], len(path)), default="")


def widen(lines: Sequence[Line], prose: Mapping[int, float], container: str) -> str:
    """The container, or what is around it where that holds more of just the same: paragraphs in boxes of their own."""
    own = [number for number in prose if stands_in(lines[number], container)]
    around = container
    for _ in range(LEVELS if len(own) == 1 else 0):
        around = around.rpartition("/")[0]
        held = [number for number, line in enumerate(lines) if around and stands_in(line, around)]
        more = [number for number in held if number in prose]
        if len(held) > 1:
            alike = len({shape(lines[number]) for number in more}) == 1
            return around if alike and len(more) >= max(FEWEST, BOXED * len(held)) else container
    return container


def find_lists(lines: Sequence[Line], container: str) -> frozenset[str]:
    """The elements right within a container that bear several lines of nothing but links: lists of other articles."""
    depth = container.count("/") + 1
    counts = Counter(
        find_part(line, container)
        for line in lines
        if line.linked > LINKED and stands_in(line, container) and line.path.count("/") > depth
    )
    return frozenset(path for path, count in counts.items() if count >= FEWEST)


def find_part(line: Line, container: str) -> str:
    """The path of the element right within a container that a line of it stands in, or is."""
    return "/".join(line.path.split("/")[: container.count("/") + 2])


def stands_in(line: Line, container: str) -> bool:
    """Whether a line stands in an element, however deep."""
    return line.path == container or line.path.startswith(f"{container}/")


def is_subhead(line: Line, title: Line) -> bool:
    """Whether a line is a heading that belongs to the title."""
    return line.tag in HEADINGS and line.parent == title.parent and line.linked < LINKED_LINE


def stands(line: Line) -> bool:
    """Whether a line that no extractor kept can be the article's."""
    return is_prose(line) or (line.linked < LINKED_LINE and not margins.is_imprint(line.text))


def shape(line: Line) -> str:
    """The path of a line without numbers: paragraphs of one text have the same."""
    return NUMBER.sub("", line.path)


def by_trafilatura(root: Any) -> frozenset[str]:
    """The lines that trafilatura keeps, without blanks."""
    from trafilatura import bare_extraction

    with silence():
        # It changes the tree that it is given, and asks no network for one.
        found = bare_extraction(part_lines(deepcopy(root)), favor_precision=True, include_comments=False)
    return frozenset() if found is None or isinstance(found, dict) else read_kept(found.body)


def by_readability(root: Any) -> frozenset[str]:
    """The lines that readability keeps, without blanks: as trafilatura carries it.

    The package readability-lxml asks for lxml under another spelling of an extra, on which pip 23 fails.
    """
    from lxml import etree
    from lxml.html import fromstring
    from trafilatura.readability_lxml import Document

    with silence():
        try:
            page = etree.tostring(part_lines(deepcopy(root)), encoding="unicode", method="html")
            return read_kept(fromstring(Document(fromstring(page)).summary()))
        except etree.LxmlError:
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
