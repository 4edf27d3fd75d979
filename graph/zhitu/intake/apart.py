"""The process apart: ``python -m zhitu.intake.apart BYTES``, a file a line on stdin, what it holds on stdout.

It has no network and a bound on its memory. Documents are lists of JSON, problems are objects, and ``null`` ends a
file: no line can make the process that asked do anything.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zhitu import codec, isolation
from zhitu.errors import Problem
from zhitu.intake import formats
from zhitu.intake.options import Columns, Options


def main() -> int:
    """Zero, once stdin ends."""
    isolation.limit_memory(int(sys.argv[1]))
    isolation.leave_network()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints goes where nobody reads
    for line in sys.stdin.buffer:
        for said in read(json.loads(line)):
            out.write(said + b"\n")
            out.flush()
    return 0


def read(order: dict[str, Any]) -> Iterator[bytes]:
    """The lines that tell what a file holds."""
    options = Options(Columns(**order["options"].pop("columns")), **order["options"])
    problems: list[Problem] = []
    try:
        for document in formats.read(order["shown"], Path(order["path"]), options, problems):
            yield from _tell(problems)
            yield codec.encode_document(document)
    except MemoryError:  # what is left would not do for the next file: a new process has all of it
        raise
    except Exception as error:
        mend = "Open it and save it again, or as text. What stood before was read."
        problems.append(Problem(f"cannot be read: {type(error).__name__}: {error}", order["shown"], mend))
    yield from _tell(problems)
    yield b"null"


def _tell(problems: list[Problem]) -> Iterator[bytes]:
    for problem in problems:
        yield json.dumps(asdict(problem)).encode("ascii")
    problems.clear()


if __name__ == "__main__":
    sys.exit(main())
