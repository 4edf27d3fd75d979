"""The process in which a stranger's query runs: ``python -m zhitu.rdf.worker``, one job on stdin, one answer on stdout.

No engine stops a query in time by itself, and this one has no switch against the network. So the kernel does both:
once the file is open nothing more can be opened, a socket neither; memory is bounded; and an alarm ends the process
at the deadline, whatever it is at. The answer is whole before a byte of it is written.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import (
    DefaultGraph,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

# What the exit code says; the parent turns it into words.
BROKEN_FILE, BAD_QUERY, TOO_LARGE = 3, 4, 5


class Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a number of bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, chunk: Buffer, /) -> int:
        """The number of bytes written; raises OverflowError where they would be too many."""
        if self.tell() + memoryview(chunk).nbytes > self.most:
            raise OverflowError
        return super().write(chunk)


def main() -> int:
    """The exit code, after the job on stdin was done and its answer written to stdout."""
    job = json.load(sys.stdin)
    with Path(job["path"]).open("rb") as file:
        confine(job["memory"])
        try:
            store = load(file, job["media_type"])
        except (SyntaxError, OSError) as error:
            return finish(BROKEN_FILE, str(error))
    if hasattr(signal, "setitimer"):  # elsewhere the parent ends the process, later
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, job["deadline"])
    answer = Bounded(job["most"])
    try:
        form = write_answer(store, job["query"], job["prefixes"], answer)
    except OverflowError:
        return finish(TOO_LARGE, "")
    except (SyntaxError, ValueError, OSError) as error:
        return finish(BAD_QUERY, str(error))
    sys.stdout.buffer.write(form.encode() + b"\n" + answer.getvalue())
    sys.stdout.buffer.flush()
    return 0


def finish(code: int, words: str) -> int:
    """The exit code, after the words that go with it were written."""
    sys.stdout.buffer.write(words.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    return code


def load(file: BinaryIO, media_type: str) -> Store:
    """A store of the file, whose default graph is the union of all its graphs, each triple once."""
    store = Store()
    format_ = RdfFormat.from_media_type(media_type)
    assert format_ is not None
    store.bulk_load(input=file, format=format_)
    if format_.supports_datasets:
        named = (quad for quad in store if not isinstance(quad.graph_name, DefaultGraph))
        store.bulk_extend([Quad(quad.subject, quad.predicate, quad.object) for quad in named])
    return store


def write_answer(store: Store, query: str, prefixes: dict[str, str], answer: Bounded) -> str:
    """The form of the answer (select, ask or construct), after it was written."""
    found = store.query(query, prefixes=prefixes)
    if isinstance(found, QueryTriples):
        found.serialize(answer, format=RdfFormat.N_TRIPLES)
        return "construct"
    assert isinstance(found, QuerySolutions | QueryBoolean)
    found.serialize(answer, format=QueryResultsFormat.JSON)
    return "select" if isinstance(found, QuerySolutions) else "ask"


def confine(most: int) -> None:
    """Bounds the address space, and lets the process open nothing more: no socket, no file; where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # 0, 1 and 2 are taken; what is open stays open
    if sys.platform.startswith("linux"):  # others ignore it, or refuse what they have mapped already
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    sys.exit(main())
