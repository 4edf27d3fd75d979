"""The process that holds a graph and forks a worker for each query: ``python -m zhitu.rdf.foreman FD``.

    web server ── control ──→ foreman ── fork ──→ worker: one query, then its end
         ↑                                          │ outcome, by the connection of the query
         └──────────────────────────────────────────┘ answer, in a file that the web server opened

On the control socket comes a deadline a query, with two open files: a connection, on which the worker reads its job
and tells the outcome, and the file for the answer. When the worker has ended the foreman adds how, and closes the
connection. A connection that the other side closed ends its worker, a closed control socket all of them.

Those that have computed least go on, the others are held meanwhile; so short queries pass the endless ones. Queries
alike count together, as one that is asked again and again.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from pyoxigraph import Store

from zhitu import isolation
from zhitu.errors import QueryError
from zhitu.rdf import jobs, refusals, shares, stores, worker
from zhitu.rdf.jobs import Outcome, Verdict

LENGTH = struct.Struct("!I")
"""Before a job: its bytes."""

END = struct.Struct("!id")
"""After the outcome, or instead of it: the exit code of the worker, negative for the signal that ended it, and how many
seconds of a processor it took."""

ORDER = struct.Struct("!ddddI")
"""On the control socket, with two files: the seconds that a worker has, and those of a processor after which it makes
room for a new query, and for one that made room before, and those for which it goes before all others, and a number
that queries alike share. Without files: zero, how many of both wait for a worker, twice zero."""

MADE_ROOM = 1000
"""As an exit code: the worker was ended so that another could begin."""

TICK = 0.02
"""Seconds between looks at how long the workers have computed; a look costs 2 µs a worker."""

SPARE = 1
"""How many more workers may go on than there are processors: some wait for their job."""

AGES = ((0.0, 1), (0.3, 10), (2.0, 19))
"""From so many seconds of a processor on, a worker is so much nicer: the web server comes first, other programs of the
machine before what takes long. Not before its patience is at its end, else it would never come to that beside them."""

MOST_WORKERS = 64
"""Queries at once: of fifty ten may be endless, and none has to make room for another and begin anew."""

RESERVE = 96 * 1024**2
"""Bytes that workers may take between two looks at what they have: three processors write so much in a tick."""

FILES = 5
"""The files of a worker: three that lead nowhere, the connection, the answer; it can open no other.

