"""Runs a query in a process of its own, which ends at the deadline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from zhitu.errors import InputError, QueryError
from zhitu.rdf import jobs, refusals, sources, stores, worker
from zhitu.rdf.jobs import Job, Outcome, Verdict

# Seconds. The slowest of the named queries needs 1.6 s of a processor on a million triples.
DEADLINE = 10.0

# Seconds beyond the deadline after which the process is ended even if it still loads: a million triples load in 4 s.
LOAD_GRACE = 120.0

# Bytes of address space: a million triples take a quarter of it.
MOST_MEMORY = 4 * 1024**3

# Bytes of an answer: a table of half a million rows.
MOST_ANSWER = 64 * 1024**2


def run(source: Path, query: str, deadline: float = DEADLINE) -> tuple[str, bytes]:
    """The form of the answer (select, ask or construct) and its bytes: SPARQL JSON, or N-Triples of a construct.

    Raises :class:`QueryError` where the query is refused, does not parse, or needs too much, and
    :class:`InputError` where the source cannot be read.
    """
    path = sources.locate(source)
    refusals.refuse(query)
    job = Job(query, deadline=deadline, most=MOST_ANSWER)
    store = stores.ready(source, stores.LEAST)
    outcome, answer = attempt(path, job, store)
    if store and outcome.verdict is Verdict.BROKEN_FILE:
        outcome, answer = attempt(path, job, stores.rebuild(source))
    if outcome.verdict is Verdict.ANSWERED:
        return outcome.form, answer
    if outcome.verdict is Verdict.TOO_LATE:
        _give_up_late(deadline)
    _give_up(outcome, path)


def attempt(path: Path, job: Job, store: Path | None = None) -> tuple[Outcome, bytes]:
    """How the job ended in a process that opens the store for it alone, or else loads the graph, and the answer."""
    order = {
        "path": str(path.resolve()),
        "store": str(store.resolve()) if store else "",
        "media_type": sources.FORMATS[path.suffix.lower()].media_type,
        "memory": MOST_MEMORY,
        "job": job.written().decode(),
    }
    # -P: a pyoxigraph.py that lies in the working folder is not ours.
    command = [sys.executable, "-P", "-m", worker.__name__]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the job goes through stdin
            command,
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=job.deadline + LOAD_GRACE,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return Outcome(Verdict.TOO_LATE), b""
    line, _, answer = done.stdout.partition(b"\n")
    return (jobs.read_outcome(line) if line else Outcome(verdict(done.returncode))), answer


def verdict(code: int) -> Verdict:
    """What it means that a worker ended with an exit code, and without a word; negative for a signal."""
    return _ENDS.get(code, Verdict.TOO_MUCH)


def _give_up(outcome: Outcome, path: Path) -> NoReturn:
    """Raises what the end of the process means."""
    what = f"{outcome.verdict}: {outcome.words}" if outcome.words else str(outcome.verdict)
    if outcome.verdict is Verdict.BROKEN_FILE:
        raise InputError(what, str(path), "Build it again.")
    if outcome.verdict is Verdict.BAD_QUERY:
        raise QueryError(what, "the query", "Mend it there; see SPARQL 1.1.")
    if outcome.verdict is Verdict.TOO_DEEP:
        raise QueryError(what, "the query", "Take brackets out of it.")
    most = MOST_ANSWER if outcome.verdict is Verdict.TOO_LARGE else MOST_MEMORY
    raise QueryError(what, f"over {most} bytes", "Ask for less, or add a LIMIT.")


def _give_up_late(deadline: float) -> NoReturn:
    raise QueryError(Verdict.TOO_LATE, f"over {deadline:g} s", "Ask for less, or join its patterns.")


# SIGALRM comes at the deadline, or the thread that stands for it; SIGSEGV, or its like of Windows, where the parser ran
# out of its stack; want of memory has several faces.
_ENDS = {-14: Verdict.TOO_LATE, 1: Verdict.TOO_LATE, -11: Verdict.TOO_DEEP, 0xC00000FD: Verdict.TOO_DEEP}
