"""``zhitu train``: weights that find names as the user's own corpora have them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from zhitu.cli import documents, terminal


@click.command()
@click.argument("corpora", metavar="CORPUS…", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", required=True, help="The file of weights to write (….onnx).")
@click.option("--seed", metavar="N", type=click.IntRange(0, 2**32 - 1), default=1, show_default=True)
def train(corpora: Sequence[str], output: str, seed: int) -> int:
    """Learn to find names from annotated sentences (JSON lines), each corpus in its own file."""
    from zhitu import training
    from zhitu.exporters.placement import place

    documents.spare(corpora, [Path(output)], "Name another file with -o.")
    weights = training.train([Path(name) for name in corpora], seed, terminal.say)
    terminal.say(f"{place(Path(output), [weights])}: {len(weights)} bytes")
    return 0
