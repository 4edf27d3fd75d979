"""What is asked of a process that answers queries, and what it says about its answer; both travel as JSON."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

ROWS, TRIPLES = "application/sparql-results+json", "application/n-triples"


class Verdict(StrEnum):
    """How a job ended; all but the first leave no answer."""

    ANSWERED = "answered"
    BROKEN_FILE = "the graph cannot be read"
    BAD_QUERY = "the query cannot be answered"
    REFUSED = "the query is refused"
    UNKNOWN_GRAPH = "there is no such graph"
    UNFIT = "the answer cannot be told in a form that is wanted"
    TOO_LARGE = "the answer is too large"
    TOO_DEEP = "the query is nested too deeply, or too long"
    TOO_LATE = "the query took too long"
    TOO_MUCH = "the query needs too much memory"
    BUSY = "too many queries at once"
    MISTAKEN = "a mistake in zhitu"


@dataclass(frozen=True, slots=True)
class Job:
    """A query, or the triples of a graph.

    ``query`` is None where a graph itself is wanted: ``graph`` by its IRI, the default graph where that is empty.
    ``rows`` and ``triples`` are the media types of an answer, empty where none of that kind is wanted; the graphs of
    the dataset are None where the query shall say them. Seconds and bytes.
    """

    query: str | None
    graph: str = ""
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    rows: str = ROWS
    triples: str = TRIPLES
    deadline: float = 10.0
    most: int = 64 * 1024**2

    @property
    def digest(self) -> bytes:
        """A short name of what is asked, whatever the form of the answer and the time for it."""
        asked = (self.query, self.graph, self.default_graphs, self.named_graphs)
        return hashlib.blake2b(repr(asked).encode(), digest_size=16).digest()

    def written(self) -> bytes:
        """The job as JSON."""
        return json.dumps(asdict(self)).encode()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: the form of the answer (select, ask or construct), and words of the parser or the like."""

    verdict: Verdict
    form: str = ""
    words: str = ""

    def written(self) -> bytes:
        """The outcome as a line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"


def read_job(text: bytes) -> Job:
    """The job in JSON that :meth:`Job.written` made."""
    fields: dict[str, Any] = json.loads(text)
    return Job(**fields)


def read_outcome(line: bytes) -> Outcome:
    """The outcome in a line that :meth:`Outcome.written` made."""
    fields: dict[str, str] = json.loads(line)
    return Outcome(Verdict(fields["verdict"]), fields["form"], fields["words"])