Those of a store, which lie beyond, it has from the foreman."""

LAST_FILE = 100
"""Beyond the files of a foreman: a few of its own, and one a worker."""


@dataclass(slots=True)
class Child:
    """A worker at work."""

    connection: socket.socket
    begun: float
    end: float
    patience: tuple[float, float]
    credit: float
    like: int
    own: int = 0
    age: int = 0
    held: bool = False
    made_room: bool = False


class Foreman:
    """Forks, orders and buries the workers over one store."""

    def __init__(self, control: socket.socket, store: Store, memory: int, budget: int, files: int) -> None:
        self.control, self.store, self.memory, self.files = control, store, memory, files
        self.shared = shares.mapped()
        self.room = max(memory, budget - self.shared - RESERVE)
        self.children: dict[int, Child] = {}
        self.most = (os.cpu_count() or 1) + SPARE
        self.nice = os.getpriority(os.PRIO_PROCESS, 0)
        self.waiting = (0, 0)
        self.next = 0.0
        self.poll = select.poll()
        self.poll.register(control, select.POLLIN)
        self.woken, waker = os.pipe()
        for end in (self.woken, waker):
            os.set_blocking(end, False)
        self.poll.register(self.woken, select.POLLIN)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)

    def run(self) -> None:
        """Returns when the control socket is closed, after ending all workers."""
        while True:
            wait = max(0.0, self.next - time.monotonic()) if self.children else None
            for file, event in self.poll.poll(None if wait is None else wait * 1000):
                if file == self.woken:
                    os.read(self.woken, 4096)
                elif file != self.control.fileno():
                    self.abandon(file)
                elif not event & select.POLLIN or not self.hire():
                    return self.dismiss()
            # Held and freed workers wake this process as well; only these two are a reason to order anew before time.
            if self.bury() or time.monotonic() >= self.next:
                self.order()

    def hire(self) -> bool:
        """Whether the web server is still there; the worker that it asks for is forked here."""
        said, files, _, _ = socket.recv_fds(self.control, ORDER.size, 2)
        if not said:
            return False
        seconds, new, aside, credit, like = ORDER.unpack(said)
        if not files:
            self.waiting = int(new), int(aside)
            return True
        connection = socket.socket(fileno=files[0])
        pid = os.fork()
        if not pid:
            labour(self.store, connection, files[1], (self.memory, self.files))
        os.close(files[1])
        self.poll.register(connection, 0)  # its end alone is of interest, which is always told
        now = time.monotonic()
        self.children[pid] = Child(connection, now, now + seconds, (new, aside), credit, like)
        self.next = 0.0
        return True

    def abandon(self, file: int) -> None:
        """Ends the worker whose answer nobody waits for any more."""
        for pid, child in self.children.items():
            if child.connection.fileno() == file:
                self.poll.unregister(file)
                os.kill(pid, signal.SIGKILL)

    def bury(self) -> bool:
        """Whether workers have ended; it is told here how."""
        buried = False
        while self.children:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if not pid:
                break
            buried, child = True, self.children.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            if code < 0 and (child.made_room or time.monotonic() >= child.end):
                code = MADE_ROOM if child.made_room else -signal.SIGALRM
            try:
                self.poll.unregister(child.connection)
                child.connection.send(END.pack(code, used.ru_utime + used.ru_stime))
                child.connection.shutdown(socket.SHUT_RDWR)  # a worker held since its birth has a copy of it still
            except (KeyError, OSError):
                pass  # nobody listens any more
            child.connection.close()
        return buried

    def order(self) -> None:
        """Lets those go on that have computed least, holds the others, ends those whose time is over."""
        now = time.monotonic()
        self.next = now + TICK
        spent = {pid: seconds_of(pid, child) for pid, child in self.children.items()}
        self.make_room(spent)
        ranked = self.rank(spent)
        self.save_memory(ranked)
        for rank, pid in enumerate(ranked):
            child = self.children[pid]
            if now >= child.end or child.made_room:
                os.kill(pid, signal.SIGKILL)
                continue
            while child.age + 1 < len(AGES) and spent[pid] >= AGES[child.age + 1][0]:
                child.age += 1
                os.setpriority(os.PRIO_PROCESS, pid, self.nice + AGES[child.age][1])
            if child.held != (rank >= self.most):
                child.held = not child.held
                os.kill(pid, signal.SIGSTOP if child.held else signal.SIGCONT)

    def rank(self, spent: dict[int, float]) -> list[int]:
        """The workers in the order in which they may go on.

        First those that are known to end, the shortest first; then those that computed least, all alike together, and
        of these again those that computed least.
        """
        taken: dict[int, float] = {}
        for pid, child in self.children.items():
            taken[child.like] = taken.get(child.like, 0.0) + spent[pid]

        def place(pid: int) -> tuple[bool, float, float]:
            child = self.children[pid]
            known = spent[pid] < child.credit
            return not known, child.credit if known else taken[child.like] - child.credit, spent[pid]

        return sorted(spent, key=place)

    def make_room(self, spent: dict[int, float]) -> None:
        """Marks as many of those whose patience is at its end as others wait, the longest at work first."""
        for kind, waiting in enumerate(self.waiting):
            longest = sorted((pid for pid in spent if not self.children[pid].made_room), key=spent.__getitem__)
            ready = [pid for pid in longest if spent[pid] >= self.children[pid].patience[kind]]
            for pid in ready[-waiting:] if waiting else ():
                self.children[pid].made_room = True

    def save_memory(self, ranked: list[int]) -> None:
        """Marks as many as hold too much together, those first that come last."""
        for pid, child in self.children.items():
            if not child.held:
                child.own = shares.own(pid, self.shared)
        taken = sum(child.own for child in self.children.values())
        for pid in reversed(ranked[1:]):
            if taken <= self.room:
                return
            self.children[pid].made_room = True
            taken -= self.children[pid].own

    def dismiss(self) -> None:
        """Ends all workers."""
        for pid in self.children:
            os.kill(pid, signal.SIGKILL)


def seconds_of(pid: int, child: Child) -> float:
    """How long a process that was not buried yet has computed; where the system can't tell, how long it has lived."""
    if sys.platform.startswith("linux"):
        return time.clock_gettime(~pid << 3 | 2)  # the number of the clock of another process, as the kernel makes it
    return time.monotonic() - child.begun


