"""The processes that answer queries: over the edition of the graph that is there now, and older ones to their end."""

from __future__ import annotations

import asyncio
import io
import math
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from zhitu.rdf.jobs import Job, Outcome, Verdict
from zhitu.rdf.pool import Limits, Pool
from zhitu.rdf.stores import DATASET
from zhitu.server import guards
from zhitu.server.options import Edition, Options

STATUS = {
    Verdict.BAD_QUERY: 400,
    Verdict.REFUSED: 400,
    Verdict.TOO_DEEP: 400,
    Verdict.UNKNOWN_GRAPH: 404,
    Verdict.UNFIT: 406,
    Verdict.TOO_LARGE: 413,
    Verdict.TOO_LATE: 503,
    Verdict.TOO_MUCH: 503,
    Verdict.BUSY: 503,
    Verdict.BROKEN_FILE: 503,
    Verdict.MISTAKEN: 500,
}

MEND = {
    Verdict.REFUSED: "",
    Verdict.BAD_QUERY: "Mend it there; see SPARQL 1.1.",
    Verdict.TOO_DEEP: "Take brackets out of it.",
    Verdict.UNKNOWN_GRAPH: "GET /data tells all graphs, /sparql their names.",
    Verdict.UNFIT: "Accept */*, or one of the types that /sparql describes.",
    Verdict.TOO_LARGE: "Ask for less, or add a LIMIT; GET /data tells all at once.",
    Verdict.TOO_LATE: "Ask for less, or join its patterns.",
    Verdict.TOO_MUCH: "Ask for less, or add a LIMIT.",
    Verdict.BUSY: "Ask again in a while.",
    Verdict.MISTAKEN: "Please report it with the query.",
}

PASSING = frozenset({Verdict.TOO_LATE, Verdict.BUSY})
"""What may be over when the client comes again."""

MOST_WORDS = 2000
"""Characters of a parser's words; it lists all that it expected."""

PIECE = 256 * 1024
"""Bytes of an answer that are sent at a time."""


class Pools:
    """One pool for each edition, of which the last one takes the questions."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.limits = Limits(options.deadline, options.memory)
        self.pools: dict[Edition, Pool] = {}
        self.current: Edition | None = None

    async def ask(self, job: Job, answer: BinaryIO) -> Outcome:
        """How the job ended, after its answer was written to the file.

        Raises :class:`zhitu.errors.InputError` where there is no graph, or where it cannot be read.
        """
        self.current = edition = self.options.edition()
        pool = self.pools.setdefault(edition, Pool(edition.folder / DATASET, self.limits))
        try:
            return await pool.ask(job, answer)
        finally:
            for old in [one for one, idle in self.pools.items() if one != self.current and not idle.asked]:
                await asyncio.to_thread(self.pools.pop(old).close)

    def close(self) -> None:
        """Ends all processes."""
        while self.pools:
            self.pools.popitem()[1].close()


async def respond(request: Request, job: Job, rows: str, triples: str) -> Response:
    """The answer to a job as one of two media types, by its form; or an error. Nothing is said before it is whole."""
    pools: Pools = request.app.state.pools
    answer = tempfile.TemporaryFile()  # noqa: SIM115 - a long answer is sent from it after this function
    asked = asyncio.ensure_future(pools.ask(job, answer))
    gone = asyncio.ensure_future(_leave(request))
    sent = False
    try:
        await asyncio.wait({asked, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            return Response(status_code=499)  # nobody reads it; the worker ends with its connection
        outcome = asked.result()
        if outcome.verdict is not Verdict.ANSWERED:
            return refuse(outcome, pools.limits)
        sent = True
        return send(answer, triples if outcome.form == "construct" else rows, {"Vary": "Accept"})
    finally:
        asked.cancel()
        gone.cancel()
        if not sent:
            answer.close()


def send(answer: BinaryIO, media_type: str, headers: dict[str, str]) -> Response:
    """The file as a response: in one piece, or in many so that no memory holds it; it is closed behind the last."""
    size = answer.seek(0, io.SEEK_END)
    answer.seek(0)
    if size <= PIECE:
        return Response(b"".join(_pieces(answer)), media_type=media_type, headers=headers)
    return StreamingResponse(_pieces(answer), media_type=media_type, headers=headers | {"Content-Length": str(size)})


def _pieces(answer: BinaryIO) -> Iterator[bytes]:
    with answer:
        yield from iter(lambda: answer.read(PIECE), b"")


def refuse(outcome: Outcome, limits: Limits) -> Response:
    """Why there is no answer."""
    verdict = outcome.verdict
    where = {
        Verdict.TOO_LARGE: f"over {limits.answer} bytes",
        Verdict.TOO_LATE: f"over {limits.deadline:g} s",
        Verdict.TOO_MUCH: f"of {limits.memory} bytes for all",
    }.get(verdict, outcome.words[:MOST_WORDS])
    said = guards.tell(STATUS[verdict], verdict, where, MEND[verdict])
    if verdict in PASSING:
        said.headers["Retry-After"] = str(math.ceil(limits.deadline))
    return said


async def _leave(request: Request) -> None:
    """Returns when the client hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
