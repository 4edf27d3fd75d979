"""EPUB books and newspapers: each file of the reading order is an article, or one for each of its main headings."""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from zhitu.errors import Problem
from zhitu.intake import charset
from zhitu.intake.charset import Decoded
from zhitu.intake.options import Options
from zhitu.intake.readers import archives, imprints, plain, records, trees
from zhitu.intake.readers.composition import compose, part
from zhitu.intake.readers.elements import HEADINGS, Line, find_lines
from zhitu.model import Document

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
NAVIGATION = "application/x-dtbncx+xml"
DUBLIN = ("title", "date", "creator", "publisher", "source", "identifier")
"""What of the Dublin Core is read of a book."""

LINKED = 0.5
"""Share of links above which a file is a table of contents: articles have a few."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the package says: the files in reading order, their labels in the table of contents, and of the whole."""

    chapters: tuple[str, ...]
    labels: Mapping[str, str]
    date: str = ""
    author: str = ""
    source: str = ""
    url: str = ""


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The articles of a book in its reading order."""
    if fault := archives.find_fault(path, options):
        problems.append(Problem(fault, shown, "Save the book again, or as text; limits are set by --limit NAME=N."))
        return
    try:
        with zipfile.ZipFile(path) as archive:
            yield from read_book(shown, archive, options, problems)
    except archives.DAMAGED_STREAM as error:
        problems.append(Problem(f"a damaged book: {error}", shown, "Save it again. What stands before was read."))


def read_book(shown: str, archive: zipfile.ZipFile, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The articles of an open book."""
    book = open_book(archive, options)
    if not book.chapters:
        problems.append(Problem("no book: it names no files to be read", shown, "Save it again as EPUB, or as text."))
        return
    locked = find_locked(archive, options)
    before = len(problems)
    read_any = False
    for name in book.chapters:
        where = f"{shown}#{records.CONTROL.sub('_', name)}"
        if name in locked:
            problems.append(Problem("locked by its publisher", where, "Give the text of the book in another format."))
            continue
        for found in divide(
            where, load_lines(where, archive, name, options, problems), book.labels.get(name, ""), name
        ):
            yield replace(found, date=book.date, source=book.source, author=book.author, url=book.url)
            read_any = True
    if not read_any and len(problems) == before:
        problems.append(
            Problem("no text: a book of pictures", shown, "Save it as PDF or pictures, which are recognised.")
        )


def load_lines(
    where: str, archive: zipfile.ZipFile, name: str, options: Options, problems: list[Problem]
) -> Sequence[Line]:
    """The lines of a chapter; none of a table of contents."""
    data = load(archive, name, options)
    if not data:
        problems.append(Problem("no chapter that can be read stands at its place", where, "Save the book again."))
        return ()
    text = plain.accept(where, decode(data), problems)
    tree = trees.read(where, text, options, problems) if text else None
    if tree is None:
        return ()
    lines = list(find_lines(tree.root))
    linked = sum(line.linked * len(line.text) for line in lines)
    return () if linked > LINKED * sum(len(line.text) for line in lines) else lines


def divide(where: str, lines: Sequence[Line], label: str, member: str) -> Iterator[Document]:
    """The articles of a chapter: one below each of its main headings; without any, its page is repaired."""
    counts = Counter(line.tag for line in lines if line.tag in HEADINGS)
    main = next((tag for tag in HEADINGS if counts[tag]), "")
    starts = [number for number, line in enumerate(lines) if line.tag == main]
    if not main and label:
        shown = imprints.find_title_line(lines, label)
        starts = [shown] if shown >= 0 else []
    if not starts:
        if lines:
            yield compose(where, part((line.text, f"{member}!{line.path}") for line in lines))
        return
    # What stands above the first heading belongs to it.
    ends = [*starts[1:], len(lines)]
    for rank, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        above = lines[:start] if rank == 1 else ()
        body = (lines[start], *above, *lines[start + 1 : end])
        name = where if rank == 1 else f"{where}~{rank}"
        found = compose(name, ((line.text, f"{member}!{line.path}") for line in body))
        yield replace(found, title=lines[start].text, is_record=True)


