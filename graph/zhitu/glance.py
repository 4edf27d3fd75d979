"""A few rows as HTML, for notebooks; nothing in them is markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

MOST = 10
"""Rows that are shown."""


def show(told: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A line and a table in HTML."""
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    return f"<p><b>zhitu</b>: {escape(told)}</p><table><tr>{names}</tr>{cells}</table>"
