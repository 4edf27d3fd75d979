"""A mapper that reads in several processes of this machine, each with its own model."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from zhitu import pipeline
from zhitu.errors import Problem
from zhitu.model import Document, Mapper, Reading, Work

QUEUE_PER_PROCESS = 4
"""Documents that wait for each process: one that waits for its next document wastes a core, more waste memory."""

EAGER = 40
"""Documents that are read before other processes are started: these take a second each to load their model."""

ENDED = "reading this document ended the process that read it, perhaps for want of memory"


def count() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapper(processes: int, eager: int = EAGER) -> Mapper:
    """A mapper that reads in that many processes and keeps the order; a few documents are read at once, in this one.

    A process that ends in the middle of its work takes nothing else with it: what was in hand is read again, one by
    one, and a document that ends its process again is a problem of the graph.
    """

    def apply(work: Work, documents: Iterable[Document]) -> Iterator[tuple[Reading, ...]]:
        stream = iter(documents)
        yield from map(work, islice(stream, eager))
        first = next(stream, None)
        if first is None:
            return
        crew = Crew(work, processes)
        try:
            crew.ask(first)
            for document in stream:
                if crew.is_busy:
                    yield crew.take()
                crew.ask(document)
            while crew.waiting:
                yield crew.take()
        finally:
            crew.leave()

    return apply


class Crew:
    """Processes at work, and the documents that they have in hand, in the order in which they were asked for."""

    def __init__(self, work: Work, processes: int) -> None:
        self.waiting: deque[tuple[Document, Future[tuple[Reading, ...]]]] = deque()
        self._work = work
        self._processes = processes
        self._pool = open_pool(processes)

    @property
    def is_busy(self) -> bool:
        """Whether enough documents wait for all processes."""
        return len(self.waiting) >= self._processes * QUEUE_PER_PROCESS

    def ask(self, document: Document) -> None:
        """Puts a document behind those that wait."""
        try:
            self.waiting.append((document, self._pool.submit(self._work, document)))
        except BrokenProcessPool:  # the next that is taken tells, and all that wait are read again
            broken: Future[tuple[Reading, ...]] = Future()
            broken.set_exception(BrokenProcessPool())
            self.waiting.append((document, broken))

    def take(self) -> tuple[Reading, ...]:
        """What the first of the waiting documents says."""
        try:
            found = self.waiting[0][1].result()
        except BrokenProcessPool:
            self._begin_again()
            found = self.waiting[0][1].result()
        self.waiting.popleft()
        return found

    def leave(self) -> None:
        """Ends the processes; what waits is not read."""
        self._pool.shutdown(cancel_futures=True)

    def _begin_again(self) -> None:
        """Reads what waited one by one, for one of these documents ended the processes; then opens new ones."""
        self._pool.shutdown(cancel_futures=True)
        lost = [at for at, (_, future) in enumerate(self.waiting) if future.cancelled() or future.exception()]
        found = read_alone(self._work, (self.waiting[at][0] for at in lost))
        for at, readings in zip(lost, found, strict=True):
            again: Future[tuple[Reading, ...]] = Future()
            again.set_result(readings)
            self.waiting[at] = (self.waiting[at][0], again)
        self._pool = open_pool(self._processes)


def read_alone(work: Work, documents: Iterable[Document]) -> Iterator[tuple[Reading, ...]]:
    """What each document says, read by one process after the other; a problem for one that ends its process."""
    pool = open_pool(1)
    for document in documents:
        try:
            yield pool.submit(work, document).result()
        except BrokenProcessPool:
            pool.shutdown()
            pool = open_pool(1)
            mend = "The rest was read. Leave the document out, split it, or build again with fewer --jobs."
            yield (pipeline.blank(document, (Problem(ENDED, document.path, mend),)),)
    pool.shutdown()


def open_pool(processes: int) -> ProcessPoolExecutor:
    """Processes that begin afresh, leave interrupts to the one that started them, and end when it does."""
    return ProcessPoolExecutor(processes, get_context("spawn"), follow_parent)


def follow_parent() -> None:
    """Lets this process end when the build does, even if that was killed; else it waits for documents for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
