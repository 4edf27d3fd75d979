"""What a build takes as its corpus grows: ``python -m speed.growth CORPUS.jsonl.gz [ARTICLES…]``.

For each size a process of its own builds the first so many records, in one process, to all exports: the peak of its
memory in each stage, and CPU seconds. Each size remembers what it read, so that the next one reads only what is new;
its seconds of reading are summed up over the smaller sizes.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

SIZES = (3_000, 10_000, 29_618)


def main(corpus: Path, sizes: list[int]) -> None:
    print("| articles | entities | edges | CPU s to read, weave, export | peak MB in each | exports |")
    print("| --- | --- | --- | --- | --- | --- |")
    read = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            seeds = Path(folder, "corpus.jsonl")
            with gzip.open(corpus) as lines:
                seeds.write_bytes(b"".join(islice(lines, size)))
            command = [sys.executable, "-m", "speed.growth", "--one", folder]
            said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
            read += said["seconds"][0]
            seconds = ", ".join(f"{one:,.0f}" for one in (read, *said["seconds"][1:]))
            peaks = ", ".join(f"{one:,.0f}" for one in said["peaks"])
            row = (f"{size:,}", f"{said['entities']:,}", f"{said['edges']:,}", seconds, peaks, f"{said['bytes']:,} MB")
            print(f"| {' | '.join(row)} |", flush=True)


def build(folder: Path) -> None:
    """Builds what stands in a folder, and says on stdout what that took."""
    from zhitu import exporters, knowledge, pipeline

    seconds, peaks, stage = [], [], ["reading"]
    begun = time.process_time()

    def close() -> None:
        nonlocal begun
        seconds.append(time.process_time() - begun)
        peaks.append(peak())
        begun = time.process_time()

    def told(name: str, done: int) -> None:
        if name != stage[0]:
            stage[0] = name
            close()

    plan = pipeline.Plan(progress=told, remembered=folder / "readings.sqlite")
    graph = pipeline.build(folder / "corpus.jsonl", plan)
    close()
    files = exporters.export(graph, knowledge.load(), folder / "out")
    close()
    size = sum(file.stat().st_size for path in files for file in (path, *path.rglob("*")) if file.is_file()) // 1024**2
    counts = {"entities": len(graph.entities), "edges": len(graph.edges)}
    print(json.dumps({"seconds": seconds, "peaks": peaks, "bytes": size} | counts))


def peak() -> int:
    """The most MB that this process held since it was asked for the last time."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # from here on the kernel counts anew
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        build(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or list(SIZES))
