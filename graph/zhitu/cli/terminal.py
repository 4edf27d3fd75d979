"""What the commands write to a terminal or a pipe: tables, problems, progress."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from zhitu.errors import Problem
from zhitu.model import Document

if TYPE_CHECKING:
    from rich.console import Console

    from zhitu.intake import Meter

TAGGERS = "zhitu reads best, jieba is light, lac is LAC alone; or a file of weights, as `zhitu train` writes it."
"""Help of the option ``--tagger``."""

# Rows that a person reads before he opens the file of problems.
PROBLEMS_SHOWN = 10
# Seconds below which no rate is told that means anything.
LEAST_TIME = 0.1
# Wide enough for a sentence; a pipe has no width of its own.
WIDTH_OF_A_PIPE = 160


def prepare() -> None:
    """Makes every character printable: what the terminal's encoding lacks is written as its escape.

    A stream that the shell closed becomes one that nobody reads.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the very end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def speak_utf8() -> None:
    """Makes standard output UTF-8 for another program; a lone surrogate becomes the escape that JSON knows."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def take_input(problems: list[Problem]) -> Document | None:
    """The document on standard input; ``None`` and a problem where it holds no text."""
    from zhitu import intake
    from zhitu.intake.options import DEFAULTS

    return intake.document("stdin", sys.stdin.buffer.read(DEFAULTS.size + 1), problems=problems)


def clean(text: str) -> str:
    """The text without characters that steer a terminal; line breaks become spaces."""
    return "".join(
        " " if letter in "\n\t\r" else "\ufffd" if unicodedata.category(letter) in ("Cc", "Cf", "Cs") else letter
        for letter in text
    )


def count(number: int, one: str, many: str = "") -> str:
    """So many of what: 1 document, 2 documents."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def say(text: str = "") -> None:
    """Writes a line to standard output."""
    click.echo(text)


def write(text: str) -> None:
    """Writes text that ends its own lines to standard output."""
    click.echo(text, nl=False)


def tell(problem: Problem, heading: str = "problem") -> None:
    """Writes a problem to standard error: what, where, and how to mend it."""
    click.echo(f"{heading}: {clean(problem.what)} ({clean(problem.where)})\n  {clean(problem.mend)}", err=True)


def tell_all(problems: Sequence[Problem], rest: str) -> None:
    """Writes the first problems to standard error, then how many more stand where ``rest`` says."""
    for problem in problems[:PROBLEMS_SHOWN]:
        tell(problem)
    if len(problems) > PROBLEMS_SHOWN:
        click.echo(f"{len(problems) - PROBLEMS_SHOWN} more problems: {rest}", err=True)


def show_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Writes a table to standard output; long cells are folded, never cut."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(clean(title), style="bold") if title else None, box=SIMPLE_HEAD, title_justify="left")
    for column in columns:
        table.add_column(Text(clean(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    _console().print(table)


@contextmanager
def progress(*, quiet: bool, meter: Meter | None = None) -> Iterator[Callable[[str, int], None] | None]:
    """A moving line on standard error while a build runs; None where nobody watches.

    How much time is left is told as the ``meter`` of the bytes lets expect, where there is one.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting")
        begun = monotonic()

        def tell_stage(stage: str, done: int) -> None:
            spent = max(monotonic() - begun, LEAST_TIME)
            rate = f", {done / spent:,.0f} a second{_left(meter, spent)}" if stage == "reading" else ""
            bar.update(task, description=f"{stage}: {done:,} documents{rate}")

        yield tell_stage


def _left(meter: Meter | None, spent: float) -> str:
    """The part of all bytes that has been read, and the time that the rest will take at that rate."""
    if meter is None or not 0 < meter.read <= meter.total:
        return ""
    minutes, seconds = divmod(round(spent * (meter.total - meter.read) / meter.read), 60)
    return f", {meter.read / meter.total:.0%}, {minutes:,}:{seconds:02} left"


def _console() -> Console:
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_PIPE, markup=False, highlight=False)
