"""What a server was told, and which edition of the graph lies in its folder now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhitu.errors import InputError
from zhitu.rdf import engine

MARKER = "graph.html"
"""A build writes this file last: when it changes, all others of the folder are in place."""

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine's own address."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the folder; equal as long as no build wrote to it."""

    folder: Path
    stamp: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Options:
    """What ``zhitu serve`` was told; times in seconds, sizes in bytes.

    ``judgements`` is the file that corrections from the browser are written to; ``token`` is what a writer must know.
    A query has until the ``deadline``; all that run at once share the ``memory``.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8000
    judgements: Path | None = None
    token: str = ""
    deadline: float = engine.DEADLINE
    memory: int = engine.MOST_MEMORY

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOCAL_HOSTS

    def edition(self) -> Edition:
        """The edition that is there now; raises :class:`InputError` where there is none."""
        try:
            found = (self.folder / MARKER).stat()
        except OSError as error:
            mend = "Build a graph there first: zhitu build PATH… -o DIR"
            raise InputError("there is no graph to serve", str(self.folder), mend) from error
        return Edition(self.folder, (found.st_mtime_ns, found.st_size, found.st_ino))
