"""Work during which Python looks for no garbage: what is loaded or read in one go leaves next to none in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Puts off the collection of circles until the work is done; what nobody holds is freed at once all the same.

    Loading and reading make some hundred thousand objects that stay: to go through them again and again was an eighth
    of a cold ``zhitu read``.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
