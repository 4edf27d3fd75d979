"""What commands that read files share: the columns of tables, the limits, and that nothing read is written over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhitu.errors import InputError

if TYPE_CHECKING:
    from zhitu.intake import Options

Command = Callable[..., Any]

COLUMNS = ("text", "title", "date", "id", "source", "author", "url")
LIMIT = (
    "A limit on what is read, such as seconds=300 or size=500000000; may stand several times. See docs/documents.md."
)

NUMBER = re.compile(r"0*[1-9][0-9]{0,14}")
"""A limit: a petabyte has sixteen digits, and no system takes more than nineteen."""


def options(command: Command) -> Command:
    """Gives a command the options; it gets them as ``limits`` and ``<name>_column``, for :func:`collect`."""
    command = click.option("--limit", "limits", metavar="NAME=N", multiple=True, help=LIMIT)(command)
    for name in reversed(COLUMNS):
        says = f"The column of tables, or field of JSON Lines, with the {name} of an article."
        command = click.option(f"--{name}-column", metavar="NAME", default="", help=says)(command)
    return command


def collect(given: dict[str, Any], rooms: int = 1) -> Options:
    """The options that were given, taken out of the arguments of a command, and how many processes read files apart.

    Raises :class:`InputError` for a limit that is none.
    """
    from zhitu.intake.options import Columns, Options

    columns = Columns(**{name: given.pop(f"{name}_column") for name in COLUMNS})
    limits: Sequence[str] = given.pop("limits")
    known = [field.name for field in fields(Options) if field.name not in {"columns", "rooms"}]
    found: dict[str, int] = {}
    for limit in limits:
        name, _, number = limit.partition("=")
        if name not in known or not NUMBER.fullmatch(number):
            raise InputError("not a limit", limit, f"Say NAME=N with a whole number; the names are {', '.join(known)}.")
        found[name] = int(number)
    return Options(columns=columns, rooms=rooms, **found)


def spare(read: Iterable[str], written: Sequence[Path], mend: str) -> None:
    """Raises :class:`InputError` if a file or folder that is read would be written too, whatever way it is named."""
    for name in (name for name in read if name != "-"):
        for path in written:
            with suppress(OSError, ValueError):  # one that is not there or has no possible name: told when it is read
                if path.samefile(name):
                    raise InputError("what is read would be written over", name, mend)
