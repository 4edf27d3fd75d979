"""Word documents: paragraphs and tables in order, as they read once all changes are accepted; no macro ever runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path
from typing import Any

from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.intake.page import margins
from zhitu.intake.page.credits import LONGEST_NAME, is_named
from zhitu.intake.readers import archives, imprints
from zhitu.intake.readers.composition import compose
from zhitu.intake.readers.elements import UNSEEN
from zhitu.model import Document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Word files begin, and new ones that a password locks."""

MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"

UNSIGNED = "python-docx"
"""The author in files that programs write with this library; the day in them is that of its template."""

FEWEST = 2
"""Headings of the first rank that make a file one of several articles."""

DEEPEST = 20
"""Styles that stand on one another, and tables in one another, that are followed."""

HEADING = re.compile(r"(?:heading|标题) ?1", re.IGNORECASE)

BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset(
    (f"{BODY}del", f"{BODY}moveFrom", f"{BODY}rt", f"{BODY}txbxContent", f"{BODY}pPr", f"{BODY}rPr", f"{BODY}p")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""What stands in a paragraph and is not its text: what was deleted or moved away, readings, text boxes, and these again
for older programs."""

NOTED = {f"{BODY}footnoteReference": "footnote", f"{BODY}endnoteReference": "endnote"}
"""The signs that point to notes."""

SIGNS = {f"{BODY}tab": "\t", f"{BODY}br": "\n", f"{BODY}cr": "\n", f"{BODY}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document, where it stands, and whether it is a heading of the first rank."""

    text: str
    place: str
    heads: bool = False


def refuse(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """Nothing: an old file cannot be read without the program that wrote it."""
    problems.append(Problem("an old Word file", shown, "Open it in Word, WPS or LibreOffice and save it as .docx."))
    yield from ()


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The one document of a file, whose page is repaired, or an article below each heading of the first rank."""
    with path.open("rb") as stream:
        locked = stream.read(len(OLE)) == OLE
    if locked:
        mend = "Open it in Word, WPS or LibreOffice and save it as .docx without a password."
        problems.append(Problem("locked by a password, or an old Word file", shown, mend))
        return
    # The library holds all of it in memory.
    if fault := archives.find_fault(path, replace(options, unpacked=min(options.size, options.unpacked))):
        problems.append(Problem(fault, shown, "Save it again as .docx, or as text; limits are set by --limit NAME=N."))
        return
    try:
        part = open_part(path)
        notes = find_notes(part)
        lines = list(find_lines(part, notes))
        told = read_properties(part)
    except MemoryError:  # what is left would not do for the next file
        raise
    except Exception as error:  # the library believes a package, and a torn one fails in it in any way
        problems.append(Problem(f"damaged, or no Word file: {error}", shown, "Open it and save it again as .docx."))
        return
    if notes.missing:
        mend = "Put into the text what they say, if it matters."
        problems.append(Problem(f"{notes.missing} footnotes or endnotes are not in the file", shown, mend))
    if not any(line.text.strip() for line in lines):
        problems.append(Problem("empty", shown, "Leave it out."))
        return
    yield from divide(shown, lines, told)


def divide(shown: str, lines: Sequence[Line], told: Document) -> Iterator[Document]:
    """The documents of a file: what stands above the first heading, if there are several, is a document of its own."""
    starts = [number for number, line in enumerate(lines) if line.heads]
    printed = any(margins.is_imprint(line.text) and margins.read_date(line.text) for line in lines)
    if len(starts) < FEWEST:
        found = compose(shown, ((line.text, line.place) for line in lines))
        title = told.title if any(line.text.strip() == told.title for line in lines) else ""
        # The day that the page prints is its own; the file may be of another.
        yield replace(found, title=title, date="" if printed else told.date, author=told.author)
        return
    above = lines[: starts[0]]
    days = (margins.read_date(line.text) for line in above if margins.is_imprint(line.text))
    date = next(filter(None, days), told.date)
    if any(line.text.strip() for line in above):
        yield replace(compose(shown, ((line.text, line.place) for line in above)), date=date)
    for rank, (start, end) in enumerate(zip(starts, (*starts[1:], len(lines)), strict=True), start=1):
        found = compose(f"{shown}#{rank}", ((line.text, line.place) for line in lines[start:end]))
        yield replace(found, title=lines[start].text, date=date, author=told.author, is_record=True)


def open_part(path: Path) -> Any:
    """The main part of a package: the document, with or without macros, which stay where they are."""
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    PartFactory.part_type_for.setdefault(MACROS, DocumentPart)
    part = Package.open(str(path)).main_document_part
    if part.content_type not in (CONTENT_TYPE.WML_DOCUMENT_MAIN, MACROS):
        raise ValueError(f"its content is {part.content_type}")
    return part


def read_properties(part: Any) -> Document:
    """Title, author and day of a package, as a document without text; what it does not say is empty."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    nothing = Document("", "", "")
    try:
        # The library makes up what is missing, so only a part that is there is asked.
        said = part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).core_properties
        author, title, made = said.author.strip(), said.title.strip(), said.created
    except (KeyError, AttributeError, ValueError):
        return nothing
    day = imprints.to_day(made.replace(tzinfo=UTC).isoformat()) if made and author != UNSIGNED else ""
    # Programs sign with the name of a machine or a shop where nobody has set one.
    named = author if is_named(author) and len(author) <= LONGEST_NAME else ""
    return replace(nothing, title=title, author=named, date=day)


def find_lines(part: Any, notes: Notes) -> Iterator[Line]:
    """The lines of a document in its order, an empty paragraph an empty line; notes stand below their article."""
    heads = find_heads(part)
    below: list[Line] = []
    paragraphs = tables = 0
    for block in find_blocks(part.element.body):
        if block.tag == f"{BODY}tbl":
            tables += 1
            yield from read_table(block, f"table={tables}")
        else:
            paragraphs += 1
            place = f"paragraph={paragraphs}"
            heading = is_heading(block, heads)
            if heading:
                yield from below
                below.clear()
            yield from (Line(text, place, heading) for text in read_paragraph(block))
            for box in find_boxes(block):
                yield from read_cell(box, place)
        below += notes.read(block)
    yield from below


def find_blocks(root: Any, depth: int = 0) -> Iterator[Any]:
    """The paragraphs and tables that stand in an element, also those in the fields of a form."""
    for child in root.iterchildren():
        if child.tag in (f"{BODY}p", f"{BODY}tbl"):
            yield child
        elif child.tag in (f"{BODY}sdt", f"{BODY}sdtContent", f"{BODY}ins", f"{BODY}customXml") and depth < DEEPEST:
            yield from find_blocks(child, depth + 1)


def read_table(table: Any, place: str, depth: int = 0) -> Iterator[Line]:
    """The lines of a table, cell by cell."""
    for row, cells in enumerate(table.iterchildren(f"{BODY}tr"), start=1):
        for cell, content in enumerate(cells.iterchildren(f"{BODY}tc"), start=1):
            yield from read_cell(content, f"{place}&row={row}&cell={cell}", depth)


def read_cell(cell: Any, place: str, depth: int = 0) -> Iterator[Line]:
    """The lines of a cell or a text box, those of tables in it too; empty ones are none."""
    for block in find_blocks(cell):
        if block.tag == f"{BODY}p":
            yield from (Line(text, place) for text in read_paragraph(block) if text.strip())
        elif depth < DEEPEST:
            yield from (replace(line, place=place) for line in read_table(block, place, depth + 1))


def read_paragraph(paragraph: Any) -> list[str]:
    """The lines of a paragraph as it reads once its changes are accepted; more than one where it has line breaks."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in LEFT_OUT or (element.tag == f"{BODY}r" and is_hidden(element)):
            continue
        if element.tag == f"{BODY}t":
            parts.append(element.text or "")
        parts.append(SIGNS.get(element.tag, ""))
        waiting += reversed(element)
    return UNSEEN.sub("", "".join(parts)).split("\n")


def is_hidden(run: Any) -> bool:
    """Whether a stretch of text is set not to be seen."""
    sign = run.find(f"{BODY}rPr/{BODY}vanish")
    return sign is not None and sign.get(f"{BODY}val", "1") not in ("0", "false", "off")


def find_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once."""
    return (box for box in paragraph.iter(f"{BODY}txbxContent") if stands(box))


def stands(element: Any) -> bool:
    """Whether an element stands in the text once its changes are accepted."""
    return not any(above.tag in LEFT_OUT and above.tag != f"{BODY}p" for above in element.iterancestors())


def find_notes(part: Any) -> Notes:
    """The notes of a document; what cannot be taken apart holds none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    found: dict[tuple[str, str], Any] = {}
    for kind, relation in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES)):
        with suppress(KeyError, ValueError, SyntaxError):
            root = parse_xml(part.part_related_by(relation).blob)
            found |= {(kind, note.get(f"{BODY}id", "")): note for note in root.iterchildren(f"{BODY}{kind}")}
    return Notes(found)


@dataclass(slots=True)
class Notes:
    """The footnotes and endnotes of a document by kind and id, each read where a sign first points to it.

    ``counts`` tells how many of each kind were read, ``missing`` how many signs point to nothing.
    """

    held: dict[tuple[str, str], Any]
    counts: Counter[str] = field(default_factory=Counter)
    done: set[tuple[str, str]] = field(default_factory=set)
    missing: int = 0

    def read(self, block: Any) -> Iterator[Line]:
        """The lines of the notes that a paragraph or a table points to."""
        for sign in filter(stands, block.iter(*NOTED)):
            key = NOTED[sign.tag], sign.get(f"{BODY}id", "")
            if key in self.done:
                continue
            self.done.add(key)
            if key in self.held:
                self.counts[key[0]] += 1
                # Behind its sign stands a blank.
                found = read_cell(self.held[key], f"{key[0]}={self.counts[key[0]]}")
                yield from (replace(line, text=line.text.strip()) for line in found)
            else:
                self.missing += 1


def find_heads(part: Any) -> frozenset[str]:
    """The styles of headings of the first rank, by their ids: by name or by outline, also of those built on them."""
    styles = {style.style_id: style for style in part.styles}
    found = set()
    for name, style in styles.items():
        above = style
        for _ in range(DEEPEST):
            level = above.element.find(f"{BODY}pPr/{BODY}outlineLvl")
            if HEADING.fullmatch(above.name or "") or level is not None:
                if level is None or level.get(f"{BODY}val") == "0":
                    found.add(name)
                break
            base = getattr(above, "base_style", None)
            if base is None:
                break
            above = base
    return frozenset(found)


def is_heading(paragraph: Any, heads: frozenset[str]) -> bool:
    """Whether a paragraph is a heading of the first rank that says something."""
    style = paragraph.find(f"{BODY}pPr/{BODY}pStyle")
    level = paragraph.find(f"{BODY}pPr/{BODY}outlineLvl")
    own = level.get(f"{BODY}val") == "0" if level is not None else None
    named = style is not None and style.get(f"{BODY}val") in heads
    return (own if own is not None else named) and any(line.strip() for line in read_paragraph(paragraph))
