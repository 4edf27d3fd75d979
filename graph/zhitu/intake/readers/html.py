"""Saved web pages: a page is one article, found among what stands around it; nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import charset
from zhitu.intake.options import Options
from zhitu.intake.readers import imprints, plain, prose, trees
from zhitu.intake.readers.composition import compose, part
from zhitu.intake.readers.elements import Line, find_lines
from zhitu.intake.readers.imprints import About
from zhitu.model import Document


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The one article of a page; one on which none stands out is read as far as it reads as prose."""
    data = plain.load(shown, path, options, problems)
    if data is None:
        return
    text = plain.accept(shown, charset.decode_declared(data, charset.find_declared(data)), problems)
    if text is not None and (found := read_page(shown, text, options, problems)):
        yield found


def read_page(shown: str, text: str, options: Options, problems: list[Problem], within: str = "") -> Document | None:
    """The article of a page's markup; ``within`` is what stands before its paths where the page is part of a file."""
    tree = trees.read(shown, text, options, problems)
    if tree is None:
        problems.append(Problem("no page: it holds no markup", shown, "Save the page again, or as text."))
        return None
    lines = list(find_lines(tree.root))
    about = imprints.describe(tree.root, text, lines)
    if about.line < 0 and not any(line.linked for line in lines):
        return take_text(shown, lines, within, about, problems)
    body = prose.find_article(tree.root, lines, about.line)
    if body is None:
        body = prose.find_sentences(lines, about.line)
        what = "no article stands out on the page: " + ("its sentences were read" if body else "nothing was read")
        problems.append(Problem(what, shown, "Save the page of the article itself, or its text."))
        if not body:
            return None
    # The headline comes first, as of every record: what is printed above it speaks of it too.
    head = [(about.title, within + about.path)] if about.title else []
    found = compose(shown, (*head, *((line.text, within + line.path) for line in body)))
    return replace(
        found,
        title=about.title,
        date=about.date,
        is_record=True,
        source=about.source,
        author=about.author,
        url=about.url,
    )


def take_text(shown: str, lines: Sequence[Line], within: str, about: About, problems: list[Problem]) -> Document | None:
    """A text that was only saved as markup, without title and links: its page is repaired as one of plain text is."""
    if not lines:
        problems.append(Problem("empty", shown, "Leave it out."))
        return None
    found = compose(shown, part((line.text, within + line.path) for line in lines))
    return replace(found, date=about.date, source=about.source, author=about.author, url=about.url)
