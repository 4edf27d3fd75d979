"""What can be read, by the end of a file's name. To add a format: a reader in a module, and its line in ``FORMATS``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath

from zhitu.errors import Problem
from zhitu.intake.meter import Tell
from zhitu.intake.options import Options
from zhitu.intake.readers import plain, records
from zhitu.model import Document

Reader = Callable[[str, Path, Options, list[Problem]], Iterator[Document]]
"""A reader takes the name shown, the file, the options, and the list that problems go to."""


Telling = Callable[[str, Path, Options, list[Problem], Tell], Iterator[Document]]
"""A reader that also tells how far it is, for files that may hold a whole corpus."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of a kind are read; ``apart``: in a process of its own, for what large libraries must open."""

    read: Reader
    apart: bool = True
    telling: Telling | None = None


def late(name: str) -> Reader:
    """The reader of that name (``module.function``), whose module is loaded once a file asks for it."""
    module, _, function = name.partition(".")

    def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
        reader: Reader = getattr(import_module(f"{READERS}.{module}"), function)
        return reader(shown, path, options, problems)

    return read


READERS = "zhitu.intake.readers"

PLAIN = Format(plain.read, apart=False)
RECORDS = Format(records.read, apart=False, telling=records.read)
PACKED_RECORDS = Format(records.read_packed, apart=False, telling=records.read_packed)
CSV = Format(late("tables.read_csv"), apart=False)
HTML = Format(late("html.read"))
PICTURE = Format(late("scan.read"))
ZIP = Format(late("archives.read_zip"))
TAR = Format(late("archives.read_tar"))

FORMATS: Mapping[str, Format] = {
    "": PLAIN,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".jsonl": RECORDS,
    ".jsonl.gz": PACKED_RECORDS,
    ".csv": CSV,
    ".tsv": CSV,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".shtml": HTML,
    ".mht": Format(late("mail.read_page")),
    ".mhtml": Format(late("mail.read_page")),
    ".eml": Format(late("mail.read")),
    ".mbox": Format(late("mail.read_box")),
    ".docx": Format(late("word.read")),
    ".docm": Format(late("word.read")),
    ".doc": Format(late("word.refuse"), apart=False),
    ".wps": Format(late("word.refuse"), apart=False),
    ".epub": Format(late("epub.read")),
    ".xlsx": Format(late("tables.read_xlsx")),
    ".parquet": Format(late("tables.read_parquet")),
    ".pdf": Format(late("pdf.read")),
    ".png": PICTURE,
    ".jpg": PICTURE,
    ".jpeg": PICTURE,
    ".tif": PICTURE,
    ".tiff": PICTURE,
    ".webp": PICTURE,
    ".bmp": PICTURE,
    ".zip": ZIP,
    ".tar": TAR,
    ".tar.gz": TAR,
    ".tgz": TAR,
    ".tar.bz2": TAR,
    ".tar.xz": TAR,
}

LONGEST = max(end.count(".") for end in FORMATS)
"""Suffixes of the longest end."""


MAILDIR = ("cur", "new")
"""Folders in which mail programs keep messages, a file each (Maildir); those in ``tmp`` are not whole."""

MESSAGE = re.compile(r"\d{9,11}\.[^.]+\..+")
"""The name of such a file: the second it came in, a number, and the machine, perhaps with signs of how it stands."""


def find(name: PurePath) -> Format | None:
    """The format of a file by its name; ``None`` where it is of no kind that is known."""
    end = find_end(name)
    return None if end is None else FORMATS[end]


def find_end(name: PurePath) -> str | None:
    """The longest end of a name that tells its format, as it stands in ``FORMATS``; ``None`` where none does.

    What lies in a Maildir has none, and is mail.
    """
    suffixes = [suffix.lower() for suffix in name.suffixes[-LONGEST:]]
    ends = ("".join(suffixes[start:]) for start in range(len(suffixes)))
    folder = name.parent.name or Path(name).resolve().parent.name  # . has no name
    kept = ".eml" if folder in MAILDIR and MESSAGE.fullmatch(name.name) else None
    return next((end for end in ends if end in FORMATS), kept) if suffixes else ""


def read(
    shown: str, path: Path, options: Options, problems: list[Problem], tell: Tell | None = None
) -> Iterator[Document]:
    """The documents of a file, read in this process; a kind that is not known is a problem, and so is an empty file."""
    found = find(path)
    if found is None:
        problems.append(unknown(shown))
        return
    told, empty = len(problems), True
    if tell is not None and found.telling is not None:
        documents = found.telling(shown, path, options, problems, tell)
    else:
        documents = found.read(shown, path, options, problems)
    for document in documents:
        empty = False
        yield document
    if empty and len(problems) == told:
        problems.append(Problem("nothing to read in it", shown, "Leave it out, or check that it is whole."))


def unknown(shown: str) -> Problem:
    """The problem of a file of a kind that is not read."""
    known = ", ".join(suffix for suffix in FORMATS if suffix)
    return Problem("a kind of file that is not read", shown, f"Known are {known}.")
