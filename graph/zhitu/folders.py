"""Folders that are there whole or not at all: made under another name, then put in the place of what stood there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def unfinished(path: Path) -> Path:
    """The name that a file or folder has until it is whole; that of another process is another."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def put(part: Path, path: Path) -> None:
    """Gives a finished file or folder its name; what bore the name is gone then."""
    if not part.is_dir() or not path.exists():
        part.replace(path)
        return
    # A folder that holds something cannot be replaced in one step.
    old = unfinished(path.with_name(f"{path.name}-old"))
    path.rename(old)
    try:
        part.rename(path)
    except OSError:
        old.rename(path)
        raise
    remove(old)


def remove(path: Path) -> None:
    """Removes a file, or a folder with all that it holds, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
