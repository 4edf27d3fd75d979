"""Files read in order: those of large formats in processes apart, several at once, and what was read is remembered."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import cache as once
from importlib.metadata import PackageNotFoundError, version
from queue import Full, Queue
from threading import Event
from typing import Protocol

from zhitu import codec
from zhitu.errors import Problem
from zhitu.intake import formats
from zhitu.intake.files import File
from zhitu.intake.meter import Meter, Tell
from zhitu.intake.options import Options
from zhitu.intake.rooms import Room
from zhitu.knowledge import ontology
from zhitu.model import Document

AHEAD = 8
"""Documents of a file that are read before it is its turn; a page of news has some kilobytes."""

PAUSE = 0.1
"""Seconds between two looks whether the documents are still wanted."""

REMEMBERED = 32 << 20
"""Bytes of a file's documents that are remembered at most: a library costs less to read again than to keep."""

LIBRARIES = ("lxml", "openpyxl", "pyarrow", "pypdfium2", "python-docx", "rapidocr", "trafilatura")
"""What reads the formats."""

LEXICONS = ("column_names", "leads", "organisation_heads", "surnames", "transcription")
"""What the readers of formats go by, all that is asked in this package."""

Found = Document | Problem


class Memory(Protocol):
    """What was read before, by a key."""

    def recall(self, key: bytes) -> bytes | None:
        """What was kept under the key."""

    def retain(self, key: bytes, value: bytes) -> None:
        """Keeps a value."""


@dataclass(slots=True)
class Task:
    """A file that is read apart: documents and problems as they are found, and at its end whether it was read whole."""

    file: File
    key: bytes
    found: Queue[Found | bool] = field(default_factory=lambda: Queue(AHEAD))
    kept: bytes | None = None


def read(
    files: Iterable[File], options: Options, problems: list[Problem], memory: Memory | None, meter: Meter
) -> Iterator[Document]:
    """The documents of the files, in order; what cannot be read joins ``problems``, and the ``meter`` is kept."""
    waiting: deque[Task | File] = deque()

    def take() -> Iterator[Document]:
        one = waiting.popleft()
        yield from _take(one, options, problems, memory, meter.tell)
        meter.close(one if isinstance(one, File) else one.file)

    with opened(options, memory) as start:
        for file in files:
            waiting.append(start(file) if is_apart(file) else file)
            if len(waiting) > options.rooms:
                yield from take()
        while waiting:
            yield from take()


def is_apart(file: File) -> bool:
    """Whether a file is read in a process apart."""
    known = formats.find(file.path)
    return known is not None and known.apart


@contextmanager
def opened(options: Options, memory: Memory | None) -> Iterator[Callable[[File], Task]]:
    """What begins to read a file apart, in one of several rooms, or finds what is remembered of it."""
    stopped = Event()
    with ExitStack() as stack, ThreadPoolExecutor(options.rooms, "zhitu-room") as threads:
        rooms = [stack.enter_context(closing(Room(options))) for _ in range(options.rooms)]
        free: Queue[Room] = Queue()
        for room in rooms:
            free.put(room)

        def start(file: File) -> Task:
            task = Task(file, name(file, options) if memory is not None else b"")
            task.kept = memory.recall(task.key) if memory is not None and task.key else None
            if task.kept is None:
                threads.submit(_work, task, free, stopped)
            return task

        try:
            yield start
        finally:
            stopped.set()
            for room in rooms:
                room.stop()


def name(file: File, options: Options) -> bytes:
    """What a file's documents are remembered by: its name, its bytes, and how it is read; nothing if it cannot be."""
    said = {**asdict(options), "rooms": 0, "name": file.shown, "versions": versions(), "words": words()}
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode())
    try:
        with file.path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    except OSError:
        return b""
    return digest.digest()


@once
def versions() -> dict[str, str]:
    """The versions of the libraries that read files: what another one reads may differ."""
    found = {}
    for library in LIBRARIES:
        with suppress(PackageNotFoundError):
            found[library] = version(library)
    return found


@once
def words() -> tuple[str, ...]:
    """The digests of the lexicons by which files are read: with another word a page may be read otherwise."""
    files = (ontology.folder() / "lexicons" / f"{lexicon}.tsv" for lexicon in LEXICONS)
    return tuple(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def _work(task: Task, free: Queue[Room], stopped: Event) -> None:
    """Reads a file in a free room."""
    room = free.get()
    problems: list[Problem] = []
    whole = False
    try:
        reading = room.read(task.file.shown, task.file.path, problems)
        while not stopped.is_set():
            try:
                document = next(reading)
            except StopIteration as end:
                whole = bool(end.value)
                break
            _put(task, problems, document, stopped)
        reading.close()
    except Exception as error:  # the machine may have no process or no space left
        mend = "Build again with fewer --jobs. What stood before was read."
        problems.append(Problem(f"cannot be read: {type(error).__name__}: {error}", task.file.shown, mend))
    finally:
        _put(task, problems, whole, stopped)
        free.put(room)


def _put(task: Task, problems: list[Problem], last: Document | bool, stopped: Event) -> None:
    """Hands on what was found, and waits as long as it is wanted."""
    for one in (*problems, last):
        while not stopped.is_set():
            try:
                task.found.put(one, timeout=PAUSE)
                break
            except Full:
                continue
    problems.clear()


def _take(
    one: Task | File, options: Options, problems: list[Problem], memory: Memory | None, tell: Tell
) -> Iterator[Document]:
    """The documents of a file whose turn it is."""
    if isinstance(one, File):
        yield from formats.read(one.shown, one.path, options, problems, tell)
        return
    lines: list[bytes] = []
    size = 0
    kept = memory if one.kept is None and one.key else None
    for found in _recall(one.kept) if one.kept is not None else iter(one.found.get, None):
        match found:
            case Document():
                line = codec.encode_document(found) if kept is not None else b""
                yield found
            case Problem():
                line = json.dumps(asdict(found)).encode("ascii")
                problems.append(found)
            case bool():
                if found and kept is not None:
                    kept.retain(one.key, b"\n".join(lines))
                return
        size += len(line)
        if size > REMEMBERED:
            kept = None
            lines.clear()
        else:
            lines.append(line)


def _recall(kept: bytes) -> Iterator[Found]:
    """What is remembered of a file."""
    for line in kept.split(b"\n"):
        if line.startswith(b"["):
            yield codec.decode_document(line)
        elif line:
            yield Problem(**json.loads(line))
