"""A person's judgements from the browser: rows that are added to the file which the next build reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from zhitu.errors import InputError
from zhitu.exporters import proposals
from zhitu.intake import charset, judgements
from zhitu.intake.readers import records
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Document

HEADER = (*judgements.COLUMNS, "who", "when")
"""The columns of rows from the browser; a build passes the last two over."""

LONGEST_CELL = 500
"""Characters of a cell: the longest name in 30,000 articles has 60."""

TAKEN_BACK = "# taken back: "
"""What a row begins with that its writer took back: a comment, so that nothing is lost."""

MARK = b"\xef\xbb\xbf"

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
"""A line with its end, where a build sees one too."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row from the browser: its cells by column, and its id, which is the digest of its text."""

    id: str
    cells: Mapping[str, str]


class Ledger:
    """The file of judgements, written by one server at a time, whole at every moment."""

    def __init__(self, path: Path, words: Lexicon) -> None:
        self.path = path
        self.words = words
        self._lock = Lock()

    def rows(self) -> tuple[Row, ...]:
        """The rows that came from a browser and hold, in the order of the file."""
        return tuple(row for line in LINE.findall(self._read()) if (row := _row(line)))

    def add(self, cells: Mapping[str, str], who: str) -> Row:
        """The row, after it was written; raises :class:`InputError` where it is not one that a build can use."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        whole = {**cells, "who": who, "when": now}
        line = _line(tuple(whole.get(column, "") for column in HEADER))
        self._check(line, whole)
        with self._alone():
            text = self._read()
            if text and not text.endswith(("\r", "\n")):
                text += "\n"
            # The columns that hold at the end of the file are those of its last header.
            heads = [found for row in LINE.findall(text) if (found := judgements.split(row))[:1] == [HEADER[0]]]
            header = "" if heads and heads[-1] == list(HEADER) else _line(HEADER)
            self._write(text + header + line)
        row = _row(line)
        assert row is not None
        return row

    def take_back(self, row_id: str) -> bool:
        """Whether a row of that id was there and is now a comment."""
        with self._alone():
            lines = LINE.findall(self._read())
            for number, line in enumerate(lines):
                row = _row(line)
                if row and row.id == row_id:
                    lines[number] = TAKEN_BACK + line
                    self._write("".join(lines))
                    return True
        return False

    def _check(self, line: str, cells: Mapping[str, str]) -> None:
        """Raises what a build would hold against the row."""
        for column, cell in cells.items():
            if column not in HEADER:
                raise InputError("there is no such column", column[:LONGEST_CELL], f"Known are {', '.join(HEADER)}.")
            if len(cell) > LONGEST_CELL:
                raise InputError("a cell is too long", column, f"Keep it below {LONGEST_CELL} characters.")
            if not all(char.isprintable() or char.isspace() for char in cell):
                raise InputError("a cell holds characters that cannot be shown", column, "Leave them out.")
        text = _line(HEADER) + line
        rulings, problems = judgements.read(Document(self.path.name, text, records.digest(text)), self.words)
        if problems:
            raise InputError(problems[0].what, "the judgement", "Fill in what is missing.")
        if not rulings:
            raise InputError("the row decides nothing", cells.get("verdict", ""), "Name a verdict: same, wrong, name….")

    def _read(self) -> str:
        """The text of the file, empty where there is none yet."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", str(self.path), "Check the file's rights.") from error
        decoded = charset.decode(data) if data.strip() else charset.Decoded("", "utf-8")
        if decoded is None or decoded.lost:
            raise InputError("the file of judgements is not text", str(self.path), "Save it as UTF-8 text first.")
        return decoded.text

    def _write(self, text: str) -> None:
        """Puts the text in place of the file, in UTF-8 with a mark, as spreadsheets like it."""
        unfinished = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            with unfinished.open("wb") as file:
                file.write(MARK + text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path)
        except OSError as error:
            mend = "Check the folder's rights and the room on its disk; the file is as it was."
            raise InputError(f"cannot be written: {error.strerror}", str(self.path), mend) from error
        finally:
            unfinished.unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps out other requests, and other servers of this machine where it can lock files."""
        with self._lock, self.path.with_name(f".{self.path.name}.lock").open("w") as file:
            try:
                import fcntl
            except ImportError:  # Windows: one server at a time
                yield
                return
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _line(cells: tuple[str, ...]) -> str:
    return proposals.encode(cells).decode("utf-8")


def _row(line: str) -> Row | None:
    """The row in a line, if it came from a browser: it has all columns, who and when among them."""
    cells = tuple(judgements.split(line.rstrip("\r\n")))
    if len(cells) != len(HEADER) or not cells[-1] or cells == HEADER or line.startswith("#"):
        return None
    return Row(records.digest(line.rstrip("\r\n"))[:16], dict(zip(HEADER, cells, strict=True)))
