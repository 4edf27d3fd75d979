"""Runs a query in a process of its own, which ends at the deadline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from zhitu.errors import InputError, QueryError
from zhitu.rdf import refusals, sources, worker
from zhitu.rdf.terms import PREFIXES

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
    job = {
        "path": str(path.resolve()),
        "media_type": sources.FORMATS[path.suffix.lower()].media_type,
        "query": query,
        "prefixes": PREFIXES,
        "deadline": deadline,
        "memory": MOST_MEMORY,
        "most": MOST_ANSWER,
    }
    # -P: a pyoxigraph.py that lies in the working folder is not ours.
    command = [sys.executable, "-P", "-m", worker.__name__]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, the job goes through stdin
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=deadline + LOAD_GRACE,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        _give_up_late(deadline)
    if done.returncode == 0:
        form, _, answer = done.stdout.partition(b"\n")
        return form.decode(), answer
    _give_up(done.returncode, done.stdout.decode("utf-8", "replace"), path, deadline)


def _give_up(code: int, words: str, path: Path, deadline: float) -> NoReturn:
    """Raises what the end of the process means."""
    if code == worker.BROKEN_FILE:
        raise InputError(f"the graph cannot be read: {words}", str(path), "Build it again.")
    if code == worker.BAD_QUERY:
        raise QueryError(f"the query cannot be answered: {words}", "the query", "Mend it there; see SPARQL 1.1.")
    if code == worker.TOO_LARGE:
        raise QueryError("the answer is too large", f"over {MOST_ANSWER} bytes", "Ask for less, or add a LIMIT.")
    if code in _ALARMS:
        _give_up_late(deadline)
    raise QueryError("the query needs too much memory", f"over {MOST_MEMORY} bytes", "Ask for less, or add a LIMIT.")


def _give_up_late(deadline: float) -> NoReturn:
    raise QueryError("the query took too long", f"over {deadline:g} s", "Ask for less, or join its patterns.")


# A process that a signal ended reports the negative number of the signal: SIGALRM.
_ALARMS = frozenset({-14})
