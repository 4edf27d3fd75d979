"""Prints how fast reading, the commands and the triples are: ``python -m speed [--large] [PATH…]``.

The seeds are read where no path is named.
"""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from speed import commands, texts, triples

SEEDS = Path(__file__).parents[2] / "seeds"


def main(arguments: list[str]) -> None:
    large = "--large" in arguments
    paths = [Path(name) for name in arguments if name != "--large"] or [SEEDS]
    sizes = ["10k", "100k", *(["1M"] if large else [])]
    day = datetime.now(UTC).date().isoformat()
    print(f"{day}, Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}\n")
    print("| what | ours | baseline | ratio |\n| --- | --- | --- | --- |")
    for row in chain(texts.measure(paths), commands.measure(paths), triples.measure(sizes)):
        print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
