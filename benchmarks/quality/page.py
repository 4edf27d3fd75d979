"""The real newspaper page, through the scorer that lies beside it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zhitu
from quality.data import SHARED


def report() -> Iterator[str]:
    """The table, as lines of Markdown."""
    yield "### A real page of a workers' newspaper\n"
    scorer = SHARED / "gold" / "score.py"
    golds = sorted((SHARED / "gold").glob("*.gold.json"))
    if not scorer.exists() or not golds:
        yield "Skipped: the page is not on this machine.\n"
        return
    yield "| | precision | recall | F1 |"
    yield "| --- | ---: | ---: | ---: |"
    for gold in golds:
        with tempfile.TemporaryDirectory() as folder:
            seed = SHARED / json.loads(gold.read_text(encoding="utf-8"))["source"]
            zhitu.export(zhitu.build(seed), folder)
            command = [sys.executable, str(scorer), str(gold), str(Path(folder) / "graph.ttl")]
            scores = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        for name in ("nodes", "nodes_typed", "facts", "facts_core"):
            yield f"| {name} | {scores[name]['p']:.3f} | {scores[name]['r']:.3f} | {scores[name]['f1']:.3f} |"
        yield f"\nDuplicate nodes: {scores['duplicates']}\n"
