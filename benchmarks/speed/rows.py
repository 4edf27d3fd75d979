"""One figure: ours against a baseline, both measured in this run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, in which unit."""

    what: str
    ours: float
    baseline: float
    unit: str
    against: str

    def __str__(self) -> str:
        ratio = self.ours / self.baseline if self.baseline else float("inf")
        return f"| {self.what} | {self.ours:,.3g} {self.unit} | {self.against}: {self.baseline:,.3g} | {ratio:.2f} |"


@contextmanager
def cpu() -> Iterator[Callable[[], float]]:
    """CPU seconds of this process since the beginning of the block."""
    begun = time.process_time()
    yield lambda: time.process_time() - begun
