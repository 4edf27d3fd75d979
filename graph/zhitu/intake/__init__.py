"""Files in, documents out; a document in, its articles out, in reading order and each character with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import authority, conversion, files, judgements
from zhitu.intake.conversion import Memory
from zhitu.intake.formats import FORMATS
from zhitu.intake.meter import Meter
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.page import layout
from zhitu.intake.readers import plain
from zhitu.model import Article, Document

__all__ = [
    "DEFAULTS",
    "FORMATS",
    "Meter",
    "Options",
    "articles",
    "authority",
    "document",
    "documents",
    "imprint",
    "judgements",
]


def documents(  # noqa: PLR0913 - everything but the paths is given by name
    paths: Iterable[Path],
    *,
    problems: list[Problem],
    without: Iterable[Path] = (),
    options: Options = DEFAULTS,
    memory: Memory | None = None,
    meter: Meter | None = None,
) -> Iterator[Document]:
    """The documents in files and folders, by the name shown, one at a time; what cannot be read joins ``problems``.

    Of record files every record comes, also one that is empty or stands twice. The files and folders
    ``without`` and files of judgements are passed over. What costs much to read is looked for in the ``memory``, if
    there is one, and kept there. The ``meter`` tells how far it is.
    """
    seen: dict[str, str] = {}
    meter = meter or Meter()
    wanted = [file for file in files.find(paths, problems, without) if file.path.name != judgements.NAME]
    meter.weigh(wanted)
    for found in conversion.read(wanted, options, problems, memory, meter):
        if not found.is_record:
            if found.digest in seen:
                what = f"the same text as {seen[found.digest]}"
                problems.append(Problem(what, found.path, "It is read once: remove the copy."))
                continue
            seen[found.digest] = found.path
        yield found


def document(name: str, data: bytes, *, problems: list[Problem]) -> Document | None:
    """The document in bytes from elsewhere, such as standard input; ``None`` and a problem where they hold no text."""
    return plain.decode(name, data, problems)


def articles(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles of a document in the order of the page, and what could not be decided about them."""
    return layout.repair(document)


def imprint(document: Document, first: Article) -> str:
    """The lines that a page prints beside its articles, of which ``first`` is the first."""
    return layout.read_imprint(document, first)
