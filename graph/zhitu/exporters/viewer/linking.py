"""The page's own modules, linked into one script: a page that is opened from a folder can import nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

FIRST = "start.js"
"""The module that begins everything; the others are reached from it."""

IMPORT = re.compile(r"^import \{[^{}]*\} from '\./([a-z-]+\.js)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?function |const |let |class )", re.MULTILINE)


def link(read: Callable[[str], str], first: str = FIRST) -> str:
    """One script of all modules that the first one needs, each behind those that it imports, in a scope of its own.

    Top-level names are shared, so no two modules may declare the same one; a test sees to it.
    """
    parts = [EXPORT.sub("", IMPORT.sub("", read(name))).strip() for name in order(read, first)]
    return "(async function () {\n'use strict';\n" + "\n\n".join(parts) + "\n}());\n"


def order(read: Callable[[str], str], first: str) -> tuple[str, ...]:
    """The modules that the first one needs, each behind those that it imports."""
    found: dict[str, None] = {}
    entered: set[str] = set()

    def enter(name: str) -> None:
        if name in entered:
            return
        entered.add(name)
        for wanted in IMPORT.findall(read(name)):
            enter(wanted)
        found[name] = None

    enter(first)
    return tuple(found)
