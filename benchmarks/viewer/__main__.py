"""What the page costs, ours beside pyvis as it comes, at growing sizes and in one run.

python -m viewer [SIZE …]      sizes are numbers of entities; 300, 1,000, 5,000 and 20,000 where none is given
python -m viewer --ours 20000  without the page of pyvis, which takes minutes at that size
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from viewer.gestures import Cost, measure
from viewer.graphs import weave
from zhitu.exporters import viewer
from zhitu.knowledge import Knowledge, load
from zhitu.model import Graph

SIZES = (300, 1_000, 5_000, 20_000)
PATIENCE = 120.0
"""Seconds after which a page that is not ready is given up."""

HEAD = (
    "| entities, edges | page | CPU to write | file | CPU to ready | a frame, pan | a frame, zoom | heap |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def main(sizes: list[int], *, ours: bool) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    knowledge = load()
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        for size in sizes:
            graph = weave(size)
            for kind, page, spent in write(graph, knowledge, Path(place), ours=ours):
                # A browser for each page: no figure holds what another page left behind.
                browser = driver.chromium.launch(
                    executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
                )
                cost = measure(browser, page, kind, PATIENCE)
                browser.close()
                print(line(graph, kind, spent, cost), flush=True)


def write(graph: Graph, knowledge: Knowledge, place: Path, *, ours: bool) -> Iterator[tuple[str, Path, float]]:
    """The pages of a graph one after the other, with the seconds of a processor that it took to write each."""
    start = time.process_time()
    page = place / "zhitu.html"
    page.write_bytes(b"".join(viewer.write(graph, knowledge)))
    yield "zhitu", page, time.process_time() - start
    if ours:
        return
    start = time.process_time()
    page = place / "pyvis.html"
    page.write_text(stock(graph), encoding="utf-8")
    yield "pyvis", page, time.process_time() - start


def stock(graph: Graph) -> str:
    """The page that pyvis makes of a graph when nothing is set, with its scripts inside the file."""
    from pyvis.network import Network

    net: Any = Network(directed=True, cdn_resources="in_line")
    for entity in graph.entities:
        net.add_node(entity.id, label=entity.name, title=entity.name)
    for edge in graph.edges:
        net.add_edge(edge.subject, edge.object, title=edge.relation)
    return str(net.generate_html())


def line(graph: Graph, kind: str, spent: float, cost: Cost) -> str:
    """A row of the table."""
    ready = f"not in {PATIENCE:.0f} s" if cost.ready is None else f"{cost.ready:.1f} s"
    frames = ["–" if one is None else f"{one:.1f} ms" for one in (cost.pan, cost.zoom)]
    heap = "–" if cost.heap is None else f"{cost.heap / 1e6:.0f} MB"
    counts = f"{len(graph.entities):,}, {len(graph.edges):,}"
    return " | ".join((f"| {counts}", kind, f"{spent:.1f} s", f"{cost.size / 1e6:.1f} MB", ready, *frames, f"{heap} |"))


if __name__ == "__main__":
    given = sys.argv[1:]
    main([int(one) for one in given if one != "--ours"] or list(SIZES), ours="--ours" in given)
