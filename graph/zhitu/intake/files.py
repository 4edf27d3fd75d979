"""The files behind the paths that a user gives, each with the name that is shown for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from zhitu.errors import Problem

BESIDE = ("_files", ".files", "_文件")
"""What browsers add to the name of a page, for the folder of what belongs to it."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file, and the name that is shown for it: relative to the folder that was given, else its own."""

    shown: str
    path: Path


@dataclass(frozen=True, slots=True)
class Found:
    """A file below ``root``, which the user gave."""

    root: Path
    path: Path

    @property
    def short(self) -> str:
        """The name relative to what the user gave."""
        return self.path.name if self.path == self.root else PurePosixPath(self.path.relative_to(self.root)).as_posix()

    @property
    def long(self) -> str:
        """The same with the name of the folder that the user gave."""
        return self.path.as_posix() if self.path == self.root else f"{self.root.resolve().name}/{self.short}"


def find(paths: Iterable[Path], problems: list[Problem], without: Iterable[Path] = ()) -> tuple[File, ...]:
    """The files, sorted by the name shown; what cannot be opened is a problem.

    Hidden files are passed over, and below a path the files and folders ``without``.
    """
    found: dict[Path, Found] = {}
    passed = frozenset(path.resolve() for path in without)
    for path in sorted(set(paths)):
        for file in walk(path, problems, passed):
            real = file.path.resolve()
            if real in found:
                shown = found[real].path.as_posix()
                problems.append(Problem("the same file a second time", file.path.as_posix(), f"It is read as {shown}."))
            else:
                found[real] = file
    return tuple(sorted(name(tuple(found.values()))))


def name(found: tuple[Found, ...]) -> Iterator[File]:
    """Each file under the shortest name that no other file has, whatever the order."""
    short = Counter(file.short for file in found)
    long = Counter(file.long for file in found)
    for file in found:
        if short[file.short] == 1:
            yield File(file.short, file.path)
        else:
            yield File(file.long if long[file.long] == 1 else file.path.as_posix(), file.path)


def walk(root: Path, problems: list[Problem], without: Collection[Path] = ()) -> Iterator[Found]:
    """The files below one path; a folder that links back to one that was seen is a problem."""
    seen: set[Path] = set()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            real = path.resolve()
            if real in without and path != root:
                continue
            if path.is_dir():
                if real in seen:
                    problems.append(
                        Problem("a link to a folder that is read already", path.as_posix(), "Remove the link.")
                    )
                    continue
                seen.add(real)
                inside = {p.name: p for p in path.iterdir() if not p.name.startswith(".")}
                waiting += [p for name, p in sorted(inside.items(), reverse=True) if not is_beside(name, inside)]
            elif path.is_file():
                yield Found(root, path)
            elif path.exists():
                problems.append(Problem("neither a file nor a folder", path.as_posix(), "Give a file or a folder."))
            else:
                problems.append(Problem("no such file or folder", path.as_posix(), "Check the path."))
        except (OSError, RuntimeError, ValueError) as error:
            reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
            problems.append(Problem(f"cannot be opened: {reason}", path.as_posix(), "Check its rights."))


def is_beside(name: str, others: Collection[str]) -> bool:
    """Whether a folder is the one in which a browser keeps the pictures and scripts of a page that it saved."""
    stem = next((name.removesuffix(end) for end in BESIDE if name.endswith(end)), "")
    return bool(stem) and any(f"{stem}{end}" in others for end in (".html", ".htm", ".xhtml"))
