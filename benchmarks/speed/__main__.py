"""Prints how fast reading, the commands and the triples are: ``python -m speed [--large] [PATH…]``.

The seeds are read where no path is named.
"""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from speed import commands, texts, triples

SEEDS = Path(__file__).parents[2] / "seeds"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m speed", description="How fast reading, commands and triples are.")
    parser.add_argument(
        "paths", nargs="*", type=Path, default=[SEEDS], help="texts to read; the seeds if none is named"
    )
    parser.add_argument("--large", action="store_true", help="a million triples too")
    wanted = parser.parse_args()
    paths, sizes = wanted.paths, ["10k", "100k", *(["1M"] if wanted.large else [])]
    day = datetime.now(UTC).date().isoformat()
    print(f"{day}, Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}\n")
    print("| what | ours | baseline | ratio |\n| --- | --- | --- | --- |")
    for row in chain(texts.measure(paths), commands.measure(paths), triples.measure(sizes)):
        print(row, flush=True)


if __name__ == "__main__":
    main()
