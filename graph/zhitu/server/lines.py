"""A file of the edition by its lines: where each begins is kept, what it says is read when it is asked for."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhitu.errors import InputError

Row = dict[str, Any]

BUILD_AGAIN = "Build the graph again: zhitu build PATH… -o DIR"


def open_bytes(path: Path) -> mmap.mmap | bytes:
    """The bytes of a file, read as they are needed; a build that replaces the file leaves these as they are.

    Raises :class:`InputError` where there is no such file.
    """
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return b""  # nothing cannot be mapped
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", str(path), BUILD_AGAIN) from error


class Lines:
    """A file of JSON lines, by number; raises :class:`InputError` where there is none, or a line is no JSON."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._bytes = open_bytes(path)
        self._starts = array("Q", [0])
        end = self._bytes.find(b"\n")
        while end >= 0:
            self._starts.append(end + 1)
            end = self._bytes.find(b"\n", end + 1)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[Row]:
        return map(self.row, range(len(self)))

    def row(self, number: int) -> Row:
        """The object of a line."""
        line = self._bytes[self._starts[number] : self._starts[number + 1]]
        try:
            found: Row = json.loads(line)
        except ValueError as error:
            raise InputError(f"is not lines of JSON: {error}", f"{self.path}:{number + 1}", BUILD_AGAIN) from error
        return found