def labour(store: Store, connection: socket.socket, file: int, most: tuple[int, int]) -> NoReturn:
    """The whole life of a worker: it gives up all but its two files, does the job, tells the outcome.

    It may have at ``most`` so many bytes of address space, and files of numbers below the second.
    """
    try:
        signal.set_wakeup_fd(-1)
        os.nice(AGES[0][1])
        nothing = os.open(os.devnull, os.O_RDWR)
        for new, old in enumerate((nothing, nothing, nothing, connection.detach(), file)):
            os.dup2(old, LAST_FILE + new)
        for new in range(FILES):
            os.dup2(LAST_FILE + new, new)
        os.closerange(FILES, LAST_FILE + FILES)
        said = socket.socket(fileno=3)
        with open(4, "wb", buffering=64 * 1024, closefd=False) as answer:
            said.sendall(work(store, said, answer, most).written())
    finally:
        os._exit(0)


def work(store: Store, said: socket.socket, answer: BinaryIO, most: tuple[int, int]) -> Outcome:
    """The outcome of the job that is read from the connection."""
    try:
        with said.makefile("rb") as asked:  # which reads on where this process was held meanwhile
            job = jobs.read_job(asked.read(LENGTH.unpack(asked.read(LENGTH.size))[0]))
        worker.expire(job.deadline + 1)  # the foreman comes first, which can end one that is held, too
        worker.confine(*most)
        if job.query is not None:
            refusals.refuse(job.query)
        outcome = worker.perform(store, job, answer)
        answer.flush()
        return outcome
    except QueryError as error:
        return Outcome(Verdict.REFUSED, words=str(error))
    except BaseException as error:  # a mistake of ours, or a panic of the engine: only this process ends
        return Outcome(Verdict.MISTAKEN, words=repr(error))


def main() -> int:
    """Zero, when the control socket, whose number is the argument, was closed; the graph is told on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the web server, which then closes the socket
    control = socket.socket(fileno=int(sys.argv[1]))
    order = json.load(sys.stdin)
    isolation.leave_network()  # before a store has threads, which a process that leaves may not have
    try:
        store, files = hold(order)
    except worker.BROKEN as error:
        control.sendall(json.dumps({"workers": 0, "words": str(error)}).encode() + b"\n")
        return 1
    workers, memory = shares.share(order["budget"])
    gc.freeze()  # else the first collection in each worker copies what all share
    places = MOST_WORKERS if shares.WATCHED else workers
    control.sendall(json.dumps({"workers": places, "words": ""}).encode() + b"\n")
    Foreman(control, store, memory, order["budget"], files).run()
    return 0


def hold(order: dict[str, Any]) -> tuple[Store, int]:
    """The store that the order names, or one that its file is loaded into; and the files that a worker may have."""
    if not order["store"]:
        with Path(order["path"]).open("rb") as file:
            return worker.load(file, order["media_type"]), FILES
    # The files of the store must lie beyond those that a worker gives up.
    low = [os.open(os.devnull, os.O_RDONLY)]
    while low[-1] < LAST_FILE + FILES:
        low.append(os.dup(low[0]))
    try:
        place = Path(order["store"])
        return Store.read_only(str(place)), stores.last_file(place) or FILES
    finally:
        for number in low:
            os.close(number)


if __name__ == "__main__":
    sys.exit(main())
