"""How fast each format is read: ``python benchmarks/formats.py``, over the specimens of the tests, in CPU seconds.

What the library of a format costs to load is left out, for a process reads many files.
"""

from __future__ import annotations

import time
from pathlib import Path

from zhitu.errors import Problem
from zhitu.intake import formats
from zhitu.intake.options import DEFAULTS

SPECIMENS = Path(__file__).parent.parent / "tests" / "intake" / "specimens"

LEAST = 1.0
"""CPU seconds for which a file is read again and again."""


def main() -> None:
    """Print a row a specimen: its size, its characters, and how many of each are read in a CPU second."""
    print("| file | kB | characters | files a CPU s | characters a CPU s |\n| --- | ---: | ---: | ---: | ---: |")
    for path in sorted(SPECIMENS.rglob("*")):
        if path.is_dir() or path.suffix in (".py", "") or formats.find(path) is None:
            continue
        length = read(path)
        if not length:
            continue
        times, start = 0, time.process_time()
        while (taken := time.process_time() - start) < LEAST:
            read(path)
            times += 1
        rate = times / taken
        name = path.relative_to(SPECIMENS)
        print(
            f"| {name} | {path.stat().st_size / 1024:.0f} | {length} | {rate:,.1f} | {rate * length:,.0f} |", flush=True
        )


def read(path: Path) -> int:
    """How many characters the documents of a file have."""
    problems: list[Problem] = []
    return sum(len(document.text) for document in formats.read(path.name, path, DEFAULTS, problems))


if __name__ == "__main__":
    main()
