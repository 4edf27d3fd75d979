"""Folders that are watched: what comes, changes or goes there is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zhitu.cli import terminal
from zhitu.errors import InputError, ZhituError

SETTLED = 1_600
"""Milliseconds that changes are gathered for at most: files that are copied together are woven together."""


def repeat(work: Callable[[], int], paths: Iterable[str], without: Path, *, quiet: bool) -> int:
    """Does the work now, and again whenever what it works on changes; an interrupt ends it.

    What goes wrong the first time is raised; later it is told, and the next change is waited for.
    """
    watched = [_resolve(path) for path in paths]
    work()
    if not quiet:
        terminal.say("watching; Ctrl-C ends it")
    for _ in changes(watched, without.resolve()):
        try:
            work()
        except ZhituError as error:
            terminal.tell(error.problem, "error")
    return 0


def changes(paths: list[Path], without: Path) -> Iterator[None]:
    """Yields after each bundle of changes to the files, and to what lies in the folders; ``without`` that folder."""
    import watchfiles

    def concerns(_: watchfiles.Change, name: str) -> bool:
        path = Path(name)
        inside = any(root == path or (root in path.parents and _is_shown(path, root)) for root in paths)
        return inside and path != without and without not in path.parents

    # A program that saves a file may put another in its place: so the folder is watched, not the file.
    folders = {path if path.is_dir() else path.parent for path in paths}
    for _ in watchfiles.watch(*folders, watch_filter=concerns, debounce=SETTLED, raise_interrupt=True):
        yield


def _is_shown(path: Path, root: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(root).parts)


def _resolve(path: str) -> Path:
    if path == "-":
        raise InputError("standard input cannot be watched", "-", "Name a file or a folder, or leave --watch out.")
    return Path(path).resolve()
