"""``zhitu diff``: what changed between two builds, and why."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from zhitu.cli import terminal

SIGNS = {"added": "+", "removed": "−", "changed": "~"}


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="A line of JSON for each change.")
def diff(old: str, new: str, as_json: bool) -> int:
    """Show what changed from the build in OLD to that in NEW, and which document or judgement caused it."""
    from zhitu import comparison

    found = comparison.compare(old, new)
    if as_json:
        terminal.speak_utf8()
    for one in found:
        if as_json:
            terminal.say(json.dumps(asdict(one), ensure_ascii=False))
            continue
        how = f": {one.how}" if one.how else ""
        terminal.say(terminal.clean(f"{SIGNS[one.change]} {one.of} {one.what}{how}"))
        if one.of in {"entity", "fact"}:
            terminal.say("    " + terminal.clean(f"by {one.cause} {', '.join(one.where)}".strip()))
    if not as_json:
        terminal.say(terminal.count(len(found), "change"))
    return 0
