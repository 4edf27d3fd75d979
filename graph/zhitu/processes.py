"""A mapper that reads in several processes of this machine, each with its own model."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread

from zhitu import pipeline
from zhitu.errors import Problem
from zhitu.model import Batch, Document, Mapper, Readings, Work

QUEUE_PER_PROCESS = 2
"""Batches in hand for each process: one that waits for its next batch wastes a core, more waste memory."""

EAGER = 1
"""Batches that are read before other processes are started: these take a second each to load their model."""

ENDED = "reading this document ended the process that read it, perhaps for want of memory"


def count() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapper(processes: int, eager: int = EAGER) -> Mapper:
    """A mapper that reads in that many processes and keeps the order; the first batches are read at once, in this one.

    A process that ends in the middle of its work takes nothing else with it: what was in hand is read again, one by
    one, and a document that ends its process again is a problem of the graph.
    """

    def apply(work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        stream = iter(batches)
        yield from map(work, islice(stream, eager))
        first = next(stream, None)
        if first is None:
            return
        crew = Crew(work, processes)
        try:
            crew.ask(first)
            for batch in stream:
                if crew.is_busy:
                    yield crew.take()
                crew.ask(batch)
            while crew.waiting:
                yield crew.take()
        finally:
            crew.leave()

    return apply


class Crew:
    """Processes at work, and the batches that they have in hand, in the order in which they were asked for."""

    def __init__(self, work: Work, processes: int) -> None:
        self.waiting: deque[tuple[Batch, Future[tuple[Readings, ...]]]] = deque()
        self._work = work
        self._processes = processes
        self._pool = open_pool(processes)

    @property
    def is_busy(self) -> bool:
        """Whether enough batches wait for all processes."""
        return len(self.waiting) >= self._processes * QUEUE_PER_PROCESS

    def ask(self, batch: Batch) -> None:
        """Puts a batch behind those that wait."""
        try:
            self.waiting.append((batch, self._pool.submit(self._work, batch)))
        except BrokenProcessPool:  # the next that is taken tells, and all that wait are read again
            broken: Future[tuple[Readings, ...]] = Future()
            broken.set_exception(BrokenProcessPool())
            self.waiting.append((batch, broken))

    def take(self) -> tuple[Readings, ...]:
        """What the documents of the first of the waiting batches say."""
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
        """Reads what waited document by document, for one of them ended the processes; then opens new ones."""
        self._pool.shutdown(cancel_futures=True)
        lost = [at for at, (_, future) in enumerate(self.waiting) if future.cancelled() or future.exception()]
        with closing(read_alone(self._work, (one for at in lost for one in self.waiting[at][0]))) as found:
            for at in lost:
                batch, _ = self.waiting[at]
                again: Future[tuple[Readings, ...]] = Future()
                again.set_result(tuple(islice(found, len(batch))))
                self.waiting[at] = (batch, again)
        self._pool = open_pool(self._processes)


def read_alone(work: Work, documents: Iterable[Document]) -> Generator[Readings, None, None]:
    """What each document says, read by one process after the other; a problem for one that ends its process."""
    pool = open_pool(1)
    try:
        for document in documents:
            try:
                yield pool.submit(work, (document,)).result()[0]
            except BrokenProcessPool:
                pool.shutdown()
                pool = open_pool(1)
                mend = "The rest was read. Leave the document out, split it, or build again with fewer --jobs."
                yield (pipeline.empty_reading(document, (Problem(ENDED, document.path, mend),)),)
    finally:
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
