"""What the workers over a graph may take of the memory, each and together, and what they do take."""

from __future__ import annotations

import os
from pathlib import Path

LEAST = 192 * 1024**2
"""Bytes for a worker beyond the graph, for what users may ask; the named queries need 2 MB on 100,000 triples."""

MOST_SHARES = 16
"""Into so many parts the budget is shared out at most: what one query may take hangs not on how many there are."""

PROCESS = Path("/proc/self/stat")
WATCHED = PROCESS.exists()
"""Whether this system tells what a process takes, so that more may work than have a whole part each."""

PAGE = os.sysconf("SC_PAGE_SIZE") if WATCHED else 4096


def share(budget: int) -> tuple[int, int]:
    """How many workers the budget allows if each takes its part, and the address space of each.

    A worker shares the graph with all others, but what it reads becomes its own, page by page, since the engine counts
    references; so each may come to hold the whole graph once more.
    """
    taken = mapped()
    workers = max(1, min(MOST_SHARES, budget // (taken + LEAST)))
    return workers, max(taken + LEAST, budget // workers)


def mapped() -> int:
    """The bytes that this process has mapped; zero where the system doesn't say."""
    return _mapped_and_faults(PROCESS)[0]


def own(pid: int, shared: int) -> int:
    """The bytes that a worker has for itself, at most, where it was forked from a process that had mapped so many.

    What it mapped since then, and what it copied: a page each time that it wrote where nobody had written before.
    """
    size, faults = _mapped_and_faults(Path(f"/proc/{pid}/stat"))
    return max(0, size - shared) + min(faults * PAGE, shared)


def _mapped_and_faults(file: Path) -> tuple[int, int]:
    """Both zero where the system doesn't say."""
    try:
        fields = file.read_bytes().rpartition(b")")[2].split()  # behind the name, which may hold anything
    except OSError:
        return 0, 0
    return int(fields[20]), int(fields[7])