def open_book(archive: zipfile.ZipFile, options: Options) -> Book:
    """What the package document of a book says; without chapters where there is none."""
    container = parse(archive, CONTAINER, options)
    place = next((one.get("full-path", "") for one in find_all(container, "rootfile")), "")
    package = parse(archive, place, options) if place else None
    if package is None:
        return Book((), {})
    folder = posixpath.dirname(place)
    items = {one.get("id", ""): one for one in find_all(package, "item")}
    spine = [items[one.get("idref")] for one in find_all(package, "itemref") if one.get("idref") in items]
    chapters = [resolve(folder, one.get("href", "")) for one in spine if not is_navigation(one)]
    said = {
        name: [text for one in find_all(package, name) if (text := "".join(one.itertext()).strip())] for name in DUBLIN
    }
    return Book(
        chapters=tuple(dict.fromkeys(filter(None, chapters))),
        labels=find_labels(archive, folder, list(items.values()), options),
        date=next(filter(None, map(imprints.to_day, said["date"])), ""),
        author="、".join(filter(None, map(imprints.to_name, said["creator"]))),
        source=next(filter(None, map(imprints.to_name, (*said["publisher"], *said["title"]))), ""),
        url=next(filter(imprints.is_address, (*said["source"], *said["identifier"])), ""),
    )


def find_labels(archive: zipfile.ZipFile, folder: str, items: Sequence[Any], options: Options) -> dict[str, str]:
    """The labels of files in the table of contents, the first of each."""
    found: dict[str, str] = {}
    tables = {
        resolve(folder, item.get("href", "")): is_navigation(item)
        for item in items
        if is_navigation(item) or item.get("media-type") == NAVIGATION
    }
    for place, is_page in tables.items():
        here = posixpath.dirname(place)
        if is_page:
            decoded = decode(load(archive, place, options))
            tree = trees.parse(decoded.text, options.elements) if decoded else None
            for link in tree.root.iter("a") if tree else ():
                found.setdefault(resolve(here, link.get("href", "")), " ".join("".join(link.itertext()).split()))
        else:
            for point in find_all(parse(archive, place, options), "navPoint"):
                label, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
                target = "" if content is None else content.get("src", "")
                found.setdefault(
                    resolve(here, target), " ".join("".join(label.itertext()).split()) if label is not None else ""
                )
    return found


def is_navigation(item: Any) -> bool:
    """Whether a file of the book is its table of contents."""
    return "nav" in item.get("properties", "").split()


def find_locked(archive: zipfile.ZipFile, options: Options) -> frozenset[str]:
    """The files of a book that are encrypted."""
    root = parse(archive, ENCRYPTION, options)
    return frozenset(unquote(one.get("URI", "")) for one in find_all(root, "CipherReference"))


def find_all(root: Any, name: str) -> Iterator[Any]:
    """The elements of this name, whatever their namespace."""
    return iter(()) if root is None else root.iter(f"{{*}}{name}")


def resolve(folder: str, link: str) -> str:
    """The name in the archive that a link means, seen from a folder; empty for one that leads out of it."""
    try:
        target = unquote(urlsplit(link).path)
    except ValueError:
        return ""
    found = posixpath.normpath(posixpath.join(folder, target)) if target else ""
    return "" if found.startswith(("../", "/")) else found


def load(archive: zipfile.ZipFile, name: str, options: Options) -> bytes:
    """The bytes of a file in the book; none where it does not stand there, or is beyond the limit."""
    with suppress(KeyError), archive.open(name) as stream:
        data = stream.read(options.size + 1)
        return data if len(data) <= options.size else b""
    return b""


def decode(data: bytes) -> Decoded | None:
    """The text of a file of markup."""
    return charset.decode_declared(data, charset.find_declared(data))


def parse(archive: zipfile.ZipFile, name: str, options: Options) -> Any:
    """The tree of a file of XML that says what the book is; ``None`` where there is none."""
    from lxml import etree

    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False, recover=True, encoding="utf-8")
    decoded = decode(load(archive, name, options))
    text = decoded.text if decoded else ""
    with suppress(etree.XMLSyntaxError):
        return etree.fromstring(trees.bare(text).encode("utf-8", "replace"), parser)
    return None
