"""What a mail says in its headers and in its plain text, whatever program wrote it and however it is encoded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime

from zhitu.intake import charset
from zhitu.intake.page import assembly, wrapping
from zhitu.intake.readers import imprints
from zhitu.intake.readers.elements import WIDE, tidy

PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|回复|答复|转发)\s*[:：])+\s*", re.IGNORECASE)
"""What programs put before the subject of an answer and of what is sent on."""

QUOTED = re.compile(r"^\s?(?:>\s?)+")
"""The marks of what is quoted from another mail."""

SIGNATURE = "-- "
"""The line above a signature (RFC 3676)."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""What parts the lines that RFC 5147 counts; Python parts them at a form feed too."""

LONGEST_HEADER = 10_000
"""Characters of a header that are read."""


class Brief(Compat32):
    """How a message is taken apart: headers as they are written, and no longer than they are read.

    What the library knows beside this takes a square of time, or more, for a header of quotes.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def take_apart(data: bytes) -> Message:
    """The message in these bytes."""
    return message_from_bytes(data, policy=Brief())


def read_subject(message: Message) -> str:
    """The subject without the marks of answers."""
    return PREFIX.sub("", read_header(message, "Subject"))[: imprints.LONGEST]


def read_author(message: Message) -> str:
    """The name of the sender; empty where there is only an address."""
    return imprints.to_name(parseaddr(read_header(message, "From"))[0])


def read_day(message: Message) -> str:
    """The day on which a mail was sent, as China counts it, as YYYY-MM-DD; empty where none can be read."""
    try:
        moment = parsedate_to_datetime(read_header(message, "Date"))
        known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return imprints.to_day(known.astimezone(imprints.CHINA).isoformat())
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def read_header(message: Message, name: str) -> str:
    """The first header of this name, decoded; empty where there is none."""
    return decode_words(next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), ""))


def read_file_name(message: Message) -> str:
    """The name of an attached file; empty where it has none."""
    # The library decodes such names itself, but none in GB 18030; those of a message of the older kind it leaves raw.
    bare: Message = Message()
    for key, value in message.raw_items():
        if key.lower() in ("content-disposition", "content-type"):
            bare[key] = str(value)
    return decode_words(bare.get_filename() or "")


def decode_words(header: str) -> str:
    """A header as it reads: GB 2312 means GB 18030, and the encoding of bytes without a word on them is guessed."""
    bare = header[:LONGEST_HEADER].replace("\r", "").replace("\n", "")
    try:
        words = decode_header(bare)
    except (HeaderParseError, ValueError):
        words = [(bare, None)]
    parts: list[str] = []
    for word, declared in words:
        data = word if isinstance(word, bytes) else word.encode("utf-8", "surrogateescape")
        decoded = charset.decode_declared(data, declared or "") if data.strip() else None
        parts.append(decoded.text if decoded else data.decode("utf-8", "replace"))
    return tidy("".join(parts))


def find_lines(text: str, flowed: bool) -> Iterator[tuple[str, str]]:
    """The paragraphs of a plain text with the lines that they stand in (``line=3,5``, RFC 5147): wrapped ones whole.

    Marks of quotation are taken away, and the signature is left out.
    """
    lines, numbers = clean(text)
    raw = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    blocks = [line.spans for line in wrapping.split(raw)] if not flowed else join_flowed(lines, starts)
    for spans in blocks:
        first = numbers[bisect_right(starts, spans[0][0]) - 1]
        last = numbers[bisect_right(starts, spans[-1][0]) - 1]
        yield assembly.quote(raw, spans), f"line={first},{last + 1}"


def clean(text: str) -> tuple[list[str], list[int]]:
    """The lines of a mail without marks of quotation and signature, and the number of each, from 0."""
    lines: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(LINE_END.split(text)):
        if line == SIGNATURE:
            break
        lines.append(QUOTED.sub("", line))
        numbers.append(number)
    return lines, numbers


def join_flowed(lines: Sequence[str], starts: Sequence[int]) -> list[assembly.Line]:
    """The paragraphs of lines of which those that end with a blank go on in the next (RFC 3676)."""
    found: list[list[tuple[int, int]]] = []
    goes_on = False
    for line, start in zip(lines, starts, strict=False):
        bare = line.strip()
        if bare:
            # Between Chinese characters the blank is only the mark; between Latin words it is the blank.
            low = start + len(line) - len(line.lstrip())
            high = low + len(bare)
            kept = high + 1 if line.endswith(" ") and bare[-1] < WIDE else high
            if goes_on:
                found[-1].append((low, kept))
            else:
                found.append([(low, kept)])
        goes_on = bool(bare) and line.endswith(" ")
    return [tuple(spans) for spans in found]
