"""Plain text in any of the usual encodings: a file is one document, whose page is repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import charset, losses
from zhitu.intake.charset import Decoded
from zhitu.intake.options import DEFAULTS, Options
from zhitu.intake.readers import records
from zhitu.model import Document

UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\U000e0000-\U000e01ef]")
"""Characters without a shape: they turn the line, join or part others, choose a variant, or hide a text."""

UNSEEN_SHARE = 0.01
"""Share of them from which a text is not what it seems; web pages leave one in a thousand."""


def read(shown: str, path: Path, options: Options, problems: list[Problem]) -> Iterator[Document]:
    """The one document of a plain text file."""
    data = load(shown, path, options, problems)
    if data is not None and (found := decode(shown, data, problems, options)):
        yield found


def load(shown: str, path: Path, options: Options, problems: list[Problem]) -> bytes | None:
    """The bytes of a file that is read whole, or ``None`` and a problem."""
    try:
        with path.open("rb") as stream:
            data = stream.read(options.size + 1)
    except OSError as error:
        problems.append(Problem(f"cannot be read: {error.strerror}", shown, "Check the file and its rights."))
        return None
    return data if fits(shown, len(data), options, problems) else None


def decode(shown: str, data: bytes, problems: list[Problem], options: Options = DEFAULTS) -> Document | None:
    """The document in these bytes, or ``None`` and a problem where they hold no text."""
    if not fits(shown, len(data), options, problems):
        return None
    text = accept(shown, charset.decode(data), problems)
    return None if text is None else Document(shown, text, records.digest(text))


def accept(shown: str, decoded: Decoded | None, problems: list[Problem]) -> str | None:
    """The text that was decoded, or ``None``; that there is none, or that characters were lost, is a problem."""
    if decoded is None:
        problems.append(Problem("no text: a binary file, or an unknown encoding", shown, "Save it as UTF-8 text."))
        return None
    if not decoded.text.strip():
        problems.append(Problem("empty", shown, "Leave it out."))
        return None
    if loss := losses.find(decoded, shown):
        problems.append(loss)
    unseen = len(UNSEEN.findall(decoded.text))
    if unseen > UNSEEN_SHARE * len(decoded.text):
        what = f"{unseen} characters that nobody sees stand between the others"
        problems.append(Problem(what, shown, "Remove them: names with one inside are not found."))
    return decoded.text


def fits(shown: str, size: int, options: Options, problems: list[Problem]) -> bool:
    """Whether so many bytes are read whole; that there are more is a problem."""
    if size > options.size:
        what = f"larger than {options.size} bytes"
        problems.append(Problem(what, shown, "Split it, or allow more by --limit size=N."))
    return size <= options.size
