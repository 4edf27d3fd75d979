"""The command from a cold start, one process against two, and a second build against the first."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from speed.rows import Row

SENTENCE = "石桥市总工会主席穆青山走访石桥钢铁有限公司。"
TIMES = 5


def measure(paths: list[Path]) -> Iterator[Row]:
    bare = best(["-c", "pass"])
    yield Row("zhitu --help, cold", best(["-m", "zhitu", "--help"]), bare, "s", "python -c pass")
    yield Row("zhitu read of one sentence, cold", best(["-m", "zhitu", "read", "-"], SENTENCE), bare, "s", "the same")
    seeds = list(map(str, paths))
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "zhitu", "build", *seeds, "-q", "-o", f"{folder}/out"]
        one, _ = run([*build, "--no-cache", "--jobs", "1"])
        two, _ = run([*build, "--no-cache", "--jobs", "2"])
        yield Row("build with two processes", two, one, "s", "with one")
        cache = ["--cache", f"{folder}/readings.sqlite", "--jobs", "1"]
        _, first = run([*build, *cache])
        _, second = run([*build, *cache])
        yield Row("second build, nothing changed", second, first, "CPU s", "the first")


def best(arguments: list[str], given: str = "") -> float:
    return min(run(arguments, given)[0] for _ in range(TIMES))


def run(arguments: list[str], given: str = "") -> tuple[float, float]:
    """The seconds and the CPU seconds of a command."""
    begun, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, *arguments], input=given.encode(), capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    after = getrusage(RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
