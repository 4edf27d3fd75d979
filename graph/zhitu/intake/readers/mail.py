"""Mail: a message is an article, its attachments are files of their own; pages that a browser saved as one file."""

from __future__ import annotations

import mailbox
import mimetypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from email.message import Message
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from zhitu.errors import Problem
from zhitu.intake import charset
from zhitu.intake.charset import Decoded
from zhitu.intake.options import Options
from zhitu.intake.readers import archives, elements, html, imprints, letters, plain, trees
from zhitu.intake.readers.composition import compose
from zhitu.model import Document

SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
"""Attachments that nobody reads."""

LONGEST_NAME = 200
"""Characters of the name of an attachment that are shown, and its last ones: they tell its kind."""

TYPES = mimetypes.MimeTypes()
"""The ends of names of media types as Python knows them: what a machine adds would name files otherwise on each."""

PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message that holds no others, and its number as IMAP counts; ``is_text``: what the mail says."""

    number: str
    message: Message
    is_text: bool

    @property
    def kind(self) -> str:
        """The media type."""
        return self.message.get_content_type()

    @property
    def data(self) -> bytes:
        """The bytes, without what mail wraps them in."""
        found = self.message.get_payload(decode=True)
        return found if isinstance(found, bytes) else b""


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The article of a message, and the documents of its attachments."""
    data = plain.load(shown, path, options, problems)
    if data is not None:
        yield from parse(shown, data, options, problems)


def read_box(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The articles of the messages in a file of many (mbox), one after the other."""
    number = 0
    try:
        with closing(mailbox.mbox(path, create=False)) as box:
            for number, key in enumerate(box.iterkeys(), start=1):
                where = f"{shown}#{number}"
                with closing(box.get_file(key)) as stream:
                    data = stream.read(options.size + 1)
                if plain.fits(where, len(data), options, problems):
                    yield from parse(where, data, options, problems)
    except (OSError, mailbox.Error) as error:
        problems.append(Problem(f"cannot be read: {error}", shown, "Check the file and its rights."))
        return
    if not number:
        problems.append(Problem("no mails: no line begins with “From ”", shown, "Export the folder again as mbox."))


def read_page(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The article of a page that a browser saved in one file with all that belongs to it (MHTML)."""
    data = plain.load(shown, path, options, problems)
    if data is None:
        return
    message = letters.take_apart(data)
    page = next((part for part in list_parts(message) if part.kind in PAGES), None)
    if page is None:
        problems.append(Problem("no page in the file", shown, "Save the page again, as HTML."))
    elif text := plain.accept(shown, decode(page), problems):
        found = html.read_page(shown, text, options, problems, f"part={page.number}!")
        address = letters.read_header(message, "Snapshot-Content-Location")
        if found:
            yield replace(found, url=found.url or (address if imprints.is_address(address) else ""))


def parse(shown: str, data: bytes, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of one message; one that cannot be taken apart is a problem, and the next is read."""
    try:
        yield from open_message(shown, letters.take_apart(data), options, problems)
    except MemoryError:  # what is left would not do for the next
        raise
    except Exception as error:  # the library has failed on many a header that no program should write
        mend = "Open it and save it again, or as text. The rest was read."
        problems.append(Problem(f"a damaged mail: {type(error).__name__}: {error}", shown, mend))


def open_message(shown: str, message: Message, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The article of a message that is taken apart, and the documents of its attachments."""
    if options.depth <= 0:
        mend = "Save the attachment itself, or allow more by --limit depth=N."
        problems.append(Problem("mails too deep in one another", shown, mend))
        return
    parts = list(islice(list_parts(message), options.members + 1))
    if len(parts) > options.members:
        what = f"more than {options.members} parts in one mail: the rest was not read"
        problems.append(Problem(what, shown, "Allow more by --limit members=N."))
        parts.pop()
    title = letters.read_subject(message)
    body = [line for part in parts if part.is_text for line in find_lines(shown, part, options, problems)]
    attached = [part for part in parts if not part.is_text and part.kind not in SIGNATURES]
    if body:
        named = "".join(body[0][0].split()) == "".join(title.split())
        found = compose(shown, body if named or not title else [(title, "header=Subject"), *body])
        yield replace(
            found,
            title=body[0][0] if named else title,
            date=letters.read_day(message),
            is_record=True,
            source=imprints.to_name(letters.read_header(message, "Organization")),
            author=letters.read_author(message),
        )
    elif not attached:
        problems.append(Problem("a mail without text", shown, "Leave it out."))
    yield from read_attached(shown, attached, options, problems)


def list_parts(message: Message, number: str = "") -> Iterator[Part]:
    """The parts of a message that hold no others; of texts that say the same the plain one."""
    kind = message.get_content_type()
    if kind == "message/rfc822" or not message.is_multipart():
        beside = message.get_content_disposition() == "attachment" or message.get_filename()
        yield Part(number or "1", message, kind in ("text/plain", *PAGES) and not beside)
        return
    children = [child for child in message.get_payload() if isinstance(child, Message)]
    inner = [
        list(list_parts(child, f"{number}.{rank}" if number else str(rank)))
        for rank, child in enumerate(children, start=1)
    ]
    if kind == "multipart/alternative":
        texts = [part for parts in inner for part in parts if part.is_text and part.data.strip()]
        first = [part for part in texts if part.kind == "text/plain"] or texts
        yield from first
        yield from (part for parts in inner for part in parts if not part.is_text)
    elif kind == "multipart/related":
        # What follows the first are the pictures that it shows, unless they say otherwise.
        yield from inner[0] if inner else ()
        yield from (
            one for parts in inner[1:] for one in parts if one.message.get_content_disposition() == "attachment"
        )
    else:
        yield from (part for parts in inner for part in parts)


def find_lines(shown: str, part: Part, options: Options, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The lines of a part that is text, with their places."""
    text = plain.accept(shown, decode(part), problems) if part.data.strip() else None
    if text is None:
        return
    if part.kind == "text/plain":
        flowed = str(part.message.get_param("format", "")).lower() == "flowed"
        yield from ((line, f"part={part.number}&{place}") for line, place in letters.find_lines(text, flowed))
    elif tree := trees.read(shown, text, options, problems):
        yield from ((line.text, f"part={part.number}!{line.path}") for line in elements.find_lines(tree.root))


def decode(part: Part) -> Decoded | None:
    """The text of a part, in the encoding that it says if that is right."""
    declared = part.message.get_content_charset() or (charset.find_declared(part.data) if part.kind in PAGES else "")
    return charset.decode_declared(part.data, declared)


def read_attached(shown: str, parts: list[Part], options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The documents of what is attached to a message, each read as a file of its kind is."""
    inner = replace(options, depth=options.depth - 1)
    with TemporaryDirectory(prefix="zhitu-") as folder:
        for count, part in enumerate(parts):
            name = name_part(part)
            within = f"{shown}/{name}"
            if part.kind == "message/rfc822":
                for message in part.message.get_payload():
                    if isinstance(message, Message):
                        yield from open_message(within, message, inner, problems)
                continue
            if place := archives.find_place(within, Path(folder), count, problems):
                place.write_bytes(part.data)
                yield from archives.read_unpacked(within, place, inner, problems)
                place.unlink()


def name_part(part: Part) -> str:
    """The name that an attachment is shown under: its own, without folders, else its number and the end of its kind."""
    given = letters.read_file_name(part.message)
    end = ".eml" if part.kind == "message/rfc822" else TYPES.guess_extension(part.kind) or ""
    return archives.show_name(given).rpartition("/")[2][-LONGEST_NAME:] or f"part-{part.number}{end}"
