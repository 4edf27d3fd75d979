"""A process apart, in which files are read that large libraries must open and that come from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from queue import Empty, Queue
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock, Thread
from typing import BinaryIO

from zhitu import codec
from zhitu.errors import Problem
from zhitu.intake.options import Options
from zhitu.model import Document

START = 30
"""Seconds that a process may need to start, beside those of its first document; one takes half a second."""

AHEAD = 2
"""Documents that the process may read before they are asked for."""

PAUSE = 0.05
"""Seconds between two looks whether the thread that listens has ended."""


class Room:
    """A process that reads files one after the other; where one of them ends it, the next gets a new one."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue()
        self._listener = Thread()
        self._folder = ""
        self._stopped = False
        self._lock = Lock()

    def read(self, shown: str, path: Path, problems: list[Problem]) -> Generator[Document, None, bool]:
        """The documents of a file, as its reader yields them; what cannot be read joins ``problems``.

        Returns whether the process went through to the end of the file.
        """
        patience = self._options.seconds + (0 if self._process else START)
        whole = False
        try:
            self._order({"shown": shown, "path": str(path), "options": asdict(self._options)})
            while not whole:
                line = self._lines.get(timeout=patience)
                patience = self._options.seconds
                if not line.endswith(b"\n"):  # the process ended, perhaps within a line
                    mend = "What stood before was read. Leave the file out, or save it in another format."
                    problems.append(Problem("reading it ended in the middle: damaged, or too large", shown, mend))
                    return False
                if line.startswith(b"["):
                    yield codec.decode_document(line)
                elif line.startswith(b"{"):
                    problems.append(Problem(**json.loads(line)))
                else:
                    whole = True
        except Empty:
            what = f"reading took longer than {self._options.seconds} seconds"
            problems.append(Problem(what, shown, "What stood before was read. Allow more by --limit seconds=N."))
        finally:
            if not whole:
                self.close()
        return whole

    def stop(self) -> None:
        """Ends the process at once, whatever it reads, and lets no other begin; for another thread to call."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def close(self) -> None:
        """Ends the process, and removes what it unpacked."""
        if self._process is None:
            return
        self._process.kill()
        while self._listener.is_alive():  # it may wait for room to put a line
            with suppress(Empty):
                self._lines.get(timeout=PAUSE)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                assert stream is not None
                stream.close()
        self._process = None
        rmtree(self._folder, ignore_errors=True)

    def _order(self, order: dict[str, object]) -> None:
        if self._process is None:
            self._lines = Queue(maxsize=AHEAD)
            with self._lock:
                if self._stopped:
                    self._lines.put(b"")
                    return
                self._folder = mkdtemp(prefix="zhitu-")
                try:
                    self._process = _start(self._options.memory, self._folder)
                except OSError:
                    rmtree(self._folder, ignore_errors=True)
                    raise
            self._listener = Thread(target=_listen, args=(self._process.stdout, self._lines), daemon=True)
            self._listener.start()
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended: so the end of its lines will tell
            self._process.stdin.write(json.dumps(order).encode("ascii") + b"\n")
            self._process.stdin.flush()


def _start(memory: int, folder: str) -> subprocess.Popen[bytes]:
    """A process that unpacks into a folder of ours: one that is killed could not clear up after itself."""
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-P", "-m", "zhitu.intake.apart", str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TMPDIR": folder},
    )


def _listen(stream: BinaryIO, lines: Queue[bytes]) -> None:
    """Hands on the lines of a process, and an empty one at its end."""
    for line in stream:
        lines.put(line)
    lines.put(b"")
