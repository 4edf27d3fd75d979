"""A person's judgements: a table of tab-separated rows that a spreadsheet writes, read row by row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from zhitu.errors import InputError, Problem
from zhitu.intake import files
from zhitu.intake.options import DEFAULTS
from zhitu.intake.readers import plain
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Document
from zhitu.rulings import Decision, Ruling

NAME = "judgements.tsv"
"""The file that is looked for beside the documents, and never read as one of them."""

COLUMNS = ("verdict", "left", "relation", "right", "left_where", "right_where", "kind", "note")
"""The columns where no header names them; others are passed over."""

NEEDED = {
    Decision.DROP: ("left",),
    Decision.WRONG: ("left", "relation", "right"),
    Decision.RIGHT: ("left", "relation", "right"),
}
"""The cells that a row cannot do without; the other verdicts need ``left`` and ``right``."""

GUARD = "'"
"""What a table that we wrote puts before a cell that a spreadsheet would run."""

LONGEST_ROW = 100_000
"""Characters of a row; a longer one is no row of a table that a person keeps."""

LINE_END = re.compile(r"\r\n|\r|\n")

MEND = "Mend the row; the others were read."

Cells = Mapping[str, str]


def beside(paths: Iterable[Path], without: Iterable[Path] = ()) -> tuple[files.File, ...]:
    """The files of judgements in folders of documents and beside single ones, by the name shown, each once."""
    roots = {path if path.is_dir() else path.parent / NAME for path in paths}
    # What cannot be opened there is told when the documents are looked for.
    found = files.find((root for root in roots if root.exists()), [], without)
    return tuple(file for file in found if file.path.name == NAME)


def load(file: files.File, problems: list[Problem]) -> Document | None:
    """The text of a file of judgements, or ``None`` and a problem where it holds none."""
    data = plain.load(file.shown, file.path, DEFAULTS, problems)
    return plain.decode(file.shown, data, problems) if data and data.strip() else None


def named(path: Path) -> files.File:
    """The file that the user named; raises :class:`InputError` where there is none."""
    if not path.is_file():
        raise InputError("there is no such file of judgements", str(path), "Check the path, or leave the option out.")
    return files.File(path.name, path)


def read(document: Document, words: Lexicon) -> tuple[tuple[Ruling, ...], tuple[Problem, ...]]:
    """The rulings in a file of judgements, in order, and a problem for each row that cannot be used."""
    rulings: list[Ruling] = []
    problems: list[Problem] = []
    columns: Sequence[str] = COLUMNS
    starts = [0, *(end.end() for end in LINE_END.finditer(document.text))]
    for number, (start, row) in enumerate(zip(starts, LINE_END.split(document.text), strict=True), start=1):
        where = f"{document.path}:{number}"
        cells = split(row)
        if cells and cells[0].casefold() == COLUMNS[0]:
            columns = [cell.casefold() for cell in cells]
        elif any(cells) and not row.startswith("#"):
            found = _ruling(row, dict(zip(columns, cells, strict=False)), words, (document.path, number, start))
            if len(row) > LONGEST_ROW or any(cells[len(columns) :]):
                problems.append(Problem(f"a row of more than {len(columns)} cells", where, MEND))
            elif "\ufffd" in row:
                problems.append(Problem("a row that is not UTF-8", where, "Save the file as UTF-8 text."))
            elif isinstance(found, Ruling):
                rulings.append(found)
            elif found:
                problems.append(Problem(found, where, MEND))
    return tuple(rulings), tuple(problems)


def split(row: str) -> list[str]:
    """The cells of a row, bare."""
    return [_bare(cell) for cell in _cells(row)]


def _cells(row: str) -> Iterator[str]:
    """The cells of one row: a quotation mark that is never closed harms no other row."""
    if len(row) <= LONGEST_ROW:
        yield from next(csv.reader([row], delimiter="\t"), ())
    else:
        yield row[:LONGEST_ROW]


def _bare(cell: str) -> str:
    """A cell without the spaces around it, and without the mark that guards a spreadsheet against it."""
    text = " ".join(cell.split())
    return text[1:] if text.startswith(GUARD) and len(text) > 1 else text


def _ruling(row: str, cells: Cells, words: Lexicon, place: tuple[str, int, int]) -> Ruling | str | None:
    """What a row says, nothing for one that decides nothing, or what is wrong with it."""
    verdict = cells.get("verdict", "")
    meant = words.kind(verdict.casefold())
    if not verdict or meant == "unsure":
        return None
    if not meant:
        known = ", ".join([*Decision, "unsure"])
        return f"an unknown verdict {verdict!r}: known are {known}"
    decision = Decision(meant)
    if absent := [name for name in NEEDED.get(decision, ("left", "right")) if not cells.get(name)]:
        return f"a row of the verdict {decision} without {', '.join(absent)}: cells are parted by tabs"
    source, line, start = place
    left, relation, right = cells.get("left", ""), cells.get("relation", ""), cells.get("right", "")
    left_where, right_where, kind = cells.get("left_where", ""), cells.get("right_where", ""), cells.get("kind", "")
    return Ruling(decision, left, relation, right, left_where, right_where, kind, source, line, start, row)
