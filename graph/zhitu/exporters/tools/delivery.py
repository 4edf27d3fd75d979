"""Files of an export put where the user wants them, all or none, without harm to files that are his."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from zhitu.errors import InputError
from zhitu.exporters import placement
from zhitu.exporters.tools.filenames import fold

Files = Iterable[tuple[str, Iterable[bytes]]]
"""The files of a tool: each by its name inside the folder, with its chunks."""

MANIFEST = ".zhitu-export.json"
"""Names the files of a folder that are ours: those may be replaced and removed."""


def deliver_file(output: Path, name: str, files: Files) -> tuple[Path, ...]:
    """The one file, at ``output``, or under its own name where ``output`` is a folder."""
    if output.is_dir():
        output = output / name
    output.parent.mkdir(parents=True, exist_ok=True)
    return tuple(placement.place(output, chunks) for _, chunks in files)


def deliver_folder(folder: Path, files: Files) -> tuple[Path, ...]:
    """The files in a folder; those of an earlier export that are written no more are gone.

    Raises :class:`InputError` where a file would replace one that no export wrote, or a link leads out of the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for inner in folder.rglob("*"):
        if inner.is_dir() and not inner.is_symlink():
            placement.sweep(inner)
    old = _read_manifest(folder)
    ours = {fold(name): name for name in old}
    new: list[str] = []

    def placed() -> Iterator[placement.Written]:
        for name, chunks in files:
            path = _inside(folder, name)
            if name not in old and path.exists() and not _is_one(path, folder / ours.get(fold(name), MANIFEST)):
                raise InputError("would replace a file that no export wrote", str(path), "Name a folder of its own.")
            path.parent.mkdir(parents=True, exist_ok=True)
            new.append(name)
            yield path, chunks
        yield folder / MANIFEST, [(json.dumps({"files": sorted(new)}, indent=0) + "\n").encode()]

    for name in old:
        _inside(folder, name)  # refused before anything is written
    try:
        *written, _ = placement.place_all(placed(), folder)
    except BaseException:
        _prune(folder, set(new) - old)
        raise
    kept = {fold(name): folder / name for name in new}
    for name in old - set(new):
        path = _inside(folder, name)
        if fold(name) not in kept or not _is_one(path, kept[fold(name)]):
            path.unlink(missing_ok=True)
    _prune(folder, old - set(new))
    return tuple(written)


def _read_manifest(folder: Path) -> set[str]:
    """The names that an earlier export wrote there; none where there was no such export."""
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {name for name in names if isinstance(name, str) and _is_inside(name)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\0" not in name


def _inside(folder: Path, name: str) -> Path:
    """The path of a name in the folder; raises :class:`InputError` where a link in the folder leads out of it."""
    if not _is_inside(name):
        raise ValueError(f"not a name inside a folder: {name!r}")  # a mistake of a tool: names are made, never taken
    path = folder / name
    if not path.parent.resolve().is_relative_to(folder.resolve()):
        raise InputError("a link leads out of the folder", str(path.parent), "Name a folder of its own.")
    return path


def _is_one(one: Path, two: Path) -> bool:
    """Whether two paths are one file: names that differ in case are, on systems that do not count it."""
    try:
        return one.samefile(two)
    except OSError:
        return False


def _prune(folder: Path, names: Iterable[str]) -> None:
    """Removes the folders of files that are gone, where nothing is left in them."""
    parents = {parent for name in names for parent in PurePosixPath(name).parents if parent.name}
    for parent in sorted(parents, key=lambda path: len(path.parts), reverse=True):
        path = folder / parent
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
