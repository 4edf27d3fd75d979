"""One figure: ours against a baseline, both measured in this run."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

PATIENCE = 600
"""CPU seconds that a baseline may take: rdflib's Turtle of a million triples had not ended after 25 minutes of them."""


class OverdueError(BaseException):
    """A baseline has outrun our patience; no :class:`Exception`, which rdflib's writer of names would swallow."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, in which unit."""

    what: str
    ours: float
    baseline: float
    unit: str
    against: str
    ended: bool = True
    """Whether the baseline came to its end; if not, the ratio is an upper bound."""

    def __str__(self) -> str:
        ratio = self.ours / self.baseline if self.baseline else float("inf")
        took, share = f"{self.baseline:,.3g}", f"{ratio:.2f}" if ratio >= 0.01 else f"{ratio:.3f}"
        if not self.ended:
            took, share = f"not in {took}", f"below {share}"
        return f"| {self.what} | {self.ours:,.3g} {self.unit} | {self.against}: {took} | {share} |"


@contextmanager
def cpu() -> Iterator[Callable[[], float]]:
    """CPU seconds of this process since the beginning of the block."""
    begun = time.process_time()
    yield lambda: time.process_time() - begun


def patient(run: Callable[[], object]) -> tuple[float, bool]:
    """The CPU seconds of a call, and whether it ended within our patience."""
    with cpu() as spent:
        before = signal.signal(signal.SIGPROF, give_up)
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            run()
        except OverdueError:
            return spent(), False
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
        return spent(), True


def give_up(_signal: int, _frame: FrameType | None) -> None:
    raise OverdueError
