"""Queries side by side over one graph, each in a process of its own, for a server that waits for them."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import struct
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from zhitu.errors import InputError, QueryError
from zhitu.rdf import engine, jobs, refusals, sources
from zhitu.rdf.jobs import Job, Outcome, Verdict

FOREMAN = ("-P", "-m", "zhitu.rdf.foreman")
"""-P: a pyoxigraph.py that lies in the working folder is not ours."""

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Where a process cannot be forked, each query loads the graph anew."""

MOST_WAITING = 200
"""Queries that wait for a worker; one more is turned away at once."""

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


class Pool:
    """Workers over one RDF file, which is read when the first query comes, and no more after that."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.asked = 0
        self._waiting = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._starting = asyncio.Lock()
        self._slots = asyncio.Semaphore(2)

    async def ask(self, job: Job, answer: BinaryIO) -> Outcome:
        """How the job ended, after its answer was written to the file; from now on, it has the seconds of the limits.

        Raises :class:`InputError` where the graph cannot be read.
        """
        if self._waiting >= MOST_WAITING:
            return Outcome(Verdict.BUSY)
        self.asked += 1
        try:
            await self.start()
            return await self._queue(job, answer)
        finally:
            self.asked -= 1

    async def _queue(self, job: Job, answer: BinaryIO) -> Outcome:
        """Waits for a worker that is free, and has it do the job in the time that is left."""
        slots, loop = self._slots, asyncio.get_running_loop()
        end = loop.time() + self.limits.deadline
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.deadline):  # not wait_for, which can lose what it waited for
                await slots.acquire()
        except TimeoutError:
            return Outcome(Verdict.BUSY)
        finally:
            self._waiting -= 1
        try:
            job = replace(job, deadline=max(end - loop.time(), SHORTEST), most=self.limits.answer)
            return await (self._converse if FORKS else self._load_anew)(job, answer)
        finally:
            slots.release()

    async def start(self) -> None:
        """Starts the process that holds the graph, if it is not there; returns when it has read it."""
        async with self._starting:
            if not FORKS or (self._process and self._process.poll() is None):
                return
            self.close()
            ours, theirs = socket.socketpair()
            self._control = ours
            self._process = await asyncio.to_thread(_launch, self.path, theirs, self.limits.memory)
            said = await asyncio.to_thread(ours.makefile("rb").readline)
            ready = json.loads(said or b'{"workers": 0, "words": "its process died, perhaps for want of memory"}')
            if not ready["workers"]:
                self.close()
                raise InputError(f"the graph cannot be read: {ready['words']}", str(self.path), "Build it again.")
            self._slots = asyncio.Semaphore(ready["workers"])

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

    async def _converse(self, job: Job, answer: BinaryIO) -> Outcome:
        """Has a worker forked, gives it the job, and hears the outcome."""
        from zhitu.rdf import foreman

        assert self._control
        ours, theirs = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=ours)
        try:
            with theirs:
                socket.send_fds(self._control, [b"?"], [theirs.fileno(), answer.fileno()])
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
        return _hear(said, foreman.END)

    async def _load_anew(self, job: Job, answer: BinaryIO) -> Outcome:
        """Runs the job in a process that loads the graph for it."""
        try:
            refusals.refuse(job.query or "")
        except QueryError as error:
            return Outcome(Verdict.REFUSED, words=str(error))
        outcome, text = await asyncio.to_thread(engine.attempt, self.path, job)
        answer.write(text)
        return outcome


def _hear(said: bytes, end: struct.Struct) -> Outcome:
    """What a worker and then its foreman said."""
    told, code = said[: -end.size], said[-end.size :]
    if told:
        return jobs.read_outcome(told)
    if len(code) < end.size:
        return Outcome(Verdict.MISTAKEN, words="the process that holds the graph died")
    return Outcome(engine.verdict(end.unpack(code)[0]))


def _launch(path: Path, control: socket.socket, memory: int) -> subprocess.Popen[bytes]:
    order = {
        "path": str(path.resolve()),
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
