"""Queries side by side over one graph, each in a process of its own, for a server that waits for them."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from zhitu.errors import InputError, QueryError
from zhitu.rdf import engine, jobs, products, refusals, sources, stores
from zhitu.rdf.jobs import Job, Outcome, Verdict
from zhitu.rdf.turns import Turns

FOREMAN = ("-P", "-m", "zhitu.rdf.foreman")
"""-P: a pyoxigraph.py that lies in the working folder is not ours."""

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Where a process cannot be forked, each query loads the graph anew."""

MOST_WAITING = 200
"""Queries that wait for a worker; one more is turned away at once."""

LOADERS = 2
"""Queries at once where each loads the graph anew."""

PATIENCE, MORE_PATIENCE = 0.02, 4.0
"""Seconds of a processor after which a worker makes room if all are busy and others wait; its job begins anew after all
new ones. From then on it makes room for a new one at once, and for another that was set aside after so many times as
long, each time more. So endless queries, however many, keep no other from its turn, and what takes long loses little.
Found with ``benchmarks/endpoint.py``: with 0.01 named queries are set aside, with 0.03 the endless take too much."""

HANDICAP = 1.0
"""Seconds of a processor that a query which multiplies its patterns counts as having taken when it comes. Ten of them
cost the others nothing then, where each would have computed as long as the longest of the others."""

MARGIN, MOST_KNOWN = 2.0, 10_000
"""A query that was answered before goes before others for so many times as long as it took then, and is not set aside;
so many are remembered."""

SERVED = 256 * 1024**2
"""Bytes of N-Quads from which on a server opens the store: a million and a half quads, which take 10 s to load and more
than a gigabyte. Up to there they stand in memory, since they answer six times as fast so."""

DIED = b'{"workers": 0, "words": "its process died, perhaps for want of memory"}'

SHORTEST = 0.01
"""Seconds that a query gets at least: an alarm of zero would never come."""

GRACE = 2.0
"""Seconds beyond the deadline after which a worker is ended that its alarm did not end."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What all queries together and each may take: seconds for one, bytes of memory for all, bytes of an answer."""

    deadline: float = engine.DEADLINE
    memory: int = engine.MOST_MEMORY
    answer: int = engine.MOST_ANSWER


@dataclass(slots=True)
class Course:
    """How a job fared: how often it was set aside, and the seconds of a processor that it counts as having taken.

    ``like`` is a number that it shares with queries alike.
    """

    like: int
    aside: int = 0
    spent: float = 0.0
    begun: bool = False


