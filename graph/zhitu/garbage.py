"""Work during which Python looks for garbage seldom or not at all: what is loaded or read leaves little in circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 100)
"""New objects after which circles are looked for, by default 700, and how often those that stay are gone through."""


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


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Looks for circles seldom until the work is done: for work that may leave some in every step.

    The readings of an archive are millions of objects that stay: to go through them again and again was two fifths of
    finding remembered ones.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
