"""The command line: a thin skin in which each command is one call of the library.

A command a module: :mod:`build`, :mod:`read`, :mod:`query`, :mod:`explain`, :mod:`report`, :mod:`export`, :mod:`diff`,
:mod:`check`, :mod:`serve`, :mod:`evaluate`, :mod:`train`. What they share: :mod:`documents` for those that read files,
:mod:`engines` and :mod:`watching` for a build, and :mod:`terminal`, which writes.

Exit codes: 0 done, 1 done with problems worth looking at, 2 could not go on.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from zhitu import __version__
from zhitu.cli import terminal
from zhitu.cli.build import build
from zhitu.cli.check import check
from zhitu.cli.diff import diff
from zhitu.cli.evaluate import evaluate
from zhitu.cli.explain import explain
from zhitu.cli.export import export
from zhitu.cli.query import query
from zhitu.cli.read import read
from zhitu.cli.report import report
from zhitu.cli.serve import serve
from zhitu.cli.train import train
from zhitu.errors import InputError, Problem, ZhituError

COULD_NOT_GO_ON = 2
REFUSAL = "could not go on"
MADE_BEFORE_A_SEARCH = 100_000
"""Objects made before Python looks for cycles. A graph is millions of values without one, and to search them all again
and again, as after 700, took a fifth of the time in which 6,000 remembered articles are read."""
# What a shell reports of a program ended by the signal: 128 and its number.
INTERRUPTED = 130
READER_WENT_AWAY = 141


@click.group(
    commands=[build, read, query, check, explain, diff, export, report, serve, evaluate, train],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="zhitu")
def commands() -> None:
    """织图: weave Chinese news into a knowledge graph in which every fact bears its evidence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code, after running the command; no error leaves it as a traceback."""
    terminal.prepare()
    gc.set_threshold(MADE_BEFORE_A_SEARCH)
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return end(error)
    return code


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command that went through; raises what stopped it."""
    if "" in arguments:
        # As a path it would mean the working folder, which nobody means.
        raise InputError("an argument is empty", f"zhitu {arguments[0]}", "Perhaps a variable of the shell is not set.")
    try:
        with commands.make_context("zhitu", list(arguments)) as context:
            return int(commands.invoke(context) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code


def end(error: BaseException) -> int:
    """The exit code for what stopped a command, after saying so."""
    match error:
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python flushes once more as it ends
            return READER_WENT_AWAY
        case _ if _was_interrupted(error):
            return INTERRUPTED
        case click.ClickException():
            error.show()
        case ZhituError():
            terminal.tell(error.problem, REFUSAL)
        case OSError():
            where = str(error.filename or "the output")
            mend = "Mend that and run the command again."
            terminal.tell(Problem(error.strerror or str(error), where, mend), REFUSAL)
        case _:  # the last net: a mistake of ours, told in one line
            terminal.tell(_confess(error), REFUSAL)
    return COULD_NOT_GO_ON


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether the user stopped the command: a module that was being loaded may have made another error of it."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt | click.Abort):
            return True
        error = error.__cause__ or error.__context__
    return False


def _confess(error: BaseException) -> Problem:
    """What to say of an error that nobody foresaw, with the line of code where it arose."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    line = f"{place.tb_frame.f_globals.get('__name__', '?')}:{place.tb_lineno}" if place else "zhitu"
    return Problem(f"a mistake in zhitu: {type(error).__name__}: {error}", line, "Please report it with the input.")