class Pool:
    """Workers over one RDF file, which is read when the first query comes, and no more after that."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.asked = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._known: OrderedDict[bytes, float] = OrderedDict()
        self._starting = asyncio.Lock()
        self._turns = Turns(LOADERS, self._press)

    async def ask(self, job: Job, answer: BinaryIO) -> Outcome:
        """How the job ended, after its answer was written to the file; from now on, it has the seconds of the limits.

        Raises :class:`InputError` where the graph cannot be read.
        """
        self.asked += 1
        try:
            await asyncio.shield(self.start())  # others wait for it, even if this one is asked no more
            if len(self._turns.new) >= MOST_WAITING:
                return Outcome(Verdict.BUSY)
            return await self._work(job, answer)
        finally:
            self.asked -= 1

    async def _work(self, job: Job, answer: BinaryIO) -> Outcome:
        """Has workers do the job, in the time that there is: a second one, if the first one had to make room."""
        turns, loop, course = self._turns, asyncio.get_running_loop(), self._course(job)
        end = loop.time() + self.limits.deadline
        while True:
            try:
                async with asyncio.timeout_at(end):  # not wait_for, which can lose what it waited for
                    await turns.take(aside=bool(course.aside))
            except TimeoutError:
                return Outcome(Verdict.TOO_LATE if course.begun else Verdict.BUSY)
            course.begun = True
            try:
                job = replace(job, deadline=max(end - loop.time(), SHORTEST), most=self.limits.answer)
                if not FORKS:
                    return await self._load_anew(job, answer)
                outcome = await self._converse(job, answer, course)
            finally:
                turns.give()
            if outcome:
                return outcome
            answer.seek(0)
            answer.truncate()
            course.aside += 1

    async def start(self) -> None:
        """Starts the process that holds the graph, if it is not there; returns when it has read it."""
        async with self._starting:
            if not FORKS or (self._process and self._process.poll() is None):
                return
            store = await asyncio.to_thread(stores.ready, self.path.parent, SERVED)
            ready = await self._begin(store)
            if store and not ready["workers"]:
                ready = await self._begin(await asyncio.to_thread(stores.rebuild, self.path.parent))
            if not ready["workers"]:
                self.close()
                raise InputError(f"the graph cannot be read: {ready['words']}", str(self.path), "Build it again.")
            self._turns = Turns(ready["workers"], self._press)

    async def _begin(self, store: Path | None) -> dict[str, Any]:
        """How many workers a new process that holds the graph allows: none where it cannot be read, with the reason."""
        self.close()
        ours, theirs = socket.socketpair()
        self._control = ours
        self._process = await asyncio.to_thread(_launch, self.path, store, theirs, self.limits.memory)
        said = await asyncio.to_thread(ours.makefile("rb").readline)
        found: dict[str, Any] = json.loads(said or DIED)
        return found

    def close(self) -> None:
        """Ends all processes; the pool can be asked again."""
        if self._control:
            self._control.close()
        if self._process:
            try:
                self._process.wait(GRACE)
            except subprocess.TimeoutExpired:  # it is still reading the graph
                self._process.kill()
                self._process.wait()
        self._control = self._process = None

    def _press(self, new: int, aside: int) -> None:
        """Tells the foreman how many wait for a worker."""
        from zhitu.rdf import foreman

        if self._control:
            with suppress(OSError):  # the next question finds that it died
                self._control.sendall(foreman.ORDER.pack(0.0, new, aside, 0.0, 0))

    async def _converse(self, job: Job, answer: BinaryIO, course: Course) -> Outcome | None:
        """Has a worker forked, gives it the job, and hears the outcome: None where the worker had to make room.

        What a job took before counts: one that begins anew goes behind those that have computed less.
        """
        from zhitu.rdf import foreman

        assert self._control
        assert self._process
        name = job.digest
        ours, theirs = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=ours)
        try:
            with theirs:
                credit = self._known.get(name, 0.0) * MARGIN
                patience = max(PATIENCE, credit) * MORE_PATIENCE**course.aside
                new = 0.0 if course.aside else patience
                order = foreman.ORDER.pack(job.deadline, new, patience, credit - course.spent, course.like)
                socket.send_fds(self._control, [order], [theirs.fileno(), answer.fileno()])
            text = job.written()
            writer.write(foreman.LENGTH.pack(len(text)) + text)
            async with asyncio.timeout(job.deadline + GRACE):
                said = await reader.read()
        except TimeoutError:
            return Outcome(Verdict.TOO_LATE)
        except OSError:
            said = b""
        finally:
            writer.close()  # which ends a worker that is still at it
        told, end = said[: -foreman.END.size], said[-foreman.END.size :]
        if len(end) < foreman.END.size:
            if self._process.poll() is None:  # the worker had to make room before it could read its job
                return None
            return Outcome(Verdict.MISTAKEN, words="the process that holds the graph died")
        code, spent = foreman.END.unpack(end)
        course.spent += spent
        if told:
            self._remember(name, spent)
            return jobs.read_outcome(told)
        return None if code == foreman.MADE_ROOM else Outcome(engine.verdict(code))

    def _course(self, job: Job) -> Course:
        """Where a job begins: behind all new ones if it looks endless and was not answered before."""
        like = products.likeness(job.query or str(job.graph))
        if job.query and job.digest not in self._known and products.multiplies(job.query):
            return Course(like, aside=1, spent=HANDICAP)
        return Course(like)

    def _remember(self, name: bytes, spent: float) -> None:
        """Keeps what a query took, for when it is asked again."""
        self._known[name] = spent
        self._known.move_to_end(name)
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    async def _load_anew(self, job: Job, answer: BinaryIO) -> Outcome:
        """Runs the job in a process that loads the graph for it."""
        try:
            refusals.refuse(job.query or "")
        except QueryError as error:
            return Outcome(Verdict.REFUSED, words=str(error))
        outcome, text = await asyncio.to_thread(engine.attempt, self.path, job)
        answer.write(text)
        return outcome


def _launch(path: Path, store: Path | None, control: socket.socket, memory: int) -> subprocess.Popen[bytes]:
    order = {
        "path": str(path.resolve()),
        "store": str(store.resolve()) if store else "",
        "media_type": sources.FORMATS[path.suffix.lower()].media_type,
        "budget": memory,
    }
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with control:
        process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, *FOREMAN, str(control.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=[control.fileno()],
            env=environment,
        )
    assert process.stdin
    with process.stdin as stdin:
        stdin.write(json.dumps(order).encode())
    return process
