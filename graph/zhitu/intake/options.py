"""What a user may say about the files that are read: which columns of a table hold what, and limits that protect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of tables and fields of JSON Lines by what they hold; an empty one goes by its usual names."""

    id: str = ""
    title: str = ""
    date: str = ""
    text: str = ""
    source: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read. Each limit is met by a problem that names it; what lies within it is read.

    ``size``: bytes of a file that is read whole. ``seconds``: how long one document of a file may take. ``memory``:
    bytes of address space of the process that reads what is no plain text. ``unpacked``: bytes that an archive may
    unfold to; ``members``: how many files it may hold; ``ratio``: how many times its size a large file in it may have
    unpacked (text packs to a tenth, bombs to a thousandth); ``depth``: archives, mails and the like in one another.
    ``elements``: how many elements of a page of markup are read; an article's has a thousand, a book's 50,000.
    ``pages``: pages of a PDF file or a picture; ``pixels``: dots of a picture (a broadsheet page at 200 dpi has 14
    million, and reading a dot takes some 40 bytes). ``rooms``: processes apart that read at once.
    """

    columns: Columns = Columns()
    size: int = 256 << 20
    seconds: int = 120
    memory: int = 4 << 30
    unpacked: int = 4 << 30
    members: int = 100_000
    ratio: int = 200
    depth: int = 4
    elements: int = 300_000
    pages: int = 500
    pixels: int = 40_000_000
    rooms: int = 1


DEFAULTS = Options()
