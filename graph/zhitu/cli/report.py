"""``zhitu report``: what a built graph shows as a whole."""

from __future__ import annotations

import click

from zhitu.cli import terminal


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("-o", "--output", metavar="DIR", help="The folder to write to, else that of the build.")
def report(folder: str, output: str | None) -> int:
    """Write who is central, who followed whom and what is missing in the graph that was built in DIR."""
    import zhitu

    for path in zhitu.report(zhitu.load(folder), output or folder):
        terminal.say(f"  {terminal.clean(str(path))}")
    return 0
