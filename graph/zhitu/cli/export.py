"""``zhitu export``: a built graph in the form that another program takes as its own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zhitu.cli import documents, terminal
from zhitu.errors import InputError

MOST_SHOWN = 20
"""Files that are listed; a vault has one for each entity."""


@click.command()
@click.argument("folder", metavar="DIR", required=False)
@click.argument("form", metavar="FORMAT", required=False)
@click.option("-o", "--output", metavar="OUT", help="The file to write; the folder, where a format has several.")
@click.option("--list", "listing", is_flag=True, help="List the formats.")
def export(folder: str | None, form: str | None, output: str | None, listing: bool) -> int:
    """Write the graph that was built in DIR as another program wants it, without building again."""
    from zhitu.exporters import tools

    if listing:
        rows = [(name, tool.file or "a folder", tool.about) for name, tool in tools.TOOLS.items()]
        terminal.show_table("", ("format", "writes", "for"), rows)
        return 0
    if folder is None or form is None or output is None:
        missing = "DIR" if folder is None else "FORMAT" if form is None else "-o OUT"
        mend = "Say zhitu export DIR FORMAT -o OUT; the formats: zhitu export --list"
        raise InputError(f"{missing} is missing", "zhitu export", mend)
    import zhitu

    tools.find(form)  # a mistake is told before anything is read
    documents.spare((folder, *_records(folder)), [Path(output)], "Name a file or folder beside those of the build.")
    if output.endswith(("/", os.sep)):
        Path(output).mkdir(parents=True, exist_ok=True)
    written = zhitu.export(zhitu.load(folder), output, form)
    for path in written[:MOST_SHOWN]:
        terminal.say(f"  {terminal.clean(str(path))}")
    if len(written) > MOST_SHOWN:
        terminal.say(f"  and {terminal.count(len(written) - MOST_SHOWN, 'more file')}")
    return 0


def _records(folder: str) -> list[str]:
    """The files of a build."""
    from zhitu.exporters import EXPORTERS

    return [str(Path(folder) / name) for name in EXPORTERS]
