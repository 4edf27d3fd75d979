"""How much of what is to be read has been read, in bytes of the files on the disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from zhitu.intake.files import File

T = TypeVar("T")

Tell = Callable[[int], None]
"""Told how many bytes of its file a reader has passed."""


@dataclass(slots=True)
class Meter:
    """Bytes of all files, and those of what has been opened and of what has been read; nothing where no file is.

    A document is opened long before it is read: many are read at once.
    """

    total: int = 0
    opened: int = 0
    read: int = 0
    _before: int = 0
    _waiting: deque[int] = field(default_factory=deque)

    def weigh(self, files: Iterable[File]) -> None:
        """Counts the bytes of files that will be opened."""
        self.total += sum(map(_size, files))

    def tell(self, position: int) -> None:
        """Notes how far the file in hand has been opened."""
        self.opened = self._before + position

    def close(self, file: File) -> None:
        """Notes that a file has been opened to its end."""
        self._before += _size(file)
        self.opened = self._before

    def watch(self, documents: Iterable[T]) -> Iterator[T]:
        """The documents, each noted with where it stands."""
        for one in documents:
            self._waiting.append(self.opened)
            yield one

    def step(self) -> None:
        """Notes that the next document has been read."""
        self.read = self._waiting.popleft()


def _size(file: File) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
