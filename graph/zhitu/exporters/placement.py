"""Files and folders that are there whole or not at all: written under another name, then renamed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zhitu import folders
from zhitu.exporters import sorting

Written = tuple[Path, Iterable[bytes] | Callable[[Path], None]]
"""A path, and what is to stand there: the chunks of a file, or what writes a folder under the name that it is given."""


CHUNK = 1 << 20
"""Bytes of a file that are read at once."""


def read_chunks(path: Path) -> Iterator[bytes]:
    """The bytes of a file that a library had to write itself."""
    with path.open("rb") as file:
        while data := file.read(CHUNK):
            yield data


def place(path: Path, chunks: Iterable[bytes]) -> Path:
    """The path, once all the chunks stand in it; the file that stood there before stays until then."""
    (placed,) = place_all([(path, chunks)], path.parent)
    return placed


def place_all(files: Iterable[Written], folder: Path) -> tuple[Path, ...]:
    """The paths, once every file is written: where one cannot be, all stay as they were."""
    sweep(folder)
    unfinished: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            # The process id keeps two builds into one folder from writing into each other's unfinished file.
            part = folders.unfinished(path)
            unfinished.append((part, path))
            if callable(content):
                content(part)
            else:
                with part.open("wb") as file, sorting.beside(folder):
                    file.writelines(content)
        for part, path in unfinished:
            folders.put(part, path)
    finally:
        for part, _ in unfinished:
            folders.remove(part)
    return tuple(path for _, path in unfinished)


def sweep(folder: Path) -> None:
    """Removes the unfinished files and folders that builds left which were killed."""
    for part in folder.glob(".*.part"):
        pid = part.suffixes[-2].removeprefix(".") if len(part.suffixes) > 1 else ""
        if pid.isdigit() and not is_running(int(pid)):
            folders.remove(part)


def is_running(pid: int) -> bool:
    """Whether a process of that number is there; where the system does not tell, it may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
