"""A process in which a stranger's query runs: ``python -m zhitu.rdf.worker``, one job on stdin, one answer on stdout.

No engine stops a query in time by itself, and this one has no switch against the network. So the kernel does both:
once the file is open nothing more can be opened, a socket neither; memory is bounded; and an alarm ends the process
at the deadline, whatever it is at. The answer is whole before a byte of it is written.
"""

from __future__ import annotations

import faulthandler
import io
import json
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from zhitu import isolation
from zhitu.knowledge.namespaces import PREFIXES
from zhitu.rdf import jobs, stores
from zhitu.rdf.jobs import Job, Outcome, Verdict

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

TAKEN = 3
"""The numbers 0, 1 and 2 are taken: what is open stays open, and nothing more can be opened."""

BROKEN = (SyntaxError, OSError, RuntimeError)
"""What the engine raises for a file that is no graph, and for a store of which a part was lost."""

# What RDF/XML needs at the end of a predicate, to make an element of it.
ELEMENT_NAME = re.compile(r"[^\W\d][\w.-]*$")


class Bounded(io.RawIOBase):
    """A way into a file that refuses to write more than a number of bytes."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        super().__init__()
        self.file, self.left = file, most

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, chunk: Buffer, /) -> int:
        """The number of bytes written; raises OverflowError where they would be too many."""
        self.left -= memoryview(chunk).nbytes
        if self.left < 0:
            raise OverflowError
        return self.file.write(chunk)


def main() -> int:
    """Zero, after the job on stdin was done: a line with its outcome, then the answer, stand on stdout."""
    order = json.load(sys.stdin)
    job = jobs.read_job(order["job"].encode())
    answer = io.BytesIO()
    try:
        store = enter(order)
        expire(job.deadline)
        outcome = perform(store, job, answer)
    except BROKEN as error:
        outcome = Outcome(Verdict.BROKEN_FILE, words=str(error))
    sys.stdout.buffer.write(outcome.written() + answer.getvalue())
    sys.stdout.buffer.flush()
    return 0


def enter(order: dict[str, Any]) -> Store:
    """The store that the order names, or one that its file is loaded into; from then on the process is confined."""
    if not order["store"]:
        with Path(order["path"]).open("rb") as file:
            confine(order["memory"], files=TAKEN)
            return load(file, order["media_type"])
    isolation.leave_network()  # before the store has threads, which a process that leaves may not have
    place = Path(order["store"])
    store = Store.read_only(str(place))
    confine(order["memory"], files=stores.last_file(place) or TAKEN)
    return store


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


def perform(store: Store, job: Job, file: BinaryIO) -> Outcome:
    """How the job ended, after its answer was written to the file."""
    # pyoxigraph writes to anything that has a write().
    answer: BinaryIO = Bounded(file, job.most)  # type: ignore[assignment]
    try:
        if job.query is None:
            return write_graph(store, job, answer)
        found = store.query(
            job.query,
            base_iri=job.base,
            prefixes=PREFIXES,
            default_graph=_nodes(job.default_graphs),
            named_graphs=_nodes(job.named_graphs),
        )
        if isinstance(found, QueryTriples):
            return write_triples(found, job, answer)
        assert isinstance(found, QuerySolutions | QueryBoolean)
        return write_rows(found, job, answer)
    except OverflowError:
        return Outcome(Verdict.TOO_LARGE)
    except MemoryError:
        return Outcome(Verdict.TOO_MUCH)
    except (SyntaxError, ValueError, OSError) as error:
        return Outcome(Verdict.BAD_QUERY, words=str(error))


def write_rows(found: QuerySolutions | QueryBoolean, job: Job, answer: BinaryIO) -> Outcome:
    """Writes a table, or a yes or no."""
    format_ = QueryResultsFormat.from_media_type(job.rows)
    if format_ is None:
        return Outcome(Verdict.UNFIT, words="it is a table")
    found.serialize(answer, format=format_)
    return Outcome(Verdict.ANSWERED, "select" if isinstance(found, QuerySolutions) else "ask")


def write_triples(found: QueryTriples, job: Job, answer: BinaryIO) -> Outcome:
    """Writes what a query constructed or described."""
    format_ = RdfFormat.from_media_type(job.triples)
    if format_ is None:
        return Outcome(Verdict.UNFIT, words="it is made of triples")
    if format_ == RdfFormat.N_TRIPLES:
        found.serialize(answer, format=format_)
        return Outcome(Verdict.ANSWERED, "construct")
    return write(found, format_, answer)


def write(triples: Iterable[Triple], format_: RdfFormat, answer: BinaryIO) -> Outcome:
    """Writes triples, with our prefixes."""
    try:
        serialize(elements(triples) if format_ == RdfFormat.RDF_XML else triples, answer, format_, prefixes=PREFIXES)
    except NameError as error:
        return Outcome(Verdict.UNFIT, words=f"RDF/XML has no name for {error}")
    return Outcome(Verdict.ANSWERED, "construct")


def elements(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, as long as RDF/XML can tell them; raises NameError, where the store would write broken XML."""
    for triple in triples:
        if not ELEMENT_NAME.search(triple.predicate.value):
            raise NameError(triple.predicate.value)
        yield triple


def write_graph(store: Store, job: Job, answer: BinaryIO) -> Outcome:
    """Writes the triples of a graph of the store."""
    graph = NamedNode(job.graph) if job.graph else DefaultGraph()
    if isinstance(graph, NamedNode) and not store.contains_named_graph(graph):
        return Outcome(Verdict.UNKNOWN_GRAPH, words=job.graph)
    format_ = RdfFormat.from_media_type(job.triples)
    if format_ is None:
        return Outcome(Verdict.UNFIT, words="it is made of triples")
    return write((quad.triple for quad in store.quads_for_pattern(None, None, None, graph)), format_, answer)


def expire(seconds: float) -> None:
    """Has this process ended after so many seconds: by the kernel, or by a thread that asks nobody (Windows)."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
    else:
        faulthandler.dump_traceback_later(seconds, exit=True, file=sys.stderr)


def confine(most: int, files: int) -> None:
    """Bounds the address space, and the files that are open: with as many as there are, no socket, no file opens."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    if sys.platform.startswith("linux"):  # others ignore it, or refuse what they have mapped already
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _nodes(iris: tuple[str, ...] | None) -> list[Any] | None:
    return None if iris is None else [NamedNode(iri) for iri in iris]


if __name__ == "__main__":
    sys.exit(main())
