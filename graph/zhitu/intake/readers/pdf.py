"""PDF: the text layer of each page by its geometry; a page that is a picture is read by OCR where that is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.intake.readers import glyphs, plain, records, scan, sheets
from zhitu.intake.readers.columns import Box
from zhitu.intake.readers.sheets import Metadata, Page
from zhitu.model import Document

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

FEWEST_CHARACTERS = 20
"""Characters from which a page has a text layer: scanners stamp a page with a number or a date."""

MOST_UNKNOWN = 0.3
"""Share of characters without a meaning from which a text layer is no text: its font lacks the way back to letters."""

MOST_PAGES_NAMED = 5
"""Pages that a problem names."""

MOST_CHARACTERS = 200_000
"""Characters of a page; a broadsheet page has some 10,000."""

JUNK_TITLE = re.compile(r"(?i)microsoft word|\.(?:docx?|wps|indd|pptx?|html?|pdf|txt|odt)$|^untitled|^无标题|^https?:")
DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of a PDF file: its text as it flows, else each page; pages that are pictures come last."""
    import pypdfium2

    try:
        if not plain.fits(shown, path.stat().st_size, options, problems):
            return
        file = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        problems.append(refuse(shown, str(error)))
        return
    with closing(file):
        count = len(file)
        if count > options.pages:
            what = f"{count} pages; the first {options.pages} are read"
            problems.append(Problem(what, shown, "Split the file, or allow more by --limit pages=N."))
        said = describe(shown, file, problems)
        pictures: list[int] = []
        pages = list(read_pages(shown, file, range(1, min(count, options.pages) + 1), pictures, problems))
        yield from sheets.read(shown, pages, said, select)
        yield from read_pictures(shown, file, pictures, options, problems)


def read_pictures(
    shown: str, file: PdfDocument, numbers: list[int], options: Options, problems: list[Problem]
) -> Iterator[Document]:
    """A document for each page that is a picture, where OCR is installed; else a problem."""
    if not numbers:
        return
    engine = scan.load()
    if engine is None:
        problems.append(Problem(f"no text layer, only pictures: {name_pages(numbers)}", shown, scan.MEND))
        return
    scanner = scan.Scanner(engine, options, problems)
    for number in numbers:
        with closing(file[number - 1]) as page:
            lines = scanner.read_page(page, f"{shown}#page={number}")
            sheet = Page(number, page.get_width(), page.get_height(), lines)
        yield from sheets.read_alone(shown, sheet, select)


def refuse(shown: str, reason: str) -> Problem:
    """The problem of a file that does not open."""
    if "assword" in reason:
        return Problem("a PDF file that is locked with a password", shown, "Save a copy without a password.")
    return Problem(f"no PDF file that can be read: {reason}", shown, "Open it and save it again, or print it to PDF.")


def describe(shown: str, file: PdfDocument, problems: list[Problem]) -> Metadata:
    """What a file says of itself, without what its program wrote of its own."""
    damaged: list[str] = []
    title, author, created = (look_up(file, key, damaged) for key in ("Title", "Author", "CreationDate"))
    if damaged:
        what = f"damaged characters were left out of what the file says of itself: {', '.join(damaged)}"
        problems.append(Problem(what, shown, "Open the file and save it again."))
    found = DATE.match(created)
    date = records.to_iso("-".join(found.groups())) if found else ""
    return Metadata("" if JUNK_TITLE.search(title) else title, author, date)


def look_up(file: PdfDocument, key: str, damaged: list[str]) -> str:
    """What a file says of itself under a key, on one line; the key joins ``damaged`` if not all of it is text."""
    try:
        value = file.get_metadata_value(key)
    except UnicodeDecodeError as error:
        damaged.append(key)
        value = error.object.decode(error.encoding, "ignore")
    return " ".join(value.split())


def read_pages(
    shown: str, file: PdfDocument, numbers: Iterable[int], pictures: list[int], problems: list[Problem]
) -> Iterator[Page]:
    """The pages with a text layer, each with its lines; the others join ``pictures``, if anything is drawn on them."""
    import pypdfium2

    broken: list[int] = []
    crowded: list[int] = []
    slanted: list[int] = []
    for number in numbers:
        try:
            page = file[number - 1]
        except pypdfium2.PdfiumError:
            broken.append(number)
            continue
        with closing(page):
            try:
                if glyphs.count(page) > MOST_CHARACTERS:
                    crowded.append(number)
                    continue
                sheet = glyphs.read(page)
            except pypdfium2.PdfiumError:
                broken.append(number)
                continue
            slanted += [number] * bool(sheet.slanted)
            letters = sum(len(line.text) for line in sheet.lines)
            if letters >= FEWEST_CHARACTERS and sheet.unknown <= MOST_UNKNOWN * (letters + sheet.unknown):
                yield Page(number, page.get_width(), page.get_height(), sheet.lines)
            elif has_content(page):
                pictures.append(number)
    for what, named, mend in (
        ("damaged", broken, "Open the file and save it again."),
        (f"more than {MOST_CHARACTERS:,} characters on one page", crowded, "Split the page."),
        ("slanted text, perhaps a watermark, was left out", slanted, "Check that nothing else stands there."),
    ):
        if named:
            problems.append(Problem(f"{what}: {name_pages(named)}", shown, mend))


def has_content(page: PdfPage) -> bool:
    """Whether anything at all is drawn on a page."""
    import pypdfium2.raw as pdfium

    return bool(pdfium.FPDFPage_CountObjects(page) > 0)


def name_pages(pages: list[int]) -> str:
    """The numbers of some pages, the first of them if they are many."""
    more = " …" if len(pages) > MOST_PAGES_NAMED else ""
    return f"page {', '.join(map(str, pages[:MOST_PAGES_NAMED]))}{more}"


def select(page: int, box: Box) -> str:
    """The name of a place of a PDF file as RFC 8118 has it: left, top, width and height in points."""
    edges = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    return f"page={page}&viewrect={','.join(f'{round(edge, 1):g}' for edge in edges)}"
